package dev.talkspurt.report;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Sha256;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.document.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A recorded call that nobody made: a journal and sound as a run leaves them, of a script of one's
 * own. The same bytes on every machine: arithmetic by StrictMath, chance from a seed.
 */
final class SyntheticCall {
  private static final int CALLER_HZ = 16_000;
  private static final int AGENT_HZ = 24_000;
  private static final long ORIGIN_NS = 800_000;
  private static final long FRAME_NS = 20_000_000;
  private static final Json SENT_AUDIO =
      Json.parse(
          "{\"realtimeInput\":{\"audio\":{\"data\":{\"audioBytes\":640},"
              + "\"mimeType\":\"audio/pcm;rate=16000\"}}}");

  private final String id;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final List<double[]> spoken = new ArrayList<>();
  private final List<short[]> received = new ArrayList<>();
  private final Random chance = new Random(7);
  private int receivedCount;
  private int chunks;
  private int tools;
  private int sounds;
  private double nowMs;
  private short[] callerVoice = {};

  SyntheticCall(String id) {
    this.id = id;
  }

  private static long ns(double ms) {
    return ORIGIN_NS + Math.round(ms * 1e6);
  }

  double nowMs() {
    return nowMs;
  }

  /** The caller speaks with this at 16 kHz, not with a tone. */
  SyntheticCall callerVoice(short[] voice) {
    callerVoice = voice;
    return this;
  }

  SyntheticCall pause(double ms) {
    nowMs += ms;
    return this;
  }

  private int step(String yaml, String kind, double fromMs, double toMs) {
    int index = steps.size();
    steps.add(yaml);
    // The list of steps begins at the fifth line of the scenario's file.
    entries.add(new JournalEntry.Step(ns(fromMs), index, kind, 5 + index, "started", ""));
    entries.add(new JournalEntry.Step(ns(toMs), index, kind, 5 + index, "ended", ""));
    return index;
  }

  /** The agent greets: {@code lengthMs} from 300 ms after now on. */
  SyntheticCall hear(int lengthMs, String words) {
    double from = nowMs;
    answer(nowMs + 300, 20, lengthMs, words);
    turnEnd(nowMs);
    step("hear: { within: 4 s }", "hear", from, nowMs);
    return this;
  }

  /** The caller speaks; now is then the end of the last audible sample. */
  SyntheticCall say(String text, int lengthMs) {
    sound("say: " + text, "say", "utterance", text, lengthMs, nowMs);
    return this;
  }

  /** The caller speaks over the agent {@code intoMs} after {@code sinceMs}. */
  SyntheticCall interrupt(String text, int lengthMs, double sinceMs, int intoMs) {
    String yaml = "interrupt: { after: " + intoMs + " ms of agent speech }\n    say: " + text;
    sound(yaml, "interrupt", "interruption", text, lengthMs, sinceMs + intoMs);
    return this;
  }

  private void sound(
      String yaml, String kind, String role, String text, int lengthMs, double fromMs) {
    double from = Math.ceil(fromMs / 20) * 20;
    int index = step(yaml, kind, from, from + lengthMs);
    long first = Math.round(from * 16);
    long last = first + lengthMs * 16L - 1;
    sounds++;
    entries.add(
        new JournalEntry.CallerMark(
            ns(from),
            "u" + sounds,
            role,
            index,
            text,
            first - 320,
            first,
            last,
            last + 320,
            Sha256.hex(text.getBytes(StandardCharsets.UTF_8))));
    spoken.add(new double[] {from, lengthMs});
    nowMs = from + lengthMs;
    entries.add(new JournalEntry.Transcript(ns(nowMs + 200), "caller", text, false));
  }

  /** Agent audio that begins to arrive at {@code fromMs}, in chunks of 100 ms, each after 40 ms. */
  SyntheticCall answer(double fromMs, int padMs, int lengthMs, String words) {
    short[] samples = new short[(padMs + lengthMs) * 24];
    speak(samples, padMs * 24, lengthMs * 24, 220 + chance.nextInt(40), AGENT_HZ);
    return deliver(fromMs, samples, 40, words);
  }

  /** The same of any samples; now is then when they have been heard. */
  SyntheticCall deliver(double fromMs, short[] samples, double everyMs, String words) {
    int per = 2400;
    double at = fromMs;
    for (int from = 0; from < samples.length; from += per) {
      int count = Math.min(per, samples.length - from);
      Json message =
          Json.parse(
              "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"inlineData\":{\"mimeType\":"
                  + "\"audio/pcm;rate=24000\",\"data\":{\"audioBytes\":"
                  + 2 * count
                  + "}}}]}}}");
      entries.add(new JournalEntry.Wire(ns(at), "received", 4 * count / 3 + 90, message));
      entries.add(
          new JournalEntry.AgentChunk(ns(at), chunks++, receivedCount + from, count, AGENT_HZ));
      at += everyMs;
    }
    received.add(samples);
    receivedCount += samples.length;
    words(fromMs, samples.length / 24.0, words);
    nowMs = Math.max(nowMs, Math.max(fromMs + samples.length / 24.0, at));
    return this;
  }

  private void words(double fromMs, double lengthMs, String words) {
    String[] each = words.split(" ");
    for (int i = 0; i < each.length; i++) {
      double at = fromMs + lengthMs * i / each.length / 2;
      String text = (i == 0 ? "" : " ") + each[i];
      entries.add(new JournalEntry.Transcript(ns(at), "agent", text, false));
    }
  }

  SyntheticCall turnEnd(double atMs) {
    signal(atMs, "turnEnd", "protocol", "");
    Json.Obj counts =
        Json.object().put("promptTokenCount", 1200).put("responseTokenCount", 85).build();
    entries.add(new JournalEntry.Usage(ns(atMs), counts));
    return this;
  }

  SyntheticCall signal(double atMs, String kind, String source, String detail) {
    entries.add(new JournalEntry.Signal(ns(atMs), kind, source, detail));
    return this;
  }

  /** The agent says it was interrupted, and what is queued is dropped. */
  SyntheticCall interrupted(double atMs) {
    signal(atMs, "interrupted", "protocol", "");
    entries.add(new JournalEntry.Flushed(ns(atMs), "interrupted"));
    return this;
  }

  SyntheticCall tool(double atMs, double takesMs) {
    String call = "call-" + ++tools;
    Json.Obj args = Json.object().put("number", "4271").build();
    entries.add(new JournalEntry.ToolCalled(ns(atMs), call, "get_order", args));
    Json.Obj result = Json.object().put("status", "on its way").build();
    entries.add(
        new JournalEntry.ToolAnswered(ns(atMs + takesMs), call, "get_order", result, takesMs, ""));
    return this;
  }

  private static void speak(short[] into, int from, int count, double hertz, int rateHz) {
    for (int i = 0; i < count; i++) {
      double t = (double) i / rateHz;
      double syllable = 0.55 - 0.45 * StrictMath.cos(2 * StrictMath.PI * 4 * t);
      double phase = 2 * StrictMath.PI * hertz * t;
      double wave =
          StrictMath.sin(phase) + 0.5 * StrictMath.sin(2 * phase) + StrictMath.sin(5 * phase) / 4;
      into[from + i] = (short) Math.round(6000 * syllable * wave);
    }
  }

  /** Write the call as a run of its own, of which only the scores are missing. */
  Path write(Path run) throws IOException {
    double lengthMs = Math.ceil(nowMs / 20) * 20 + 500;
    step("hangUp", "hangUp", nowMs, nowMs);
    signal(lengthMs, "hangUp", "bench", "");
    short[] caller = new short[(int) (lengthMs * 16)];
    for (double[] part : spoken) {
      int from = (int) (part[0] * 16);
      int count = (int) (part[1] * 16);
      if (callerVoice.length == 0) {
        speak(caller, from, count, 140, CALLER_HZ);
      } else {
        System.arraycopy(callerVoice, 0, caller, from, Math.min(count, callerVoice.length));
      }
    }
    Path folder = run.resolve("calls").resolve(id).resolve("1");
    Files.createDirectories(folder);
    writeJournal(folder.resolve("journal.jsonl"), lengthMs);
    AudioClip left = AudioClip.of(caller, CALLER_HZ);
    WavFile.stereo(left, left).write(folder.resolve("call.wav"));
    WavFile.mono(AudioClip.of(joined(), AGENT_HZ)).write(folder.resolve("received.wav"));
    Json.Obj call =
        Json.object()
            .put("scenario", id)
            .put("trial", 1)
            .put("seed", 1)
            .put("startedAt", "2026-01-05T09:00:00Z")
            .put("durationMs", lengthMs)
            .put("callerAudioSha256", "")
            .put("target", Json.object().put("name", "simulated").put("simulated", true).build())
            .put("simulated", true)
            .put("versions", Json.object().put("talkspurt", "synthetic").build())
            .put("verdict", "inconclusive")
            .build();
    Files.writeString(folder.resolve("call.json"), call.pretty());
    writeInputs(run.resolve("inputs"));
    return run;
  }

  private short[] joined() {
    short[] all = new short[receivedCount];
    int at = 0;
    for (short[] part : received) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private void writeJournal(Path file, double lengthMs) throws IOException {
    List<JournalEntry> all = new ArrayList<>(entries);
    all.add(new JournalEntry.Signal(ORIGIN_NS - 1, "ready", "protocol", ""));
    all.add(new JournalEntry.AudioStarted(ORIGIN_NS, CALLER_HZ, 320));
    for (int j = 0; j < lengthMs / 20; j++) {
      long at = ORIGIN_NS + (j + 1) * FRAME_NS;
      all.add(new JournalEntry.Wire(at, "sent", 929, SENT_AUDIO));
      all.add(new JournalEntry.CallerFrame(at, j, at, 0));
    }
    all.add(new JournalEntry.Closed(ns(lengthMs + 1), 1000, "", "closed by us", true));
    all.sort(Comparator.comparingLong(JournalEntry::atNs));
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (JournalEntry entry : all) {
        out.write(entry.toJson().compact() + "\n");
      }
    }
  }

  private void writeInputs(Path folder) throws IOException {
    StringBuilder scenario = new StringBuilder();
    scenario.append("scenario: Synthetic\nagent: order-line\nmaxDuration: 60 min\nscript:\n");
    steps.forEach(step -> scenario.append("  - ").append(step).append('\n'));
    scenario.append("tools:\n  get_order: { takes: 300 ms, returns: { status: on its way } }\n");
    String agent =
        "agent: order-line\nmodel: m\nvoice: v\nlanguage: en-US\nprompt: Be brief.\n"
            + "tools:\n  - name: get_order\n    description: An order.\n    parameters:\n"
            + "      type: object\n      properties: { number: { type: string } }\n";
    String name = id + ".scenario.yaml";
    List<Json.Obj> files = new ArrayList<>();
    files.add(file(folder, "agents/order-line.agent.yaml", agent));
    files.add(file(folder, name, scenario.toString()));
    Files.writeString(folder.resolve(".talkspurt-root"), "");
    Json.Obj list =
        Json.object()
            .put("schema", RunInputs.SCHEMA)
            .put("id", "synthetic")
            .put("seed", 1)
            .put("target", Json.object().put("protocol", "gemini-live").build())
            .put("scenarios", List.of(Json.object().put("id", id).put("file", name).build()))
            .put("files", files)
            .build();
    Files.writeString(folder.resolve(RunInputs.LIST), list.pretty());
  }

  private static Json.Obj file(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Json.object()
        .put("path", path)
        .put("shown", path)
        .put("sha256", Sha256.hex(text.getBytes(StandardCharsets.UTF_8)))
        .build();
  }
}

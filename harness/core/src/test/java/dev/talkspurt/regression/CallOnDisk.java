package dev.talkspurt.regression;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A call folder made by hand: tones for speech, at moments the test chooses. */
final class CallOnDisk {
  static final int CALLER_HZ = 16_000;
  static final int AGENT_HZ = 24_000;

  final List<JournalEntry> journal = new ArrayList<>();
  String title = "A call";
  String agent = "clinic";

  private final short[] caller;
  private final List<short[]> received = new ArrayList<>();
  private int receivedSamples;
  private int marks;

  CallOnDisk(double lengthMs) {
    caller = new short[(int) (lengthMs * CALLER_HZ / 1000)];
    journal.add(new JournalEntry.AudioStarted(0, CALLER_HZ, 320));
    for (int i = 0; i < caller.length / 320; i++) {
      journal.add(new JournalEntry.CallerFrame(at((i + 1) * 20), i, at((i + 1) * 20), 0));
    }
    journal.add(new JournalEntry.Closed(at(lengthMs), 1000, "", "", true));
  }

  private static long at(double ms) {
    return Math.round(ms * 1e6);
  }

  private static short[] tone(double lengthMs, int rateHz, double hz) {
    short[] samples = new short[(int) (lengthMs * rateHz / 1000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (3_000 * Math.sin(2 * Math.PI * hz * i / rateHz));
    }
    return samples;
  }

  /** The agent is audible from a moment on, and what it says. */
  CallOnDisk agent(double fromMs, double lengthMs, String words) {
    short[] sound = tone(lengthMs, AGENT_HZ, 300);
    journal.add(
        new JournalEntry.AgentChunk(
            at(fromMs), received.size(), receivedSamples, sound.length, AGENT_HZ));
    journal.add(new JournalEntry.Transcript(at(fromMs), "agent", words, false));
    journal.add(new JournalEntry.Signal(at(fromMs + 1), "turnEnd", "protocol", ""));
    received.add(sound);
    receivedSamples += sound.length;
    return this;
  }

  CallOnDisk flush(double atMs) {
    journal.add(new JournalEntry.Signal(at(atMs), "interrupted", "protocol", ""));
    journal.add(new JournalEntry.Flushed(at(atMs), "interrupted"));
    return this;
  }

  /** The caller sounds, and the journal marks it. */
  CallOnDisk caller(double fromMs, double lengthMs, String role, String text) {
    unmarked(fromMs, lengthMs);
    long onset = (long) (fromMs * CALLER_HZ / 1000);
    long offset = onset + (long) (lengthMs * CALLER_HZ / 1000) - 1;
    marks++;
    journal.add(
        new JournalEntry.CallerMark(
            at(fromMs),
            "u" + marks,
            role,
            marks,
            text,
            onset - 160,
            onset,
            offset,
            offset + 160,
            ""));
    return this;
  }

  CallOnDisk unmarked(double fromMs, double lengthMs) {
    short[] sound = tone(lengthMs, CALLER_HZ, 440);
    System.arraycopy(sound, 0, caller, (int) (fromMs * CALLER_HZ / 1000), sound.length);
    return this;
  }

  CallOnDisk understood(double atMs, String words) {
    journal.add(new JournalEntry.Transcript(at(atMs), "caller", words, true));
    return this;
  }

  CallOnDisk tool(double atMs, String name, Json.Obj args, Json.Obj response, String fault) {
    String id = "fc" + journal.size();
    journal.add(new JournalEntry.ToolCalled(at(atMs), id, name, args));
    journal.add(new JournalEntry.ToolAnswered(at(atMs + 100), id, name, response, 100, fault));
    return this;
  }

  /** A call that is never answered, and withdrawn. */
  CallOnDisk withdrawn(double atMs, double untilMs, String name, Json.Obj args) {
    String id = "fc" + journal.size();
    journal.add(new JournalEntry.ToolCalled(at(atMs), id, name, args));
    journal.add(new JournalEntry.ToolCancelled(at(untilMs), List.of(id)));
    return this;
  }

  CallOnDisk silence(double fromMs, double toMs) {
    journal.add(new JournalEntry.Step(at(fromMs), 90, "silence", 1, "started", ""));
    journal.add(new JournalEntry.Step(at(toMs), 90, "silence", 1, "ended", ""));
    return this;
  }

  /** Write the folder. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<JournalEntry> ordered = new ArrayList<>(journal);
    ordered.sort(Comparator.comparingLong(JournalEntry::atNs));
    Files.write(
        folder.resolve("journal.jsonl"),
        ordered.stream().map(entry -> entry.toJson().compact()).toList());
    short[] all = new short[Math.max(1, receivedSamples)];
    int to = 0;
    for (short[] sound : received) {
      System.arraycopy(sound, 0, all, to, sound.length);
      to += sound.length;
    }
    WavFile.mono(AudioClip.of(all, AGENT_HZ)).write(folder.resolve("received.wav"));
    AudioClip left = AudioClip.of(caller, CALLER_HZ);
    WavFile.stereo(left, AudioClip.silence(caller.length, CALLER_HZ))
        .write(folder.resolve("call.wav"));
    Json.Obj summary =
        Json.object()
            .put("schema", "talkspurt.call/3")
            .put("scenario", "by-hand")
            .put("title", title)
            .put("trial", 2)
            .put("startedAt", "2026-03-02T09:00:30Z")
            .put("agent", Json.object().put("name", agent).build())
            .build();
    Files.writeString(folder.resolve("call.json"), summary.pretty());
    return folder;
  }
}

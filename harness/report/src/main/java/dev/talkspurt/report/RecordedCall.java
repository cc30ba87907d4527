package dev.talkspurt.report;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.audio.WavFormatException;
import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalReader;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.TimelineReader;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.run.Attempt;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.Score;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.verdict.Attribution;
import dev.talkspurt.verdict.Judgement;
import dev.talkspurt.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call's folder, read to be scored anew. What was measured while the call was made (when it
 * began, how long it took, what the agent was given, what a simulated agent truly did) is taken
 * over as it is; all that is said of it is made anew.
 *
 * @param was what its call.json says
 */
record RecordedCall(Path folder, Json.Obj was) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String TAKEN_OVER =
      "scored anew: it was measured when the call was made (callerConditions, caller.svg)";

  /** Read call.json; throws {@link BadInput}. */
  static RecordedCall read(Path folder) {
    if (!Files.isRegularFile(folder.resolve("call.json"))) {
      throw new BadInput(
          place(folder),
          "holds no call.json: the run ended while this call went on (make the call again)");
    }
    return new RecordedCall(folder, RecordedFile.object(folder.resolve("call.json")));
  }

  /** The id of its scenario. */
  String scenarioId() {
    return text("scenario");
  }

  /** Which file its scenario was read from, if that is known. */
  Optional<Json.Obj> input() {
    return was.obj("input")
        .filter(input -> texts(input, Set.of("file", "place", "sha256", "variant")))
        .filter(input -> SHA256.matcher(input.text("sha256").orElse("")).matches());
  }

  /** Whether an object holds these texts and nothing else. */
  static boolean texts(Json.Obj object, Set<String> keys) {
    return object.members().keySet().equals(keys)
        && object.members().values().stream().allMatch(Json.Str.class::isInstance);
  }

  /**
   * Score it; throws {@link BadInput} that names the file that cannot be used.
   *
   * @param notes gets what is odd and was put up with
   */
  CallResult score(
      Scenario scenario, Set<AgentConnector.Capability> capabilities, List<String> notes) {
    if (!Files.exists(folder.resolve("call.wav")) && text("verdict").equals("invalid_bench")) {
      return neverScored(scenario);
    }
    JournalReader.Journal journal = JournalReader.read(folder.resolve("journal.jsonl"));
    if (journal.entries().isEmpty()) {
      throw new BadInput(
          place(folder.resolve("journal.jsonl")),
          "holds no line that can be read, expected the journal of a call (put the file back from"
              + " a copy, or make the call again)");
    }
    if (!journal.cutShort().isEmpty()) {
      notes.add("read up to a line that was cut short: " + inFolder(journal.cutShort()));
    }
    if (!journal.outOfOrder().isEmpty()) {
      notes.add(inFolder(journal.outOfOrder()));
    }
    AudioClip sent = sent(journal.entries(), wav("call.wav"));
    AudioClip received = wav("received.wav");
    Timeline timeline = TimelineReader.read(journal.entries(), sent, received);
    Score score =
        Score.of(
            new CallEvidence(
                timeline, scenario, journal.entries(), received, was.isTrue("simulated")),
            capabilities);
    return result(scenario, score, timeline, journal.entries(), received);
  }

  private String inFolder(String message) {
    return message.replace(folder + folder.getFileSystem().getSeparator(), "");
  }

  /** The left channel as far as frames were sent: behind that it is filled up with silence. */
  private static AudioClip sent(List<JournalEntry> journal, AudioClip left) {
    int frameSamples = 320;
    long frames = 0;
    for (JournalEntry entry : journal) {
      if (entry instanceof JournalEntry.AudioStarted started) {
        frameSamples = started.frameSamples();
      } else if (entry instanceof JournalEntry.CallerFrame frame) {
        frames = Math.max(frames, frame.index() + 1L);
      } else if (entry instanceof JournalEntry.FrameHeld held) {
        frames = Math.max(frames, held.index() + 1L);
      } else if (entry instanceof JournalEntry.FrameDropped dropped) {
        frames = Math.max(frames, dropped.index() + 1L);
      } else if (entry instanceof JournalEntry.FrameMuted muted) {
        frames = Math.max(frames, muted.index() + 1L);
      }
    }
    long samples = frames * frameSamples;
    return samples >= left.sampleCount() ? left : left.slice(0, (int) samples);
  }

  /** A call that the bench could not carry through: there is nothing to be read. */
  private CallResult neverScored(Scenario scenario) {
    AudioClip nothing = AudioClip.silence(0, 16_000);
    Measurements none =
        new Measurements(List.of(), List.of(), List.of(), false, texts("benchProblems"));
    Judgement judgement =
        new Judgement(Verdict.INVALID_BENCH, Attribution.BENCH, texts("reasons"), List.of());
    return result(
        scenario,
        new Score(none, judgement, List.of(), Optional.empty()),
        TimelineReader.read(List.of(), nothing, nothing),
        List.of(),
        nothing);
  }

  private CallResult result(
      Scenario scenario,
      Score score,
      Timeline timeline,
      List<JournalEntry> journal,
      AudioClip received) {
    return new CallResult(
        scenario,
        (int) number("trial"),
        (long) number("seed"),
        was.obj("target").flatMap(target -> target.text("name")).orElse("unknown"),
        was.isTrue("simulated"),
        instant(was),
        number("durationMs"),
        text("callerAudioSha256"),
        score.judgement().verdict(),
        score.judgement().attribution(),
        score.judgement().reasons(),
        score.judgement().checks(),
        score.measurements(),
        timeline,
        journal,
        received,
        CallerTruth.unmeasured(TAKEN_OVER),
        RecordedFile.lines(folder.resolve("truth.jsonl")),
        score.usage(),
        folder,
        attempts(),
        score.findings());
  }

  private List<Attempt> attempts() {
    List<Attempt> attempts = new ArrayList<>();
    for (Json item : was.items("attempts")) {
      if (item instanceof Json.Obj attempt) {
        attempts.add(
            new Attempt(
                attempt.number("number").map(Number::intValue).orElse(0),
                instant(attempt),
                attempt.number("durationMs").map(Number::doubleValue).orElse(Double.NaN),
                texts(attempt, "reasons"),
                folder.resolveSibling(attempt.text("folder").orElse("unknown"))));
      }
    }
    return attempts;
  }

  /** The new call.json: what was taken over stands in it as it stood. */
  Json.Obj withTakenOver(Json.Obj made) {
    Json.Builder out = Json.object();
    made.members()
        .forEach(
            (key, value) -> {
              if (key.equals("callerConditions")) {
                out.putIfPresent(key, was.get(key));
              } else if (key.equals("versions")) {
                out.put(key, versions());
              } else {
                out.put(key, value);
              }
            });
    return out.build();
  }

  /** Those the call was made with: today's would be wrong. */
  private Json.Obj versions() {
    Set<String> keys = Set.of("talkspurt", "java", "os");
    return was.obj("versions")
        .filter(versions -> texts(versions, keys))
        .orElseGet(
            () ->
                Json.object()
                    .put("talkspurt", "unknown")
                    .put("java", "unknown")
                    .put("os", "unknown")
                    .build());
  }

  private AudioClip wav(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          place(file),
          "does not exist, expected the sound of the call (it may have been deleted to save space:"
              + " without it nothing can be measured)");
    }
    try {
      return WavFile.readChannel(file, 0);
    } catch (WavFormatException e) {
      throw new BadInput(e.getMessage());
    } catch (IOException e) {
      throw new BadInput(place(file), "cannot be read: " + e.getMessage());
    }
  }

  private String text(String key) {
    return was.text(key).orElseThrow(() -> lacks(key, "text"));
  }

  private double number(String key) {
    return was.number(key).orElseThrow(() -> lacks(key, "number")).doubleValue();
  }

  private List<String> texts(String key) {
    return texts(was, key);
  }

  private static List<String> texts(Json.Obj from, String key) {
    return from.items(key).stream()
        .filter(Json.Str.class::isInstance)
        .map(item -> ((Json.Str) item).value())
        .toList();
  }

  private Instant instant(Json.Obj from) {
    try {
      return Instant.parse(from.text("startedAt").orElseThrow(() -> lacks("startedAt", "time")));
    } catch (DateTimeException e) {
      throw lacks("startedAt", "time");
    }
  }

  private BadInput lacks(String key, String kind) {
    return new BadInput(
        place(folder.resolve("call.json")), "has no " + kind + " '" + key + "', expected one");
  }

  private static Place place(Path file) {
    return new Place(file.toString(), 0, 0);
  }
}

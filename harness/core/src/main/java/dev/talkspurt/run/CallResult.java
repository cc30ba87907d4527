package dev.talkspurt.run;

import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.detect.Finding;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.verdict.Attribution;
import dev.talkspurt.verdict.Check;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One finished call, scored.
 *
 * @param trial from 1
 * @param seed of this trial
 * @param callerAudioSha256 hash of all caller sounds as sent, in script order
 * @param reasons why the verdict is what it is, most important first; empty if passed
 * @param received agent audio as received
 * @param callerTruth what the agent was really given
 * @param truth what the simulated agent says it did, offsets like the journal's; empty for live
 *     ones
 * @param folder where its files are
 * @param findings known failures that the detectors found, in order of time
 * @param attempts calls made before this one, whose probes were void; mostly none
 */
public record CallResult(
    Scenario scenario,
    int trial,
    long seed,
    String target,
    boolean simulated,
    Instant startedAt,
    double durationMs,
    String callerAudioSha256,
    Verdict verdict,
    Attribution attribution,
    List<String> reasons,
    List<Check> checks,
    Measurements measurements,
    Timeline timeline,
    List<JournalEntry> journal,
    dev.talkspurt.audio.AudioClip received,
    CallerTruth callerTruth,
    List<Json.Obj> truth,
    Optional<Json.Obj> usage,
    Path folder,
    List<Attempt> attempts,
    List<Finding> findings) {
  public CallResult {
    attempts = List.copyOf(attempts);
    findings = List.copyOf(findings);
  }

  /** The result without samples and journal, which lie in its folder: of many, a run is made. */
  public CallResult withoutRecordings() {
    return Recordings.dropped(this);
  }

  /** The first call that was made, without findings. */
  public CallResult(
      Scenario scenario,
      int trial,
      long seed,
      String target,
      boolean simulated,
      Instant startedAt,
      double durationMs,
      String callerAudioSha256,
      Verdict verdict,
      Attribution attribution,
      List<String> reasons,
      List<Check> checks,
      Measurements measurements,
      Timeline timeline,
      List<JournalEntry> journal,
      dev.talkspurt.audio.AudioClip received,
      CallerTruth callerTruth,
      List<Json.Obj> truth,
      Optional<Json.Obj> usage,
      Path folder) {
    this(
        scenario,
        trial,
        seed,
        target,
        simulated,
        startedAt,
        durationMs,
        callerAudioSha256,
        verdict,
        attribution,
        reasons,
        checks,
        measurements,
        timeline,
        journal,
        received,
        callerTruth,
        truth,
        usage,
        folder,
        List.of(),
        List.of());
  }
}

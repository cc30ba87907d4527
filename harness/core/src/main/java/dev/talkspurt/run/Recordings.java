package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.conversation.Timeline;
import java.util.List;

/** Keeps a long run small in memory. */
final class Recordings {
  private static final AudioClip NONE = AudioClip.silence(0, CallerTrack.RATE_HZ);

  private Recordings() {}

  /** The result without samples and journal, which lie in its folder. */
  static CallResult dropped(CallResult call) {
    return new CallResult(
        call.scenario(),
        call.trial(),
        call.seed(),
        call.target(),
        call.simulated(),
        call.startedAt(),
        call.durationMs(),
        call.callerAudioSha256(),
        call.verdict(),
        call.attribution(),
        call.reasons(),
        call.checks(),
        call.measurements(),
        bare(call.timeline()),
        List.of(),
        NONE,
        CallerTruth.unmeasured("dropped once the call was reported"),
        List.of(),
        call.usage(),
        call.folder(),
        call.attempts(),
        call.findings());
  }

  private static Timeline bare(Timeline t) {
    return new Timeline(
        t.caller(),
        List.of(),
        t.heard(),
        t.responses(),
        t.signals(),
        t.transcripts(),
        t.toolUses(),
        t.steps(),
        t.flushesMs(),
        t.pacing(),
        t.usage(),
        NONE,
        NONE,
        t.closedAtMs(),
        t.closeCode(),
        t.closeReason(),
        t.closeMeaning(),
        t.closedByUs());
  }
}

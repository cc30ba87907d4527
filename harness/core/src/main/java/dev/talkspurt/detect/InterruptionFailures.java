package dev.talkspurt.detect;

import java.util.List;

/** Failures of interruptions: phantom, ignored, never recovered from. */
final class InterruptionFailures {
  static final List<Rule> RULES =
      List.of(
          Unanswered.FROZEN,
          Interruptions.PHANTOM,
          Interruptions.SELF,
          Interruptions.STALE,
          Interruptions.LATE,
          Interruptions.NEVER_YIELDS,
          Overlaps.TALKED_OVER);

  private InterruptionFailures() {}
}

package dev.talkspurt.detect;

import java.util.List;

/** Failures of interruptions: phantom, ignored, never recovered from. */
final class InterruptionFailures {
  static final List<Rule> RULES = List.of();

  private InterruptionFailures() {}
}

package dev.talkspurt.detect;

import java.util.List;

/** Failures of the sound of the agent's speech. */
final class SpeechFailures {
  static final List<Rule> RULES = List.of();

  private SpeechFailures() {}
}

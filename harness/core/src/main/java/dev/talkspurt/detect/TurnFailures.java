package dev.talkspurt.detect;

import java.util.List;

/** Failures of turns: ended too soon, empty, unanswered. */
final class TurnFailures {
  static final List<Rule> RULES = List.of();

  private TurnFailures() {}
}

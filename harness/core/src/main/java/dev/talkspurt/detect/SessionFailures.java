package dev.talkspurt.detect;

import java.util.List;

/** Failures of the session itself: setup, closing, resumption, usage. */
final class SessionFailures {
  static final List<Rule> RULES = List.of();

  private SessionFailures() {}
}

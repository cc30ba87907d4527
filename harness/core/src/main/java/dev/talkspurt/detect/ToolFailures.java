package dev.talkspurt.detect;

import java.util.List;

/** Failures of tool calls. */
final class ToolFailures {
  static final List<Rule> RULES = List.of();

  private ToolFailures() {}
}

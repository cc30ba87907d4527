package dev.talkspurt.scenario;

import java.util.List;

/** What a branch asks of the agent since the caller last spoke. Immutable. */
public sealed interface Condition {
  /** The words of reports. */
  String text();

  /** The agent's transcript has one of these phrases, found as {@code mentions} finds them. */
  record Heard(List<String> anyOf) implements Condition {
    public Heard {
      anyOf = List.copyOf(anyOf);
    }

    @Override
    public String text() {
      return "the agent says " + String.join(" or ", anyOf);
    }
  }

  /** The agent has called this tool. */
  record Called(String tool) implements Condition {
    @Override
    public String text() {
      return "the agent calls " + tool;
    }
  }

  /** The opposite. */
  record Not(Condition of) implements Condition {
    @Override
    public String text() {
      return "not: " + of.text();
    }
  }
}

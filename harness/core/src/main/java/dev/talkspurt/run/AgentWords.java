package dev.talkspurt.run;

import dev.talkspurt.matching.Phrase;
import dev.talkspurt.scenario.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the agent has said, by its transcript, and called since the caller last spoke. Not
 * thread-safe.
 */
final class AgentWords {
  private static final int LONGEST = 100_000;

  private final StringBuilder said = new StringBuilder();
  private final List<String> called = new ArrayList<>();
  private boolean cutting;

  /**
   * The caller begins to speak.
   *
   * @param cutsIn into what the agent is saying: what is told of that until it ends is no answer
   */
  void callerBegins(boolean cutsIn) {
    said.setLength(0);
    called.clear();
    cutting = cutsIn;
  }

  void callerEnds() {
    if (cutting) {
      said.setLength(0);
    }
  }

  /** What the agent was saying is over: it has been interrupted, or has come to its end. */
  void agentEnds() {
    if (cutting) {
      said.setLength(0);
    }
    cutting = false;
    agentPauses();
  }

  /** What it says from here on is another response: its text does not join what was before. */
  void agentPauses() {
    said.append(' ');
  }

  void says(String text, boolean complete) {
    String soFar = said.toString().strip();
    if (complete && !soFar.isEmpty() && text.strip().startsWith(soFar)) {
      said.setLength(0);
    }
    if (said.length() < LONGEST) {
      said.append(complete ? " " : "").append(text);
    }
  }

  void calls(String tool) {
    called.add(tool);
  }

  /** What it said, on one line. */
  String said() {
    return said.toString().strip().replaceAll("\\s+", " ");
  }

  /** The first of these phrases that it said. */
  Optional<String> said(List<String> phrases) {
    String text = said();
    return phrases.stream().filter(phrase -> Phrase.isIn(text, phrase)).findFirst();
  }

  boolean holds(Condition condition) {
    if (condition instanceof Condition.Heard heard) {
      return said(heard.anyOf()).isPresent();
    }
    return condition instanceof Condition.Called call
        ? called.contains(call.tool())
        : condition instanceof Condition.Not not && !holds(not.of());
  }

  /** All of it in words, as evidence. */
  String evidence() {
    String words = said();
    String calls = called.isEmpty() ? "" : "called " + String.join(", ", called);
    if (words.isEmpty()) {
      return calls.isEmpty() ? "the agent said nothing" : "the agent said nothing and " + calls;
    }
    return "the agent said " + Phrase.quoted(words) + (calls.isEmpty() ? "" : " and " + calls);
  }
}

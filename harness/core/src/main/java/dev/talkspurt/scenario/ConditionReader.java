package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.matching.Phrase;
import java.util.List;
import java.util.Optional;

/** Reads what a branch or a wait asks of the agent. Not thread-safe. */
final class ConditionReader {
  private static final int MOST_PHRASES = 50;
  private static final int DEEPEST = 4;
  private static final List<String> KEYS = List.of("heard", "called", "not");
  private static final List<String> WITHOUT_NOT = List.of("heard", "called");

  private final Optional<AgentFile> agent;
  private final List<Problem> problems;

  ConditionReader(Optional<AgentFile> agent, List<Problem> problems) {
    this.agent = agent;
    this.problems = problems;
  }

  /** The condition of a branch. */
  Optional<Condition> when(Json value) {
    return read(value, "'when'", KEYS, 0);
  }

  /** What a wait waits for; that something does not happen is true at once. */
  Optional<Condition> until(Json value) {
    return read(value, "'until'", WITHOUT_NOT, 0);
  }

  private Optional<Condition> read(Json value, String name, List<String> keys, int depth) {
    Optional<Section> section = Section.of(value, name, problems, keys);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Section condition = section.get();
    List<String> there = keys.stream().filter(condition::has).toList();
    if (there.size() != 1) {
      condition.add(
          condition.place(),
          name
              + (there.isEmpty() ? " says nothing" : " has " + String.join(" and ", there))
              + ", expected one of "
              + String.join(", ", keys)
              + " (for example { heard: [ which day, what day ] })");
      return Optional.empty();
    }
    return switch (there.get(0)) {
      case "heard" -> heard(condition);
      case "called" -> called(condition);
      default -> not(condition, depth);
    };
  }

  private Optional<Condition> heard(Section condition) {
    if (!(condition.get("heard").orElseThrow() instanceof Json.Arr)) {
      condition.wrong("heard", "a list of phrases (for example [ which day, what day ])");
      return Optional.empty();
    }
    condition.filledList("heard", MOST_PHRASES, "[ which day, what day ]");
    List<String> phrases = phrases(condition, "heard");
    return phrases.isEmpty() ? Optional.empty() : Optional.of(new Condition.Heard(phrases));
  }

  /** Phrases that can be found. */
  static List<String> phrases(Section section, String key) {
    List<String> phrases = section.texts(key, MOST_PHRASES, "[ which day, what day ]");
    for (String phrase : phrases) {
      if (Phrase.isWordless(phrase)) {
        section.add(
            section.placeOf(key),
            "item of '%s' is %s, expected words (it can never be heard)"
                .formatted(key, Words.quote(phrase)));
      }
    }
    return phrases;
  }

  private Optional<Condition> called(Section condition) {
    Optional<String> tool = condition.text("called", 200);
    if (tool.isPresent() && agent.isPresent()) {
      List<String> known =
          agent.get().tools().stream().map(AgentFile.ToolDeclaration::name).toList();
      if (!known.contains(tool.get())) {
        condition.add(
            condition.placeOf("called"),
            "unknown tool "
                + Words.unknown(tool.get(), "of agent '" + agent.get().name() + "'", known));
      }
    }
    return tool.map(Condition.Called::new);
  }

  private Optional<Condition> not(Section condition, int depth) {
    if (depth == DEEPEST) {
      condition.wrong("not", "at most " + DEEPEST + " in each other");
      return Optional.empty();
    }
    return read(condition.get("not").orElseThrow(), "'not'", KEYS, depth + 1)
        .map(Condition.Not::new);
  }
}

package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads when a sound begins; exactly one of its keys says so. Not thread-safe. */
final class MomentReader {
  static final List<String> WAYS = List.of("after", "atTalkspurt", "afterPhrase", "during", "on");
  static final List<String> KEYS =
      List.of("after", "atTalkspurt", "afterPhrase", "during", "on", "plus");
  static final List<String> EVENTS =
      List.of("turnEnd", "interrupted", "audioEnd", "closingSoon", "resumption");

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
  private static final int MOST_TALKSPURTS = 100;
  private static final int LONGEST_PHRASE = 200;
  private static final String OF_AGENT_SPEECH = " of agent speech";
  private static final String OF_SILENCE = " of silence";
  private static final String LAST_WORD = "the last word";
  private static final String EXAMPLE = "after: 1200 ms of agent speech";
  private static final String AFTER =
      "a duration of agent speech (for example 1200 ms of agent speech), a duration of silence"
          + " (2 s of silence) or the last word";

  private final Optional<AgentFile> agent;

  /** A reader that knows the agent's tools, if there is an agent. */
  MomentReader(Optional<AgentFile> agent) {
    this.agent = agent;
  }

  static boolean has(Section section) {
    return WAYS.stream().anyMatch(section::has);
  }

  /** The moment; that there is none, or more than one, is noted. */
  Optional<Moment> require(Section section, String name) {
    if (!has(section)) {
      section.add(
          section.place(),
          name
              + " has no moment, expected "
              + Words.anyOf(WAYS)
              + " (for example "
              + EXAMPLE
              + ")");
    }
    return read(section, name);
  }

  /** The moment, if one is given. */
  Optional<Moment> read(Section section, String name) {
    List<String> ways = WAYS.stream().filter(section::has).toList();
    if (ways.isEmpty() && section.has("plus")) {
      section.add(
          section.keyPlace("plus"),
          "'plus' stands without a moment, expected " + Words.anyOf(WAYS) + " beside it");
    }
    if (ways.size() > 1) {
      section.add(
          section.keyPlace(ways.get(1)),
          "%s has '%s' and '%s', expected one moment (remove one)"
              .formatted(name, ways.get(0), ways.get(1)));
    }
    if (ways.isEmpty()) {
      return Optional.empty();
    }
    Duration later = section.delay("plus", LONGEST_DELAY).orElse(Duration.ZERO);
    return switch (ways.get(0)) {
      case "after" -> after(section, later);
      case "atTalkspurt" ->
          section
              .whole("atTalkspurt", 1, MOST_TALKSPURTS)
              .map(number -> new Moment.AtTalkspurt(number, later));
      case "afterPhrase" -> phrase(section).map(words -> new Moment.AfterPhrase(words, later));
      case "during" -> tool(section).map(tool -> new Moment.DuringTool(tool, later));
      default -> section.oneOf("on", EVENTS).map(event -> new Moment.OnEvent(event, later));
    };
  }

  private static Optional<Moment> after(Section section, Duration later) {
    String text =
        section.get("after").map(v -> v instanceof Json.Str word ? word.value() : "").orElse("");
    if (text.equals(LAST_WORD)) {
      return Optional.of(new Moment.AfterLastWord(later));
    }
    if (section.has("plus")) {
      section.add(
          section.keyPlace("plus"),
          "'plus' stands beside a duration, expected it with another moment (add the two)");
    }
    boolean silence = text.endsWith(OF_SILENCE);
    Optional<Duration> length = duration(text, silence ? OF_SILENCE : OF_AGENT_SPEECH);
    String expected =
        length.isEmpty()
            ? AFTER
            : length.get().compareTo(LONGEST_WAIT) > 0
                ? "at most " + LONGEST_WAIT.toMinutes() + " min"
                : silence && length.get().isZero() ? "more than 0" : "";
    if (!expected.isEmpty()) {
      section.wrong("after", expected);
      return Optional.empty();
    }
    return length.map(l -> silence ? new Moment.AfterSilence(l) : new Moment.AfterHeard(l));
  }

  private static Optional<Duration> duration(String text, String unit) {
    return Optional.of(text)
        .filter(t -> t.endsWith(unit))
        .map(t -> t.substring(0, t.length() - unit.length()))
        .flatMap(DurationText::parse);
  }

  private static Optional<String> phrase(Section section) {
    Optional<String> phrase = section.text("afterPhrase", LONGEST_PHRASE);
    if (phrase
        .filter(words -> words.codePoints().noneMatch(Character::isLetterOrDigit))
        .isPresent()) {
      section.wrong("afterPhrase", "words the agent says (for example nine or)");
      return Optional.empty();
    }
    return phrase;
  }

  private Optional<String> tool(Section section) {
    Optional<String> tool = section.text("during", LONGEST_PHRASE);
    List<String> known =
        agent
            .map(a -> a.tools().stream().map(AgentFile.ToolDeclaration::name).toList())
            .orElse(List.of());
    if (agent.isPresent() && tool.filter(name -> !known.contains(name)).isPresent()) {
      section.add(
          section.placeOf("during"),
          "unknown tool " + Words.unknown(tool.get(), "in 'during'", known));
    }
    return tool;
  }
}

package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Scenario.Expectations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the steps of a script. One use each; not thread-safe. */
final class ScriptReader {
  static final int MAX_STEPS = 500;
  static final List<String> STEPS = List.of("hear", "say", "interrupt", "silence", "hangUp");

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final String OF_AGENT_SPEECH = " of agent speech";
  private static final String MOMENT =
      "a duration of agent speech (for example 1200 ms of agent speech)";

  private final Section scenario;
  private final ExpectationReader expectations;
  private final List<Problem> problems;

  ScriptReader(
      Section scenario, Optional<AgentFile> agent, Set<String> scripted, List<Problem> problems) {
    this.scenario = scenario;
    this.expectations = new ExpectationReader(agent, scripted, problems);
    this.problems = problems;
  }

  List<Scenario.Step> read() {
    List<Scenario.Step> steps = new ArrayList<>();
    if (!scenario.has("script")) {
      return steps;
    }
    List<Json> items = scenario.list("script", MAX_STEPS, "- say: Hello.");
    if (scenario.get("script").orElseThrow() instanceof Json.Arr all && all.items().isEmpty()) {
      scenario.wrong("script", "at least one step (for example - say: Hello.)");
    }
    String before = "";
    for (Json item : items) {
      String kind = kind(item);
      if (before.equals("hangUp")) {
        problem(item.place(), "step after hangUp, expected hangUp to be the last (remove one)");
      }
      if (kind.equals("interrupt") && !Set.of("hear", "say", "interrupt").contains(before)) {
        problem(
            item.place(),
            "interrupt has no agent speech to cut into, expected a hear, say or interrupt"
                + " right before it");
      }
      step(item, kind).ifPresent(steps::add);
      before = kind.isEmpty() ? "say" : kind;
    }
    return steps;
  }

  private void problem(Place place, String message) {
    problems.add(new Problem(place, message));
  }

  /** The step's key word, or empty text with a problem noted. */
  private String kind(Json item) {
    if (item instanceof Json.Str word) {
      if (!word.value().equals("hangUp")) {
        String unknown = Words.unknown(word.value(), "in 'script'", STEPS);
        boolean known = STEPS.contains(word.value());
        problem(
            word.place(),
            known
                ? "step '" + word.value() + "' says nothing (for example " + example(word) + ")"
                : "unknown step " + unknown);
        return "";
      }
      return "hangUp";
    }
    if (!(item instanceof Json.Obj step)) {
      String is = "step is " + Words.describe(item);
      problem(item.place(), is + ", expected an object with " + Words.anyOf(STEPS));
      return "";
    }
    if (step.members().containsKey("interrupt")) {
      return "interrupt";
    }
    List<String> kinds = STEPS.stream().filter(step.members()::containsKey).toList();
    if (kinds.isEmpty()) {
      String key =
          step.members().keySet().stream().filter(k -> !k.equals("expect")).findFirst().orElse("");
      problem(
          key.isEmpty() ? step.place() : step.keyPlace(key),
          key.isEmpty()
              ? "step says nothing to do, expected " + Words.anyOf(STEPS)
              : "unknown step " + Words.unknown(key, "in 'script'", STEPS));
      return "";
    }
    return kinds.get(0);
  }

  private static String example(Json.Str word) {
    return switch (word.value()) {
      case "hear" -> "hear: { within: 3 s }";
      case "say" -> "say: Hello.";
      case "silence" -> "silence: 8 s";
      default -> "interrupt: { after: 1200 ms of agent speech }";
    };
  }

  private Optional<Scenario.Step> step(Json item, String kind) {
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    if (item instanceof Json.Str) {
      return Optional.of(new Scenario.HangUp(item.place()));
    }
    List<String> keys =
        switch (kind) {
          case "interrupt" -> List.of("interrupt", "say", "expect");
          case "hangUp" -> List.of("hangUp");
          default -> List.of(kind, "expect");
        };
    return Section.of(item, kind.equals("interrupt") ? kind : "step '" + kind + "'", problems, keys)
        .map(
            section ->
                switch (kind) {
                  case "hear" -> hear(section);
                  case "say" -> say(section);
                  case "interrupt" -> interrupt(section);
                  case "silence" -> silence(section);
                  default -> hangUp(section);
                });
  }

  private Scenario.Step hear(Section step) {
    Optional<Section> hear = step.section("hear", List.of("within"));
    hear.ifPresent(section -> section.require("within", DurationText.EXPECTED));
    Duration within =
        hear.flatMap(section -> section.duration("within", LONGEST_WAIT)).orElse(Duration.ZERO);
    return new Scenario.Hear(step.place(), within, expect(step, "hear"));
  }

  private Scenario.Step say(Section step) {
    return new Scenario.Say(step.place(), spoken(step), expect(step, "say"));
  }

  private static String spoken(Section step) {
    return step.text("say").map(text -> text.strip().replaceAll("\\s+", " ")).orElse("");
  }

  private Scenario.Step interrupt(Section step) {
    step.require("say", "what the caller says (for example say: Wait, I meant Thursday.)");
    Optional<Section> interrupt = step.section("interrupt", List.of("after"));
    interrupt.ifPresent(section -> section.require("after", MOMENT));
    Duration after = interrupt.flatMap(ScriptReader::moment).orElse(Duration.ZERO);
    return new Scenario.Interrupt(step.place(), after, spoken(step), expect(step, "interrupt"));
  }

  private static Optional<Duration> moment(Section interrupt) {
    Optional<Duration> after =
        interrupt
            .get("after")
            .map(value -> value instanceof Json.Str text ? text.value() : "")
            .filter(text -> text.endsWith(OF_AGENT_SPEECH))
            .map(text -> text.substring(0, text.length() - OF_AGENT_SPEECH.length()))
            .flatMap(DurationText::parse);
    if (after.isEmpty() || after.get().compareTo(LONGEST_WAIT) > 0) {
      interrupt.wrong("after", MOMENT);
      return Optional.empty();
    }
    return after;
  }

  private Scenario.Step silence(Section step) {
    Duration length = step.duration("silence", LONGEST_WAIT).orElse(Duration.ZERO);
    return new Scenario.Silence(step.place(), length, expect(step, "silence"));
  }

  private Scenario.Step hangUp(Section step) {
    boolean bare = step.get("hangUp").orElseThrow() instanceof Json.Null;
    boolean empty = step.get("hangUp").orElseThrow().equals(Json.object().build());
    if (!bare && !empty) {
      step.wrong("hangUp", "nothing (write - hangUp)");
    }
    return new Scenario.HangUp(step.place());
  }

  private Expectations expect(Section step, String kind) {
    return step.get("expect")
        .map(value -> expectations.read(value, kind))
        .orElse(Expectations.NONE);
  }
}

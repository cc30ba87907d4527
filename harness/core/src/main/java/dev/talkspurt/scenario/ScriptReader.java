package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the steps of a script, branches included. One use each; not thread-safe. */
final class ScriptReader {
  static final int MAX_STEPS = 500;
  static final int DEEPEST = 8;
  static final List<String> STEPS =
      List.of(
          "hear",
          "say",
          "play",
          "dtmf",
          "interrupt",
          "backchannel",
          "noise",
          "sideTalk",
          "backgroundSpeech",
          "echo",
          "silence",
          "show",
          "share",
          "type",
          "mute",
          "change",
          "when",
          "disconnect",
          "hangUp");

  /** Steps that may stand as a word alone. */
  private static final List<String> BARE = List.of("hangUp", "disconnect");

  /** What the agent answers, so that it speaks afterwards. */
  private static final List<String> ANSWERED =
      List.of("hear", "say", "play", "dtmf", "interrupt", "type");

  private static final List<String> OF_AN_ANSWER = List.of("turnEnd", "audioEnd", "interrupted");

  private static final List<String> WITHIN_STEPS =
      List.of("expect", "with", "words", "then", "otherwise");

  private final Section scenario;
  private final StepReader steps;
  private final ConditionReader conditions;
  private final List<Problem> problems;
  private int count;

  /**
   * What is known at a place of the script.
   *
   * @param agentSpeaks whether the agent may be speaking
   * @param agentAsked whether the agent has had something to answer at all
   * @param over whether the caller has hung up
   */
  private record State(boolean agentSpeaks, boolean agentAsked, boolean over) {}

  ScriptReader(
      Section scenario, StepReader steps, ConditionReader conditions, List<Problem> problems) {
    this.scenario = scenario;
    this.steps = steps;
    this.conditions = conditions;
    this.problems = problems;
  }

  List<Step> read() {
    List<Step> read = new ArrayList<>();
    if (!scenario.has("script")) {
      return read;
    }
    List<Json> items = scenario.list("script", MAX_STEPS, "- say: Hello.");
    if (scenario.get("script").orElseThrow() instanceof Json.Arr all && all.items().isEmpty()) {
      scenario.wrong("script", "at least one step (for example - say: Hello.)");
    }
    block(items, new State(false, false, false), 0, read);
    if (count > MAX_STEPS) {
      String message = "'script' has " + count + " steps with those of its branches, expected at";
      scenario.add(scenario.placeOf("script"), message + " most " + MAX_STEPS);
    }
    return read;
  }

  private State block(List<Json> items, State before, int depth, List<Step> into) {
    State state = before;
    count += items.size();
    for (Json item : items) {
      String kind = kind(item);
      if (state.over()) {
        problem(item.place(), "step after hangUp, expected hangUp to be the last (remove one)");
      }
      state =
          kind.equals("when") && item instanceof Json.Obj when
              ? when(when, state, depth, into)
              : step(item, kind, state, into);
    }
    return state;
  }

  private State step(Json item, String kind, State before, List<Step> into) {
    Optional<Step> step = kind.isEmpty() ? Optional.empty() : steps.read(item, kind);
    step.ifPresent(into::add);
    Optional<Moment> moment = step.flatMap(ScriptReader::moment);
    if (!before.agentSpeaks() && moment.filter(ScriptReader::needsAgentSpeech).isPresent()) {
      problem(
          item.place(),
          "%s has no agent speech to %s, expected a hear, say, play, dtmf or interrupt before it"
              .formatted(kind, kind.equals("interrupt") ? "cut into" : "fall into"));
    }
    boolean probe = step.filter(Step.Probe.class::isInstance).isPresent();
    // Neither a change nor a probe within the agent's answer ends it.
    boolean within =
        kind.equals("change") || probe && moment.filter(ScriptReader::within).isPresent();
    boolean goesOn = before.agentSpeaks() && within;
    boolean answered = kind.isEmpty() || ANSWERED.contains(kind) && !probe;
    return new State(goesOn || answered, before.agentAsked() || answered, kind.equals("hangUp"));
  }

  private State when(Json.Obj item, State before, int depth, List<Step> into) {
    Section when =
        Section.of(item, "step 'when'", problems, List.of("when", "then", "otherwise"))
            .orElseThrow();
    if (!before.agentAsked()) {
      problem(
          item.place(),
          "when has nothing of the agent's to look at, expected a hear, say, play, dtmf or"
              + " interrupt before it");
    }
    if (depth == DEEPEST) {
      problem(item.place(), "when stands in " + DEEPEST + " others, expected at most " + DEEPEST);
      return before;
    }
    when.require("then", "a list of steps (for example then: [ { say: Tuesday. } ])");
    Optional<Condition> condition = conditions.when(when.get("when").orElseThrow());
    // A branch is chosen once the agent has finished: there is no speech to cut into.
    State at = new State(false, true, before.over());
    List<Step> then = new ArrayList<>();
    State afterThen = block(branch(when, "then"), at, depth + 1, then);
    List<Step> otherwise = new ArrayList<>();
    State afterOtherwise = block(branch(when, "otherwise"), at, depth + 1, otherwise);
    into.add(
        new Step.When(
            item.place(),
            condition.orElse(new Condition.Heard(List.of())),
            then.size(),
            otherwise.size()));
    into.addAll(then);
    into.addAll(otherwise);
    return new State(
        afterThen.agentSpeaks() && afterOtherwise.agentSpeaks(),
        true,
        afterThen.over() && afterOtherwise.over());
  }

  private static List<Json> branch(Section when, String key) {
    return when.has(key) ? when.filledList(key, MAX_STEPS, "- say: Hello.") : List.of();
  }

  private static Optional<Moment> moment(Step step) {
    if (step instanceof Step.Interrupt interrupt) {
      return Optional.of(interrupt.moment());
    }
    return step instanceof Step.Probe probe ? probe.moment() : Optional.empty();
  }

  /** Whether the moment lies in, or at the end of, something the agent says to the caller. */
  private static boolean needsAgentSpeech(Moment moment) {
    if (moment instanceof Moment.OnEvent on) {
      return OF_AN_ANSWER.contains(on.event());
    }
    return !(moment instanceof Moment.AfterSilence);
  }

  private static boolean within(Moment moment) {
    return moment.overlaps() || moment instanceof Moment.DuringTool;
  }

  private void problem(Place place, String message) {
    problems.add(new Problem(place, message));
  }

  /** The step's key word, or empty text with a problem noted. */
  private String kind(Json item) {
    if (item instanceof Json.Str word) {
      if (!BARE.contains(word.value())) {
        String unknown = Words.unknown(word.value(), "in 'script'", STEPS);
        boolean known = STEPS.contains(word.value());
        problem(
            word.place(),
            known
                ? "step '" + word.value() + "' says nothing (for example " + example(word) + ")"
                : "unknown step " + unknown);
        return "";
      }
      return word.value();
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
          step.members().keySet().stream()
              .filter(k -> !WITHIN_STEPS.contains(k))
              .findFirst()
              .orElse("");
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
      case "play" -> "play: my-call.wav";
      case "dtmf" -> "dtmf: \"12#\"";
      case "silence" -> "silence: 8 s";
      case "change" -> "change: { line: telephone }";
      case "interrupt" -> "interrupt: { after: 1200 ms of agent speech }";
      case "when" -> "when: { heard: [ which day ] }";
      case "show", "share", "type", "mute" -> SeenReader.example(word.value());
      default -> ProbeReader.example(ProbeKind.of(word.value()).orElseThrow());
    };
  }
}

package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the steps of a script. One use each; not thread-safe. */
final class ScriptReader {
  static final int MAX_STEPS = 500;
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
          "change",
          "hangUp");

  /** What the agent answers, so that it speaks afterwards. */
  private static final List<String> ANSWERED = List.of("hear", "say", "play", "dtmf", "interrupt");

  private static final List<String> OF_AN_ANSWER = List.of("turnEnd", "audioEnd", "interrupted");

  private static final List<String> WITHIN_STEPS = List.of("expect", "with", "words");

  private final Section scenario;
  private final StepReader steps;
  private final List<Problem> problems;

  ScriptReader(Section scenario, StepReader steps, List<Problem> problems) {
    this.scenario = scenario;
    this.steps = steps;
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
    boolean agentSpeaks = false;
    boolean over = false;
    for (Json item : items) {
      String kind = kind(item);
      if (over) {
        problem(item.place(), "step after hangUp, expected hangUp to be the last (remove one)");
      }
      Optional<Step> step = kind.isEmpty() ? Optional.empty() : steps.read(item, kind);
      step.ifPresent(read::add);
      Optional<Moment> moment = step.flatMap(ScriptReader::moment);
      if (!agentSpeaks && moment.filter(ScriptReader::needsAgentSpeech).isPresent()) {
        problem(
            item.place(),
            "%s has no agent speech to %s, expected a hear, say, play, dtmf or interrupt before it"
                .formatted(kind, kind.equals("interrupt") ? "cut into" : "fall into"));
      }
      over = kind.equals("hangUp");
      boolean probe = step.filter(Step.Probe.class::isInstance).isPresent();
      // Neither a change nor a probe within the agent's answer ends it.
      boolean within =
          kind.equals("change") || probe && moment.filter(ScriptReader::within).isPresent();
      agentSpeaks = agentSpeaks && within || kind.isEmpty() || ANSWERED.contains(kind) && !probe;
    }
    return read;
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
      default -> ProbeReader.example(ProbeKind.of(word.value()).orElseThrow());
    };
  }
}

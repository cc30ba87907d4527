package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Readings of whether the caller got what it called for, and how soon. */
final class TaskReadings {
  static final Metric TASK_PASS =
      new Metric(
          "TASK_PASS",
          1,
          "1",
          Better.HIGHER,
          Kind.SHARE,
          "Calls in which everything came out as the scenario expects, of all the bench carried"
              + " through.");
  static final Metric TTC =
      new Metric(
          "TTC",
          1,
          "s",
          Better.LOWER,
          Kind.QUANTITY,
          "From the start of the caller's audio until the last tool call the script expects is"
              + " made.");
  static final Metric TURNS =
      new Metric(
          "TURNS",
          1,
          "turns",
          Better.LOWER,
          Kind.QUANTITY,
          "What the caller has to say until the last tool call the script expects is made.");
  static final Metric CALL_END_OK =
      new Metric(
          "CALL_END_OK",
          1,
          "1",
          Better.HIGHER,
          Kind.SHARE,
          "Calls that end because their script is over, of all.");

  static final Family FAMILY =
      new Family(List.of(TASK_PASS, TTC, TURNS, CALL_END_OK), TaskReadings::of);

  private static final String SCRIPT_ENDED = "script ended";

  private TaskReadings() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    Timeline timeline = evidence.timeline();
    Scenario scenario = evidence.scenario();
    List<Reading> readings = new ArrayList<>();
    if (asksForCalls(timeline, scenario)) {
      double doneMs = doneMs(timeline, scenario, measured);
      readings.add(Reading.at(TTC, Reading.CALL, 0, doneMs, doneMs / 1000));
      long turns = timeline.said().stream().filter(s -> s.onsetMs() < doneMs).count();
      readings.add(Reading.ofCall(TURNS, Double.isNaN(doneMs) ? Double.NaN : turns));
    }
    endedWell(timeline, scenario)
        .ifPresent(
            well ->
                readings.add(
                    Reading.ofCall(CALL_END_OK, well ? 1 : 0)
                        .because(well ? "" : timeline.closeMeaning())));
    return readings;
  }

  /** Whether everything came out as expected, which only a verdict can tell. */
  static Reading passed(boolean passed) {
    return Reading.ofCall(TASK_PASS, passed ? 1 : 0);
  }

  private static boolean asksForCalls(Timeline timeline, Scenario scenario) {
    for (int step = 0; step < scenario.script().size(); step++) {
      if (owes(scenario, step) && !passedOver(timeline, step)) {
        return true;
      }
    }
    return false;
  }

  private static boolean owes(Scenario scenario, int step) {
    return scenario.script().get(step).expect().calls().stream()
        .flatMap(List::stream)
        .map(ExpectedCall::rules)
        .anyMatch(rules -> !rules.optional() && !rules.retracted());
  }

  private static boolean passedOver(Timeline timeline, int step) {
    return timeline.steps().stream().anyMatch(span -> span.index() == step && !span.ran());
  }

  /** When the last of them was made; NaN if one is missing, wrong, or its step never came. */
  private static double doneMs(Timeline timeline, Scenario scenario, Measurements measured) {
    double doneMs = Double.NaN;
    for (int step = 0; step < scenario.script().size(); step++) {
      if (!owes(scenario, step) || passedOver(timeline, step)) {
        continue;
      }
      int index = step;
      List<ToolCallMeasure> owed =
          measured.toolCalls().stream()
              .filter(call -> call.stepIndex() == index && call.accuracy().owed())
              .filter(call -> !call.came() || !call.expected().isEmpty())
              .toList();
      if (owed.isEmpty() || !owed.stream().allMatch(ToolCallMeasure::matched)) {
        return Double.NaN;
      }
      double lastMs = owed.stream().mapToDouble(ToolCallMeasure::calledMs).max().orElseThrow();
      doneMs = Double.isNaN(doneMs) ? lastMs : Math.max(doneMs, lastMs);
    }
    return doneMs;
  }

  /** Empty if the record breaks off, or tells nothing of the script. */
  private static Optional<Boolean> endedWell(Timeline timeline, Scenario scenario) {
    if (Double.isNaN(timeline.closedAtMs()) || timeline.steps().isEmpty()) {
      return Optional.empty();
    }
    boolean otherwise =
        timeline.signals().stream()
            .filter(s -> s.kind().equals("hangUp") && s.source().equals("bench"))
            .anyMatch(s -> !s.detail().equals(SCRIPT_ENDED));
    boolean through = true;
    for (int i = 0; i < scenario.script().size(); i++) {
      through &= ended(timeline, i, scenario.script().get(i));
    }
    return Optional.of(through && !otherwise);
  }

  private static boolean ended(Timeline timeline, int index, Step step) {
    boolean hangingUp = step instanceof Step.HangUp && timeline.closedByUs();
    return hangingUp
        || timeline.steps().stream()
            .filter(span -> span.index() == index)
            .mapToDouble(StepSpan::endMs)
            .anyMatch(ms -> !Double.isNaN(ms));
  }
}

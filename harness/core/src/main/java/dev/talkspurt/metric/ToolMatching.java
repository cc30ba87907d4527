package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Scenario.ExpectedCall;
import dev.talkspurt.scenario.Scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares the tool calls a script expects of each step with those that came.
 *
 * <p>A call belongs to the last step in which the caller had begun to speak, or to a listening or
 * silent step that says which calls it expects. Within a step each expected call is given at most
 * one observed call and the other way round: first those that agree, in order, then those with the
 * fewest wrong arguments in all. Calls the agent withdrew before they were answered match nothing.
 * Steps that never came about expect nothing.
 */
final class ToolMatching {
  private final Timeline timeline;
  private final Scenario scenario;

  ToolMatching(Timeline timeline, Scenario scenario) {
    this.timeline = timeline;
    this.scenario = scenario;
  }

  List<ToolCallMeasure> toolCalls() {
    List<ToolUse> uses = timeline.toolUses();
    Map<Integer, List<Integer>> byStep = new TreeMap<>();
    for (int i = 0; i < uses.size(); i++) {
      byStep.computeIfAbsent(stepOf(uses.get(i)), step -> new ArrayList<>()).add(i);
    }
    for (int step = 0; step < scenario.script().size(); step++) {
      if (cameAbout(step) && expected(step).isPresent()) {
        byStep.putIfAbsent(step, new ArrayList<>());
      }
    }
    ToolCallMeasure[] observed = new ToolCallMeasure[uses.size()];
    List<ToolCallMeasure> missing = new ArrayList<>();
    byStep.forEach((step, indexes) -> judge(step, indexes, observed, missing));
    List<ToolCallMeasure> all = new ArrayList<>(List.of(observed));
    all.addAll(missing);
    return List.copyOf(all);
  }

  private Optional<List<ExpectedCall>> expected(int step) {
    return step >= 0 && step < scenario.script().size()
        ? StepExpectations.of(scenario.script().get(step)).calls()
        : Optional.empty();
  }

  private boolean cameAbout(int step) {
    Step scripted = scenario.script().get(step);
    return scripted.makes().isPresent()
        ? timeline.caller().stream().anyMatch(sound -> sound.stepIndex() == step)
        : timeline.steps().stream().anyMatch(s -> s.index() == step);
  }

  private int stepOf(ToolUse use) {
    int step = -1;
    for (StepSpan span : timeline.steps()) {
      boolean spoken = timeline.caller().stream().anyMatch(s -> s.stepIndex() == span.index());
      boolean within = span.startMs() <= use.calledMs() && !(use.calledMs() > span.endMs());
      if (!spoken && within && expected(span.index()).isPresent()) {
        return span.index();
      }
    }
    for (CallerSound sound : timeline.caller()) {
      boolean asks = !sound.role().equals("noise") || expected(sound.stepIndex()).isPresent();
      if (asks && sound.onsetMs() <= use.calledMs()) {
        step = sound.stepIndex();
      }
    }
    return step;
  }

  private void judge(
      int step, List<Integer> indexes, ToolCallMeasure[] observed, List<ToolCallMeasure> missing) {
    Optional<List<ExpectedCall>> expected = expected(step);
    List<Integer> open = new ArrayList<>();
    for (int index : indexes) {
      ToolUse use = timeline.toolUses().get(index);
      if (isWithdrawn(use)) {
        observed[index] = measure(use, step, false, false, "CANCELLED", "");
      } else if (expected.isEmpty()) {
        observed[index] = measure(use, step, false, false, "unjudged", "");
      } else {
        open.add(index);
      }
    }
    if (expected.isPresent()) {
      match(step, expected.get(), open, observed, missing);
    }
  }

  private static boolean isWithdrawn(ToolUse use) {
    return !Double.isNaN(use.cancelledMs()) && !(use.answeredMs() <= use.cancelledMs());
  }

  private void match(
      int step,
      List<ExpectedCall> expected,
      List<Integer> open,
      ToolCallMeasure[] observed,
      List<ToolCallMeasure> missing) {
    List<ToolUse> uses = open.stream().map(timeline.toolUses()::get).toList();
    int[] pairs = Assignment.pair(expected, uses, CallComparison::cost);
    List<ToolUse> matched = new ArrayList<>();
    boolean[] came = new boolean[expected.size()];
    for (int i = 0; i < uses.size(); i++) {
      if (pairs[i] >= 0) {
        came[pairs[i]] = true;
        ExpectedCall call = expected.get(pairs[i]);
        String cause = CallComparison.cause(call, uses.get(i));
        boolean matches = cause.isEmpty();
        observed[open.get(i)] =
            measure(uses.get(i), step, true, matches, cause, CallComparison.words(call));
        if (matches) {
          matched.add(uses.get(i));
        }
      }
    }
    for (int i = 0; i < uses.size(); i++) {
      if (pairs[i] < 0) {
        String cause = extraCause(uses.get(i), matched);
        observed[open.get(i)] = measure(uses.get(i), step, true, false, cause, "");
      }
    }
    for (int i = 0; i < came.length; i++) {
      if (!came[i]) {
        missing.add(CallComparison.missing(expected.get(i), step));
      }
    }
  }

  private String extraCause(ToolUse use, List<ToolUse> matched) {
    boolean declared =
        scenario.agent().tools().stream().anyMatch(tool -> tool.name().equals(use.name()));
    boolean again =
        matched.stream().anyMatch(m -> m.name().equals(use.name()) && m.args().equals(use.args()));
    return !declared ? "HALLUC_TOOL" : again ? "DUPLICATE" : "EXTRA";
  }

  private static ToolCallMeasure measure(
      ToolUse use, int step, boolean judged, boolean matched, String cause, String expected) {
    return new ToolCallMeasure(
        use.id(),
        use.name(),
        step,
        use.args(),
        judged,
        matched,
        cause,
        expected,
        use.calledMs(),
        use.answeredMs(),
        use.injectedFault());
  }
}

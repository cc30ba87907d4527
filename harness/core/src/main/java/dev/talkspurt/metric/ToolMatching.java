package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.ToolTurnMeasure;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares the tool calls a script expects of each step with those that came.
 *
 * <p>A call belongs to the last step in which the caller had begun to speak or had typed, or to a
 * listening or silent step that says which calls it expects. Calls the agent withdrew before they
 * were answered match nothing. Of a step whose words were said again the last time counts. Steps
 * that never came about expect nothing. Within a step {@link StepMatching} pairs.
 */
final class ToolMatching {
  private final Timeline timeline;
  private final Scenario scenario;
  private final DeclaredTools declared;
  private final List<ToolCallMeasure> calls = new ArrayList<>();
  private final List<ToolTurnMeasure> turns = new ArrayList<>();

  ToolMatching(Timeline timeline, Scenario scenario) {
    this.timeline = timeline;
    this.scenario = scenario;
    this.declared = new DeclaredTools(scenario.agent().tools());
    match();
  }

  /** Observed calls in order, then expected ones that never came. */
  List<ToolCallMeasure> toolCalls() {
    return List.copyOf(calls);
  }

  /** Steps that say which calls they expect. */
  List<ToolTurnMeasure> toolTurns() {
    return List.copyOf(turns);
  }

  private void match() {
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
    calls.addAll(List.of(observed));
    calls.addAll(missing);
  }

  private Optional<List<ExpectedCall>> expected(int step) {
    return step >= 0 && step < scenario.script().size()
        ? scenario.script().get(step).expect().calls()
        : Optional.empty();
  }

  private boolean cameAbout(int step) {
    Step scripted = scenario.script().get(step);
    return scripted.makes().isPresent()
        ? timeline.caller().stream().anyMatch(sound -> sound.stepIndex() == step)
        : timeline.steps().stream().anyMatch(s -> s.index() == step && s.ran());
  }

  private int stepOf(ToolUse use) {
    int step = -1;
    for (StepSpan span : timeline.steps()) {
      boolean spoken = timeline.caller().stream().anyMatch(s -> s.stepIndex() == span.index());
      boolean within = span.startMs() <= use.calledMs() && !(use.calledMs() > span.endMs());
      if (span.ran() && !spoken && within && expected(span.index()).isPresent()) {
        return span.index();
      }
    }
    double askedMs = Double.NEGATIVE_INFINITY;
    for (CallerSound sound : timeline.caller()) {
      boolean asks = sound.turn() || expected(sound.stepIndex()).isPresent();
      if (asks && sound.onsetMs() <= use.calledMs()) {
        step = sound.stepIndex();
        askedMs = sound.onsetMs();
      }
    }
    for (StepSpan span : timeline.steps()) {
      boolean typed = span.kind().equals("type") && span.ran();
      if (typed && span.startMs() <= use.calledMs() && span.startMs() > askedMs) {
        step = span.index();
        askedMs = span.startMs();
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
      if (use.calledMs() < countFromMs(step)) {
        observed[index] = unjudged(use, step, "reasked");
      } else if (isWithdrawn(use)) {
        observed[index] = unjudged(use, step, "CANCELLED");
      } else if (expected.isEmpty()) {
        observed[index] = unjudged(use, step, "unjudged");
      } else {
        open.add(index);
      }
    }
    if (expected.isEmpty()) {
      return;
    }
    List<ToolUse> uses = open.stream().map(timeline.toolUses()::get).toList();
    StepMatching matching = new StepMatching(step, expected.get(), uses, declared, moments(step));
    for (int i = 0; i < uses.size(); i++) {
      observed[open.get(i)] = matching.observed().get(i);
    }
    missing.addAll(matching.missing());
    turns.add(matching.turn());
  }

  private ToolCallMeasure unjudged(ToolUse use, int step, String cause) {
    CallAccuracy accuracy = StepMatching.accuracy(declared, use, true, List.of());
    return StepMatching.measure(use, step, false, false, cause, "", accuracy);
  }

  /**
   * What the agent made of words it asked to hear again does not count, but where nothing may be
   * called at all.
   */
  private double countFromMs(int step) {
    boolean any =
        expected(step).stream().flatMap(List::stream).anyMatch(call -> !call.rules().retracted());
    return timeline.caller().stream()
        .filter(sound -> any && sound.stepIndex() == step && sound.role().equals("repeat"))
        .mapToDouble(CallerSound::onsetMs)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static boolean isWithdrawn(ToolUse use) {
    return !Double.isNaN(use.cancelledMs()) && !(use.answeredMs() <= use.cancelledMs());
  }

  /** From when to when the step's words are said; a step without words asks as it begins. */
  private StepMatching.Moments moments(int step) {
    return timeline.caller().stream()
        .filter(sound -> sound.stepIndex() == step)
        .reduce((first, again) -> again)
        .map(sound -> new StepMatching.Moments(sound.onsetMs(), sound.offsetMs()))
        .orElseGet(
            () ->
                timeline.steps().stream()
                    .filter(span -> span.index() == step)
                    .findFirst()
                    .map(span -> new StepMatching.Moments(span.startMs(), span.startMs()))
                    .orElse(new StepMatching.Moments(Double.NaN, Double.NaN)));
  }
}

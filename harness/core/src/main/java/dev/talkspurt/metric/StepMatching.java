package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.CallAccuracy.ArgumentMeasure;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.ToolTurnMeasure;
import dev.talkspurt.scenario.ArgumentMatcher;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.SpokenBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Pairs the calls one step expects with those that came: one to one, first as many as possible that
 * agree, then those with the fewest wrong arguments in all (definition {@code TC_PRECISION/1}).
 */
final class StepMatching {
  /** When the step's words begin and end, audibly; NaN if unknown. */
  record Moments(double onsetMs, double offsetMs) {}

  private final int step;
  private final List<ExpectedCall> expected;
  private final List<ExpectedCall> retracted;
  private final List<ToolUse> uses;
  private final DeclaredTools declared;
  private final Moments moments;
  private final int[] pairs;
  private final List<ToolCallMeasure> observed = new ArrayList<>();
  private final List<ToolCallMeasure> missing = new ArrayList<>();

  StepMatching(
      int step,
      List<ExpectedCall> calls,
      List<ToolUse> uses,
      DeclaredTools declared,
      Moments moments) {
    this.step = step;
    this.expected = owedInOrder(calls);
    this.retracted = calls.stream().filter(call -> call.rules().retracted()).toList();
    this.uses = uses;
    this.declared = declared;
    this.moments = moments;
    this.pairs =
        Assignment.pair(expected, uses, CallComparison::cost, call -> call.rules().optional());
    for (int o = 0; o < uses.size(); o++) {
      observed.add(pairs[o] >= 0 ? paired(o, expected.get(pairs[o])) : unpaired(o));
    }
    for (int e = 0; e < expected.size(); e++) {
      if (observedOf(e) < 0 && !expected.get(e).rules().optional()) {
        missing.add(missing(expected.get(e)));
      }
    }
  }

  /** One entry for each time a call must be made, those that come after others behind them. */
  private static List<ExpectedCall> owedInOrder(List<ExpectedCall> calls) {
    List<ExpectedCall> open = new ArrayList<>();
    for (ExpectedCall call : calls) {
      if (!call.rules().retracted()) {
        open.add(call);
      }
    }
    List<ExpectedCall> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      Set<String> waiting = new LinkedHashSet<>();
      open.forEach(call -> call.rules().id().ifPresent(waiting::add));
      ExpectedCall next =
          open.stream()
              .filter(call -> call.rules().after().stream().noneMatch(waiting::contains))
              .findFirst()
              .orElse(open.get(0));
      open.remove(next);
      for (int i = 0; i < next.rules().times(); i++) {
        ordered.add(next);
      }
    }
    return ordered;
  }

  List<ToolCallMeasure> observed() {
    return observed;
  }

  List<ToolCallMeasure> missing() {
    return missing;
  }

  ToolTurnMeasure turn() {
    boolean exact =
        missing.isEmpty() && observed.stream().allMatch(call -> call.right() || !call.judged());
    return new ToolTurnMeasure(step, expected.isEmpty(), uses.size(), exact);
  }

  private int observedOf(int e) {
    for (int o = 0; o < pairs.length; o++) {
      if (pairs[o] == e) {
        return o;
      }
    }
    return -1;
  }

  private ToolCallMeasure paired(int o, ExpectedCall call) {
    ToolUse use = uses.get(o);
    ExpectedCall meant = CallComparison.meant(call, use);
    String wrong = CallComparison.cause(call, use);
    String cause = wrong.isEmpty() ? untimely(o, call, meant) : wrong;
    boolean matches = CallComparison.cost(call, use) == 0;
    CallAccuracy accuracy =
        accuracy(declared, use, !call.rules().optional(), CallComparison.arguments(meant, use));
    return measure(use, step, true, matches, cause, CallComparison.words(meant), accuracy);
  }

  /** A call that agrees came too early, out of order or too late; empty if neither. */
  private String untimely(int o, ExpectedCall call, ExpectedCall meant) {
    double calledMs = uses.get(o).calledMs();
    boolean early =
        meant.args().values().stream()
            .anyMatch(
                matcher ->
                    matcher instanceof ArgumentMatcher.Typed typed
                        && typed.spokenBy().filter(by -> calledMs < spokenMs(by)).isPresent());
    if (early) {
      return "PREMATURE";
    }
    if (comesBeforeItsTurn(o, call)) {
      return "WRONG_ORDER";
    }
    boolean late =
        call.rules()
            .within()
            .filter(within -> calledMs > moments.offsetMs() + within.toNanos() / 1e6)
            .isPresent();
    return late ? "LATE" : "";
  }

  private double spokenMs(SpokenBy by) {
    return by.offset()
        .map(offset -> Math.min(moments.onsetMs() + offset.toNanos() / 1e6, moments.offsetMs()))
        .orElse(moments.offsetMs());
  }

  private boolean comesBeforeItsTurn(int o, ExpectedCall call) {
    for (int e = 0; e < expected.size(); e++) {
      String id = expected.get(e).rules().id().orElse("");
      if (call.rules().after().contains(id) && observedOf(e) > o) {
        return true;
      }
    }
    return false;
  }

  private ToolCallMeasure unpaired(int o) {
    ToolUse use = uses.get(o);
    String cause = extraCause(o, use);
    CallAccuracy accuracy = accuracy(declared, use, false, List.of());
    return measure(use, step, !cause.equals("RETRY"), false, cause, "", accuracy);
  }

  private String extraCause(int o, ToolUse use) {
    if (declared.find(use.name()).isEmpty()) {
      return "HALLUC_TOOL";
    }
    if (retracted.stream().anyMatch(call -> CallComparison.cost(call, use) == 0)) {
      return "AFTER_CANCEL";
    }
    if (isRetry(o)) {
      return "RETRY";
    }
    boolean again =
        anyUse(other -> pairs[other] >= 0 && agrees(other) && same(uses.get(other), use));
    if (again) {
      return "DUPLICATE";
    }
    for (int e = 0; e < expected.size(); e++) {
      boolean renamed =
          observedOf(e) < 0
              && !expected.get(e).rules().optional()
              && expected.get(e).args().isEmpty() == use.args().members().isEmpty()
              && CallComparison.costWithoutName(expected.get(e), use) == 0;
      if (renamed) {
        return "WRONG_NAME";
      }
    }
    return "EXTRA";
  }

  private boolean agrees(int o) {
    return CallComparison.cost(expected.get(pairs[o]), uses.get(o)) == 0;
  }

  private boolean anyUse(java.util.function.IntPredicate test) {
    return java.util.stream.IntStream.range(0, uses.size()).anyMatch(test);
  }

  private static boolean same(ToolUse one, ToolUse other) {
    return one.name().equals(other.name()) && one.args().equals(other.args());
  }

  /** The same call again right after the bench made it fail, as often as the script allows. */
  private boolean isRetry(int o) {
    ToolUse use = uses.get(o);
    int[] before =
        java.util.stream.IntStream.range(0, o).filter(i -> same(uses.get(i), use)).toArray();
    boolean failed =
        before.length > 0 && !uses.get(before[before.length - 1]).injectedFault().isEmpty();
    int retries =
        expected.stream()
            .filter(call -> CallComparison.cost(call, use) == 0)
            .mapToInt(call -> call.rules().retries())
            .max()
            .orElse(0);
    long paired = Arrays.stream(before).filter(i -> pairs[i] >= 0).count();
    return failed && before.length - paired < retries;
  }

  private ToolCallMeasure missing(ExpectedCall call) {
    return new ToolCallMeasure(
        "",
        call.tool(),
        step,
        Json.object().build(),
        true,
        false,
        "MISSING",
        CallComparison.words(call),
        Double.NaN,
        Double.NaN,
        "");
  }

  static CallAccuracy accuracy(
      DeclaredTools declared, ToolUse use, boolean owed, List<ArgumentMeasure> arguments) {
    return new CallAccuracy(
        declared.accepts(use.name(), use.args()),
        declared.isInvented(use.name(), use.args()),
        owed,
        arguments);
  }

  static ToolCallMeasure measure(
      ToolUse use,
      int step,
      boolean judged,
      boolean matched,
      String cause,
      String expected,
      CallAccuracy accuracy) {
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
        use.injectedFault(),
        accuracy);
  }
}

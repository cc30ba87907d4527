package dev.talkspurt.metric;

import dev.talkspurt.metric.CallAccuracy.ArgumentMeasure;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.ToolTurnMeasure;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/** The metrics of tool calls, counted over all calls together. Thread-safe. */
final class ToolSummaries {
  private final List<ToolCallMeasure> all;
  private final List<ToolTurnMeasure> turns;

  ToolSummaries(List<Measurements> calls) {
    this.all = calls.stream().flatMap(call -> call.toolCalls().stream()).toList();
    this.turns = calls.stream().flatMap(call -> call.toolTurns().stream()).toList();
  }

  List<Summary> summaries() {
    List<ToolCallMeasure> judged = all.stream().filter(ToolCallMeasure::judged).toList();
    List<ToolCallMeasure> made =
        all.stream().filter(c -> c.came() && !c.cause().equals("CANCELLED")).toList();
    List<ToolTurnMeasure> silent = turns.stream().filter(ToolTurnMeasure::noneExpected).toList();
    long matched = judged.stream().filter(ToolCallMeasure::matched).count();
    long came = judged.stream().filter(ToolCallMeasure::came).count();
    long owed = judged.stream().filter(ToolSummaries::isOwedAndLacks).count();
    return List.of(
        Summarise.rate(Metrics.TOOL_CALL_MATCH, matched, judged.size()),
        Summarise.rate(Metrics.TC_VALID, count(made, c -> c.accuracy().valid()), made.size()),
        Summarise.rate(Metrics.TC_PRECISION, matched, (int) came),
        Summarise.rate(Metrics.TC_RECALL, matched, (int) (matched + owed)),
        f1(matched, came - matched, owed),
        arguments(Metrics.ARG_ACC, ArgumentMeasure::right),
        arguments(Metrics.ARG_ACC_FORGIVEN, ArgumentMeasure::rightForgiven),
        Summarise.rate(
            Metrics.HALLUC_RATE, count(made, c -> c.accuracy().hallucinated()), made.size()),
        Summarise.rate(
            Metrics.NOCALL_ACC, silent.stream().filter(t -> t.calls() == 0).count(), silent.size()),
        Summarise.rate(
            Metrics.TURN_EXACT,
            turns.stream().filter(ToolTurnMeasure::exact).count(),
            turns.size()));
  }

  private static long count(
      List<ToolCallMeasure> calls, java.util.function.Predicate<ToolCallMeasure> test) {
    return calls.stream().filter(test).count();
  }

  /** An expected call that did not come, or came otherwise. */
  private static boolean isOwedAndLacks(ToolCallMeasure call) {
    boolean expected = !call.came() || !call.expected().isEmpty();
    return expected && !call.matched() && call.accuracy().owed();
  }

  /** Twice the hits over twice the hits and all misses, which is 0 without a hit. */
  private static Summary f1(long hits, long wrong, long lacking) {
    long n = hits + wrong + lacking;
    double f1 = 2.0 * hits / (2.0 * hits + wrong + lacking);
    return Summary.figure(
        Metrics.TC_F1, (int) n, n == 0 ? OptionalDouble.empty() : OptionalDouble.of(f1));
  }

  private Summary arguments(Metric metric, ToIntFunction<ArgumentMeasure> right) {
    List<ArgumentMeasure> arguments =
        all.stream().flatMap(call -> call.accuracy().arguments().stream()).toList();
    int leaves = arguments.stream().mapToInt(ArgumentMeasure::leaves).sum();
    return Summarise.rate(metric, arguments.stream().mapToInt(right).sum(), leaves);
  }
}

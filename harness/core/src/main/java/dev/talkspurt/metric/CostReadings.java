package dev.talkspurt.metric;

import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Readings of what a call costs; none where it is not known. */
public final class CostReadings {
  static final Metric COST =
      new Metric(
          "COST", 1, "USD", Better.LOWER, Kind.QUANTITY, "List price of all tokens of a call.");
  static final Metric COST_PER_MIN =
      new Metric(
          "COST_PER_MIN", 1, "USD/min", Better.LOWER, Kind.RATIO, "COST per minute of call.");
  static final Metric COST_WASTED =
      new Metric(
          "COST_WASTED",
          1,
          "USD",
          Better.LOWER,
          Kind.QUANTITY,
          "List price of a call's speech that was generated and never heard.");
  static final Metric COST_PER_SUCCESS =
      new Metric(
          "COST_PER_SUCCESS",
          1,
          "USD",
          Better.LOWER,
          Kind.COMPOSITE,
          "COST of all calls of a run, for each that passed.");

  static final Family FAMILY =
      new Family(
          List.of(COST, COST_PER_MIN, COST_WASTED, COST_PER_SUCCESS),
          CostReadings::of,
          // Who passed is known to the run alone.
          readings -> Summary.figure(COST_PER_SUCCESS, 0, OptionalDouble.empty()));

  private CostReadings() {}

  private static List<Reading> of(CallEvidence call, Measurements measured) {
    CallCost cost = CallCost.of(call.simulated(), call.scenario().agent().model(), call.timeline());
    List<Reading> readings = new ArrayList<>();
    cost.usd()
        .ifPresent(
            usd -> {
              readings.add(Reading.ofCall(COST, usd).because(cost.note()));
              double minutes = minutes(call);
              if (minutes > 0) {
                readings.add(Reading.ofCall(COST_PER_MIN, usd).per(minutes));
              }
            });
    cost.wastedUsd().ifPresent(usd -> readings.add(Reading.ofCall(COST_WASTED, usd)));
    return readings;
  }

  private static double minutes(CallEvidence call) {
    double closedAtMs = call.timeline().closedAtMs();
    return (Double.isNaN(closedAtMs) ? call.timeline().callerTrack().durationMs() : closedAtMs)
        / 60_000;
  }

  /** What a call cost, as it was read; empty if it is not known. */
  private static OptionalDouble cost(Measurements call) {
    return call.readings().stream()
        .filter(reading -> reading.metric().id().equals(COST.id()))
        .mapToDouble(Reading::value)
        .findFirst();
  }

  /**
   * Summaries with that of the cost per success in its place, see {@link #perSuccess(List, int)}.
   */
  public static List<Summary> perSuccess(
      List<Summary> summaries, List<Measurements> calls, int passed) {
    Summary known = perSuccess(calls, passed);
    return summaries.stream().map(s -> s.metric().equals(COST_PER_SUCCESS) ? known : s).toList();
  }

  /**
   * The cost of calls for each of them that passed.
   *
   * @param calls all of a run, whatever became of them: what failed was paid for too
   * @param passed how many of them passed
   */
  static Summary perSuccess(List<Measurements> calls, int passed) {
    long unknown = calls.stream().filter(call -> cost(call).isEmpty()).count();
    if (calls.isEmpty() || unknown == calls.size()) {
      return Summary.figure(COST_PER_SUCCESS, 0, OptionalDouble.empty());
    }
    OptionalDouble none = OptionalDouble.empty();
    if (unknown > 0 || passed == 0) {
      String note =
          unknown > 0
              ? "the cost of " + unknown + " of " + calls.size() + " calls is not known"
              : "no call passed";
      return Summary.figure(COST_PER_SUCCESS, calls.size(), none, none, none, note);
    }
    double sum = calls.stream().mapToDouble(call -> cost(call).orElseThrow()).sum();
    return Summary.figure(COST_PER_SUCCESS, calls.size(), OptionalDouble.of(sum / passed));
  }
}

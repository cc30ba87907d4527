package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.OrderStatistics;
import dev.talkspurt.stats.Quantile;
import dev.talkspurt.stats.Wilson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Metrics over many calls. Calls whose bench was not valid are left out of all but {@code
 * PACING_P99}. Pure and thread-safe.
 *
 * <p>Populations are kept apart and never pooled: {@code V2V_AUDIBLE}, {@code TTFP} and {@code PAD}
 * speak of turns without a tool call after the call's first response; tool turns and first
 * responses have metrics of their own, and answers to interruptions are {@code BI_RESP}. A
 * measurement that never came counts as infinitely late. Quantiles are R-8; p90 is given from 29
 * measurements on, p95 from 59; the interval of the median from 6. The least and the greatest value
 * are those of the measurements that came.
 */
public final class Summarise {
  private static final double CONFIDENCE = 0.95;
  private static final int MIN_P90 = OrderStatistics.minimum(0.9, CONFIDENCE);
  private static final int MIN_P95 = OrderStatistics.minimum(0.95, CONFIDENCE);
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final List<Measurements> calls;

  private Summarise(List<Measurements> calls) {
    this.calls = calls.stream().filter(Measurements::benchValid).toList();
  }

  /** All metrics of {@link Metrics#all()} but {@code PACING_P99}, which has no data here. */
  public static List<Summary> over(List<Measurements> calls) {
    return over(calls, List.of());
  }

  /**
   * All metrics of {@link Metrics#all()}, in that order, empty ones too; then those of each class
   * of probe that was made, {@code BI_FALSE_RATE.backchannel} and so on, and those of recovery for
   * each class of fault that came about, {@code RECOVERY_RATE.toolError} and so on; then those of
   * parts of readings, {@code TTFP.tool} and so on.
   */
  public static List<Summary> over(List<Measurements> calls, List<Timeline.Pacing> pacings) {
    Summarise valid = new Summarise(calls);
    List<Summary> summaries = new ArrayList<>();
    summaries.addAll(valid.latencies());
    summaries.add(valid.responseRate());
    summaries.addAll(valid.interruptions());
    ProbeSummaries probes = new ProbeSummaries(valid.calls);
    summaries.addAll(probes.summaries());
    summaries.addAll(new ToolSummaries(valid.calls).summaries());
    List<Summary> recovery = new RecoverySummaries(valid.calls).summaries();
    summaries.addAll(recovery.subList(0, RecoverySummaries.METRICS));
    summaries.addAll(new AskingSummaries(valid.calls).summaries());
    summaries.addAll(new SpokenSummaries(valid.calls).summaries());
    ReadingSummaries readings = new ReadingSummaries(valid.calls);
    summaries.addAll(readings.summaries());
    summaries.add(
        times(
            Metrics.PACING_P99,
            pacings.stream()
                .mapToDouble(Timeline.Pacing::latenessP99Ms)
                .filter(ms -> !Double.isNaN(ms))));
    summaries.addAll(probes.byClass());
    summaries.addAll(recovery.subList(RecoverySummaries.METRICS, recovery.size()));
    summaries.addAll(readings.byPart());
    return OnsetShift.noted(summaries);
  }

  /** Some metrics alone, in their order, empty ones too, over the readings of each call. */
  public static List<Summary> readings(List<Metric> metrics, List<List<Reading>> calls) {
    return new ReadingSummaries(metrics, calls).summaries();
  }

  private List<Summary> latencies() {
    Predicate<TurnMeasure> plain = turn -> !turn.toolTurn() && !turn.first();
    return List.of(
        latency(Metrics.V2V_AUDIBLE, plain, TurnMeasure::v2vAudibleMs),
        latency(
            Metrics.V2V_AUDIBLE_TOOL,
            turn -> turn.toolTurn() && !turn.first(),
            TurnMeasure::v2vAudibleMs),
        latency(Metrics.V2V_AUDIBLE_FIRST, TurnMeasure::first, TurnMeasure::v2vAudibleMs),
        latency(Metrics.TTFP, plain, TurnMeasure::ttfpMs),
        latency(Metrics.PAD, plain, TurnMeasure::padMs),
        times(
            Metrics.TOOL_RT1,
            turns().stream().mapToDouble(TurnMeasure::toolRt1Ms).filter(Summarise::came)),
        times(
            Metrics.TOOL_RT2,
            turns().stream()
                .filter(turn -> came(turn.toolExecMs()))
                .mapToDouble(turn -> came(turn.toolRt2Ms()) ? turn.toolRt2Ms() : NEVER)),
        times(
            Metrics.TOOL_EXEC,
            turns().stream().mapToDouble(TurnMeasure::toolExecMs).filter(Summarise::came)));
  }

  /** Unanswered turns are missing; turns that have no such time though answered are left out. */
  private Summary latency(
      Metric metric, Predicate<TurnMeasure> population, ToDoubleFunction<TurnMeasure> time) {
    return times(
        metric,
        plainTurns().stream()
            .filter(population)
            .mapToDouble(turn -> turn.answered() ? time.applyAsDouble(turn) : NEVER)
            .filter(Summarise::came));
  }

  private Summary responseRate() {
    List<TurnMeasure> turns = plainTurns();
    long answered = turns.stream().filter(TurnMeasure::answered).count();
    return rate(Metrics.RESPONSE_RATE, answered, turns.size());
  }

  private List<Summary> interruptions() {
    List<ProbeMeasure> valid =
        calls.stream()
            .flatMap(c -> c.probes().stream())
            .filter(p -> p.valid() && p.interrupts())
            .toList();
    long yielded = valid.stream().filter(p -> p.outcome().equals("yielded")).count();
    return List.of(
        probeTimes(Metrics.BI_DETECT, valid, ProbeMeasure::detectMs),
        probeTimes(Metrics.BI_STOP, valid, ProbeMeasure::stopMs),
        probeTimes(Metrics.BI_STOP_NOFLUSH, valid, ProbeMeasure::stopNoFlushMs),
        probeTimes(Metrics.BI_OVERLAP, valid, ProbeMeasure::overlapMs),
        times(
            Metrics.BI_RESP,
            calls.stream()
                .flatMap(call -> answersToInterruptions(call).stream())
                .mapToDouble(turn -> turn.answered() ? turn.v2vAudibleMs() : NEVER)
                .filter(Summarise::came)),
        rate(Metrics.BI_YIELD_RATE, yielded, valid.size()));
  }

  private static Summary probeTimes(
      Metric metric, List<ProbeMeasure> probes, ToDoubleFunction<ProbeMeasure> time) {
    return times(metric, probes.stream().mapToDouble(time).map(ms -> came(ms) ? ms : NEVER));
  }

  private List<TurnMeasure> turns() {
    return calls.stream().flatMap(call -> call.turns().stream()).toList();
  }

  private List<TurnMeasure> plainTurns() {
    return calls.stream()
        .flatMap(call -> call.turns().stream().filter(turn -> probeOf(call, turn) == null))
        .toList();
  }

  private static List<TurnMeasure> answersToInterruptions(Measurements call) {
    return call.turns().stream()
        .filter(turn -> probeOf(call, turn) != null && probeOf(call, turn).valid())
        .toList();
  }

  private static ProbeMeasure probeOf(Measurements call, TurnMeasure turn) {
    return call.probes().stream()
        .filter(probe -> probe.id().equals(turn.id()))
        .findFirst()
        .orElse(null);
  }

  private static boolean came(double ms) {
    return !Double.isNaN(ms);
  }

  static Summary times(Metric metric, DoubleStream valuesMs) {
    double[] values = valuesMs.sorted().toArray();
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    OptionalDouble none = OptionalDouble.empty();
    Interval interval =
        OrderStatistics.interval(values, 0.5, CONFIDENCE)
            .orElse(new Interval(Double.NaN, Double.NaN));
    return new Summary(
        metric,
        values.length,
        values.length - finite.length,
        none,
        none,
        none,
        Arrays.stream(finite).min(),
        finite(Quantile.r8(values, 0.5)),
        finite(interval.lower()),
        finite(interval.upper()),
        values.length >= MIN_P90 ? finite(Quantile.r8(values, 0.9)) : none,
        values.length >= MIN_P95 ? finite(Quantile.r8(values, 0.95)) : none,
        Arrays.stream(finite).max());
  }

  static Summary rate(Metric metric, long successes, int n) {
    OptionalDouble none = OptionalDouble.empty();
    Interval interval = Wilson.interval((int) successes, n, CONFIDENCE).orElse(null);
    return Summary.figure(
        metric,
        n,
        n == 0 ? none : OptionalDouble.of((double) successes / n),
        interval == null ? none : OptionalDouble.of(interval.lower()),
        interval == null ? none : OptionalDouble.of(interval.upper()),
        "");
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}

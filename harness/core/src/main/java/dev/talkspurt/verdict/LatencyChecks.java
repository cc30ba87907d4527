package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.scenario.LatencyLimits;
import dev.talkspurt.stats.Quantile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Was the agent fast enough over the whole call? A turn without an answer took all its time. */
final class LatencyChecks {
  private final LatencyLimits limits;
  private final double[] latenciesMs;
  private final long unanswered;

  private LatencyChecks(LatencyLimits limits, Measurements measurements) {
    this.limits = limits;
    List<TurnMeasure> turns =
        measurements.turns().stream()
            .filter(turn -> !turn.toolTurn() && !turn.first() && !turn.agentInterrupted())
            .toList();
    this.unanswered = turns.stream().filter(turn -> !turn.answered()).count();
    this.latenciesMs =
        turns.stream()
            .mapToDouble(t -> t.answered() ? t.v2vAudibleMs() : MeasureCall.ANSWER_LIMIT_MS)
            .filter(Double::isFinite)
            .toArray();
  }

  static void add(LatencyLimits limits, Measurements measurements, List<Check> checks) {
    LatencyChecks latency = new LatencyChecks(limits, measurements);
    limits.p50().ifPresent(limit -> checks.add(latency.check("median", 0.5, limit)));
    limits.max().ifPresent(limit -> checks.add(latency.check("slowest", 1, limit)));
  }

  private Check check(String figure, double q, Duration limit) {
    double limitMs = limit.toNanos() / 1e6;
    String expectation = figure + " response latency of the call under " + ms(limitMs);
    if (latenciesMs.length == 0) {
      return new Check(
          -1,
          limits.place(),
          expectation,
          Verdict.INCONCLUSIVE,
          "no turn without a tool call came after the agent's first response",
          Double.NaN);
    }
    double valueMs =
        q == 1 ? Arrays.stream(latenciesMs).max().orElseThrow() : Quantile.r8(latenciesMs, q);
    String evidence =
        "it was "
            + (valueMs >= MeasureCall.ANSWER_LIMIT_MS ? "no answer in " : "")
            + ms(valueMs)
            + " over "
            + latenciesMs.length
            + " turns"
            + (unanswered > 0 ? ", " + unanswered + " of them unanswered" : "");
    return new Check(
        -1,
        limits.place(),
        expectation,
        valueMs < limitMs ? Verdict.PASSED : Verdict.FAILED,
        evidence,
        Double.NaN);
  }
}

package dev.talkspurt.detect;

import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.stats.Alternative;
import dev.talkspurt.stats.MannKendall;
import dev.talkspurt.stats.TheilSen;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whether the agent takes longer and longer to answer. */
final class LatencyGrowth {
  private static final int FEWEST_TURNS = 6;

  private static final double LEVEL = 0.005;
  private static final double SLOPE_MS = 50;
  private static final double GROWTH_MS = 500;

  private static final Detector GROWING_LATENCY =
      new Detector(
          "growingLatency",
          1,
          Severity.NOTABLE,
          "slower from turn to turn",
          "Over at least six answers the response latency rises by 50 ms a turn or more and by"
              + " 500 ms or more in all (Theil and Sen), surely so (Mann and Kendall, one-sided"
              + " 0.5 %).",
          "Shorten or compress the context: the whole history is read again each turn.");

  static final List<Rule> RULES = List.of(new Rule(GROWING_LATENCY, LatencyGrowth::growing));

  private LatencyGrowth() {}

  private static List<Finding> growing(CallEvidence call, Measurements measured) {
    List<TurnMeasure> answered =
        measured.turns().stream().filter(turn -> !Double.isNaN(turn.v2vAudibleMs())).toList();
    double[] latencies = answered.stream().mapToDouble(TurnMeasure::v2vAudibleMs).toArray();
    if (latencies.length < FEWEST_TURNS) {
      return List.of();
    }
    double[] turns = IntStream.range(0, latencies.length).asDoubleStream().toArray();
    double slope = TheilSen.line(turns, latencies, 0.95).slope();
    double growth = slope * (latencies.length - 1);
    if (slope < SLOPE_MS
        || growth < GROWTH_MS
        || MannKendall.test(latencies, Alternative.GREATER).p() > LEVEL) {
      return List.of();
    }
    return List.of(
        new Finding(
            GROWING_LATENCY,
            answered.get(0).callerOffsetMs(),
            answered.get(answered.size() - 1).answerOnsetMs(),
            "",
            String.format(
                Locale.ROOT,
                "over %d answers the response latency rose by %.0f ms a turn, from %.0f ms to"
                    + " %.0f ms",
                latencies.length,
                slope,
                latencies[0],
                latencies[latencies.length - 1])));
  }
}

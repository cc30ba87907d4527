package dev.talkspurt.detect;

import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether the agent takes longer and longer to answer. */
final class LatencyGrowth {
  private static final int FEWEST_TURNS = 6;

  /** One-sided 0.5 % of the normal distribution. */
  private static final double SURE = 2.576;

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
    double slope = slope(latencies);
    double growth = slope * (latencies.length - 1);
    if (slope < SLOPE_MS || growth < GROWTH_MS || trend(latencies) < SURE) {
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

  /** The median of the slopes between all pairs. */
  private static double slope(double[] values) {
    int n = values.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[count++] = (values[j] - values[i]) / (j - i);
      }
    }
    Arrays.sort(slopes);
    return (slopes[(count - 1) / 2] + slopes[count / 2]) / 2;
  }

  /** Mann and Kendall's statistic, with a correction for continuity, without one for ties. */
  private static double trend(double[] values) {
    int n = values.length;
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        s += Math.signum(values[j] - values[i]);
      }
    }
    return s <= 0 ? 0 : (s - 1) / Math.sqrt(n * (n - 1.0) * (2 * n + 5) / 18);
  }
}

package dev.talkspurt.stats;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Mean and standard deviation of values, with Student's interval of the mean. Immutable.
 *
 * @param n how many values
 * @param mean NaN without values
 * @param sd with n - 1 degrees of freedom; NaN with less than two values
 * @param meanInterval of the mean; unbounded with less than two values
 */
public record Spread(int n, double mean, double sd, Interval meanInterval) {
  /**
   * Of {@code values}.
   *
   * @param confidence of the interval, such as 0.95
   */
  public static Spread of(double[] values, double confidence) {
    Checks.confidence(confidence);
    int n = values.length;
    double mean = mean(values);
    if (n < 2) {
      return new Spread(
          n, mean, Double.NaN, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double sd = Math.sqrt(squares / (n - 1));
    double t =
        new TDistribution(null, n - 1, 1e-14).inverseCumulativeProbability((1 + confidence) / 2);
    double half = t * sd / Math.sqrt(n);
    return new Spread(n, mean, sd, new Interval(mean - half, mean + half));
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? Double.NaN : sum / values.length;
  }
}

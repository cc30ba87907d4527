package dev.talkspurt.stats;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The straight line through points by ordinary least squares: {@code slope = Sxy / Sxx}, {@code
 * intercept = mean(y) - slope mean(x)}, with the t intervals of n - 2 degrees of freedom (Draper
 * and Smith, Applied Regression Analysis, 1998, ch. 1). Immutable.
 *
 * @param residualSd of the points about the line, with n - 2 degrees of freedom
 */
public record StraightLine(
    int n,
    double slope,
    double intercept,
    Interval slopeInterval,
    Interval interceptInterval,
    double residualSd) {
  /**
   * The line through {@code (x[i], y[i])}.
   *
   * @param confidence of both intervals, such as 0.95
   * @return empty with less than three points, or if all have the same x: nothing is known then
   */
  public static Optional<StraightLine> through(double[] x, double[] y, double confidence) {
    if (x.length != y.length || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          x.length + " x, " + y.length + " y, confidence " + confidence);
    }
    int n = x.length;
    double meanX = Spread.mean(x);
    double meanY = Spread.mean(y);
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < n; i++) {
      sxx += (x[i] - meanX) * (x[i] - meanX);
      sxy += (x[i] - meanX) * (y[i] - meanY);
    }
    if (n < 3 || sxx == 0) {
      return Optional.empty();
    }
    double slope = sxy / sxx;
    double intercept = meanY - slope * meanX;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double left = y[i] - intercept - slope * x[i];
      squares += left * left;
    }
    double sd = Math.sqrt(squares / (n - 2));
    double t = new TDistribution(null, n - 2).inverseCumulativeProbability((1 + confidence) / 2);
    return Optional.of(
        new StraightLine(
            n,
            slope,
            intercept,
            around(slope, t * sd / Math.sqrt(sxx)),
            around(intercept, t * sd * Math.sqrt(1.0 / n + meanX * meanX / sxx)),
            sd));
  }

  private static Interval around(double value, double half) {
    return new Interval(value - half, value + half);
  }
}

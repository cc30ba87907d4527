package dev.talkspurt.stats;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Least squares of y by x, with intervals by Student's distribution (N. R. Draper and H. Smith,
 * Applied Regression Analysis, 1.4): exact where errors are normal, independent and alike.
 *
 * @param n pairs
 * @param slope NaN if no two x differ
 * @param intercept y at x = 0
 * @param deviation of y from the line, with n - 2 degrees of freedom; NaN below three pairs
 * @param slopeError standard error of the slope
 * @param interceptError standard error of the intercept
 */
public record LinearRegression(
    int n,
    double slope,
    double intercept,
    double deviation,
    double slopeError,
    double interceptError) {
  /** The line through pairs; all NaN if no two x differ. */
  public static LinearRegression of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " x, " + y.length + " y");
    }
    Checks.finite(x);
    Checks.finite(y);
    int n = x.length;
    double meanX = Spread.mean(x);
    double meanY = Spread.mean(y);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < n; i++) {
      squares += (x[i] - meanX) * (x[i] - meanX);
      products += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = squares > 0 ? products / squares : Double.NaN;
    double intercept = meanY - slope * meanX;
    double rest = 0;
    for (int i = 0; i < n; i++) {
      double off = y[i] - meanY - slope * (x[i] - meanX);
      rest += off * off;
    }
    double deviation = n > 2 ? Math.sqrt(rest / (n - 2)) : Double.NaN;
    return new LinearRegression(
        n,
        slope,
        intercept,
        deviation,
        deviation / Math.sqrt(squares),
        deviation * Math.sqrt(1.0 / n + meanX * meanX / squares));
  }

  /** Of the slope, two-sided; empty below three pairs or if no two x differ. */
  public Optional<Interval> slopeInterval(double confidence) {
    return interval(slope, slopeError, confidence);
  }

  /** Of the intercept, two-sided; empty below three pairs or if no two x differ. */
  public Optional<Interval> interceptInterval(double confidence) {
    return interval(intercept, interceptError, confidence);
  }

  private Optional<Interval> interval(double estimate, double error, double confidence) {
    Checks.confidence(confidence);
    if (Double.isNaN(estimate) || Double.isNaN(error)) {
      return Optional.empty();
    }
    double t =
        new TDistribution(null, n - 2, 1e-14).inverseCumulativeProbability((1 + confidence) / 2);
    return Optional.of(new Interval(estimate - t * error, estimate + t * error));
  }
}

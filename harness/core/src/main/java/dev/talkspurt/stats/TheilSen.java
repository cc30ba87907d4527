package dev.talkspurt.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * The median of the slopes of all pairs (H. Theil, 1950), with the interval of P. K. Sen,
 * "Estimates of the Regression Coefficient Based on Kendall's Tau", JASA 63 (1968). Outliers up to
 * 29 % of the values do not move it far. The interval is exact up to 60 different x; otherwise by
 * the normal approximation, with the variance corrected for equal x. Thread-safe.
 */
public final class TheilSen {
  private TheilSen() {}

  /**
   * A line.
   *
   * @param slope of y by x; NaN if no two x differ
   * @param intercept median of y minus slope times median of x
   * @param interval of the slope; empty if there are too few values
   */
  public record Line(double slope, double intercept, Optional<Interval> interval) {}

  /**
   * The line through values, in any order.
   *
   * @param confidence of the interval, two-sided
   */
  public static Line line(double[] x, double[] y, double confidence) {
    return line(x, y, confidence, MannKendall.EXACT);
  }

  static Line line(double[] x, double[] y, double confidence, int exactUpTo) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " x, " + y.length + " y");
    }
    Checks.finite(x);
    Checks.finite(y);
    Checks.confidence(confidence);
    int n = x.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int found = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (x[i] != x[j]) {
          slopes[found++] = (y[j] - y[i]) / (x[j] - x[i]);
        }
      }
    }
    double tail = (1 - confidence) / 2;
    // S counts slopes in steps of two.
    int rank =
        found == slopes.length && n <= exactUpTo
            ? NullCounts.rank(NullCounts.inversions(n), tail)
            : HodgesLehmann.rank(found, MannKendall.variance(x) / 4, tail);
    HodgesLehmann.Shift slope = HodgesLehmann.shift(Arrays.copyOf(slopes, found), rank);
    return new Line(slope.estimate(), median(y) - slope.estimate() * median(x), slope.interval());
  }

  private static double median(double[] values) {
    return Quantile.r8(values, 0.5);
  }
}

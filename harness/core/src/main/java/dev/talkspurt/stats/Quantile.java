package dev.talkspurt.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Sample quantiles, type R-8: the median-unbiased definition 8 of Hyndman and Fan, "Sample
 * Quantiles in Statistical Packages", The American Statistician 50 (1996). With {@code h = (n +
 * 1/3) q + 1/3} and the values sorted, it is {@code x(floor h) + (h - floor h) (x(floor h + 1) -
 * x(floor h))}; ranks beyond the ends count as the ends. Thread-safe.
 */
public final class Quantile {
  private Quantile() {}

  /**
   * The quantile {@code q} of {@code values}, in any order. Positive infinity stands for a value
   * that never came; a quantile that leans on one is infinite.
   *
   * @param q from 0 to 1
   * @return NaN if there are no values
   */
  public static double r8(double[] values, double q) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("q is " + q + ", expected 0 to 1");
    }
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double rank = (sorted.length + 1 / 3.0) * q + 1 / 3.0;
    int below = (int) Math.floor(rank);
    double share = rank - below;
    double low = sorted[clamp(below - 1, sorted.length)];
    double high = sorted[clamp(below, sorted.length)];
    if (share < 1e-12 || low == high) {
      return low;
    }
    return low + share * (high - low);
  }

  /**
   * The smoother quantile of F. E. Harrell and C. E. Davis, "A new distribution-free quantile
   * estimator", Biometrika 69 (1982): every value counts, with the weight {@code I(i/n) -
   * I((i-1)/n)} of the beta distribution with {@code a = (n + 1) q} and {@code b = (n + 1) (1 -
   * q)}. As all count, it is infinite as soon as one value never came.
   *
   * @param q between 0 and 1, both excluded
   * @return NaN if there are no values
   */
  public static double harrellDavis(double[] values, double q) {
    Checks.share("q", q);
    int n = values.length;
    if (n == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (!Double.isFinite(sorted[n - 1])) {
      return sorted[n - 1];
    }
    BetaDistribution beta = new BetaDistribution(null, (n + 1) * q, (n + 1) * (1 - q));
    double below = 0;
    double sum = 0;
    for (int i = 1; i <= n; i++) {
      double upTo = i == n ? 1 : beta.cumulativeProbability((double) i / n);
      sum += (upTo - below) * sorted[i - 1];
      below = upTo;
    }
    return sum;
  }

  private static int clamp(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }
}

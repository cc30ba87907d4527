package dev.talkspurt.stats;

import java.util.Arrays;

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

  private static int clamp(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }
}

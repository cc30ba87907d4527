package dev.talkspurt.stats;

import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Distribution-free intervals for quantiles, from the ranks of the sorted values.
 *
 * <p>The number of values below the quantile q is binomial, so {@code [x(l), x(u)]} holds it with
 * probability {@code P(l <= Bin(n, q) <= u - 1)} (Hahn and Meeker, Statistical Intervals, 1991).
 * Values that never came may stand as infinity: the ranks do not mind. Thread-safe.
 */
public final class OrderStatistics {
  private OrderStatistics() {}

  /** Ranks of two of the sorted values, from 1. */
  public record Ranks(int lower, int upper) {}

  /**
   * The ranks between which quantile {@code q} of the population lies with at least {@code
   * confidence}: with equal tails where n allows, otherwise the closest pair that holds enough.
   *
   * @return empty if n is too small for any pair
   */
  public static Optional<Ranks> interval(int n, double q, double confidence) {
    if (n < 0 || !(q > 0 && q < 1) || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "n is " + n + ", q is " + q + ", confidence is " + confidence);
    }
    if (n < 2) {
      return Optional.empty();
    }
    double[] below = cumulative(n, q);
    double tail = (1 - confidence) / 2;
    int lower = 0;
    while (lower < n && below[lower] <= tail) {
      lower++;
    }
    int upper = 1;
    while (upper <= n && below[upper - 1] < 1 - tail) {
      upper++;
    }
    return lower >= 1 && upper <= n
        ? Optional.of(new Ranks(lower, upper))
        : closest(below, n, confidence);
  }

  private static Optional<Ranks> closest(double[] below, int n, double confidence) {
    Ranks best = null;
    for (int lower = 1; lower < n; lower++) {
      int upper = lower + 1;
      while (upper <= n && below[upper - 1] - below[lower - 1] < confidence) {
        upper++;
      }
      if (upper <= n && (best == null || upper - lower < best.upper() - best.lower())) {
        best = new Ranks(lower, upper);
      }
    }
    return Optional.ofNullable(best);
  }

  private static double[] cumulative(int n, double q) {
    BinomialDistribution binomial = new BinomialDistribution(null, n, q);
    double[] below = new double[n + 1];
    for (int k = 0; k <= n; k++) {
      below[k] = binomial.cumulativeProbability(k);
    }
    return below;
  }
}

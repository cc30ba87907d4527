package dev.talkspurt.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
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
    check(n, q, confidence);
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

  /**
   * The values between which quantile {@code q} of the population lies; an end is infinite where so
   * many values never came.
   *
   * @param values in any order, positive infinity for what never came
   * @return empty if there are too few
   */
  public static Optional<Interval> interval(double[] values, double q, double confidence) {
    Checks.numbers(values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return interval(sorted.length, q, confidence)
        .map(ranks -> new Interval(sorted[ranks.lower() - 1], sorted[ranks.upper() - 1]));
  }

  /** The chance that the values of these ranks hold quantile {@code q}, if none are equal. */
  public static double coverage(int n, double q, Ranks ranks) {
    double[] below = cumulative(n, q);
    return below[ranks.upper() - 1] - below[ranks.lower() - 1];
  }

  /**
   * The rank of the one-sided upper bound of quantile {@code q}: the least u with {@code P(Bin(n,
   * q) <= u - 1) >= confidence}.
   *
   * @return empty if n is too small for any
   */
  public static OptionalInt upperRank(int n, double q, double confidence) {
    check(n, q, confidence);
    double[] below = cumulative(n, q);
    for (int u = 1; u <= n; u++) {
      if (below[u - 1] >= confidence) {
        return OptionalInt.of(u);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * What quantile {@code q} does not exceed, with {@code confidence}.
   *
   * @param values in any order, positive infinity for what never came
   * @return empty if there are too few; infinite if too many never came
   */
  public static Optional<Double> upperBound(double[] values, double q, double confidence) {
    Checks.numbers(values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    OptionalInt rank = upperRank(sorted.length, q, confidence);
    return rank.isPresent() ? Optional.of(sorted[rank.getAsInt() - 1]) : Optional.empty();
  }

  /**
   * The fewest values with a two-sided interval for quantile {@code q}: 6, 29, 59 and 299 for the
   * median, p90, p95 and p99 with 95 %.
   */
  public static int minimum(double q, double confidence) {
    check(1, q, confidence);
    int n = 2;
    while (1 - Math.pow(q, n) - Math.pow(1 - q, n) < confidence) {
      n++;
    }
    return n;
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
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += binomial.probability(k);
      below[k] = Math.min(1, sum);
    }
    below[n] = 1;
    return below;
  }

  private static void check(int n, double q, double confidence) {
    if (n < 0 || !(q > 0 && q < 1) || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "n is " + n + ", q is " + q + ", confidence is " + confidence);
    }
  }
}

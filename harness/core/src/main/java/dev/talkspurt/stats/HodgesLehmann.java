package dev.talkspurt.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Shifts of location by J. L. Hodges and E. L. Lehmann, "Estimates of Location Based on Rank
 * Tests", Annals of Mathematical Statistics 34 (1963), with the intervals that invert the rank
 * tests (M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods, 3.3 and 4.3). Values are
 * finite: pairs in which an answer never came are counted by {@link McNemar} instead. Thread-safe.
 */
public final class HodgesLehmann {
  private static final int EXACT_PAIRS = 50;
  private static final int EXACT_PRODUCT = 400;

  private HodgesLehmann() {}

  /**
   * A shift.
   *
   * @param estimate NaN if there are no values
   * @param interval empty if there are too few for its confidence
   */
  public record Shift(double estimate, Optional<Interval> interval) {}

  /**
   * Of paired differences, taken as symmetrical: the median of their Walsh averages {@code (d_i +
   * d_j) / 2, i <= j}. The interval is exact up to 50 pairs.
   *
   * @param confidence two-sided; each end of a 90 % interval is a one-sided bound of 95 %
   */
  public static Shift paired(double[] differences, double confidence) {
    return paired(differences, confidence, EXACT_PAIRS);
  }

  static Shift paired(double[] differences, double confidence, int exactUpTo) {
    Checks.finite(differences);
    Checks.confidence(confidence);
    int n = differences.length;
    double[] walsh = new double[n * (n + 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        walsh[next++] = (differences[i] + differences[j]) / 2;
      }
    }
    double tail = (1 - confidence) / 2;
    if (n <= exactUpTo) {
      int[] scores = new int[n];
      Arrays.setAll(scores, i -> i + 1);
      return shift(walsh, NullCounts.rank(NullCounts.signed(scores), tail));
    }
    return shift(walsh, rank(walsh.length, n * (n + 1.0) * (2 * n + 1.0) / 24, tail));
  }

  /**
   * How much higher {@code x} lies than {@code y}, taken as of one shape: the median of all {@code
   * x_i - y_j}. The interval is exact where the sizes multiply to at most 400.
   *
   * @param confidence two-sided
   */
  public static Shift twoSample(double[] x, double[] y, double confidence) {
    return twoSample(x, y, confidence, EXACT_PRODUCT);
  }

  static Shift twoSample(double[] x, double[] y, double confidence, int exactUpTo) {
    Checks.finite(x);
    Checks.finite(y);
    Checks.confidence(confidence);
    int n = x.length;
    int m = y.length;
    double[] pairs = new double[n * m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        pairs[i * m + j] = x[i] - y[j];
      }
    }
    double tail = (1 - confidence) / 2;
    if (pairs.length <= exactUpTo) {
      return shift(pairs, NullCounts.rank(wins(n, m), tail));
    }
    return shift(pairs, rank(pairs.length, n * (double) m * (n + m + 1) / 12, tail));
  }

  /** Chances of the number of pairs in which x is greater, without ties. */
  private static double[] wins(int n, int m) {
    int size = Math.min(n, m);
    int[] scores = new int[n + m];
    Arrays.setAll(scores, i -> i + 1);
    double[] sums = NullCounts.drawn(scores, size);
    int least = size * (size + 1) / 2;
    return Arrays.copyOfRange(sums, least, least + n * m + 1);
  }

  /** With half a step for continuity. */
  static int rank(int all, double variance, double tail) {
    return (int) Math.floor(all / 2.0 + 0.5 + Normal.quantile(tail) * Math.sqrt(variance));
  }

  /** The median and the {@code rank}-th from both ends. */
  static Shift shift(double[] candidates, int rank) {
    Arrays.sort(candidates);
    int all = candidates.length;
    if (all == 0) {
      return new Shift(Double.NaN, Optional.empty());
    }
    double median = (candidates[(all - 1) / 2] + candidates[all / 2]) / 2;
    return new Shift(
        median,
        rank < 1
            ? Optional.empty()
            : Optional.of(new Interval(candidates[rank - 1], candidates[all - rank])));
  }
}

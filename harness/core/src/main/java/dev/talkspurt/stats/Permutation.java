package dev.talkspurt.stats;

import org.apache.commons.math3.random.MersenneTwister;

/**
 * Permutation tests of means (R. A. Fisher, The Design of Experiments, 1935; E. J. G. Pitman,
 * "Significance Tests Which May be Applied to Samples from any Populations", 1937). All
 * arrangements are gone through where they are few; otherwise arrangements are drawn, and p is
 * {@code (1 + as extreme) / (1 + draws)}, which is never 0 (B. Phipson and G. K. Smyth,
 * "Permutation P-values Should Never Be Zero", 2010). Chance comes from the seed alone.
 * Thread-safe.
 */
public final class Permutation {
  private static final int ENUMERATED_SIGNS = 16;
  private static final double ENUMERATED_SPLITS = 100_000;

  private Permutation() {}

  /**
   * Whether the mean of paired differences is zero, by turning their signs: the test for repeats of
   * a case, as mean difference of each case. All signs are gone through up to 16 differences.
   *
   * @param draws of signs, if there are more
   * @return the mean; p is 1 if there are no differences
   */
  public static Significance signFlip(
      double[] differences, Alternative alternative, int draws, long seed) {
    Checks.finite(differences);
    int n = differences.length;
    double sum = 0;
    double size = 0;
    for (double difference : differences) {
      sum += difference;
      size += Math.abs(difference);
    }
    Tails tails = new Tails(sum, size);
    if (n <= ENUMERATED_SIGNS) {
      everySign(differences, tails);
      return new Significance(n == 0 ? Double.NaN : sum / n, tails.exact(alternative), true);
    }
    MersenneTwister random = new MersenneTwister(seed);
    for (int draw = 0; draw < draws; draw++) {
      double flipped = 0;
      int bits = 0;
      for (int i = 0; i < n; i++) {
        bits = i % 32 == 0 ? random.nextInt() : bits >>> 1;
        flipped += (bits & 1) == 0 ? differences[i] : -differences[i];
      }
      tails.count(flipped);
    }
    return new Significance(sum / n, tails.drawn(alternative), false);
  }

  /** In the order of the Gray code: one sign turns from each to the next. */
  private static void everySign(double[] differences, Tails tails) {
    double[] signed = differences.clone();
    double sum = 0;
    for (double one : signed) {
      sum += one;
    }
    tails.count(sum);
    for (int step = 1; step < 1 << differences.length; step++) {
      int turned = Integer.numberOfTrailingZeros(step);
      signed[turned] = -signed[turned];
      sum += 2 * signed[turned];
      tails.count(sum);
    }
  }

  /**
   * Whether two samples have one mean, by dealing their values out anew. All splits are gone
   * through where there are at most 100 000.
   *
   * @param draws of splits, if there are more
   * @return the mean of x minus that of y; p is 1 if one sample is empty
   */
  public static Significance twoSample(
      double[] x, double[] y, Alternative alternative, int draws, long seed) {
    Checks.finite(x);
    Checks.finite(y);
    int n = x.length;
    int m = y.length;
    if (n == 0 || m == 0) {
      return new Significance(Double.NaN, 1, true);
    }
    double[] all = java.util.Arrays.copyOf(x, n + m);
    System.arraycopy(y, 0, all, n, m);
    double sumX = 0;
    double total = 0;
    double size = 0;
    for (int i = 0; i < all.length; i++) {
      sumX += i < n ? all[i] : 0;
      total += all[i];
      size += Math.abs(all[i]);
    }
    double statistic = sumX / n - (total - sumX) / m;
    Tails tails = new Tails(sumX, size);
    if (splits(n + m, n) <= ENUMERATED_SPLITS) {
      everySplit(all, 0, n, 0, tails);
      return new Significance(statistic, tails.exact(alternative), true);
    }
    MersenneTwister random = new MersenneTwister(seed);
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        int other = i + random.nextInt(n + m - i);
        double value = all[other];
        all[other] = all[i];
        all[i] = value;
        sum += value;
      }
      tails.count(sum);
    }
    return new Significance(statistic, tails.drawn(alternative), false);
  }

  private static void everySplit(double[] all, int from, int left, double sum, Tails tails) {
    if (left == 0) {
      tails.count(sum);
      return;
    }
    for (int i = from; i <= all.length - left; i++) {
      everySplit(all, i + 1, left - 1, sum + all[i], tails);
    }
  }

  private static double splits(int all, int chosen) {
    double ways = 1;
    for (int i = 1; i <= chosen; i++) {
      ways = ways * (all - chosen + i) / i;
    }
    return ways;
  }

  /** Arrangements as extreme as the one seen; sums that differ by rounding alone are equal. */
  private static final class Tails {
    private final double seen;
    private final double rounding;
    private long atMost;
    private long atLeast;
    private long all;

    Tails(double seen, double size) {
      this.seen = seen;
      this.rounding = 1e-10 * size;
    }

    void count(double sum) {
      all++;
      atMost += sum <= seen + rounding ? 1 : 0;
      atLeast += sum >= seen - rounding ? 1 : 0;
    }

    double exact(Alternative alternative) {
      return alternative.p((double) atMost / all, (double) atLeast / all);
    }

    double drawn(Alternative alternative) {
      return alternative.p((1.0 + atMost) / (1 + all), (1.0 + atLeast) / (1 + all));
    }
  }
}

package dev.talkspurt.stats;

/**
 * The test of H. B. Mann and D. R. Whitney, "On a Test of Whether one of Two Random Variables is
 * Stochastically Larger than the Other", Annals of Mathematical Statistics 18 (1947). Exact where
 * the sizes multiply to at most 400, by the permutations of the ranks as they are, ties included;
 * beyond, the normal approximation with variance corrected for ties and half a step for continuity.
 * Values that never came may stand as infinity: they are the largest, all equal. Thread-safe.
 */
public final class MannWhitney {
  private static final int EXACT = 400;

  private MannWhitney() {}

  /**
   * Whether {@code x} and {@code y} come from one distribution.
   *
   * @return U, the pairs in which x is greater, ties half; p is 1 if one sample is empty
   */
  public static Significance test(double[] x, double[] y, Alternative alternative) {
    return test(x, y, alternative, EXACT);
  }

  static Significance test(double[] x, double[] y, Alternative alternative, int exactUpTo) {
    Checks.numbers(x);
    Checks.numbers(y);
    int n = x.length;
    int m = y.length;
    if (n == 0 || m == 0) {
      return new Significance(0, 1, true);
    }
    double[] all = java.util.Arrays.copyOf(x, n + m);
    System.arraycopy(y, 0, all, n, m);
    MidRanks ranks = MidRanks.of(all);
    int sumX = 0;
    int sumY = 0;
    for (int i = 0; i < n + m; i++) {
      if (i < n) {
        sumX += ranks.doubled()[i];
      } else {
        sumY += ranks.doubled()[i];
      }
    }
    double u = sumX / 2.0 - n * (n + 1.0) / 2;
    if ((long) n * m <= exactUpTo) {
      boolean ofX = n <= m;
      double[] chance = NullCounts.drawn(ranks.doubled(), Math.min(n, m));
      double atMost = NullCounts.atMost(chance, ofX ? sumX : sumY);
      double atLeast = NullCounts.atLeast(chance, ofX ? sumX : sumY);
      double p = ofX ? alternative.p(atMost, atLeast) : alternative.p(atLeast, atMost);
      return new Significance(u, p, true);
    }
    double size = n + m;
    double variance = n * (double) m / 12 * (size + 1 - ranks.ties() / (size * (size - 1)));
    double distance = u - n * (double) m / 2;
    return new Significance(u, Normal.p(alternative, distance, 0.5, Math.sqrt(variance)), false);
  }
}

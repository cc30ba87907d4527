package dev.talkspurt.stats;

/**
 * Whether values in the order of time go up or down (H. B. Mann, "Nonparametric Tests Against
 * Trend", Econometrica 13 (1945); M. G. Kendall, Rank Correlation Methods, 1975). Exact up to 60
 * different values; otherwise normal, with variance corrected for ties and one step for continuity.
 * Thread-safe.
 */
public final class MannKendall {
  static final int EXACT = 60;

  private MannKendall() {}

  /**
   * Tests for a trend.
   *
   * @param values in the order of time; they may be infinite
   * @param alternative {@link Alternative#GREATER}: upwards
   * @return S, pairs that go up minus pairs that go down; p is 1 below two values
   */
  public static Significance test(double[] values, Alternative alternative) {
    return test(values, alternative, EXACT);
  }

  static Significance test(double[] values, Alternative alternative, int exactUpTo) {
    Checks.numbers(values);
    int n = values.length;
    int s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        s += Double.compare(values[j], values[i]) > 0 ? 1 : 0;
        s -= Double.compare(values[j], values[i]) < 0 ? 1 : 0;
      }
    }
    boolean ties = MidRanks.of(values).ties() > 0;
    if (n <= exactUpTo && !ties) {
      double[] chance = NullCounts.inversions(n);
      int up = (s + n * (n - 1) / 2) / 2;
      return new Significance(
          s, alternative.p(NullCounts.atMost(chance, up), NullCounts.atLeast(chance, up)), true);
    }
    return new Significance(s, Normal.p(alternative, s, 1, Math.sqrt(variance(values))), false);
  }

  /** {@code (n(n-1)(2n+5) - Σ t(t-1)(2t+5)) / 18}, t the sizes of groups of equal values. */
  static double variance(double[] values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    double variance = term(sorted.length);
    int from = 0;
    while (from < sorted.length) {
      int to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      variance -= term(to - from);
      from = to;
    }
    return variance / 18;
  }

  private static double term(double t) {
    return t * (t - 1) * (2 * t + 5);
  }
}

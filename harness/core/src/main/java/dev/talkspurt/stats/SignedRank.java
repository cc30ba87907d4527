package dev.talkspurt.stats;

import java.util.Arrays;

/**
 * The signed-rank test of F. Wilcoxon, "Individual Comparisons by Ranking Methods", Biometrics
 * Bulletin 1 (1945): whether paired differences lie symmetrically around zero. Exact up to 50
 * differences, ties included; beyond, the normal approximation with the variance {@code Σ r² / 4}
 * of the ranks that are there and a continuity correction towards the mean. Infinite differences
 * are the farthest, all equally far. Thread-safe.
 */
public final class SignedRank {
  private static final int EXACT = 50;

  private SignedRank() {}

  /** What becomes of differences that are zero, which speak for neither side. */
  public enum Zeros {
    /** They are left out (Wilcoxon). */
    DROP,
    /**
     * They take part in ranking and are left out then (J. W. Pratt, "Remarks on Zeros and Ties in
     * the Wilcoxon Signed Rank Procedures", JASA 54 (1959)).
     */
    PRATT
  }

  /**
   * With {@link Zeros#DROP}.
   *
   * @return the sum of the ranks of the positive differences, and p; 1 if none differs from zero
   */
  public static Significance test(double[] differences, Alternative alternative) {
    return test(differences, Zeros.DROP, alternative);
  }

  /** With zeros dealt with in one's own way. */
  public static Significance test(double[] differences, Zeros zeros, Alternative alternative) {
    return test(differences, zeros, alternative, EXACT);
  }

  static Significance test(
      double[] differences, Zeros zeros, Alternative alternative, int exactUpTo) {
    Checks.numbers(differences);
    double[] ranked =
        zeros == Zeros.PRATT
            ? differences
            : Arrays.stream(differences).filter(d -> d != 0).toArray();
    int[] ranks = MidRanks.of(Arrays.stream(ranked).map(Math::abs).toArray()).doubled();
    int[] scores = new int[ranked.length];
    int n = 0;
    int positive = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < ranked.length; i++) {
      if (ranked[i] != 0) {
        scores[n++] = ranks[i];
        positive += ranked[i] > 0 ? ranks[i] : 0;
        sum += ranks[i];
        squares += (double) ranks[i] * ranks[i];
      }
    }
    if (n <= exactUpTo) {
      double[] chance = NullCounts.signed(Arrays.copyOf(scores, n));
      double p =
          alternative.p(NullCounts.atMost(chance, positive), NullCounts.atLeast(chance, positive));
      return new Significance(positive / 2.0, p, true);
    }
    double p = Normal.p(alternative, positive - sum / 2, 1, Math.sqrt(squares) / 2);
    return new Significance(positive / 2.0, p, false);
  }
}

package dev.talkspurt.stats;

/**
 * How repeated trials of one thing succeed, estimated without bias from {@code c} successes in
 * {@code n} trials: {@code pass@k = 1 - C(n-c,k)/C(n,k)}, the chance that at least one of k trials
 * succeeds (M. Chen et al., 2021), and {@code pass^k = C(c,k)/C(n,k)}, the chance that all do (S.
 * Yao et al., 2024). {@code (c/n)^k} would be too high for few trials. Thread-safe.
 */
public final class Repeats {
  private Repeats() {}

  /** Chance that at least one of {@code k} trials succeeds; 1 ≤ k ≤ n. */
  public static double any(int n, int c, int k) {
    check(n, c, k);
    return 1 - chosen(n - c, n, k);
  }

  /** Chance that all of {@code k} trials succeed; 1 ≤ k ≤ n. */
  public static double all(int n, int c, int k) {
    check(n, c, k);
    return chosen(c, n, k);
  }

  /** {@code C(m,k) / C(n,k)} as a product, which does not overflow. */
  private static double chosen(int m, int n, int k) {
    double share = 1;
    for (int i = 0; i < k; i++) {
      share *= Math.max(0, m - i) / (double) (n - i);
    }
    return share;
  }

  private static void check(int n, int c, int k) {
    if (n < 1 || c < 0 || c > n || k < 1 || k > n) {
      throw new IllegalArgumentException(c + " of " + n + " trials, k " + k);
    }
  }
}

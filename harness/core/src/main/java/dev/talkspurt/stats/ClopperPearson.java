package dev.talkspurt.stats;

import java.util.Optional;
import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The exact interval of C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits
 * illustrated in the case of the binomial", Biometrika 26 (1934): it holds the rate at least as
 * often as it says, whatever the rate; for guarantees. Thread-safe.
 */
public final class ClopperPearson {
  private ClopperPearson() {}

  /**
   * Two-sided interval; empty if n is 0.
   *
   * @param confidence such as 0.95
   */
  public static Optional<Interval> interval(int successes, int n, double confidence) {
    Checks.counts(successes, n);
    Checks.confidence(confidence);
    if (n == 0) {
      return Optional.empty();
    }
    double each = (1 + confidence) / 2;
    return Optional.of(new Interval(lower(successes, n, each), upper(successes, n, each)));
  }

  /** The rate is at least this, with {@code confidence}; {@code (1 - c)^(1/n)} if all succeed. */
  public static double lower(int successes, int n, double confidence) {
    Checks.counts(successes, n);
    Checks.confidence(confidence);
    if (successes == 0) {
      return 0;
    }
    if (successes == n) {
      return Math.pow(1 - confidence, 1.0 / n);
    }
    return quantile(successes, n - successes + 1.0, 1 - confidence);
  }

  /** The rate is at most this, with {@code confidence}. */
  public static double upper(int successes, int n, double confidence) {
    Checks.counts(successes, n);
    return 1 - lower(n - successes, n, confidence);
  }

  /** Of the beta distribution, sharper than Commons Math seeks it by itself. */
  static double quantile(double a, double b, double p) {
    return new BetaDistribution(null, a, b, 1e-14).inverseCumulativeProbability(p);
  }
}

package dev.talkspurt.stats;

import java.util.Optional;

/**
 * The equal-tailed interval of the posterior of a rate under Jeffreys' prior, Beta(½, ½): quantiles
 * of Beta(k + ½, n - k + ½), with the ends 0 and 1 where none or all succeeded (L. D. Brown, T. T.
 * Cai and A. DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16
 * (2001), 4.1.2). It holds the rate as often as it says on average over rates, not for each.
 * Thread-safe.
 */
public final class Jeffreys {
  private Jeffreys() {}

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
    double a = successes + 0.5;
    double b = n - successes + 0.5;
    double tail = (1 - confidence) / 2;
    return Optional.of(
        new Interval(
            successes == 0 ? 0 : ClopperPearson.quantile(a, b, tail),
            successes == n ? 1 : 1 - ClopperPearson.quantile(b, a, tail)));
  }
}

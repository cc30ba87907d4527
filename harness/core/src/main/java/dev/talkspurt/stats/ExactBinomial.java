package dev.talkspurt.stats;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The exact test of a rate. The two-sided p-value is twice the smaller tail, at most 1 (J. D.
 * Gibbons and J. W. Pratt, "P-values: Interpretation and Methodology", The American Statistician 29
 * (1975)). Thread-safe.
 */
public final class ExactBinomial {
  private ExactBinomial() {}

  /**
   * Whether {@code successes} of {@code n} speak against the rate {@code rate}; 1 if n is 0.
   *
   * @param rate between 0 and 1, both excluded
   */
  public static double p(int successes, int n, double rate, Alternative alternative) {
    Checks.counts(successes, n);
    Checks.share("rate", rate);
    if (n == 0) {
      return 1;
    }
    return alternative.p(atMost(successes, n, rate), atMost(n - successes, n, 1 - rate));
  }

  /**
   * The mid-p value: what was seen counts half (H. O. Lancaster, "Significance Tests in Discrete
   * Distributions", JASA 56 (1961)). Less conservative, and not exact: it may pass the level.
   */
  public static double midP(int successes, int n, double rate, Alternative alternative) {
    Checks.counts(successes, n);
    Checks.share("rate", rate);
    if (n == 0) {
      return 1;
    }
    double half = new BinomialDistribution(null, n, rate).probability(successes) / 2;
    return alternative.p(
        atMost(successes, n, rate) - half, atMost(n - successes, n, 1 - rate) - half);
  }

  /** Both tails are sums from their own end, so that none is lost against 1. */
  private static double atMost(int k, int n, double rate) {
    return new BinomialDistribution(null, n, rate).cumulativeProbability(k);
  }
}

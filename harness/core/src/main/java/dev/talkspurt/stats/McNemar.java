package dev.talkspurt.stats;

/**
 * Whether the rates of the same cases under two versions differ, from the cases that differ: under
 * the null hypothesis each is as likely to have succeeded in the first as in the second (Q.
 * McNemar, "Note on the sampling error of the difference between correlated proportions or
 * percentages", Psychometrika 12 (1947); exact as a sign test). Thread-safe.
 */
public final class McNemar {
  private McNemar() {}

  /**
   * The exact two-sided p-value {@code min(1, 2 P(Bin(b + c, ½) <= min(b, c)))}; 1 if no case
   * differs.
   *
   * @param first cases that succeeded in the first alone
   * @param second in the second alone
   */
  public static double exact(int first, int second) {
    return exact(first, second, Alternative.TWO_SIDED);
  }

  /** {@link Alternative#LESS}: the first succeeds less often. */
  public static double exact(int first, int second, Alternative alternative) {
    return ExactBinomial.p(first, first + second, 0.5, alternative);
  }

  /**
   * The two-sided mid-p value (M. W. Fagerland, S. Lydersen and P. Laake, "The McNemar test for
   * binary matched-pairs data: mid-p and asymptotic are better than exact conditional", BMC Medical
   * Research Methodology 13 (2013)).
   */
  public static double midP(int first, int second) {
    return ExactBinomial.midP(first, first + second, 0.5, Alternative.TWO_SIDED);
  }
}

package dev.talkspurt.stats;

/** Which departures from the null hypothesis a test counts. */
public enum Alternative {
  /** Either way. */
  TWO_SIDED,
  /** The first sample, the differences or the rate lie lower. */
  LESS,
  /** They lie higher. */
  GREATER;

  /**
   * The p-value of tails that both hold what was seen. Two-sided it is twice the smaller one, at
   * most 1: right for lopsided distributions too, and what SciPy does.
   */
  double p(double atMost, double atLeast) {
    return switch (this) {
      case TWO_SIDED -> Math.min(1, 2 * Math.min(atMost, atLeast));
      case LESS -> Math.min(1, atMost);
      case GREATER -> Math.min(1, atLeast);
    };
  }
}

package dev.talkspurt.stats;

/**
 * Interval of a count per exposure by Byar's approximation to the exact Poisson limits (Breslow and
 * Day 1987, Statistical Methods in Cancer Research II, p. 69). Pure and thread-safe.
 */
public final class Byar {
  private static final double Z = 1.959963984540054;

  private Byar() {}

  /**
   * Two-sided 95 % interval of events per exposure.
   *
   * @param events counted, at least 0
   * @param exposure in which they were counted, above 0
   */
  public static Interval interval(double events, double exposure) {
    if (!(events >= 0) || !(exposure > 0)) {
      throw new IllegalArgumentException(events + " events in an exposure of " + exposure);
    }
    return new Interval(bound(events, -1) / exposure, bound(events + 1, 1) / exposure);
  }

  private static double bound(double count, int sign) {
    if (count == 0) {
      return 0;
    }
    double root = 1 - 1 / (9.0 * count) + sign * Z / (3 * StrictMath.sqrt(count));
    return count * root * root * root;
  }
}

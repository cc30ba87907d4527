package dev.talkspurt.stats;

import java.util.Optional;

/**
 * The difference of two rates of the same cases, with the interval of R. G. Newcombe, "Improved
 * confidence intervals for the difference between binomial proportions based on paired data",
 * Statistics in Medicine 17 (1998), method 10: Wilson's intervals of both rates, combined with
 * their correlation. Thread-safe.
 */
public final class PairedDifference {
  private PairedDifference() {}

  /**
   * Interval for the rate of the first minus that of the second.
   *
   * @param both cases that succeeded in both, {@code first} in the first alone, {@code second} in
   *     the second alone, {@code neither} in none
   * @return empty if there are no cases
   */
  public static Optional<Interval> interval(
      int both, int first, int second, int neither, double confidence) {
    int n = both + first + second + neither;
    if (n == 0) {
      return Optional.empty();
    }
    int one = both + first;
    int other = both + second;
    Interval w1 = Wilson.interval(one, n, confidence).orElseThrow();
    Interval w2 = Wilson.interval(other, n, confidence).orElseThrow();
    double p1 = (double) one / n;
    double p2 = (double) other / n;
    double phi = correlation(both, first, second, neither);
    double difference = p1 - p2;
    double down = spread(p1 - w1.lower(), w2.upper() - p2, phi);
    double up = spread(w1.upper() - p1, p2 - w2.lower(), phi);
    return Optional.of(new Interval(Math.max(-1, difference - down), Math.min(1, difference + up)));
  }

  private static double spread(double a, double b, double phi) {
    return Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
  }

  /** Corrected for continuity where it is positive. */
  private static double correlation(double both, double first, double second, double neither) {
    double n = both + first + second + neither;
    double margins = (both + first) * (second + neither) * (both + second) * (first + neither);
    if (margins == 0) {
      return 0;
    }
    double product = both * neither - first * second;
    double corrected = product > n / 2 ? product - n / 2 : product >= 0 ? 0 : product;
    return corrected / Math.sqrt(margins);
  }
}

package dev.talkspurt.stats;

import java.util.List;
import java.util.Optional;

/**
 * The interval of a weighted sum of independent rates, such as the mean of the rates of several
 * classes: the distances of Wilson's limits from each rate, squared and summed (G. Y. Zou and A.
 * Donner, "Construction of confidence limits about effect measures: A general approach", Statistics
 * in Medicine 27 (2008)). Thread-safe.
 */
public final class SummedRates {
  private SummedRates() {}

  /**
   * A rate in the sum.
   *
   * @param n above 0
   * @param weight above 0
   */
  public record Rate(int successes, int n, double weight) {
    /** The same, with another weight. */
    public Rate weighing(double other) {
      return new Rate(successes, n, other);
    }
  }

  /** The sum itself; 0 of none. */
  public static double sum(List<Rate> rates) {
    double sum = 0;
    for (Rate rate : rates) {
      sum += rate.weight() * rate.successes() / rate.n();
    }
    return sum;
  }

  /**
   * Two-sided interval of the sum.
   *
   * @return empty if there are no rates, or nothing was tried for one of them
   */
  public static Optional<Interval> interval(List<Rate> rates, double confidence) {
    double below = 0;
    double above = 0;
    double most = 0;
    for (Rate rate : rates) {
      if (!(rate.weight() > 0)) {
        throw new IllegalArgumentException("a weight of " + rate.weight());
      }
      Interval own = Wilson.interval(rate.successes(), rate.n(), confidence).orElse(null);
      if (own == null) {
        return Optional.empty();
      }
      double share = (double) rate.successes() / rate.n();
      double down = rate.weight() * (share - own.lower());
      double up = rate.weight() * (own.upper() - share);
      below += down * down;
      above += up * up;
      most += rate.weight();
    }
    double sum = sum(rates);
    return rates.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Interval(
                Math.max(0, sum - Math.sqrt(below)), Math.min(most, sum + Math.sqrt(above))));
  }
}

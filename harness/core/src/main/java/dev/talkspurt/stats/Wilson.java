package dev.talkspurt.stats;

import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The score interval of E. B. Wilson (1927) for a rate: {@code (p + z²/2n ± z sqrt(p(1-p)/n +
 * z²/4n²)) / (1 + z²/n)}. Thread-safe.
 */
public final class Wilson {
  private Wilson() {}

  /**
   * Two-sided interval for {@code successes} of {@code n}; empty if n is 0, as nothing is known.
   *
   * @param confidence such as 0.95
   */
  public static Optional<Interval> interval(int successes, int n, double confidence) {
    if (n < 0 || successes < 0 || successes > n || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(successes + " of " + n + " with confidence " + confidence);
    }
    if (n == 0) {
      return Optional.empty();
    }
    double z =
        new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
    double rate = (double) successes / n;
    double center = rate + z * z / (2 * n);
    double spread = z * Math.sqrt(rate * (1 - rate) / n + z * z / (4.0 * n * n));
    double scale = 1 + z * z / n;
    double lower = successes == 0 ? 0 : (center - spread) / scale;
    double upper = successes == n ? 1 : (center + spread) / scale;
    return Optional.of(new Interval(lower, upper));
  }
}

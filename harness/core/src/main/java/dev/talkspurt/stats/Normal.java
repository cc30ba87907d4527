package dev.talkspurt.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {
  private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

  private Normal() {}

  static double quantile(double p) {
    return STANDARD.inverseCumulativeProbability(p);
  }

  /** Half the width, in standard deviations, of what holds the share {@code confidence}. */
  static double reach(double confidence) {
    Checks.confidence(confidence);
    return quantile((1 + confidence) / 2);
  }

  static double below(double z) {
    return STANDARD.cumulativeProbability(z);
  }

  /**
   * The p-value of a statistic of whole steps, seen at {@code distance} from its mean, with half a
   * step given to each tail: both tails hold what was seen.
   */
  static double p(Alternative alternative, double distance, double halfStep, double deviation) {
    if (!(deviation > 0)) {
      return 1;
    }
    return alternative.p(
        below((distance + halfStep) / deviation), below(-(distance - halfStep) / deviation));
  }
}

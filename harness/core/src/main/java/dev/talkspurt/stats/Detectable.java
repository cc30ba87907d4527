package dev.talkspurt.stats;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The least effect that a comparison of a given size finds with a given power, and the size that
 * finds a given effect; for print next to a verdict. Thread-safe.
 *
 * @param level two-sided, such as 0.05; {@link #margin} alone is one-sided
 * @param power chance to find the effect, such as 0.8
 */
public record Detectable(double level, double power) {
  /** 5 %, and four chances of five. */
  public static final Detectable USUAL = new Detectable(0.05, 0.8);

  /** Checks what it is given. */
  public Detectable {
    Checks.share("level", level);
    Checks.share("power", power);
  }

  /**
   * Trials of each arm that find a rate of {@code from} gone to {@code to}: {@code (z_α sqrt(2 p q)
   * + z_β sqrt(p1 q1 + p2 q2))² / (p1 - p2)²} with the mean rate p (J. L. Fleiss, Statistical
   * Methods for Rates and Proportions, 3.2; R's power.prop.test).
   *
   * @return as a real number; round up
   */
  public double arm(double from, double to) {
    Checks.share("rate", from);
    Checks.share("rate", to);
    double mean = (from + to) / 2;
    double root =
        alpha() * Math.sqrt(2 * mean * (1 - mean))
            + beta() * Math.sqrt(from * (1 - from) + to * (1 - to));
    return root * root / ((from - to) * (from - to));
  }

  /**
   * The least drop of the rate {@code from} that {@code n} trials of each arm find.
   *
   * @return empty if not even the drop to 0 is found
   */
  public OptionalDouble drop(double from, int n) {
    Checks.share("rate", from);
    return least(from, n, drop -> arm(from, from - drop));
  }

  /**
   * Pairs that find a difference of paired rates, where a share {@code discordant} of pairs differ:
   * {@code (z_α sqrt(ψ) + z_β sqrt(ψ - δ²))² / δ²} (R. J. Connor, "Sample Size for Testing
   * Differences in Proportions for the Paired-Sample Design", Biometrics 43 (1987)).
   *
   * @return as a real number; round up
   */
  public double pairs(double difference, double discordant) {
    if (!(difference > 0 && difference <= discordant && discordant <= 1)) {
      throw new IllegalArgumentException(
          "a difference of " + difference + " with " + discordant + " of pairs discordant");
    }
    double root =
        alpha() * Math.sqrt(discordant) + beta() * Math.sqrt(discordant - difference * difference);
    return root * root / (difference * difference);
  }

  /**
   * The least difference of paired rates that {@code n} pairs find.
   *
   * @return empty if not even a difference of all discordant pairs is found
   */
  public OptionalDouble pairedDifference(double discordant, int n) {
    return least(discordant, n, difference -> pairs(difference, discordant));
  }

  /**
   * The least mean that {@code n} paired differences of this standard deviation tell from zero:
   * {@code (z_α + z_β) sd / sqrt(n)}.
   */
  public double mean(double deviation, int n) {
    check(deviation, n);
    return (alpha() + beta()) * deviation / Math.sqrt(n);
  }

  /**
   * The least margin that {@code n} paired differences of this standard deviation, truly zero, are
   * shown to stay within: non-inferiority, one-sided at the level.
   */
  public double margin(double deviation, int n) {
    check(deviation, n);
    return (Normal.quantile(1 - level) + beta()) * deviation / Math.sqrt(n);
  }

  /** The effect that asks for {@code n}; larger ones ask for less. */
  private static OptionalDouble least(double most, int n, DoubleUnaryOperator size) {
    if (n < 1 || !(size.applyAsDouble(most * (1 - 1e-9)) <= n)) {
      return OptionalDouble.empty();
    }
    double low = 0;
    double high = most * (1 - 1e-9);
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (size.applyAsDouble(middle) <= n) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return OptionalDouble.of(high);
  }

  private static void check(double deviation, int n) {
    if (!(deviation >= 0) || n < 1) {
      throw new IllegalArgumentException("a deviation of " + deviation + ", n is " + n);
    }
  }

  private double alpha() {
    return Normal.quantile(1 - level / 2);
  }

  private double beta() {
    return Normal.quantile(power);
  }
}

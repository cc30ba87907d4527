package dev.talkspurt.stats;

import java.util.Optional;

/**
 * Where a yes becomes as likely as a no along x, by a logistic line: p = 1 / (1 + exp(−(a + b·x))),
 * fitted by Newton's method to the greatest likelihood; the interval by the delta method (Collett,
 * Modelling Binary Data, 2nd ed. 2003, 4.2). Pure and thread-safe.
 */
public final class Logistic {
  private static final int MOST_STEPS = 100;
  private static final double EPSILON = 1e-10;

  private Logistic() {}

  /**
   * Where the line is at one half.
   *
   * @param at that x; NaN if no line has the greatest likelihood, because no x with a yes lies
   *     beyond an x with a no: then only {@code interval} is known, from the last yes to the first
   *     no
   */
  public record Half(double at, Interval interval) {}

  /**
   * The half of a line that falls with x.
   *
   * @param yes whether it was so, at the x of the same place
   * @param confidence of the interval, two-sided
   * @return empty if fewer than two x differ, if all are alike, or if the line rises
   */
  public static Optional<Half> falling(double[] x, boolean[] yes, double confidence) {
    if (x.length != yes.length) {
      throw new IllegalArgumentException(x.length + " x, " + yes.length + " outcomes");
    }
    Checks.finite(x);
    Checks.confidence(confidence);
    double lastYes = Double.NEGATIVE_INFINITY;
    double firstYes = Double.POSITIVE_INFINITY;
    double lastNo = Double.NEGATIVE_INFINITY;
    double firstNo = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      if (yes[i]) {
        lastYes = Math.max(lastYes, x[i]);
        firstYes = Math.min(firstYes, x[i]);
      } else {
        lastNo = Math.max(lastNo, x[i]);
        firstNo = Math.min(firstNo, x[i]);
      }
    }
    boolean oneSort = lastYes < firstYes || lastNo < firstNo;
    boolean rises = lastNo <= firstYes;
    if (oneSort || rises) {
      return Optional.empty();
    }
    if (lastYes <= firstNo) {
      return Optional.of(new Half(Double.NaN, new Interval(lastYes, firstNo)));
    }
    return fit(x, yes, confidence);
  }

  private static Optional<Half> fit(double[] x, boolean[] yes, double confidence) {
    double mean = 0;
    for (double one : x) {
      mean += one / x.length;
    }
    double a = 0;
    double b = 0;
    double[] information = new double[3];
    for (int step = 0; step < MOST_STEPS; step++) {
      double gradientA = 0;
      double gradientB = 0;
      information = new double[3];
      for (int i = 0; i < x.length; i++) {
        double d = x[i] - mean;
        double p = 1 / (1 + StrictMath.exp(-(a + b * d)));
        double rest = (yes[i] ? 1 : 0) - p;
        gradientA += rest;
        gradientB += rest * d;
        double weight = p * (1 - p);
        information[0] += weight;
        information[1] += weight * d;
        information[2] += weight * d * d;
      }
      double determinant = determinant(information);
      double stepA = (information[2] * gradientA - information[1] * gradientB) / determinant;
      double stepB = (information[0] * gradientB - information[1] * gradientA) / determinant;
      a += stepA;
      b += stepB;
      if (Math.abs(stepA) + Math.abs(stepB) < EPSILON) {
        break;
      }
    }
    if (!(b < 0) || !Double.isFinite(a)) {
      return Optional.empty();
    }
    double half = -a / b;
    double determinant = determinant(information);
    double varianceA = information[2] / determinant;
    double varianceB = information[0] / determinant;
    double covariance = -information[1] / determinant;
    double variance = (varianceA + 2 * half * covariance + half * half * varianceB) / (b * b);
    double reach = Normal.quantile(0.5 + confidence / 2) * StrictMath.sqrt(variance);
    double at = mean + half;
    return Optional.of(new Half(at, new Interval(at - reach, at + reach)));
  }

  private static double determinant(double[] information) {
    return information[0] * information[2] - information[1] * information[1];
  }
}

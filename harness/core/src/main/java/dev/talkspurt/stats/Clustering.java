package dev.talkspurt.stats;

import java.util.List;
import java.util.Optional;

/**
 * How far values of one cluster (turns of a call, trials of a scenario) hang together, by a one-way
 * analysis of variance (A. Donner and J. J. Koval, "The Estimation of Intraclass Correlation in the
 * Analysis of Family Data", Biometrics 36 (1980)), and what that costs (L. Kish, Survey Sampling,
 * 1965: the design effect {@code 1 + (m - 1) ρ}).
 *
 * @param n values
 * @param icc intraclass correlation ρ; below 0 where clusters are more alike than chance makes them
 * @param size mean cluster size that a value sees, {@code Σ m² / Σ m}
 */
public record Clustering(int n, double icc, double size) {
  /**
   * Of clusters of values; empty ones are left out.
   *
   * @return empty below two clusters, or if none has two values, or if all values are equal:
   *     nothing can be said then
   */
  public static Optional<Clustering> of(List<double[]> clusters) {
    List<double[]> filled = clusters.stream().filter(one -> one.length > 0).toList();
    filled.forEach(Checks::finite);
    int k = filled.size();
    int n = filled.stream().mapToInt(one -> one.length).sum();
    if (k < 2 || n == k) {
      return Optional.empty();
    }
    double squaredSizes = 0;
    double total = 0;
    for (double[] one : filled) {
      squaredSizes += (double) one.length * one.length;
      total += sum(one);
    }
    double between = 0;
    double within = 0;
    for (double[] one : filled) {
      double mean = sum(one) / one.length;
      between += one.length * (mean - total / n) * (mean - total / n);
      for (double value : one) {
        within += (value - mean) * (value - mean);
      }
    }
    if (between + within == 0) {
      return Optional.empty();
    }
    double meanBetween = between / (k - 1);
    double meanWithin = within / (n - k);
    double common = (n - squaredSizes / n) / (k - 1);
    double icc = (meanBetween - meanWithin) / (meanBetween + (common - 1) * meanWithin);
    return Optional.of(new Clustering(n, icc, squaredSizes / n));
  }

  /** By what the variance of a mean is larger than that of {@code n} values of clusters each. */
  public double designEffect() {
    return designEffect(size, Math.max(0, icc));
  }

  /** As many values of clusters each would tell as much. */
  public double effectiveN() {
    return n / designEffect();
  }

  /** {@code 1 + (m - 1) ρ}: 1.9 for ten values a cluster with ρ = 0.1. */
  public static double designEffect(double size, double icc) {
    return 1 + (size - 1) * icc;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}

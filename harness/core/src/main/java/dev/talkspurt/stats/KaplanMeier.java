package dev.talkspurt.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The product-limit estimate of E. L. Kaplan and P. Meier (1958): of times some of which are known
 * only to be longer than what was watched, the survival is {@code S(t) = Π (1 - d_i / n_i)} over
 * the times {@code t_i <= t} at which {@code d_i} of the {@code n_i} still watched ended.
 * Thread-safe.
 */
public final class KaplanMeier {
  private static final double ROUNDING = 1e-12;

  private KaplanMeier() {}

  /**
   * A duration.
   *
   * @param length watched
   * @param ended whether it ended then; otherwise it is longer
   */
  public record Watched(double length, boolean ended) {}

  /**
   * The shortest time by which at least the share {@code q} has ended.
   *
   * @param q from 0 (exclusive) to 1
   * @return infinite if so many are not known to have ended, NaN if there are none
   */
  public static double quantile(List<Watched> all, double q) {
    if (!(q > 0 && q <= 1)) {
      throw new IllegalArgumentException("q is " + q + ", expected more than 0, at most 1");
    }
    if (all.isEmpty()) {
      return Double.NaN;
    }
    return steps(all).stream()
        .filter(step -> step.survival() <= 1 - q + ROUNDING)
        .mapToDouble(Step::length)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * The interval of the quantile {@code q}: the times at which the survival may still be {@code 1 -
   * q} (R. Brookmeyer and J. Crowley, "A Confidence Interval for the Median Survival Time",
   * Biometrics 38 (1982)), by Greenwood's variance of {@code log(-log S)}, which keeps its level
   * for few times too (Ø. Borgan and K. Liestøl, Scandinavian Journal of Statistics 17 (1990)).
   *
   * @param q between 0 and 1, both excluded
   * @return an upper end is infinite if so many are not known to have ended; empty if none ended
   */
  public static Optional<Interval> interval(List<Watched> all, double q, double confidence) {
    Checks.share("q", q);
    double z = Normal.reach(confidence);
    double lower = Double.POSITIVE_INFINITY;
    double upper = Double.POSITIVE_INFINITY;
    for (Step step : steps(all)) {
      double log = Math.log(step.survival());
      double factor = Math.exp(z * Math.sqrt(step.hazards()) / -log);
      if (step.survival() <= ROUNDING || Math.exp(log * factor) <= 1 - q + ROUNDING) {
        lower = Math.min(lower, step.length());
      }
      if (step.survival() > ROUNDING && Math.exp(log / factor) <= 1 - q + ROUNDING) {
        upper = Math.min(upper, step.length());
      }
    }
    return lower < Double.POSITIVE_INFINITY
        ? Optional.of(new Interval(lower, upper))
        : Optional.empty();
  }

  /** Survival from a time on, and Greenwood's sum of {@code d / (n (n - d))} up to it. */
  private record Step(double length, double survival, double hazards) {}

  private static List<Step> steps(List<Watched> all) {
    double[] ends =
        all.stream().filter(Watched::ended).mapToDouble(Watched::length).distinct().toArray();
    Arrays.sort(ends);
    List<Step> steps = new ArrayList<>();
    double survival = 1;
    double hazards = 0;
    for (double end : ends) {
      double atRisk = all.stream().filter(one -> one.length() >= end).count();
      double ended = all.stream().filter(one -> one.ended() && one.length() == end).count();
      survival *= 1 - ended / atRisk;
      hazards += ended / (atRisk * (atRisk - ended));
      steps.add(new Step(end, survival, hazards));
    }
    return steps;
  }
}

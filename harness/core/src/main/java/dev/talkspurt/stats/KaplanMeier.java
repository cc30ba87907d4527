package dev.talkspurt.stats;

import java.util.Arrays;

/**
 * The product-limit estimate of E. L. Kaplan and P. Meier (1958): of times some of which are known
 * only to be longer than what was watched, the survival is {@code S(t) = Π (1 - d_i / n_i)} over
 * the times {@code t_i <= t} at which {@code d_i} of the {@code n_i} still watched ended.
 * Thread-safe.
 */
public final class KaplanMeier {
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
  public static double quantile(java.util.List<Watched> all, double q) {
    if (!(q > 0 && q <= 1)) {
      throw new IllegalArgumentException("q is " + q + ", expected more than 0, at most 1");
    }
    if (all.isEmpty()) {
      return Double.NaN;
    }
    double[] ends =
        all.stream().filter(Watched::ended).mapToDouble(Watched::length).distinct().toArray();
    Arrays.sort(ends);
    double survival = 1;
    for (double end : ends) {
      long atRisk = all.stream().filter(one -> one.length() >= end).count();
      long ended = all.stream().filter(one -> one.ended() && one.length() == end).count();
      survival *= 1 - (double) ended / atRisk;
      if (survival <= 1 - q + 1e-12) {
        return end;
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}

package dev.talkspurt.stats;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Intervals for a mean or ratio {@code Σ value / Σ exposure} of clusters (calls, scenarios), by
 * drawing whole clusters with return: what is inside one hangs together (A. C. Davison and D. V.
 * Hinkley, Bootstrap Methods and their Application, 1997, 3.8). For means, ratios and rates; never
 * for quantiles far out, where it fails ({@link OrderStatistics} instead). Chance comes from the
 * seed alone. Immutable, thread-safe.
 */
public final class ClusterBootstrap {
  private final List<Cluster> clusters;
  private final double estimate;
  private final double[] draws;

  /**
   * What one cluster adds.
   *
   * @param value to the numerator
   * @param exposure to the denominator, such as its number of values; not negative
   */
  public record Cluster(double value, double exposure) {}

  private ClusterBootstrap(List<Cluster> clusters, double estimate, double[] draws) {
    this.clusters = clusters;
    this.estimate = estimate;
    this.draws = draws;
  }

  /**
   * Draws. Draws without any exposure have no ratio and are left out.
   *
   * @throws IllegalArgumentException below two clusters, or if there is no exposure at all
   */
  public static ClusterBootstrap of(List<Cluster> clusters, int draws, long seed) {
    int n = clusters.size();
    double[] values = clusters.stream().mapToDouble(Cluster::value).toArray();
    double[] exposures = clusters.stream().mapToDouble(Cluster::exposure).toArray();
    Checks.finite(values);
    Checks.finite(exposures);
    double exposed = Arrays.stream(exposures).sum();
    if (n < 2 || !(exposed > 0) || Arrays.stream(exposures).min().orElse(0) < 0 || draws < 1) {
      throw new IllegalArgumentException(
          n + " clusters with an exposure of " + exposed + ", " + draws + " draws");
    }
    MersenneTwister random = new MersenneTwister(seed);
    double[] drawn = new double[draws];
    int defined = 0;
    for (int draw = 0; draw < draws; draw++) {
      double value = 0;
      double exposure = 0;
      for (int i = 0; i < n; i++) {
        int one = random.nextInt(n);
        value += values[one];
        exposure += exposures[one];
      }
      if (exposure > 0) {
        drawn[defined++] = value / exposure;
      }
    }
    double[] sorted = Arrays.copyOf(drawn, defined);
    Arrays.sort(sorted);
    return new ClusterBootstrap(
        List.copyOf(clusters), Arrays.stream(values).sum() / exposed, sorted);
  }

  /** The ratio of the clusters themselves. */
  public double estimate() {
    return estimate;
  }

  /** Quantiles of the draws. Too short for few clusters. */
  public Interval percentile(double confidence) {
    Checks.confidence(confidence);
    return between((1 - confidence) / 2, (1 + confidence) / 2);
  }

  /**
   * Quantiles of the draws farther out, by as much as the intervals of Student are longer than
   * those of the normal distribution and as draws are closer together than samples: {@code Φ(-t
   * sqrt(n / (n - 1)))} (T. C. Hesterberg, "What Teachers Should Know About the Bootstrap", The
   * American Statistician 69 (2015), 5.3). The one to take for few clusters.
   */
  public Interval expanded(double confidence) {
    Checks.confidence(confidence);
    int n = clusters.size();
    double t =
        new TDistribution(null, n - 1, 1e-14).inverseCumulativeProbability((1 + confidence) / 2);
    double tail = Normal.below(-t * Math.sqrt(n / (n - 1.0)));
    return between(tail, 1 - tail);
  }

  /**
   * Bias-corrected and accelerated (B. Efron, "Better Bootstrap Confidence Intervals", JASA 82
   * (1987)): the bias from the share of draws below the estimate, the acceleration from the
   * jackknife over clusters.
   */
  public Interval bca(double confidence) {
    double z = Normal.reach(confidence);
    return between(level(-z), level(z));
  }

  private double level(double z) {
    double bias = bias();
    return Normal.below(bias + (bias + z) / (1 - acceleration() * (bias + z)));
  }

  /** Draws that equal the estimate count half, so that clusters all alike have none. */
  private double bias() {
    double below = 0;
    for (double draw : draws) {
      below += draw < estimate ? 1 : draw == estimate ? 0.5 : 0;
    }
    double edge = 0.5 / draws.length;
    return Normal.quantile(Math.max(edge, Math.min(1 - edge, below / draws.length)));
  }

  double acceleration() {
    double value = clusters.stream().mapToDouble(Cluster::value).sum();
    double exposure = clusters.stream().mapToDouble(Cluster::exposure).sum();
    double[] without =
        clusters.stream()
            .filter(one -> exposure - one.exposure() > 0)
            .mapToDouble(one -> (value - one.value()) / (exposure - one.exposure()))
            .toArray();
    double mean = Arrays.stream(without).average().orElse(0);
    double squares = 0;
    double cubes = 0;
    for (double one : without) {
      double off = mean - one;
      squares += off * off;
      cubes += off * off * off;
    }
    return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
  }

  private Interval between(double lower, double upper) {
    return new Interval(at(lower), at(upper));
  }

  private double at(double level) {
    double rank = (draws.length + 1) * level;
    int below = (int) Math.floor(rank);
    double low = draws[Math.max(0, Math.min(draws.length, below) - 1)];
    double high = draws[Math.max(0, Math.min(draws.length - 1, below))];
    return low + (rank - below) * (high - low);
  }
}

package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.stats.ClusterBootstrap.Cluster;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Constants: SciPy 1.17.1. */
class ClusterBootstrapTest {
  private static final List<Cluster> CALLS =
      List.of(
          new Cluster(3, 5),
          new Cluster(1, 4),
          new Cluster(4, 4),
          new Cluster(2, 6),
          new Cluster(5, 7),
          new Cluster(0, 3),
          new Cluster(6, 8),
          new Cluster(2, 2));

  // scipy.stats.bootstrap((v, e), lambda v, e, axis: v.sum(axis) / e.sum(axis), paired=True,
  //     n_resamples=1000000, method=m, rng=numpy.random.default_rng(1))
  // percentile: 0.3846153846153846, 0.7631578947368421; BCa: 0.375, 0.7560975609756098
  @Test
  void ratio_of_few_calls() {
    ClusterBootstrap bootstrap = ClusterBootstrap.of(CALLS, 200_000, 1);
    assertEquals(23 / 39.0, bootstrap.estimate(), 1e-12);
    assertEquals(0.3846153846153846, bootstrap.percentile(0.95).lower(), 0.003);
    assertEquals(0.7631578947368421, bootstrap.percentile(0.95).upper(), 0.003);
    assertEquals(0.375, bootstrap.bca(0.95).lower(), 0.003);
    assertEquals(0.7560975609756098, bootstrap.bca(0.95).upper(), 0.003);
  }

  // j = [(v.sum() - v[i]) / (e.sum() - e[i]) for i in range(8)]; d = mean(j) - j
  // (d ** 3).sum() / (6 * (d ** 2).sum() ** 1.5)
  @Test
  void acceleration() {
    assertEquals(-0.012998131245320229, ClusterBootstrap.of(CALLS, 10, 1).acceleration(), 1e-9);
  }

  // scipy.stats.norm.cdf(-scipy.stats.t.ppf(.975, 7) * (8 / 7) ** .5) = 0.00573...: the same level
  // asked of the percentile interval
  @Test
  void expanded_goes_farther_out() {
    ClusterBootstrap bootstrap = ClusterBootstrap.of(CALLS, 20_000, 1);
    double tail = Normal.below(-2.3646242515927844 * Math.sqrt(8 / 7.0));
    Interval expanded = bootstrap.expanded(0.95);
    Interval same = bootstrap.percentile(1 - 2 * tail);
    assertEquals(same.lower(), expanded.lower(), 1e-9);
    assertEquals(same.upper(), expanded.upper(), 1e-9);
    assertTrue(expanded.lower() < bootstrap.percentile(0.95).lower());
    assertTrue(expanded.upper() > bootstrap.percentile(0.95).upper());
  }

  @Test
  void the_seed_decides() {
    Interval once = ClusterBootstrap.of(CALLS, 300, 5).percentile(0.9);
    assertEquals(once, ClusterBootstrap.of(CALLS, 300, 5).percentile(0.9));
    assertFalse(once.equals(ClusterBootstrap.of(CALLS, 300, 6).percentile(0.9)));
  }

  @Test
  void calls_all_alike_have_no_spread() {
    List<Cluster> alike = List.of(new Cluster(1, 2), new Cluster(2, 4), new Cluster(3, 6));
    ClusterBootstrap bootstrap = ClusterBootstrap.of(alike, 500, 1);
    assertEquals(new Interval(0.5, 0.5), bootstrap.percentile(0.95));
    assertEquals(new Interval(0.5, 0.5), bootstrap.expanded(0.95));
    assertEquals(new Interval(0.5, 0.5), bootstrap.bca(0.95));
  }

  @Test
  void draws_without_exposure_are_left_out() {
    List<Cluster> calls = List.of(new Cluster(0, 0), new Cluster(1, 2));
    assertEquals(new Interval(0.5, 0.5), ClusterBootstrap.of(calls, 100, 1).percentile(0.95));
  }

  @Test
  void nonsense_is_refused() {
    List<Cluster> one = List.of(new Cluster(1, 2));
    assertThrows(IllegalArgumentException.class, () -> ClusterBootstrap.of(one, 10, 1));
    List<Cluster> none = List.of(new Cluster(1, 0), new Cluster(1, 0));
    assertThrows(IllegalArgumentException.class, () -> ClusterBootstrap.of(none, 10, 1));
    List<Cluster> negative = List.of(new Cluster(1, 3), new Cluster(1, -1));
    assertThrows(IllegalArgumentException.class, () -> ClusterBootstrap.of(negative, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> ClusterBootstrap.of(CALLS, 0, 1));
  }
}

package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Constants: R 4.2.2. */
class ClusteringTest {
  // a <- anova(lm(v ~ g)); n0 <- (N - sum(m^2) / N) / (k - 1)
  // (a[1,3] - a[2,3]) / (a[1,3] + (n0 - 1) * a[2,3]); sum(m^2) / N
  @Test
  void unequal_clusters() {
    Clustering clustering =
        Clustering.of(
                List.of(
                    new double[] {1.2, 1.5, 1.1},
                    new double[] {2.0, 2.2},
                    new double[] {},
                    new double[] {0.8, 1.0, 0.9, 1.1},
                    new double[] {1.9, 1.4, 1.7}))
            .orElseThrow();
    assertEquals(12, clustering.n());
    assertEquals(0.861771654751312, clustering.icc(), 1e-9);
    assertEquals(3.16666666666667, clustering.size(), 1e-9);
    assertEquals(1 + 2.16666666666667 * 0.861771654751312, clustering.designEffect(), 1e-9);
    assertEquals(12 / clustering.designEffect(), clustering.effectiveN(), 1e-9);
  }

  @Test
  void design_effect() {
    assertEquals(1.9, Clustering.designEffect(10, 0.1), 1e-12);
    assertEquals(3.7, Clustering.designEffect(10, 0.3), 1e-12);
  }

  @Test
  void clusters_more_alike_than_by_chance_cost_nothing() {
    Clustering balanced =
        Clustering.of(List.of(new double[] {1, 3}, new double[] {3, 1})).orElseThrow();
    assertTrue(balanced.icc() < 0);
    assertEquals(4, balanced.effectiveN());
  }

  @Test
  void nothing_to_be_said() {
    assertEquals(Optional.empty(), Clustering.of(List.of()));
    assertEquals(Optional.empty(), Clustering.of(List.of(new double[] {1, 2})));
    assertEquals(Optional.empty(), Clustering.of(List.of(new double[] {1}, new double[] {2})));
    assertEquals(
        Optional.empty(), Clustering.of(List.of(new double[] {1, 1}, new double[] {1, 1})));
  }
}

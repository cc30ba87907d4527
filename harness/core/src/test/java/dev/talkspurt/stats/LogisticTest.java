package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticTest {
  private static Optional<Logistic.Half> half(double[] x, int[] yes, int[] of) {
    int n = java.util.Arrays.stream(of).sum();
    double[] all = new double[n];
    boolean[] outcomes = new boolean[n];
    int at = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < of[i]; j++) {
        all[at] = x[i];
        outcomes[at++] = j < yes[i];
      }
    }
    return Logistic.falling(all, outcomes, 0.95);
  }

  @Test
  void symmetric_outcomes_have_their_half_in_the_middle() {
    Logistic.Half half =
        half(new double[] {6, 12, 18}, new int[] {9, 5, 1}, new int[] {10, 10, 10}).orElseThrow();
    assertEquals(12, half.at(), 1e-9);
    // By hand: b = -ln 9 / 6, information 0.9 + 2.5 + 0.9 = 4.3, so sd = sqrt(1 / 4.3) / |b|.
    double b = Math.log(9) / 6;
    double reach = 1.959963984540054 * Math.sqrt(1 / 4.3) / b;
    assertEquals(12 - reach, half.interval().lower(), 1e-6);
    assertEquals(12 + reach, half.interval().upper(), 1e-6);
  }

  @Test
  void the_half_moves_with_x_and_scales_with_it() {
    double at =
        half(new double[] {6, 12, 20}, new int[] {9, 6, 1}, new int[] {10, 10, 10})
            .orElseThrow()
            .at();
    double moved =
        half(new double[] {16, 22, 30}, new int[] {9, 6, 1}, new int[] {10, 10, 10})
            .orElseThrow()
            .at();
    double doubled =
        half(new double[] {12, 24, 40}, new int[] {9, 6, 1}, new int[] {10, 10, 10})
            .orElseThrow()
            .at();
    assertEquals(at + 10, moved, 1e-9);
    assertEquals(2 * at, doubled, 1e-9);
  }

  @Test
  void where_yes_and_no_are_parted_only_the_bounds_are_known() {
    Logistic.Half half =
        half(new double[] {6, 12, 20, 30}, new int[] {5, 5, 0, 0}, new int[] {5, 5, 5, 5})
            .orElseThrow();
    assertTrue(Double.isNaN(half.at()));
    assertEquals(12, half.interval().lower());
    assertEquals(20, half.interval().upper());
  }

  @Test
  void without_two_outcomes_two_places_or_a_fall_there_is_no_half() {
    assertTrue(half(new double[] {6, 12}, new int[] {0, 0}, new int[] {5, 5}).isEmpty());
    assertTrue(half(new double[] {6, 12}, new int[] {5, 5}, new int[] {5, 5}).isEmpty());
    assertTrue(half(new double[] {6}, new int[] {3}, new int[] {5}).isEmpty());
    assertTrue(half(new double[] {6, 12}, new int[] {1, 4}, new int[] {5, 5}).isEmpty());
    assertTrue(half(new double[] {6, 12}, new int[] {0, 5}, new int[] {5, 5}).isEmpty());
    assertTrue(half(new double[0], new int[0], new int[0]).isEmpty());
  }

  @Test
  void a_planted_half_is_covered_as_often_as_promised() {
    SplittableRandom random = new SplittableRandom(20_261_121);
    double[] losses = {6, 12, 20, 30, 46};
    int covered = 0;
    int fitted = 0;
    for (int trial = 0; trial < 400; trial++) {
      double[] x = new double[150];
      boolean[] yes = new boolean[150];
      for (int i = 0; i < x.length; i++) {
        x[i] = losses[i % losses.length];
        yes[i] = random.nextDouble() < 1 / (1 + Math.exp((x[i] - 18) / 5));
      }
      Optional<Logistic.Half> half = Logistic.falling(x, yes, 0.95);
      if (half.isPresent() && !Double.isNaN(half.get().at())) {
        fitted++;
        covered +=
            half.get().interval().lower() <= 18 && 18 <= half.get().interval().upper() ? 1 : 0;
      }
    }
    assertTrue(fitted > 390, fitted + " fitted");
    assertEquals(0.95, (double) covered / fitted, 0.03);
  }
}

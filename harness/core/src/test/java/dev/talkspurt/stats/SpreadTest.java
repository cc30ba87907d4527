package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpreadTest {
  // SciPy 1.17.1: scipy.stats.t.interval(.95, 5, numpy.mean(v), scipy.stats.sem(v)) and
  // numpy.std(v, ddof=1)
  @Test
  void mean_of_six() {
    Spread spread = Spread.of(new double[] {1.2, -0.4, 0.9, 2.1, 0.3, 1.7}, 0.95);
    assertEquals(0.9666666666666667, spread.mean(), 1e-9);
    assertEquals(0.9157874571463985, spread.sd(), 1e-9);
    assertEquals(0.005606670567519512, spread.meanInterval().lower(), 1e-9);
    assertEquals(1.9277266627658138, spread.meanInterval().upper(), 1e-9);
  }

  @Test
  void too_few() {
    assertEquals(Double.NaN, Spread.of(new double[0], 0.95).mean());
    Spread one = Spread.of(new double[] {4}, 0.95);
    assertEquals(4, one.mean());
    assertEquals(Double.NaN, one.sd());
    assertEquals(Double.POSITIVE_INFINITY, one.meanInterval().upper());
    assertThrows(IllegalArgumentException.class, () -> Spread.of(new double[2], 1));
  }
}

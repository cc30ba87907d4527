package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Constants: SciPy 1.17.1. */
class LinearRegressionTest {
  // r = scipy.stats.linregress(x, y); t = scipy.stats.t.ppf(.975, 5)
  // r.slope - t * r.stderr, r.intercept - t * r.intercept_stderr, and the same with +
  @Test
  void line_with_intervals() {
    double[] planted = {0, 50, 100, 250, 500, 1000, 2000};
    double[] measured = {3.1, 52.0, 104.4, 251.9, 505.2, 1003.3, 2006.8};
    LinearRegression line = LinearRegression.of(planted, measured);
    assertEquals(1.00178903240426, line.slope(), 1e-9);
    assertEquals(2.817539089055117, line.intercept(), 1e-9);
    assertEquals(0.0007480646278556207, line.slopeError(), 1e-9);
    assertEquals(0.652454011588413, line.interceptError(), 1e-9);
    Interval slope = line.slopeInterval(0.95).orElseThrow();
    assertEquals(0.9998660710600122, slope.lower(), 1e-9);
    assertEquals(1.0037119937485077, slope.upper(), 1e-9);
    Interval intercept = line.interceptInterval(0.95).orElseThrow();
    assertEquals(1.1403526582778971, intercept.lower(), 1e-9);
    assertEquals(4.494725519832337, intercept.upper(), 1e-9);
  }

  @Test
  void edges() {
    double[] one = {1};
    assertEquals(Double.NaN, LinearRegression.of(one, one).slope());
    assertEquals(Optional.empty(), LinearRegression.of(one, one).slopeInterval(0.95));
    double[] two = {1, 2};
    LinearRegression through = LinearRegression.of(two, new double[] {3, 7});
    assertEquals(4, through.slope());
    assertEquals(-1, through.intercept());
    assertEquals(Double.NaN, through.deviation());
    assertEquals(Optional.empty(), through.slopeInterval(0.95));
    double[] same = {2, 2, 2};
    assertEquals(
        Optional.empty(), LinearRegression.of(same, new double[] {1, 2, 3}).interceptInterval(0.9));
    assertThrows(IllegalArgumentException.class, () -> LinearRegression.of(one, two));
  }
}

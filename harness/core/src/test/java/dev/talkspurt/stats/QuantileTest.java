package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantileTest {
  // numpy.quantile([3, 1, 2, 10, 7, 4, 9], [.1, .5, .9], method='median_unbiased')
  // R: quantile(c(3, 1, 2, 10, 7, 4, 9), c(.1, .5, .9), type = 8)
  @Test
  void agrees_with_numpy_and_r_on_seven_values() {
    double[] values = {3, 1, 2, 10, 7, 4, 9};
    assertEquals(1.0666666666666667, Quantile.r8(values, 0.1), 1e-12);
    assertEquals(4, Quantile.r8(values, 0.5), 1e-12);
    assertEquals(9.933333333333334, Quantile.r8(values, 0.9), 1e-12);
  }

  // numpy.quantile(range(1, 11), [.5, .9, .95], method='median_unbiased')
  @Test
  void agrees_with_numpy_on_one_to_ten() {
    double[] values = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
    assertEquals(5.5, Quantile.r8(values, 0.5), 1e-12);
    assertEquals(9.633333333333333, Quantile.r8(values, 0.9), 1e-12);
    assertEquals(10, Quantile.r8(values, 0.95), 1e-12);
  }

  // scipy.stats.mstats.hdquantiles(v, [.5, .9, .95]) of SciPy 1.17.1
  @Test
  void harrell_and_davis() {
    double[] values = {0.9, 1.4, 1.1, 2.3, 1.7, 0.8, 1.2, 3.1, 1.05, 1.6};
    assertEquals(1.3371578985460753, Quantile.harrellDavis(values, 0.5), 1e-9);
    assertEquals(2.7038476563858755, Quantile.harrellDavis(values, 0.9), 1e-9);
    assertEquals(2.9479267570697716, Quantile.harrellDavis(values, 0.95), 1e-9);
    assertEquals(7, Quantile.harrellDavis(new double[] {7}, 0.95), 1e-12);
    assertEquals(Double.NaN, Quantile.harrellDavis(new double[0], 0.5));
    double never = Double.POSITIVE_INFINITY;
    assertEquals(never, Quantile.harrellDavis(new double[] {1, never, 2}, 0.1));
    assertThrows(IllegalArgumentException.class, () -> Quantile.harrellDavis(values, 1));
  }

  @Test
  void the_ends_are_the_least_and_the_greatest() {
    double[] values = {5, 1, 3};
    assertEquals(1, Quantile.r8(values, 0));
    assertEquals(5, Quantile.r8(values, 1));
  }

  @Test
  void values_that_never_came_are_infinitely_late() {
    double never = Double.POSITIVE_INFINITY;
    assertEquals(2, Quantile.r8(new double[] {never, 1, 2}, 0.5));
    assertEquals(never, Quantile.r8(new double[] {never, never, 2}, 0.5));
    assertEquals(never, Quantile.r8(new double[] {1, 2, never, never}, 0.5));
    assertEquals(never, Quantile.r8(new double[] {never, never}, 0.5));
  }

  @Test
  void one_value_is_every_quantile_and_none_is_no_number() {
    assertEquals(7, Quantile.r8(new double[] {7}, 0.95));
    assertEquals(Double.NaN, Quantile.r8(new double[0], 0.5));
    assertThrows(IllegalArgumentException.class, () -> Quantile.r8(new double[] {1}, 1.5));
  }
}

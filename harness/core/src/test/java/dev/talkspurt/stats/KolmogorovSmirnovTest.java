package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Constants: SciPy 1.17.1. */
class KolmogorovSmirnovTest {
  private static double[] squeezed(int n, double by) {
    return IntStream.range(0, n).mapToDouble(i -> (i + 0.5) / n * by).toArray();
  }

  // scipy.stats.kstest(u, 'uniform', method='exact')
  @Test
  void exact_for_few() {
    Significance ten =
        KolmogorovSmirnov.uniform(new double[] {.96, .02, .11, .15, .33, .41, .47, .58, .73, .79});
    assertEquals(0.15, ten.statistic(), 1e-12);
    assertEquals(0.95396527, ten.p(), 1e-9);
    Significance five = KolmogorovSmirnov.uniform(new double[] {.01, .02, .03, .04, .05});
    assertEquals(0.95, five.statistic(), 1e-12);
    assertEquals(6.25e-7, five.p(), 1e-12);
    assertEquals(0.6062208608461206, KolmogorovSmirnov.uniform(squeezed(100, 0.93)).p(), 1e-9);
    assertEquals(0.79945628753696, KolmogorovSmirnov.uniform(squeezed(140, 0.95)).p(), 1e-9);
    // Above 140 values SciPy approximates; and here too, as p is small.
    assertEquals(0.8187925077373305, KolmogorovSmirnov.uniform(squeezed(400, 0.97)).p(), 1e-6);
    assertEquals(0.09608591404266142, KolmogorovSmirnov.uniform(squeezed(400, 0.94)).p(), 1e-6);
  }

  // scipy.stats.kstest([(i + .5) / 2000 * .98 for i in range(2000)], 'uniform', method='asymp')
  @Test
  void in_the_limit_for_many() {
    assertEquals(0.38534002536893075, KolmogorovSmirnov.uniform(squeezed(2000, 0.98)).p(), 1e-9);
  }

  @Test
  void above_counts_one_side_alone() {
    assertEquals(0.95, KolmogorovSmirnov.above(new double[] {.01, .02, .03, .04, .05}), 1e-12);
    assertEquals(0.05, KolmogorovSmirnov.above(new double[] {.91, .92, .93, .94, .95}), 1e-12);
  }

  @Test
  void edges() {
    assertEquals(1, KolmogorovSmirnov.uniform(new double[0]).p());
    assertEquals(0.4, KolmogorovSmirnov.uniform(new double[] {0.8}).p(), 1e-9);
    assertThrows(
        IllegalArgumentException.class, () -> KolmogorovSmirnov.uniform(new double[] {1.5}));
    assertThrows(
        IllegalArgumentException.class, () -> KolmogorovSmirnov.uniform(new double[] {Double.NaN}));
  }
}

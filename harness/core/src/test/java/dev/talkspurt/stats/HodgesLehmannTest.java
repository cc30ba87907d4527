package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants: R 4.2.2. */
class HodgesLehmannTest {
  private static final double EXACT = 1e-9;

  // wilcox.test(x, y, paired = TRUE, conf.int = TRUE)
  @Test
  void paired() {
    HodgesLehmann.Shift shift = HodgesLehmann.paired(SignedRankTest.depression(), 0.95);
    assertEquals(0.46, shift.estimate(), EXACT);
    assertEquals(0.010, shift.interval().orElseThrow().lower(), EXACT);
    assertEquals(0.786, shift.interval().orElseThrow().upper(), EXACT);
  }

  // wilcox.test(d, conf.int = TRUE)
  @Test
  void paired_twenty() {
    double[] d = {
      0.31, -0.12, 0.45, 0.08, 0.27, -0.33, 0.51, 0.19, -0.05, 0.62, 0.14, -0.21, 0.38, 0.09, 0.72,
      -0.41, 0.55, 0.24, 0.03, 0.17
    };
    HodgesLehmann.Shift shift = HodgesLehmann.paired(d, 0.95);
    assertEquals(0.185, shift.estimate(), EXACT);
    assertEquals(0.03, shift.interval().orElseThrow().lower(), EXACT);
    assertEquals(0.34, shift.interval().orElseThrow().upper(), EXACT);
  }

  // wilcox.test(x, y, conf.int = TRUE)
  @Test
  void two_samples() {
    HodgesLehmann.Shift shift =
        HodgesLehmann.twoSample(MannWhitneyTest.TERM, MannWhitneyTest.EARLY, 0.95);
    assertEquals(0.305, shift.estimate(), EXACT);
    assertEquals(-0.15, shift.interval().orElseThrow().lower(), EXACT);
    assertEquals(0.76, shift.interval().orElseThrow().upper(), EXACT);
    HodgesLehmann.Shift back =
        HodgesLehmann.twoSample(MannWhitneyTest.EARLY, MannWhitneyTest.TERM, 0.95);
    assertEquals(-0.305, back.estimate(), EXACT);
    assertEquals(0.15, back.interval().orElseThrow().upper(), EXACT);
  }

  // qsignrank(.025, n), but 1956 for the last: the approximation is one rank wider there; the
  // averages of roots are all different, so that the lower end
  // tells its rank
  @ParameterizedTest
  @CsvSource({"6,1", "10,9", "20,53", "30,138", "50,435", "51,454", "100,1955"})
  void ranks_of_pairs(int n, int rank) {
    double[] d = new double[n];
    Arrays.setAll(d, i -> Math.sqrt(i + 2.0));
    double[] walsh =
        IntStream.range(0, n * n)
            .filter(i -> i / n <= i % n)
            .mapToDouble(i -> (d[i / n] + d[i % n]) / 2)
            .sorted()
            .toArray();
    Interval interval = HodgesLehmann.paired(d, 0.95).interval().orElseThrow();
    assertEquals(walsh[rank - 1], interval.lower());
    assertEquals(walsh[walsh.length - rank], interval.upper());
  }

  // qwilcox(.025, n, n); 30 by 30 is approximated, one rank wider than 318
  @ParameterizedTest
  @CsvSource({"4,1", "5,3", "10,24", "20,128", "30,317"})
  void ranks_of_samples(int n, int rank) {
    double[] x = new double[n];
    double[] y = new double[n];
    Arrays.setAll(x, i -> Math.sqrt(i + 2.0));
    Arrays.setAll(y, i -> Math.cbrt(i + 3.0));
    double[] pairs =
        IntStream.range(0, n * n).mapToDouble(i -> x[i / n] - y[i % n]).sorted().toArray();
    Interval interval = HodgesLehmann.twoSample(x, y, 0.95).interval().orElseThrow();
    assertEquals(pairs[rank - 1], interval.lower());
    assertEquals(pairs[pairs.length - rank], interval.upper());
  }

  @Test
  void too_few_have_no_interval() {
    assertEquals(
        Optional.empty(), HodgesLehmann.paired(new double[] {1, 2, 3, 4, 5}, 0.95).interval());
    double[] three = {1, 2, 3};
    assertEquals(Optional.empty(), HodgesLehmann.twoSample(three, three, 0.95).interval());
    assertEquals(Double.NaN, HodgesLehmann.paired(new double[0], 0.95).estimate());
    assertEquals(Double.NaN, HodgesLehmann.twoSample(three, new double[0], 0.95).estimate());
  }

  @Test
  void what_never_came_is_refused() {
    double[] never = {1, Double.POSITIVE_INFINITY};
    assertThrows(IllegalArgumentException.class, () -> HodgesLehmann.paired(never, 0.95));
    assertThrows(IllegalArgumentException.class, () -> HodgesLehmann.twoSample(never, never, 0.95));
  }
}

package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants: SciPy 1.17.1. */
class TrendTest {
  private static final double EXACT = 1e-9;
  private static final double[] TEN = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  // scipy.stats.kendalltau(range(10), v, alternative=a, method='exact'); 45 tau = 29
  @ParameterizedTest
  @CsvSource({
    "TWO_SIDED,0.009148478835978836",
    "LESS,0.9976565255731923",
    "GREATER,0.004574239417989418"
  })
  void mann_kendall(Alternative alternative, double p) {
    double[] values = {5, 3, 6, 8, 7, 9, 4, 10, 12, 11};
    Significance test = MannKendall.test(values, alternative);
    assertEquals(29, test.statistic());
    assertEquals(p, test.p(), EXACT);
    assertTrue(test.exact());
  }

  // S = 41; var = (12*11*29 - 2*1*9 - 3*2*11 - 2*1*9) / 18; scipy.stats.norm.sf((S - 1) / var **
  // .5)
  @Test
  void mann_kendall_with_ties() {
    double[] values = {3, 5, 5, 2, 7, 7, 7, 8, 9, 4, 10, 10};
    Significance test = MannKendall.test(values, Alternative.TWO_SIDED);
    assertEquals(41, test.statistic());
    assertEquals(0.005432673606628583, test.p(), EXACT);
    assertFalse(test.exact());
    assertEquals(0.0027163368033142916, MannKendall.test(values, Alternative.GREATER).p(), EXACT);
  }

  @Test
  void no_trend_is_no_evidence() {
    assertEquals(1, MannKendall.test(new double[0], Alternative.TWO_SIDED).p());
    assertEquals(1, MannKendall.test(new double[] {4}, Alternative.TWO_SIDED).p());
    assertEquals(1, MannKendall.test(new double[10], Alternative.GREATER).p());
  }

  // scipy.stats.theilslopes(y, range(10), .95) for slope and intercept. The interval by hand: of
  // ten
  // values P(S >= 23) = .0233 (Kendall 1975, table 1), so it goes from the 12th least slope to the
  // 12th greatest.
  @Test
  void theil_sen() {
    double[] y = {2.1, 2.9, 4.2, 4.8, 6.5, 6.9, 8.3, 8.8, 10.4, 30};
    TheilSen.Line line = TheilSen.line(TEN, y, 0.95);
    assertEquals(1.05, line.slope(), EXACT);
    assertEquals(1.975, line.intercept(), EXACT);
    double[] slopes =
        IntStream.range(0, 100)
            .filter(i -> i / 10 < i % 10)
            .mapToDouble(i -> (y[i % 10] - y[i / 10]) / (i % 10 - i / 10))
            .sorted()
            .toArray();
    assertEquals(slopes[11], line.interval().orElseThrow().lower(), EXACT);
    assertEquals(slopes[33], line.interval().orElseThrow().upper(), EXACT);
  }

  // scipy.stats.theilslopes(y, x, .95) gives 1.0, 1.3 and 0.9 to 1.1333; of 60 slopes it takes the
  // 17th from each end, as 30 - 1.96 * sqrt(204.67 / 4) + .5 = 16.48 is rounded there, and cut here
  @Test
  void theil_sen_with_equal_x() {
    double[] x = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
    double[] y = {1.0, 1.3, 1.9, 2.2, 3.5, 2.8, 4.1, 4.4, 4.9, 5.6, 6.2, 5.9};
    TheilSen.Line line = TheilSen.line(x, y, 0.95);
    assertEquals(1.0, line.slope(), EXACT);
    assertEquals(1.3, line.intercept(), EXACT);
    assertEquals(0.9, line.interval().orElseThrow().lower(), 0.02);
    assertEquals(1.1333, line.interval().orElseThrow().upper(), 0.02);
  }

  @Test
  void too_few_for_a_line() {
    double[] same = {1, 1};
    assertEquals(Double.NaN, TheilSen.line(same, same, 0.95).slope());
    double[] two = {1, 2};
    TheilSen.Line line = TheilSen.line(two, new double[] {3, 7}, 0.95);
    assertEquals(4, line.slope());
    assertEquals(Optional.empty(), line.interval());
    assertThrows(IllegalArgumentException.class, () -> TheilSen.line(two, TEN, 0.95));
  }
}

package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants: SciPy 1.17.1. */
class PermutationTest {
  private static final double EXACT = 1e-9;

  // scipy.stats.permutation_test((d,), numpy.mean, permutation_type='samples', alternative=a,
  //     n_resamples=numpy.inf)
  @ParameterizedTest
  @CsvSource({"TWO_SIDED,0.02734375", "LESS,0.98828125", "GREATER,0.013671875"})
  void all_signs(Alternative alternative, double p) {
    Significance test = Permutation.signFlip(SignedRankTest.depression(), alternative, 1, 1);
    assertEquals(0.43188888888888893, test.statistic(), EXACT);
    assertEquals(p, test.p(), EXACT);
    assertTrue(test.exact());
  }

  // scipy.stats.permutation_test((x, y), lambda a, b: mean(a) - mean(b), alternative=a,
  //     n_resamples=numpy.inf)
  @ParameterizedTest
  @CsvSource({
    "TWO_SIDED,0.1272061272061272",
    "LESS,0.938061938061938",
    "GREATER,0.0636030636030636"
  })
  void all_splits(Alternative alternative, double p) {
    Significance test =
        Permutation.twoSample(MannWhitneyTest.TERM, MannWhitneyTest.EARLY, alternative, 1, 1);
    assertEquals(0.337, test.statistic(), EXACT);
    assertEquals(p, test.p(), EXACT);
    assertTrue(test.exact());
  }

  @Test
  void drawn_signs_come_near_to_those_of_ranks() {
    // With differences that are their ranks the test is the signed-rank test, which is exact here.
    double[] d = new double[24];
    Arrays.setAll(d, i -> i % 3 == 0 ? -i - 1 : i + 1);
    double exact = SignedRank.test(d, Alternative.TWO_SIDED).p();
    Significance drawn = Permutation.signFlip(d, Alternative.TWO_SIDED, 100_000, 7);
    assertFalse(drawn.exact());
    assertEquals(exact, drawn.p(), 0.004);
    assertEquals(drawn, Permutation.signFlip(d, Alternative.TWO_SIDED, 100_000, 7));
  }

  @Test
  void drawn_splits_come_near_to_those_of_ranks() {
    double[] x = new double[15];
    double[] y = new double[15];
    Arrays.setAll(x, i -> 2 * i + 5);
    Arrays.setAll(y, i -> 2 * i + (i < 13 ? 0 : 10));
    double[] all = Arrays.copyOf(x, 30);
    System.arraycopy(y, 0, all, 15, 15);
    int[] ranks = MidRanks.of(all).doubled();
    Arrays.setAll(x, i -> ranks[i]);
    Arrays.setAll(y, i -> ranks[15 + i]);
    Significance drawn = Permutation.twoSample(x, y, Alternative.GREATER, 100_000, 7);
    assertFalse(drawn.exact());
    assertEquals(MannWhitney.test(x, y, Alternative.GREATER).p(), drawn.p(), 0.005);
    assertEquals(drawn, Permutation.twoSample(x, y, Alternative.GREATER, 100_000, 7));
  }

  @Test
  void p_is_never_zero() {
    double[] high = new double[20];
    Arrays.fill(high, 5);
    assertEquals(1 / 1001.0, Permutation.signFlip(high, Alternative.GREATER, 1000, 1).p(), 1e-3);
    assertTrue(Permutation.signFlip(high, Alternative.GREATER, 1000, 1).p() >= 1 / 1001.0);
  }

  @Test
  void sums_that_differ_by_rounding_are_equal() {
    // 0.1 + 0.2 is not 0.3: all four ways to sum to nothing are as extreme as the one seen.
    double p = Permutation.signFlip(new double[] {0.1, 0.2, -0.3}, Alternative.GREATER, 1, 1).p();
    assertEquals(5 / 8.0, p, EXACT);
  }

  @Test
  void nothing_is_no_evidence() {
    double[] none = {};
    assertEquals(1, Permutation.signFlip(none, Alternative.TWO_SIDED, 10, 1).p());
    assertEquals(1, Permutation.signFlip(new double[9], Alternative.TWO_SIDED, 10, 1).p());
    assertEquals(1, Permutation.twoSample(none, MannWhitneyTest.TERM, Alternative.LESS, 9, 1).p());
    double[] never = {Double.POSITIVE_INFINITY};
    assertThrows(
        IllegalArgumentException.class, () -> Permutation.signFlip(never, Alternative.LESS, 10, 1));
  }
}

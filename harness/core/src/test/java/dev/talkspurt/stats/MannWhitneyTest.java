package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants: R 4.2.2, SciPy 1.17.1. */
class MannWhitneyTest {
  private static final double EXACT = 1e-9;

  /** Permeability of the placenta (Hollander and Wolfe, 4.1). */
  static final double[] TERM = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};

  static final double[] EARLY = {1.15, 0.88, 0.90, 0.74, 1.21};

  private static final double[] TIED_X = {1, 2, 2, 3, 5, 5, 8};
  private static final double[] TIED_Y = {2, 3, 5, 8, 8, 9, 9, 10};

  // scipy.stats.mannwhitneyu(x, y, alternative=a, method='exact'); R: wilcox.test(x, y)
  @ParameterizedTest
  @CsvSource({
    "TWO_SIDED,0.2544122544122544",
    "LESS,0.8967698967698967",
    "GREATER,0.1272061272061272"
  })
  void without_ties(Alternative alternative, double p) {
    Significance test = MannWhitney.test(TERM, EARLY, alternative);
    assertEquals(35, test.statistic());
    assertEquals(p, test.p(), EXACT);
    assertTrue(test.exact());
  }

  // scipy.stats.mannwhitneyu(x, y, alternative=a,
  //     method=scipy.stats.PermutationMethod(n_resamples=numpy.inf))
  @ParameterizedTest
  @CsvSource({
    "TWO_SIDED,0.06340326340326341",
    "LESS,0.031701631701631705",
    "GREATER,0.9804195804195804"
  })
  void ties_are_exact(Alternative alternative, double p) {
    Significance test = MannWhitney.test(TIED_X, TIED_Y, alternative);
    assertEquals(11.5, test.statistic());
    assertEquals(p, test.p(), EXACT);
  }

  @Test
  void either_sample_may_come_first() {
    assertEquals(
        MannWhitney.test(TIED_X, TIED_Y, Alternative.LESS).p(),
        MannWhitney.test(TIED_Y, TIED_X, Alternative.GREATER).p(),
        EXACT);
    assertEquals(
        MannWhitney.test(TERM, EARLY, Alternative.LESS).p(),
        MannWhitney.test(EARLY, TERM, Alternative.GREATER).p(),
        EXACT);
  }

  // scipy.stats.mannwhitneyu(x, y, alternative=a, method='asymptotic')
  @ParameterizedTest
  @CsvSource({
    "TWO_SIDED,0.24462360512698333,0.06076123666389785",
    "LESS,0.9007753482039937,0.030380618331948925",
    "GREATER,0.12231180256349167,0.976838090858155"
  })
  void many_are_approximated(Alternative alternative, double p, double tied) {
    assertEquals(p, MannWhitney.test(TERM, EARLY, alternative, 0).p(), EXACT);
    assertEquals(tied, MannWhitney.test(TIED_X, TIED_Y, alternative, 0).p(), EXACT);
  }

  @Test
  void four_hundred_pairs_are_still_exact() {
    double[] twenty = new double[20];
    Arrays.setAll(twenty, i -> i);
    double[] more = new double[21];
    Arrays.setAll(more, i -> i + 0.5);
    assertTrue(MannWhitney.test(twenty, twenty, Alternative.LESS).exact());
    assertFalse(MannWhitney.test(twenty, more, Alternative.LESS).exact());
  }

  @Test
  void answers_that_never_came_are_the_largest() {
    double never = Double.POSITIVE_INFINITY;
    assertEquals(
        MannWhitney.test(new double[] {1, 2, 9}, new double[] {3, 9, 9}, Alternative.LESS),
        MannWhitney.test(
            new double[] {1, 2, never}, new double[] {3, never, never}, Alternative.LESS));
  }

  @Test
  void nothing_is_no_evidence() {
    double[] none = {};
    assertEquals(1, MannWhitney.test(none, TERM, Alternative.TWO_SIDED).p());
    double[] same = new double[30];
    assertEquals(1, MannWhitney.test(same, same, Alternative.TWO_SIDED).p());
    assertEquals(1, MannWhitney.test(same, same, Alternative.LESS).p());
    assertThrows(
        IllegalArgumentException.class,
        () -> MannWhitney.test(new double[] {Double.NaN}, TERM, Alternative.LESS));
  }
}

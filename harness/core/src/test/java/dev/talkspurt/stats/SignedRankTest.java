package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants: R 4.2.2, coin 1.4.2, SciPy 1.17.1. */
class SignedRankTest {
  private static final double EXACT = 1e-9;

  /** Hamilton depression scale factor of 9 patients before and after (Hollander and Wolfe, 3.1). */
  static double[] depression() {
    double[] x = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] y = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    double[] d = new double[x.length];
    Arrays.setAll(d, i -> x[i] - y[i]);
    return d;
  }

  private static final double[] TIES = {3, -1, 2, 2, -2, 5, 0, 4, 0, 1, 3, -3};

  // scipy.stats.wilcoxon(d, alternative=a, method='exact'); R: wilcox.test(x, y, paired=TRUE)
  @ParameterizedTest
  @CsvSource({"TWO_SIDED,0.0390625", "LESS,0.986328125", "GREATER,0.01953125"})
  void without_ties(Alternative alternative, double p) {
    Significance test = SignedRank.test(depression(), alternative);
    assertEquals(40, test.statistic());
    assertEquals(p, test.p(), EXACT);
    assertTrue(test.exact());
  }

  // scipy.stats.wilcoxon(t, zero_method='wilcox', alternative=a,
  //     method=scipy.stats.PermutationMethod(n_resamples=numpy.inf))
  // R: coin::wilcoxsign_test(t ~ rep(0, 12), distribution = "exact", zero.method = "Wilcoxon")
  @ParameterizedTest
  @CsvSource({"TWO_SIDED,0.146484375", "LESS,0.9443359375", "GREATER,0.0732421875"})
  void ties_are_exact_and_zeros_are_dropped(Alternative alternative, double p) {
    Significance test = SignedRank.test(TIES, alternative);
    assertEquals(42.5, test.statistic());
    assertEquals(p, test.p(), EXACT);
  }

  // the same with zero_method='pratt'; R: zero.method = "Pratt"
  @ParameterizedTest
  @CsvSource({"TWO_SIDED,0.158203125", "LESS,0.9384765625", "GREATER,0.0791015625"})
  void zeros_after_pratt(Alternative alternative, double p) {
    Significance test = SignedRank.test(TIES, SignedRank.Zeros.PRATT, alternative);
    assertEquals(56.5, test.statistic());
    assertEquals(p, test.p(), EXACT);
  }

  // scipy.stats.wilcoxon(t, zero_method=z, correction=True, alternative=a, method='asymptotic')
  // R: wilcox.test(t, exact = FALSE) gives 0.137096481510232
  @ParameterizedTest
  @CsvSource({
    "DROP,TWO_SIDED,0.1370964815102317",
    "DROP,LESS,0.9439947746308849",
    "DROP,GREATER,0.06854824075511586",
    "PRATT,TWO_SIDED,0.14374602125500693",
    "PRATT,LESS,0.9383426438477558",
    "PRATT,GREATER,0.07187301062750347"
  })
  void many_are_approximated(SignedRank.Zeros zeros, Alternative alternative, double p) {
    Significance test = SignedRank.test(TIES, zeros, alternative, 0);
    assertEquals(p, test.p(), EXACT);
    assertFalse(test.exact());
  }

  // R: wilcox.test(x, y, paired = TRUE, exact = FALSE)
  @Test
  void the_correction_goes_towards_the_mean() {
    double approximate =
        SignedRank.test(depression(), SignedRank.Zeros.DROP, Alternative.TWO_SIDED, 0).p();
    assertEquals(0.0440109840129515, approximate, EXACT);
  }

  @Test
  void no_difference_is_no_evidence() {
    for (double[] none : List.of(new double[0], new double[10])) {
      for (SignedRank.Zeros zeros : SignedRank.Zeros.values()) {
        assertEquals(1, SignedRank.test(none, zeros, Alternative.TWO_SIDED).p());
        assertEquals(1, SignedRank.test(none, zeros, Alternative.GREATER).p());
        assertEquals(1, SignedRank.test(none, zeros, Alternative.TWO_SIDED, -1).p());
      }
    }
  }

  @Test
  void answers_that_never_came_are_farthest() {
    double never = Double.POSITIVE_INFINITY;
    assertEquals(
        SignedRank.test(new double[] {-1, 2, 9, 9}, Alternative.GREATER),
        SignedRank.test(new double[] {-1, 2, never, never}, Alternative.GREATER));
    assertThrows(
        IllegalArgumentException.class,
        () -> SignedRank.test(new double[] {Double.NaN}, Alternative.LESS));
  }

  @Test
  void more_than_fifty_are_approximated() {
    double[] up = new double[51];
    Arrays.setAll(up, i -> i % 3 == 0 ? -i - 1 : i + 1);
    Significance approximate = SignedRank.test(up, Alternative.GREATER);
    Significance exact = SignedRank.test(up, SignedRank.Zeros.DROP, Alternative.GREATER, 51);
    assertFalse(approximate.exact());
    assertEquals(exact.p(), approximate.p(), 0.001);
    assertEquals(Optional.of(exact.statistic()), Optional.of(approximate.statistic()));
  }
}

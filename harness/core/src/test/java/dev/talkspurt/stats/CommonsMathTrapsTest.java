package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.exception.NotStrictlyPositiveException;
import org.apache.commons.math3.exception.NumberIsTooLargeException;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;
import org.apache.commons.math3.stat.interval.IntervalUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Commons Math 3.6.1 gets wrong or leaves to chance, beside what is right: a warning to
 * whoever would replace a class of this package by one of its. Right values: SciPy 1.17.1 and R
 * 4.2.2.
 */
class CommonsMathTrapsTest {
  @Test
  void wilson_of_no_success_begins_above_nothing() {
    double theirs = IntervalUtils.getWilsonScoreInterval(10, 0, 0.95).getLowerBound();
    assertTrue(theirs > 0, "a rate of nothing is left out");
    assertEquals(0, Wilson.interval(0, 10, 0.95).orElseThrow().lower());
  }

  // scipy.stats.binomtest(0, 10).proportion_ci(.95, 'exact') = [0, 0.3085]
  @Test
  void clopper_pearson_breaks_at_both_ends() {
    assertThrows(
        NotStrictlyPositiveException.class,
        () -> IntervalUtils.getClopperPearsonInterval(10, 0, 0.95));
    assertThrows(
        NotStrictlyPositiveException.class,
        () -> IntervalUtils.getClopperPearsonInterval(10, 10, 0.95));
    assertEquals(0.3085, ClopperPearson.interval(0, 10, 0.95).orElseThrow().upper(), 1e-4);
    assertEquals(0.6915, ClopperPearson.interval(10, 10, 0.95).orElseThrow().lower(), 1e-4);
  }

  // scipy.stats.binomtest(k, n).pvalue = 1
  @ParameterizedTest
  @CsvSource({"1,2,1.5", "5,10,1.24609375", "0,0,2"})
  void binomial_test_counts_the_middle_twice(int k, int n, double theirs) {
    assertEquals(
        theirs, new BinomialTest().binomialTest(n, k, 0.5, AlternativeHypothesis.TWO_SIDED), 1e-9);
    assertEquals(1, ExactBinomial.p(k, n, 0.5, Alternative.TWO_SIDED), 1e-12);
  }

  @Test
  void binomial_test_is_right_elsewhere() {
    assertEquals(
        new BinomialTest().binomialTest(10, 1, 0.5, AlternativeHypothesis.TWO_SIDED),
        ExactBinomial.p(1, 10, 0.5, Alternative.TWO_SIDED),
        1e-9);
  }

  // Two identical samples: nothing speaks for a difference, p = 1.
  @Test
  void signed_rank_credits_zeros_to_one_side() {
    double[] same = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    double theirs = new WilcoxonSignedRankTest().wilcoxonSignedRankTest(same, same, true);
    assertEquals(0.00195, theirs, 1e-5);
    assertEquals(1, SignedRank.test(new double[10], Alternative.TWO_SIDED).p());
  }

  // R: wilcox.test(1:10 with signs, exact = FALSE) = 0.0528; exact: 0.0488 (W = 8)
  @Test
  void signed_rank_corrects_for_continuity_the_wrong_way() {
    double[] d = {-8, 1, 2, 3, 4, 5, 6, 7, 9, 10};
    double theirs = new WilcoxonSignedRankTest().wilcoxonSignedRankTest(d, new double[10], false);
    assertEquals(0.0415, theirs, 1e-4);
    assertEquals(0.0488, SignedRank.test(d, Alternative.TWO_SIDED).p(), 1e-4);
    assertEquals(
        0.0528, SignedRank.test(d, SignedRank.Zeros.DROP, Alternative.TWO_SIDED, 0).p(), 1e-4);
  }

  // It would go through all 2^40 signs, so it refuses more than 30.
  @Test
  void signed_rank_is_exact_for_few_alone() {
    double[] d = new double[40];
    Arrays.setAll(d, i -> i % 3 == 0 ? -i - 1 : i + 1);
    assertThrows(
        NumberIsTooLargeException.class,
        () -> new WilcoxonSignedRankTest().wilcoxonSignedRankTest(d, new double[40], true));
    assertTrue(SignedRank.test(d, Alternative.TWO_SIDED).exact());
  }

  // scipy.stats.mannwhitneyu([1, 2, 3], [4, 5, 6], method='exact').pvalue = 0.1
  @Test
  void mann_whitney_finds_what_three_and_three_cannot_tell() {
    double[] low = {1, 2, 3};
    double[] high = {4, 5, 6};
    assertEquals(0.0495, new MannWhitneyUTest().mannWhitneyUTest(low, high), 1e-4);
    assertEquals(0.1, MannWhitney.test(low, high, Alternative.TWO_SIDED).p(), 1e-12);
  }

  // R: quantile(1:10, .95, type = 8) = 10.0 - the ends of small samples are all there is; type 8 of
  // twenty values is 19.65, where the default of Commons Math (type 6) says 19.95
  @Test
  void percentiles_have_to_be_told_their_type() {
    double[] twenty = new double[20];
    Arrays.setAll(twenty, i -> i + 1);
    assertEquals(19.95, new Percentile(95).evaluate(twenty), 1e-9);
    Percentile told = new Percentile(95).withEstimationType(Percentile.EstimationType.R_8);
    assertEquals(told.evaluate(twenty), Quantile.r8(twenty, 0.95), 1e-9);
    assertEquals(19.65, Quantile.r8(twenty, 0.95), 1e-9);
  }

  // The median of 1, 2, never and never lies between 2 and never.
  @Test
  void percentiles_make_no_number_of_what_never_came() {
    double never = Double.POSITIVE_INFINITY;
    double[] none = {never, never};
    Percentile told = new Percentile(50).withEstimationType(Percentile.EstimationType.R_8);
    assertTrue(Double.isNaN(told.evaluate(none)));
    assertEquals(never, Quantile.r8(none, 0.5));
  }

  @Test
  void chance_is_not_the_same_twice_unless_it_is_seeded() {
    assertFalse(
        new RandomDataGenerator().nextLong(0, Long.MAX_VALUE - 1)
            == new RandomDataGenerator().nextLong(0, Long.MAX_VALUE - 1));
    double[] d = new double[30];
    Arrays.setAll(d, i -> i - 12);
    assertEquals(
        Permutation.signFlip(d, Alternative.TWO_SIDED, 500, 3),
        Permutation.signFlip(d, Alternative.TWO_SIDED, 500, 3));
  }
}

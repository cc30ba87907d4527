package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants: SciPy 1.17.1, statsmodels 0.15.0. */
class ExactBinomialTest {
  // b = scipy.stats.binom(n, p); lo = b.cdf(k); hi = b.sf(k - 1); min(1, 2 * min(lo, hi))
  @ParameterizedTest
  @CsvSource({
    "1,2,0.5,0.75,0.75,1",
    "5,10,0.5,0.623046875,0.623046875,1",
    "1,10,0.5,0.0107421875,0.9990234375,0.021484375",
    "0,5,0.5,0.03125,1,0.0625",
    "3,20,0.3,0.10708680450373087,0.9645168677015313,0.21417360900746174",
    "19,20,0.8,0.9884707849539315,0.06917529027641088,0.13835058055282176",
    "12,20,0.8,0.0321426630808751,0.9900182136792757,0.0642853261617502",
    "0,0,0.8,1,1,1"
  })
  void tails(int k, int n, double rate, double less, double greater, double both) {
    assertEquals(less, ExactBinomial.p(k, n, rate, Alternative.LESS), 1e-12);
    assertEquals(greater, ExactBinomial.p(k, n, rate, Alternative.GREATER), 1e-12);
    assertEquals(both, ExactBinomial.p(k, n, rate, Alternative.TWO_SIDED), 1e-12);
  }

  // min(1, 2 * min(lo - b.pmf(k) / 2, hi - b.pmf(k) / 2))
  @ParameterizedTest
  @CsvSource({
    "1,10,0.5,0.01171875",
    "3,20,0.3,0.14256993680219965",
    "19,20,0.8,0.08070450532247941",
    "5,10,0.5,1"
  })
  void mid_p(int k, int n, double rate, double p) {
    assertEquals(p, ExactBinomial.midP(k, n, rate, Alternative.TWO_SIDED), 1e-12);
  }

  // statsmodels.stats.contingency_tables.mcnemar([[5, b], [c, 7]], exact=True).pvalue
  @ParameterizedTest
  @CsvSource({"10,2,0.03857421875", "3,3,1", "0,0,1", "0,6,0.03125", "25,12,0.04703102743951604"})
  void mcnemar(int first, int second, double p) {
    assertEquals(p, McNemar.exact(first, second), 1e-12);
    assertEquals(p, McNemar.exact(second, first), 1e-12);
  }

  @Test
  void mcnemar_knows_the_sides() {
    assertEquals(1 / 64.0, McNemar.exact(0, 6, Alternative.LESS), 1e-12);
    assertEquals(1, McNemar.exact(0, 6, Alternative.GREATER), 1e-12);
    assertEquals(1 / 64.0, McNemar.midP(0, 6), 1e-12);
  }

  @Test
  void nonsense_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> ExactBinomial.p(1, 2, 1, Alternative.LESS));
    assertThrows(IllegalArgumentException.class, () -> McNemar.exact(-1, 2));
  }
}

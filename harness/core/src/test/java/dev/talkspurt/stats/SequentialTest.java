package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants: SciPy 1.17.1; Wald's formulas by hand. */
class SequentialTest {
  private static final double EXACT = 1e-9;

  @Test
  void sprt_goes_by_whole_trials() {
    // ln(.1 / .95) / ln(.85 / .95) = 20.24: good after 21 successes in a row.
    // A failure adds ln(.15 / .05) = 1.0986; ln(.9 / .05) = 2.8904: bad after 3 failures.
    Sprt test = new Sprt(0.95, 0.85, 0.05, 0.10);
    for (int i = 0; i < 20; i++) {
      test = test.add(true);
      assertEquals(Sprt.Decision.OPEN, test.decision());
    }
    test = test.add(true);
    assertEquals(Sprt.Decision.GOOD, test.decision());
    assertEquals(21, test.n());
    assertEquals(test, test.add(false));
    Sprt failed = new Sprt(0.95, 0.85, 0.05, 0.10).add(false).add(false);
    assertEquals(Sprt.Decision.OPEN, failed.decision());
    assertEquals(2 * Math.log(3), failed.llr(), EXACT);
    assertEquals(Sprt.Decision.BAD, failed.add(false).decision());
  }

  @Test
  void sprt_refuses_nonsense() {
    assertThrows(IllegalArgumentException.class, () -> new Sprt(0.8, 0.9, 0.05, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new Sprt(0.9, 0.8, 0.6, 0.5));
  }

  // betaln(1 + k, 1 + n - k) - betaln(1, 1) - (k log p0 + (n - k) log1p(-p0)); one-sided times
  // betainc(1 + k, 1 + n - k, p0) / p0; both agree with scipy.integrate.quad of the mixture
  @ParameterizedTest
  @CsvSource({
    "7,10,0.9,0.45989187300650514,0.5465437063680705,-1.2256303601953649",
    "2,20,0.5,5.5713971013149965,6.264433649534707,-2.844809138217599",
    "10,10,0.5,4.533576532801082,-2.3978952727983707,5.226235312862919",
    "45,100,0.6,2.48002633769822,2.9896377689630595,-3.3179659964959907"
  })
  void evidence(int k, int n, double rate, double both, double less, double greater) {
    AlwaysValid mixture = AlwaysValid.UNIFORM;
    assertEquals(both, mixture.logEvidence(k, n, rate, Alternative.TWO_SIDED), EXACT);
    assertEquals(less, mixture.logEvidence(k, n, rate, Alternative.LESS), EXACT);
    assertEquals(greater, mixture.logEvidence(k, n, rate, Alternative.GREATER), EXACT);
    assertEquals(Math.min(1, Math.exp(-both)), mixture.p(k, n, rate, Alternative.TWO_SIDED), EXACT);
  }

  // scipy.optimize.brentq of log evidence - log(20) on both sides of k / n
  // 0 of 10: (1 - p)^10 = B(1, 11) / 20, so p = 1 - 220^(-1/10)
  @ParameterizedTest
  @CsvSource({
    "7,10,0.2667405261641934,0.96335970962449",
    "45,100,0.29856749922604375,0.6080089333462086",
    "0,10,0,0.41688027565653607",
    "10,10,0.5831197243434639,1",
    "0,0,0,1"
  })
  void interval_of_all_times(int k, int n, double lower, double upper) {
    Interval interval = AlwaysValid.UNIFORM.interval(k, n, 0.95);
    assertEquals(lower, interval.lower(), EXACT);
    assertEquals(upper, interval.upper(), EXACT);
  }

  @Test
  void always_valid_refuses_nonsense() {
    assertThrows(IllegalArgumentException.class, () -> new AlwaysValid(0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> AlwaysValid.UNIFORM.p(1, 2, 1, Alternative.LESS));
  }
}

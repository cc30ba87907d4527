package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants: SciPy 1.17.1. */
class BinomialIntervalsTest {
  private static final double EXACT = 1e-9;

  // scipy.stats.binomtest(k, n).proportion_ci(.95, 'exact')
  @ParameterizedTest
  @CsvSource({
    "0,10,0.0,0.30849710781876294",
    "10,10,0.6915028921812371,1.0",
    "7,10,0.3475471499399921,0.9332604888222655",
    "95,100,0.887165088894537,0.9835681208182717",
    "1,3,0.008403758659612647,0.9057006759492866",
    "0,1,0.0,0.975",
    "1,1,0.025,1.0",
    "500,1000,0.46854917297179194,0.531450827028208"
  })
  void clopper_pearson(int successes, int n, double lower, double upper) {
    Interval interval = ClopperPearson.interval(successes, n, 0.95).orElseThrow();
    assertEquals(lower, interval.lower(), EXACT);
    assertEquals(upper, interval.upper(), EXACT);
  }

  // scipy.stats.beta.ppf(.05, k, n - k + 1); with k = n it is .05 ** (1 / n)
  @ParameterizedTest
  @CsvSource({
    "0,10,0",
    "10,10,0.7411344491069477",
    "7,10,0.39337578389458766",
    "95,100,0.8977466223567255",
    "1,1,0.05"
  })
  void clopper_pearson_one_sided(int successes, int n, double lower) {
    assertEquals(lower, ClopperPearson.lower(successes, n, 0.95), EXACT);
    assertEquals(1 - lower, ClopperPearson.upper(n - successes, n, 0.95), EXACT);
  }

  // .05 ** (1 / n), rounded
  @ParameterizedTest
  @CsvSource({"10,0.74", "20,0.86", "30,0.905", "50,0.94", "100,0.97"})
  void all_pass_guarantees(int n, double lower) {
    assertEquals(lower, ClopperPearson.lower(n, n, 0.95), 0.005);
  }

  // scipy.stats.beta.ppf([.025, .975], k + .5, n - k + .5), ends 0 and 1 where none or all succeed
  @ParameterizedTest
  @CsvSource({
    "0,10,0.0,0.21719626750921053",
    "10,10,0.7828037324907894,1.0",
    "7,10,0.3941816818513287,0.9073054060618468",
    "95,100,0.893899926116897,0.9806681880141332",
    "1,3,0.038747617785165174,0.8232639028687426",
    "0,1,0.0,0.8532536836904248",
    "500,1000,0.46904771269911394,0.5309522873008861"
  })
  void jeffreys(int successes, int n, double lower, double upper) {
    Interval interval = Jeffreys.interval(successes, n, 0.95).orElseThrow();
    assertEquals(lower, interval.lower(), EXACT);
    assertEquals(upper, interval.upper(), EXACT);
  }

  @Test
  void nothing_tried_is_nothing_known() {
    assertEquals(Optional.empty(), ClopperPearson.interval(0, 0, 0.95));
    assertEquals(Optional.empty(), Jeffreys.interval(0, 0, 0.95));
    assertEquals(0, ClopperPearson.lower(0, 0, 0.95));
    assertEquals(1, ClopperPearson.upper(0, 0, 0.95));
  }

  @Test
  void nonsense_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> ClopperPearson.interval(3, 2, 0.95));
    assertThrows(IllegalArgumentException.class, () -> ClopperPearson.interval(1, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> Jeffreys.interval(-1, 2, 0.95));
  }
}

package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
  // scipy.stats.binomtest(k, n).proportion_ci(.95, 'wilson')
  // R: binom::binom.confint(k, n, methods = "wilson")
  @ParameterizedTest
  @CsvSource({
    "10,10,0.7224672001371109,1.0",
    "0,10,0.0,0.27753279986288926",
    "7,10,0.39677814746114526,0.892208732593699",
    "95,100,0.8882495307680809,0.978456320845632",
    "1,3,0.06149194472039626,0.7923403991979523"
  })
  void agrees_with_scipy(int successes, int n, double lower, double upper) {
    Interval interval = Wilson.interval(successes, n, 0.95).orElseThrow();
    assertEquals(lower, interval.lower(), 1e-9);
    assertEquals(upper, interval.upper(), 1e-9);
  }

  @Test
  void nothing_tried_is_nothing_known() {
    assertEquals(Optional.empty(), Wilson.interval(0, 0, 0.95));
  }

  @Test
  void more_successes_than_trials_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> Wilson.interval(3, 2, 0.95));
  }
}

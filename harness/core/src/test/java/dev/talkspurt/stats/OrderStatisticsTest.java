package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.talkspurt.stats.OrderStatistics.Ranks;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatisticsTest {
  // b = scipy.stats.binom(n, .5)
  // max(k for k in range(1, n + 1) if b.cdf(k - 1) <= .025)
  // min(k for k in range(1, n + 1) if b.cdf(k - 1) >= .975)
  @ParameterizedTest
  @CsvSource({"6,1,6", "7,1,7", "10,2,9", "20,6,15", "30,10,21", "100,40,61"})
  void ranks_of_the_median(int n, int lower, int upper) {
    assertEquals(Optional.of(new Ranks(lower, upper)), OrderStatistics.interval(n, 0.5, 0.95));
  }

  // the shortest l < u with b.cdf(u - 1) - b.cdf(l - 1) >= .95
  @ParameterizedTest
  @CsvSource({"29,0.90,21,29", "30,0.90,22,30", "59,0.95,50,59", "100,0.90,84,96"})
  void ranks_in_the_tail(int n, double q, int lower, int upper) {
    assertEquals(Optional.of(new Ranks(lower, upper)), OrderStatistics.interval(n, q, 0.95));
  }

  @ParameterizedTest
  @CsvSource({"0,0.5", "1,0.5", "5,0.5", "28,0.9", "58,0.95"})
  void too_few_values_have_no_interval(int n, double q) {
    assertEquals(Optional.empty(), OrderStatistics.interval(n, q, 0.95));
  }

  @Test
  void nonsense_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> OrderStatistics.interval(10, 1, 0.95));
  }
}

package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.stats.OrderStatistics.Ranks;
import java.util.Optional;
import java.util.OptionalInt;
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

  // min(k for k in range(1, n + 1) if scipy.stats.binom(n, q).cdf(k - 1) >= .95)
  @ParameterizedTest
  @CsvSource({
    "10,0.5,9",
    "20,0.5,15",
    "30,0.5,20",
    "50,0.5,32",
    "100,0.5,59",
    "200,0.5,113",
    "29,0.9,29",
    "30,0.9,30",
    "50,0.9,49",
    "100,0.9,96",
    "200,0.9,188",
    "59,0.95,59",
    "100,0.95,99",
    "200,0.95,196",
    "299,0.99,299"
  })
  void rank_of_the_upper_bound(int n, double q, int rank) {
    assertEquals(OptionalInt.of(rank), OrderStatistics.upperRank(n, q, 0.95));
  }

  @ParameterizedTest
  @CsvSource({"4,0.5", "28,0.9", "58,0.95", "298,0.99", "0,0.5"})
  void too_few_values_have_no_upper_bound(int n, double q) {
    assertEquals(OptionalInt.empty(), OrderStatistics.upperRank(n, q, 0.95));
    assertEquals(Optional.empty(), OrderStatistics.upperBound(new double[n], q, 0.95));
  }

  @ParameterizedTest
  @CsvSource({"0.5,6", "0.9,29", "0.95,59", "0.99,299"})
  void fewest_values(double q, int n) {
    assertEquals(n, OrderStatistics.minimum(q, 0.95));
    assertTrue(OrderStatistics.interval(n, q, 0.95).isPresent());
    assertTrue(OrderStatistics.interval(n - 1, q, 0.95).isEmpty());
  }

  // b.cdf(u - 1) - b.cdf(l - 1)
  @ParameterizedTest
  @CsvSource({
    "10,0.5,2,9,0.978515625",
    "20,0.5,6,15,0.9586105346679688",
    "30,0.9,22,30,0.9555890127195255"
  })
  void coverage(int n, double q, int lower, int upper, double coverage) {
    assertEquals(coverage, OrderStatistics.coverage(n, q, new Ranks(lower, upper)), 1e-9);
  }

  @Test
  void answers_that_never_came_are_late() {
    double never = Double.POSITIVE_INFINITY;
    double[] values = {never, 3, 1, 2, never, 4, 5, 6, 7, 8};
    assertEquals(Optional.of(new Interval(2, never)), OrderStatistics.interval(values, 0.5, 0.95));
    assertEquals(Optional.of(never), OrderStatistics.upperBound(values, 0.5, 0.95));
    values[0] = 9;
    assertEquals(Optional.of(new Interval(2, 9)), OrderStatistics.interval(values, 0.5, 0.95));
    assertEquals(Optional.of(9.0), OrderStatistics.upperBound(values, 0.5, 0.95));
    double[] none = {Double.NaN};
    assertThrows(IllegalArgumentException.class, () -> OrderStatistics.interval(none, 0.5, 0.95));
  }
}

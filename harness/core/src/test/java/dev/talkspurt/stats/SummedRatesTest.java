package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.talkspurt.stats.SummedRates.Rate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummedRatesTest {
  // Wilson (SciPy 1.17.1) of 7 of 10: 0.39677814746114526 to 0.892208732593699; of 10 of 10:
  // 0.7224672001371109 to 1. Half of each: 0.85 - sqrt((.30322185 / 2)^2 + (.2775328 / 2)^2) and
  // 0.85 + .192208732593699 / 2
  @Test
  void mean_of_two_rates() {
    List<Rate> rates = List.of(new Rate(7, 10, 0.5), new Rate(10, 10, 0.5));
    assertEquals(0.85, SummedRates.sum(rates), 1e-12);
    Interval interval = SummedRates.interval(rates, 0.95).orElseThrow();
    assertEquals(0.644471445502, interval.lower(), 1e-9);
    assertEquals(0.946104366297, interval.upper(), 1e-9);
  }

  @Test
  void one_rate_is_its_own() {
    Interval wilson = Wilson.interval(95, 100, 0.95).orElseThrow();
    Interval interval =
        SummedRates.interval(List.of(new Rate(95, 100, 7).weighing(1)), 0.95).orElseThrow();
    assertEquals(wilson.lower(), interval.lower(), 1e-12);
    assertEquals(wilson.upper(), interval.upper(), 1e-12);
  }

  @Test
  void edges() {
    assertEquals(Optional.empty(), SummedRates.interval(List.of(), 0.95));
    assertEquals(Optional.empty(), SummedRates.interval(List.of(new Rate(0, 0, 1)), 0.95));
    List<Rate> negative = List.of(new Rate(1, 2, -1));
    assertThrows(IllegalArgumentException.class, () -> SummedRates.interval(negative, 0.95));
  }
}

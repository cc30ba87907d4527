package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  private static Interval of(int both, int first, int second, int neither) {
    return PairedDifference.interval(both, first, second, neither, 0.95).orElseThrow();
  }

  @Test
  void agrees_with_a_calculation_by_hand() {
    // p1 32/50, p2 22/50; Wilson 0.5014..0.7586 and 0.3116..0.5769;
    // phi (20*16 - 12*2 - 25) / sqrt(32*18*22*28) = 0.4550
    Interval interval = of(20, 12, 2, 16);
    assertEquals(0.0562, interval.lower(), 5e-4);
    assertEquals(0.3290, interval.upper(), 5e-4);
  }

  @Test
  void turns_around_with_its_rates() {
    Interval one = of(7, 5, 1, 3);
    Interval other = of(7, 1, 5, 3);
    assertEquals(one.lower(), -other.upper(), 1e-12);
    assertEquals(one.upper(), -other.lower(), 1e-12);
  }

  @Test
  void never_leaves_what_differences_can_be() {
    assertTrue(of(0, 20, 0, 0).upper() <= 1 && of(0, 20, 0, 0).lower() > 0.7);
    Interval same = of(20, 0, 0, 0);
    assertTrue(same.lower() < 0 && same.upper() > 0, "20 alike prove no equality");
    assertTrue(PairedDifference.interval(0, 0, 0, 0, 0.95).isEmpty());
  }
}

package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void gives_each_trial_its_own_seed_and_always_the_same() {
    // printf '1/order-status/1' | sha256sum | cut -c1-12
    assertEquals(0xab6a9aa4e1d2L, Seeds.of(1, "order-status", 1));
    assertNotEquals(Seeds.of(1, "order-status", 1), Seeds.of(1, "order-status", 2));
    assertNotEquals(Seeds.of(1, "order-status", 1), Seeds.of(2, "order-status", 1));
    assertNotEquals(Seeds.of(1, "a", 1), Seeds.of(1, "b", 1));
  }

  @Test
  void survives_readers_that_know_doubles_only() {
    for (int trial = 1; trial < 1000; trial++) {
      long seed = Seeds.of(trial, "x", trial);
      assertTrue(seed >= 0 && seed == (long) (double) seed);
    }
  }
}

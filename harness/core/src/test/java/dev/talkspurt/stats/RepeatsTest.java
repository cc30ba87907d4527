package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {
  @ParameterizedTest
  @CsvSource({
    "4,3,1,0.75,0.75",
    "4,3,2,1,0.5",
    "4,3,3,1,0.25",
    "4,3,4,1,0",
    "5,0,3,0,0",
    "5,5,5,1,1",
    "10,2,3,0.5333333333333333,0",
    "10,7,3,0.9916666666666667,0.2916666666666667",
    "2000,1000,2,0.7501250625312656,0.2498749374687344"
  })
  void agrees_with_counting_subsets(int n, int c, int k, double any, double all) {
    assertEquals(any, Repeats.any(n, c, k), 1e-12);
    assertEquals(all, Repeats.all(n, c, k), 1e-12);
  }

  @Test
  void is_unbiased_over_all_subsets() {
    // Every one of the 2^6 outcomes with p = 1/2 is as likely: the mean must be p^k.
    double sumAll = 0;
    double sumAny = 0;
    for (int outcome = 0; outcome < 64; outcome++) {
      sumAll += Repeats.all(6, Integer.bitCount(outcome), 3);
      sumAny += Repeats.any(6, Integer.bitCount(outcome), 3);
    }
    assertEquals(0.125, sumAll / 64, 1e-12);
    assertEquals(0.875, sumAny / 64, 1e-12);
  }

  @Test
  void more_trials_than_were_made_tell_nothing() {
    assertThrows(IllegalArgumentException.class, () -> Repeats.all(3, 2, 4));
    assertThrows(IllegalArgumentException.class, () -> Repeats.any(0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Repeats.any(3, 4, 1));
  }
}

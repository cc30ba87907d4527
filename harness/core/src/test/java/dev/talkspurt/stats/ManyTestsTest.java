package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Constants: R 4.2.2. */
class ManyTestsTest {
  // p.adjust(c(.01, .04, .03, .005, .2), "holm")
  @Test
  void holm() {
    assertArrayEquals(
        new double[] {0.04, 0.09, 0.09, 0.025, 0.2},
        ManyTests.holm(.01, .04, .03, .005, .2),
        1e-12);
  }

  // p.adjust(c(.01, .04, .03, .005, .2), "BH")
  @Test
  void benjamini_hochberg() {
    assertArrayEquals(
        new double[] {0.025, 0.05, 0.05, 0.025, 0.2},
        ManyTests.benjaminiHochberg(.01, .04, .03, .005, .2),
        1e-12);
  }

  @Test
  void edges() {
    assertEquals(0, ManyTests.holm().length);
    assertEquals(0.3, ManyTests.holm(0.3)[0]);
    assertEquals(1, ManyTests.holm(0.9, 0.8)[0]);
    assertEquals(0.9, ManyTests.benjaminiHochberg(0.9, 0.8)[1]);
    assertThrows(IllegalArgumentException.class, () -> ManyTests.holm(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> ManyTests.benjaminiHochberg(1.1));
  }
}

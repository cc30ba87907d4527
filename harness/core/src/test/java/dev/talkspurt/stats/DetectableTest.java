package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants: R 4.2.2. */
class DetectableTest {
  // power.prop.test(p1 = a, p2 = b, power = .8, tol = 1e-13)$n; R leaves the other tail out too
  @ParameterizedTest
  @CsvSource({
    "0.9,0.85,685.596858325359",
    "0.9,0.8,198.963413284331",
    "0.9,0.7,61.5987948078525",
    "0.9,0.6,31.4983793268949",
    "0.95,0.9,434.43202243947",
    "0.95,0.85,140.095089861427",
    "0.95,0.75,48.8408323711837"
  })
  void two_arms(double from, double to, double n) {
    assertEquals(n, Detectable.USUAL.arm(from, to), 1e-6);
    assertEquals(from - to, Detectable.USUAL.drop(from, (int) Math.ceil(n)).orElseThrow(), 0.004);
  }

  @Test
  void the_drop_found_asks_for_just_that_many() {
    double drop = Detectable.USUAL.drop(0.9, 100).orElseThrow();
    assertEquals(100, Detectable.USUAL.arm(0.9, 0.9 - drop), 1e-6);
    assertTrue(Detectable.USUAL.drop(0.9, 2).isEmpty());
    assertTrue(Detectable.USUAL.drop(0.9, 0).isEmpty());
  }

  // (1.959964 sqrt(.2) + .841621 sqrt(.2 - d^2))^2 / d^2 by hand: 626 and 155 pairs, rounded up
  @ParameterizedTest
  @CsvSource({"0.05,626", "0.10,155"})
  void pairs(double difference, int n) {
    assertEquals(n, Math.ceil(Detectable.USUAL.pairs(difference, 0.2)));
    double found = Detectable.USUAL.pairedDifference(0.2, n).orElseThrow();
    assertEquals(difference, found, 0.001);
    assertTrue(found <= difference);
  }

  // n = ((1.644854 + .841621) sd / margin)^2, rounded up: 39 pairs of sd 250 ms for 100 ms, 10 for
  // 200 ms; sd 350: 76, 19; sd 500: 155, 39
  @ParameterizedTest
  @CsvSource({"250,100,39", "250,200,10", "350,100,76", "350,200,19", "500,100,155", "500,200,39"})
  void margins(double deviation, double margin, int n) {
    assertTrue(Detectable.USUAL.margin(deviation, n) <= margin);
    assertTrue(Detectable.USUAL.margin(deviation, n - 1) > margin);
  }

  @Test
  void mean() {
    // (1.959963984540054 + 0.8416212335729143) * 10 / sqrt(25)
    assertEquals(5.603170436225937, Detectable.USUAL.mean(10, 25), 1e-9);
  }

  @Test
  void nonsense_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Detectable(0, 0.8));
    assertThrows(IllegalArgumentException.class, () -> Detectable.USUAL.arm(1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Detectable.USUAL.pairs(0.3, 0.2));
    assertThrows(IllegalArgumentException.class, () -> Detectable.USUAL.margin(1, 0));
  }
}

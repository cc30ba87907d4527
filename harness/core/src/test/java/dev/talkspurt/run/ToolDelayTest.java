package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.scenario.ToolDelay;
import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Delays over the seeds that the calls of a tool have. */
class ToolDelayTest {
  private static double[] drawn(ToolDelay delay) {
    return IntStream.rangeClosed(1, 4000)
        .mapToDouble(call -> delay.draw(Seeds.of(7, "tool find", call)).toNanos() / 1e6)
        .sorted()
        .toArray();
  }

  @Test
  void spreads_around_the_median() {
    double[] drawnMs = drawn(new ToolDelay.Around(Duration.ofMillis(300), Duration.ofMillis(60)));
    assertEquals(300, drawnMs[2000], 5);
    assertEquals(240, drawnMs[635], 8, "one standard deviation below");
    assertEquals(360, drawnMs[3365], 8, "one standard deviation above");
  }

  @Test
  void is_never_negative_nor_endless() {
    double[] drawnMs = drawn(new ToolDelay.Around(Duration.ofMillis(10), Duration.ofMinutes(5)));
    assertEquals(0, drawnMs[0]);
    assertEquals(ToolDelay.LONGEST.toMillis(), drawnMs[3999]);
  }

  @Test
  void fills_the_length_between_evenly() {
    double[] drawnMs = drawn(new ToolDelay.Between(Duration.ofMillis(100), Duration.ofSeconds(2)));
    assertTrue(drawnMs[0] >= 100 && drawnMs[3999] <= 2000);
    assertEquals(1050, DoubleStream.of(drawnMs).average().orElseThrow(), 40);
    assertEquals(575, drawnMs[1000], 40);
  }
}

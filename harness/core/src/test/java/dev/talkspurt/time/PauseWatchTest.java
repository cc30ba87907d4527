package dev.talkspurt.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PauseWatchTest {
  private final VirtualTime time = new VirtualTime();
  private final PauseWatch watch = new PauseWatch(time, 20);
  private final List<PauseWatch.Pause> pauses = new ArrayList<>();

  @Test
  void a_late_wake_up_is_a_pause_and_a_punctual_one_is_not() {
    watch.add(pauses::add);
    assertEquals(5_000_000, watch.observe(5_000_000, 5_100_000));
    assertEquals(70_000_000, watch.observe(10_000_000, 70_000_000));
    time.runUntilIdle();
    assertEquals(List.of(new PauseWatch.Pause(70_000_000, 60)), pauses);
  }

  @Test
  void a_listener_that_was_removed_hears_nothing() {
    Consumer<PauseWatch.Pause> listener = pauses::add;
    watch.add(listener);
    watch.remove(listener);
    watch.observe(0, 100_000_000);
    time.runUntilIdle();
    assertEquals(List.of(), pauses);
  }
}

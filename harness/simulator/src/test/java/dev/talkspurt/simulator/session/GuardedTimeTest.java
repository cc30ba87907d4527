package dev.talkspurt.simulator.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedTimeTest {
  private final VirtualTime shared = new VirtualTime();
  private final List<String> broken = new ArrayList<>();
  private final GuardedTime time =
      new GuardedTime(shared, thrown -> broken.add(thrown.getMessage()));

  private static Runnable breaks(String why) {
    return () -> {
      throw new IllegalStateException(why);
    };
  }

  @Test
  void whatever_breaks_is_told_and_the_tasks_of_others_run_on() {
    List<String> ran = new ArrayList<>();
    time.post(breaks("posted"));
    time.at(shared.nowNs() + 10, breaks("timed"));
    time.compute(() -> "worked out", (value, failure) -> breaks(value).run());
    shared.at(shared.nowNs() + 20, () -> ran.add("other"));
    time.after(30, () -> ran.add("own"));
    shared.advanceTo(shared.nowNs() + 40);
    assertEquals(List.of("posted", "timed", "worked out"), broken.stream().sorted().toList());
    assertEquals(List.of("other", "own"), ran);
  }
}

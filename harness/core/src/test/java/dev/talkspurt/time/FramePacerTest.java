package dev.talkspurt.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class FramePacerTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> log = new ArrayList<>();

  /** A virtual clock that a task can make late, as a busy host does. */
  private static final class Stalling implements Scheduler {
    private final VirtualTime time;
    long stallNs;

    Stalling(VirtualTime time) {
      this.time = time;
    }

    @Override
    public long nowNs() {
      return time.nowNs() + stallNs;
    }

    @Override
    public Timer at(long deadlineNs, Runnable task) {
      return time.at(deadlineNs - stallNs, task);
    }

    @Override
    public void post(Runnable task) {
      time.post(task);
    }

    @Override
    public <T> void compute(Callable<T> work, BiConsumer<T, Throwable> then) {
      time.compute(work, then);
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
      return time.await(stage);
    }

    @Override
    public Instant wallTime() {
      return time.wallTime();
    }
  }

  @Test
  void a_frame_is_sent_when_its_last_sample_has_been_captured() {
    FramePacer pacer = FramePacer.start(time, 100, 20, (i, idealNs) -> log.add(i + "@" + idealNs));
    time.advanceTo(165);
    assertEquals(List.of("0@120", "1@140", "2@160"), log);
    pacer.stop();
    time.runUntilIdle();
    assertEquals(165, time.nowNs());
    assertEquals(3, log.size());
  }

  @Test
  void a_task_can_stop_its_own_pacer() {
    FramePacer[] pacer = new FramePacer[1];
    pacer[0] =
        FramePacer.start(
            time,
            0,
            20,
            (i, idealNs) -> {
              log.add("" + i);
              if (i == 2) {
                pacer[0].stop();
              }
            });
    time.runUntilIdle();
    assertEquals(List.of("0", "1", "2"), log);
  }

  @Test
  void late_frames_go_out_at_once_and_keep_the_grid() {
    Stalling host = new Stalling(time);
    FramePacer pacer =
        FramePacer.start(
            host,
            0,
            20,
            (i, idealNs) -> {
              log.add(i + ":" + idealNs + "@" + host.nowNs());
              host.stallNs += i == 0 ? 50 : 0;
            });
    time.advanceTo(55);
    pacer.stop();
    assertEquals(List.of("0:20@20", "1:40@70", "2:60@70", "3:80@80", "4:100@100"), log);
  }

  @Test
  void after_five_frames_of_catching_up_others_get_their_turn() {
    time.advanceTo(200);
    FramePacer pacer = FramePacer.start(time, 0, 20, (i, idealNs) -> log.add("" + i));
    time.post(() -> log.add("other"));
    time.advanceTo(200);
    pacer.stop();
    assertEquals(List.of("0", "1", "2", "3", "4", "other", "5", "6", "7", "8", "9"), log);
  }

  @Test
  void a_frame_that_throws_does_not_stop_the_pacer() {
    FramePacer pacer =
        FramePacer.start(
            time,
            0,
            20,
            (i, idealNs) -> {
              log.add(i + "@" + idealNs);
              if (i == 0) {
                throw new IllegalArgumentException("frame");
              }
            });
    assertThrows(IllegalArgumentException.class, () -> time.advanceTo(50));
    time.advanceTo(50);
    pacer.stop();
    assertEquals(List.of("0@20", "1@40"), log);
  }
}

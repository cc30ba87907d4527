package dev.talkspurt.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> log = new ArrayList<>();

  private Runnable note(String what) {
    return () -> log.add(what + "@" + time.nowNs());
  }

  @Test
  void runs_tasks_by_deadline_then_in_the_order_given() {
    time.at(20, note("c"));
    time.at(10, note("a"));
    time.at(10, note("b"));
    time.post(note("first"));
    time.runUntilIdle();
    assertEquals(List.of("first@0", "a@10", "b@10", "c@20"), log);
  }

  @Test
  void a_task_that_is_late_does_not_overtake_those_waiting() {
    time.advanceTo(100);
    time.post(note("waiting"));
    time.at(5, note("late"));
    time.after(-7, note("negative delay"));
    time.runUntilIdle();
    assertEquals(List.of("waiting@100", "late@100", "negative delay@100"), log);
  }

  @Test
  void advances_to_the_deadline_and_no_further() {
    time.at(10, note("in"));
    time.at(11, note("out"));
    time.advanceTo(10);
    assertEquals(List.of("in@10"), log);
    time.advanceTo(5);
    assertEquals(10, time.nowNs());
  }

  @Test
  void a_cancelled_task_neither_runs_nor_moves_the_clock() {
    Scheduler.Timer timer = time.at(1_000_000, note("never"));
    time.at(5, timer::cancel);
    time.runUntilIdle();
    assertEquals(List.of(), log);
    assertEquals(5, time.nowNs());
  }

  @Test
  void awaiting_lets_time_pass_until_the_stage_completes() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    time.at(7_000, () -> stage.complete("done"));
    time.at(8_000, note("later"));
    assertEquals("done", time.await(stage));
    assertEquals(7_000, time.nowNs());
    assertEquals(List.of(), log);
  }

  @Test
  void awaiting_what_can_never_come_says_so() {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> time.await(new CompletableFuture<>()));
    assertTrue(e.getMessage().contains("nothing is left to run"), e.getMessage());
  }

  @Test
  void awaiting_beside_an_endless_task_gives_up_after_a_day() {
    Runnable[] again = new Runnable[1];
    again[0] = () -> time.after(60_000_000_000L, again[0]);
    time.post(again[0]);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> time.await(new CompletableFuture<>()));
    assertTrue(e.getMessage().contains("24 h"), e.getMessage());
  }

  @Test
  void awaiting_a_failed_stage_throws_what_failed_it() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    time.post(() -> stage.completeExceptionally(new IOException("broken")));
    CompletionException e = assertThrows(CompletionException.class, () -> time.await(stage));
    assertEquals("broken", e.getCause().getMessage());
  }

  @Test
  void a_task_cannot_wait() {
    time.post(() -> time.await(new CompletableFuture<>()));
    IllegalStateException e = assertThrows(IllegalStateException.class, time::runUntilIdle);
    assertTrue(e.getMessage().contains("task"), e.getMessage());
  }

  @Test
  void what_a_task_throws_comes_out_and_the_rest_can_still_run() {
    time.at(
        1,
        () -> {
          throw new IllegalArgumentException("boom");
        });
    time.at(2, note("after"));
    assertThrows(IllegalArgumentException.class, time::runUntilIdle);
    time.runUntilIdle();
    assertEquals(List.of("after@2"), log);
  }

  @Test
  void computing_takes_no_time_and_hands_over_value_or_failure() {
    time.advanceTo(3);
    time.compute(() -> 42, (value, thrown) -> log.add(value + " " + thrown + "@" + time.nowNs()));
    time.compute(
        () -> {
          throw new IOException("no");
        },
        (value, thrown) -> log.add(value + " " + thrown.getMessage() + "@" + time.nowNs()));
    assertEquals(List.of(), log);
    time.runUntilIdle();
    assertEquals(List.of("42 null@3", "null no@3"), log);
  }

  @Test
  void wall_time_is_a_fixed_epoch_plus_the_clock() {
    time.advanceTo(1_500_000_000L);
    assertEquals(VirtualTime.EPOCH.plusMillis(1500), time.wallTime());
  }
}

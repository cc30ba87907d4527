package dev.talkspurt.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Order and grid only: how late a task may be is for the machine to say. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealTimeTest {
  private static final long MS = 1_000_000;

  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
  private final RealTime time = RealTime.start("real-time-test", failures::add);

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void tasks_run_by_deadline_and_never_before_it() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    List<String> log = new ArrayList<>();
    List<Long> earlyNs = new ArrayList<>();
    long originNs = time.nowNs();
    for (int i : new int[] {3, 1, 2, 0}) {
      long deadlineNs = originNs + 20 * MS + i * 5 * MS;
      time.at(
          deadlineNs,
          () -> {
            log.add("" + i);
            if (time.nowNs() < deadlineNs) {
              earlyNs.add(deadlineNs - time.nowNs());
            }
          });
    }
    time.at(originNs + 60 * MS, () -> done.complete(null));
    time.await(done);
    assertEquals(List.of("0", "1", "2", "3"), log);
    assertEquals(List.of(), earlyNs);
  }

  @Test
  void all_tasks_share_one_thread_and_run_in_the_order_posted() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    List<Integer> order = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int n = i;
      time.post(
          () -> {
            order.add(n);
            threads.add(Thread.currentThread());
          });
    }
    time.post(() -> done.complete(null));
    time.await(done);
    assertEquals(1000, order.size());
    assertEquals(order.stream().sorted().toList(), order);
    assertEquals(1, threads.stream().distinct().count());
    assertTrue(threads.get(0).isDaemon());
  }

  @Test
  void a_cancelled_task_does_not_run() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    List<String> log = new ArrayList<>();
    long originNs = time.nowNs();
    Scheduler.Timer timer = time.at(originNs + 30 * MS, () -> log.add("cancelled"));
    time.at(originNs + 40 * MS, () -> done.complete(null));
    timer.cancel();
    time.await(done);
    assertEquals(List.of(), log);
  }

  @Test
  void a_task_that_throws_does_not_end_the_thread() {
    CompletableFuture<Thread> done = new CompletableFuture<>();
    CompletableFuture<Thread> thrower = new CompletableFuture<>();
    time.post(
        () -> {
          thrower.complete(Thread.currentThread());
          Thread.currentThread().interrupt();
          throw new AssertionError("boom");
        });
    time.post(() -> done.complete(Thread.currentThread()));
    assertSame(time.await(thrower), time.await(done));
    assertEquals("boom", failures.get(0).getMessage());
  }

  @Test
  void work_is_computed_elsewhere_and_handed_over_on_the_thread() {
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    CompletableFuture<String> outcome = new CompletableFuture<>();
    CompletableFuture<Thread> receiver = new CompletableFuture<>();
    CompletableFuture<Thread> own = new CompletableFuture<>();
    time.post(() -> own.complete(Thread.currentThread()));
    time.compute(
        () -> {
          worker.complete(Thread.currentThread());
          throw new IOException("no voice");
        },
        (value, thrown) -> {
          receiver.complete(Thread.currentThread());
          outcome.complete(value + " " + thrown.getMessage());
        });
    assertEquals("null no voice", time.await(outcome));
    assertSame(time.await(own), time.await(receiver));
    assertNotSame(time.await(own), time.await(worker));
  }

  @Test
  void frames_keep_the_grid_through_a_stall() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    List<Long> idealsNs = new ArrayList<>();
    List<Long> earlyNs = new ArrayList<>();
    long originNs = time.nowNs();
    FramePacer[] pacer = new FramePacer[1];
    time.post(
        () ->
            pacer[0] =
                FramePacer.start(
                    time,
                    originNs,
                    2 * MS,
                    (i, idealNs) -> {
                      idealsNs.add(idealNs - originNs);
                      if (time.nowNs() < idealNs) {
                        earlyNs.add(idealNs);
                      }
                      while (i == 3 && time.nowNs() < idealNs + 9 * MS) {
                        Thread.onSpinWait();
                      }
                      if (i == 19) {
                        pacer[0].stop();
                        done.complete(null);
                      }
                    }));
    time.await(done);
    List<Long> grid = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      grid.add((i + 1) * 2 * MS);
    }
    assertEquals(grid, idealsNs);
    assertEquals(List.of(), earlyNs);
  }

  @Test
  void waiting_fails_with_the_stage_and_is_refused_on_its_own_thread() {
    CompletableFuture<String> failed = CompletableFuture.failedFuture(new IOException("gone"));
    assertThrows(CompletionException.class, () -> time.await(failed));
    CompletableFuture<String> cancelled = new CompletableFuture<>();
    cancelled.cancel(false);
    assertThrows(CompletionException.class, () -> time.await(cancelled));
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    time.post(
        () ->
            refused.complete(assertThrows(IllegalStateException.class, () -> time.await(failed))));
    assertTrue(time.await(refused).getMessage().contains("task"));
  }

  @Test
  void closing_ends_the_thread_and_drops_what_comes_later() {
    CompletableFuture<Thread> own = new CompletableFuture<>();
    time.post(() -> own.complete(Thread.currentThread()));
    Thread thread = time.await(own);
    time.close();
    assertFalse(thread.isAlive());
    time.post(() -> failures.add(new AssertionError("ran after close")));
    time.compute(() -> 1, (value, thrown) -> failures.add(new AssertionError("ran after close")));
    assertEquals(List.of(), failures);
  }

  @Test
  void a_watched_process_reports_pauses_it_is_told_of_on_the_schedulers_thread() {
    CompletableFuture<Thread> own = new CompletableFuture<>();
    CompletableFuture<Thread> heard = new CompletableFuture<>();
    time.post(() -> own.complete(Thread.currentThread()));
    try (PauseWatch watch = PauseWatch.start(time, 0)) {
      watch.add(pause -> heard.complete(Thread.currentThread()));
      assertSame(time.await(own), time.await(heard));
    }
  }
}

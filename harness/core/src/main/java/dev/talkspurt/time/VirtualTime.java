package dev.talkspurt.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * A clock that stands still while a task runs and jumps from deadline to deadline in between.
 *
 * <p>Starts at 0. Time passes only inside {@link #advanceTo}, {@link #runUntilIdle} and {@link
 * #await}, on the thread that calls them: one thread at a time, never from within a task. The same
 * program gives the same order of tasks at the same times on every machine. Tasks may be scheduled
 * from any thread. What a task throws comes out of the method that drove it; the tasks after it
 * stay scheduled.
 */
public final class VirtualTime implements Scheduler {
  /** What {@link #wallTime} says at 0: a Monday morning. */
  public static final Instant EPOCH = Instant.parse("2026-01-05T09:00:00Z");

  private static final long PATIENCE_NS = Duration.ofHours(24).toNanos();
  private static final int PATIENCE_TASKS = 10_000_000;

  private final TaskQueue queue = new TaskQueue();
  private volatile long nowNs;
  private volatile Thread driver;

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public Timer at(long deadlineNs, Runnable task) {
    return queue.add(deadlineNs, Objects.requireNonNull(task, "task"), this);
  }

  @Override
  public void post(Runnable task) {
    at(nowNs, task);
  }

  @Override
  public <T> void compute(Callable<T> work, BiConsumer<T, Throwable> then) {
    post(() -> Computation.run(work).handTo(then));
  }

  /** Run everything due up to {@code deadlineNs}, included, and leave the clock there. */
  public void advanceTo(long deadlineNs) {
    drive(deadlineNs, () -> false);
    nowNs = Math.max(nowNs, deadlineNs);
  }

  /**
   * Run until no task is left; the clock stays at the last one's deadline.
   *
   * @throws IllegalStateException if tasks keep coming for more than 24 hours of this clock
   */
  public void runUntilIdle() {
    long limitNs = nowNs + PATIENCE_NS;
    drive(limitNs, () -> false);
    if (queue.nextDeadlineNs() != Long.MAX_VALUE) {
      throw new IllegalStateException("tasks are still coming after 24 h of virtual time");
    }
  }

  /**
   * Let time pass until {@code stage} completes and return its value.
   *
   * @throws IllegalStateException if it has not completed when no task is left, or after 24 hours
   *     of this clock
   */
  @Override
  public <T> T await(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    drive(nowNs + PATIENCE_NS, future::isDone);
    if (!future.isDone()) {
      throw new IllegalStateException(
          queue.nextDeadlineNs() == Long.MAX_VALUE
              ? "nothing is left to run at "
                  + nowNs / 1e9
                  + " s of virtual time, and what is awaited has not come"
              : "what is awaited has not come after 24 h of virtual time");
    }
    return Computation.valueOf(future);
  }

  private void drive(long untilNs, BooleanSupplier enough) {
    enter();
    try {
      int tasksAtOneTime = 0;
      while (!enough.getAsBoolean()) {
        TaskQueue.Task task = queue.pollDue(untilNs);
        if (task == null) {
          return;
        }
        tasksAtOneTime = task.deadlineNs > nowNs ? 0 : tasksAtOneTime + 1;
        if (tasksAtOneTime > PATIENCE_TASKS) {
          throw new IllegalStateException("tasks keep coming while virtual time stands still");
        }
        nowNs = Math.max(nowNs, task.deadlineNs);
        task.action.run();
      }
    } finally {
      driver = null;
    }
  }

  private synchronized void enter() {
    if (driver != null) {
      throw new IllegalStateException(
          driver == Thread.currentThread()
              ? "a task tried to wait: give it a continuation instead"
              : "another thread is driving this virtual time");
    }
    driver = Thread.currentThread();
  }

  @Override
  public Instant wallTime() {
    return EPOCH.plusNanos(nowNs);
  }
}

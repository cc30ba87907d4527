package dev.talkspurt.time;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * Runs tasks at absolute deadlines, one at a time, on one thread shared by all that use it.
 *
 * <p>The only way code outside this package waits. {@link RealTime} runs on the process's monotonic
 * clock, {@link VirtualTime} on a clock that jumps from deadline to deadline; what is written
 * against this type runs unchanged on both. Tasks are short (well below a frame); work that takes
 * longer goes through {@link #compute}. All methods may be called from any thread.
 */
public interface Scheduler extends Ticker {
  /**
   * Run {@code task} at {@code deadlineNs}, or as soon as possible if that has passed; tasks of one
   * deadline run in the order they were given.
   */
  Timer at(long deadlineNs, Runnable task);

  /** Run {@code task} {@code delayNs} nanoseconds from now; a negative delay counts as 0. */
  default Timer after(long delayNs, Runnable task) {
    return at(nowNs() + Math.max(0, delayNs), task);
  }

  /** Run {@code task} as soon as possible on the scheduler's thread, in the order given. */
  void post(Runnable task);

  /**
   * Run {@code work} off the scheduler's thread and hand its value, or what it threw, to {@code
   * then} on the scheduler's thread. In virtual time the work takes no time.
   */
  <T> void compute(Callable<T> work, BiConsumer<T, Throwable> then);

  /**
   * Wait for {@code stage} and return its value; never called on the scheduler's own thread. In
   * virtual time this is what makes time pass.
   *
   * @throws java.util.concurrent.CompletionException if the stage failed
   */
  <T> T await(CompletionStage<T> stage);

  /** The wall time now, for labels only: never subtract two of these. */
  Instant wallTime();

  /** A task that has been scheduled. */
  interface Timer {
    /** Keep the task from running if it has not begun; otherwise do nothing. */
    void cancel();
  }
}

package dev.talkspurt.time;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A scheduler on the process's monotonic clock: one thread of the highest priority for all tasks,
 * and a few of low priority for {@link #compute}. All are daemons.
 *
 * <p>All of a process are on one clock, which starts near 0, so that times of one can be set beside
 * those of another. The thread parks until the next absolute deadline, so lateness never adds up.
 * What a task throws goes to the handler and the thread goes on. Once closed, tasks are dropped
 * without a word, so that network callbacks which come late do no harm. Thread-safe.
 */
public final class RealTime implements Scheduler, AutoCloseable {
  private static final long CLOSE_PATIENCE_MS = 1_000;
  private static final long ORIGIN_NS = System.nanoTime();

  private final TaskQueue queue = new TaskQueue();
  private final Consumer<Throwable> failures;
  private final Thread thread;
  private final ExecutorService workers;
  private volatile boolean closed;

  private RealTime(String name, Consumer<Throwable> failures) {
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    this.failures = failures == null ? this::reportUncaught : failures;
    workers =
        Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()), workerThreads(name));
  }

  /** Start one whose failed tasks are reported like an uncaught exception of its thread. */
  public static RealTime start(String name) {
    RealTime time = new RealTime(name, null);
    time.thread.start();
    return time;
  }

  /** Start one that hands what a task throws to {@code failures}, on the scheduler's thread. */
  public static RealTime start(String name, Consumer<Throwable> failures) {
    RealTime time = new RealTime(name, Objects.requireNonNull(failures, "failures"));
    time.thread.start();
    return time;
  }

  private static ThreadFactory workerThreads(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread worker = new Thread(work, name + "-worker-" + count.incrementAndGet());
      worker.setDaemon(true);
      worker.setPriority(Thread.MIN_PRIORITY);
      return worker;
    };
  }

  private void reportUncaught(Throwable thrown) {
    thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
  }

  @Override
  public long nowNs() {
    return System.nanoTime() - ORIGIN_NS;
  }

  @Override
  public Timer at(long deadlineNs, Runnable task) {
    TaskQueue.Task added = queue.add(deadlineNs, Objects.requireNonNull(task, "task"), this);
    if (Thread.currentThread() != thread && queue.isFirst(added)) {
      LockSupport.unpark(thread);
    }
    return added;
  }

  @Override
  public void post(Runnable task) {
    at(Long.MIN_VALUE, task);
  }

  @Override
  public <T> void compute(Callable<T> work, BiConsumer<T, Throwable> then) {
    try {
      workers.execute(
          () -> {
            Computation<T> result = Computation.run(work);
            post(() -> result.handTo(then));
          });
    } catch (RejectedExecutionException e) {
      if (!closed) {
        throw e;
      }
    }
  }

  /**
   * Block until {@code stage} completes and return its value.
   *
   * @throws IllegalStateException on the scheduler's own thread, which must never wait
   */
  @Override
  public <T> T await(CompletionStage<T> stage) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a task tried to wait: give it a continuation instead");
    }
    return Computation.valueOf(stage);
  }

  @Override
  public Instant wallTime() {
    return Instant.now();
  }

  private void run() {
    while (!closed) {
      TaskQueue.Task task = queue.pollDue(nowNs());
      if (task == null) {
        parkUntilNext();
      } else {
        runSafely(task.action);
        // A task that left the thread interrupted would turn every park into a busy loop.
        Thread.interrupted();
      }
    }
  }

  private void parkUntilNext() {
    long nextNs = queue.nextDeadlineNs();
    if (nextNs == Long.MAX_VALUE) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, nextNs - nowNs());
    }
  }

  private void runSafely(Runnable action) {
    try {
      action.run();
    } catch (Throwable thrown) { // one call's failure must not end the clock of all calls
      handOver(thrown);
    }
  }

  private void handOver(Throwable thrown) {
    try {
      failures.accept(thrown);
    } catch (Throwable second) {
      thrown.addSuppressed(second);
      reportUncaught(thrown);
    }
  }

  /** End the threads; a running task finishes first (up to a second), the waiting ones are gone. */
  @Override
  public void close() {
    closed = true;
    workers.shutdownNow();
    LockSupport.unpark(thread);
    if (Thread.currentThread() != thread) {
      try {
        thread.join(CLOSE_PATIENCE_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

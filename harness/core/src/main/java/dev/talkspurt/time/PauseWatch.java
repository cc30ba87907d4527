package dev.talkspurt.time;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Notices when the whole process stood still: garbage collection, safepoints, a starved host.
 *
 * <p>A thread of its own asks to be woken every 5 ms; by how much it is woken late is a stall that
 * every other thread may have suffered as well. Listeners are called on the scheduler's thread.
 * Thread-safe.
 */
public final class PauseWatch implements AutoCloseable {
  private static final long TICK_NS = 5_000_000;

  /**
   * The process stood still.
   *
   * @param endNs when it went on, on the scheduler's clock
   * @param pauseMs for how long, in milliseconds
   */
  public record Pause(long endNs, double pauseMs) {}

  private final Scheduler scheduler;
  private final double thresholdMs;
  private final List<Consumer<Pause>> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::run, "pause-watch");
  private volatile boolean closed;

  PauseWatch(Scheduler scheduler, double thresholdMs) {
    this.scheduler = scheduler;
    this.thresholdMs = thresholdMs;
  }

  /** Start to watch for pauses of {@code thresholdMs} milliseconds and more. */
  public static PauseWatch start(RealTime scheduler, double thresholdMs) {
    PauseWatch watch = new PauseWatch(scheduler, thresholdMs);
    watch.thread.setDaemon(true);
    watch.thread.setPriority(Thread.MAX_PRIORITY);
    watch.thread.start();
    return watch;
  }

  /** Tell {@code listener} of every pause from now on. */
  public void add(Consumer<Pause> listener) {
    listeners.add(listener);
  }

  /** Tell {@code listener} no more. */
  public void remove(Consumer<Pause> listener) {
    listeners.remove(listener);
  }

  private void run() {
    long dueNs = scheduler.nowNs();
    while (!closed) {
      dueNs += TICK_NS;
      long leftNs = dueNs - scheduler.nowNs();
      while (leftNs > 0 && !closed) {
        LockSupport.parkNanos(this, leftNs);
        leftNs = dueNs - scheduler.nowNs();
      }
      dueNs = observe(dueNs, scheduler.nowNs());
    }
  }

  /** Note a wake-up that was due at {@code dueNs}; returns where the next tick counts from. */
  long observe(long dueNs, long wokeNs) {
    double lateMs = (wokeNs - dueNs) / 1e6;
    if (lateMs < thresholdMs) {
      return dueNs;
    }
    Pause pause = new Pause(wokeNs, lateMs);
    for (Consumer<Pause> listener : listeners) {
      scheduler.post(() -> listener.accept(pause));
    }
    // One stall is one pause: ticks that fell into it must not each report it again.
    return wokeNs;
  }

  /** Stop watching. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}

package dev.talkspurt.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Lets Ctrl-C end a piece of work in good order: the work is told to stop, and the process ends
 * when it has. Thread-safe.
 */
final class Interruption implements AutoCloseable {
  private final CountDownLatch over = new CountDownLatch(1);
  private final Runnable stop;
  private final Thread hook = new Thread(this::interrupted, "talkspurt-interrupted");
  private volatile boolean came;

  private Interruption(Runnable stop) {
    this.stop = stop;
  }

  /** Call {@code stop} if the process is told to end before this is closed. */
  static Interruption during(Runnable stop) {
    Interruption interruption = new Interruption(stop);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void interrupted() {
    came = true;
    stop.run();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process was told to end. */
  boolean came() {
    return came;
  }

  /** The work is over; lets the process end if it was told to. */
  @Override
  public void close() {
    over.countDown();
    if (!came) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending at this very moment, and nothing is left to keep.
        came = true;
      }
    }
  }
}

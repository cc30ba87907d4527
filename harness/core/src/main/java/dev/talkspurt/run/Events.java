package dev.talkspurt.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tells listeners what happens, in order, on a thread of its own: writing reports never delays a
 * frame. What a listener throws is kept and comes out of {@link #finish}.
 */
final class Events implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread worker = new Thread(task, "talkspurt-events");
            worker.setDaemon(true);
            worker.setPriority(Thread.MIN_PRIORITY);
            return worker;
          });
  private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);
  private RuntimeException firstFailure;

  /** Tell a listener; returns at once. */
  synchronized void tell(Runnable message) {
    told = told.thenRunAsync(() -> deliver(message), thread);
  }

  private void deliver(Runnable message) {
    try {
      message.run();
    } catch (RuntimeException e) {
      firstFailure = firstFailure == null ? e : firstFailure;
    }
  }

  /** Wait until everything was told; throws the first thing a listener threw. */
  void finish() {
    CompletableFuture<Void> last;
    synchronized (this) {
      last = told;
    }
    try {
      last.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("a listener failed", e.getCause());
    }
    if (firstFailure != null) {
      throw firstFailure;
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}

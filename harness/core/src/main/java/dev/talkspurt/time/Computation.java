package dev.talkspurt.time;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** What a piece of work gave: a value or what it threw. */
record Computation<T>(T value, Throwable thrown) {
  /** Do the work here and now. */
  static <T> Computation<T> run(Callable<T> work) {
    T value;
    try {
      value = work.call();
    } catch (Throwable e) { // even an Error must reach the one who waits for the result
      return new Computation<>(null, e);
    }
    return new Computation<>(value, null);
  }

  /** Block for the value of {@code stage}; a cancelled stage counts as failed. */
  static <T> T valueOf(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CancellationException e) {
      throw new CompletionException(e);
    }
  }

  void handTo(BiConsumer<T, Throwable> then) {
    then.accept(value, thrown);
  }
}

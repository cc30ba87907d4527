package dev.talkspurt.simulator.session;

import dev.talkspurt.time.Scheduler;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The scheduler that all share, as one agent uses it: a task of its own that breaks hurts the agent
 * alone, while the tasks of the others run on. Thread-safe.
 *
 * @param broken told on the scheduler's thread what a task threw
 */
record GuardedTime(Scheduler shared, Consumer<RuntimeException> broken) implements Scheduler {
  @Override
  public long nowNs() {
    return shared.nowNs();
  }

  @Override
  public Timer at(long deadlineNs, Runnable task) {
    return shared.at(deadlineNs, () -> guard(task));
  }

  @Override
  public void post(Runnable task) {
    shared.post(() -> guard(task));
  }

  @Override
  public <T> void compute(Callable<T> work, BiConsumer<T, Throwable> then) {
    shared.compute(work, (value, failure) -> guard(() -> then.accept(value, failure)));
  }

  @Override
  public <T> T await(CompletionStage<T> stage) {
    return shared.await(stage);
  }

  @Override
  public Instant wallTime() {
    return shared.wallTime();
  }

  private void guard(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException thrown) {
      broken.accept(thrown);
    }
  }
}

package dev.talkspurt.simulator.session;

import dev.talkspurt.time.Scheduler;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is said when a tool takes long. Used on the scheduler's thread. */
final class Filler {
  private final Scheduler scheduler;
  private final BiConsumer<String, Consumer<Line>> render;
  private Optional<Scheduler.Timer> timer = Optional.empty();

  Filler(Scheduler scheduler, BiConsumer<String, Consumer<Line>> render) {
    this.scheduler = scheduler;
    this.render = render;
  }

  /** Say it so much later, if the turn still waits for a tool then. */
  void say(AgentTurn calling, String words, long afterNs) {
    Runnable action = () -> render.accept(words, line -> speak(calling, line));
    timer = Optional.of(scheduler.after(afterNs, action));
  }

  private static void speak(AgentTurn calling, Line line) {
    if (calling.waitsForTool()) {
      calling.speak(line, () -> {});
    }
  }

  void cancel() {
    timer.ifPresent(Scheduler.Timer::cancel);
  }
}

package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Dialogue;
import dev.talkspurt.simulator.behaviour.Fault;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.behaviour.Reaction;
import dev.talkspurt.time.Scheduler;
import java.util.Optional;
import java.util.function.Consumer;

/** How long the agent waits for a caller who says nothing, and what it does then. */
final class Patience {
  private static final long MS_NS = 1_000_000L;
  private static final int QUITS_AFTER_MS = 3_000;

  private final Scheduler scheduler;
  private final Dialogue dialogue;
  private final Behaviour behaviour;
  private final Consumer<Reaction> speakUp;
  private final Runnable hangUp;
  private Optional<Scheduler.Timer> timer = Optional.empty();

  Patience(
      Scheduler scheduler,
      Dialogue dialogue,
      Behaviour behaviour,
      Consumer<Reaction> speakUp,
      Runnable hangUp) {
    this.scheduler = scheduler;
    this.dialogue = dialogue;
    this.behaviour = behaviour;
    this.speakUp = speakUp;
    this.hangUp = hangUp;
  }

  /** Nobody has spoken since {@code sinceNs}. */
  void begin(long sinceNs) {
    end();
    Optional<Fault.Habitual> quits = behaviour.habit(Habit.HANGS_UP_IN_SILENCE);
    if (quits.isPresent()) {
      long afterNs = quits.get().number().orElse(QUITS_AFTER_MS) * MS_NS;
      timer = Optional.of(scheduler.at(sinceNs + afterNs, hangUp));
      return;
    }
    behaviour
        .afterSilence()
        .map(after -> sinceNs + after.waitMs() * MS_NS)
        .ifPresent(atNs -> timer = Optional.of(scheduler.at(atNs, this::ask)));
  }

  /** The wait is over. */
  void end() {
    timer.ifPresent(Scheduler.Timer::cancel);
  }

  private void ask() {
    if (behaviour.fault(Fault.Mute.class).isEmpty()) {
      Reaction reaction = dialogue.silence();
      if (!(reaction instanceof Reaction.Nothing)) {
        speakUp.accept(reaction);
      }
    }
  }
}

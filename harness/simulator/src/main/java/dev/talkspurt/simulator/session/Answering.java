package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Dialogue;
import dev.talkspurt.simulator.behaviour.Fault;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.behaviour.Reaction;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import dev.talkspurt.time.Scheduler;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Decides when the agent speaks, and what: caller speech drops what it is thinking about, or cuts
 * its turn, unless the sound is not meant for it.
 */
final class Answering {
  private static final long MS_NS = 1_000_000L;
  private static final int TALKS_AFTER_MS = 700;

  private final AgentKit kit;
  private final Behaviour behaviour;
  private final SessionSettings settings;
  private final Scheduler scheduler;
  private final Wire wire;
  private final TruthLog truth;
  private final Chance chance;
  private final Exits exits;
  private final Dialogue dialogue;
  private final Performance performance;
  private final Lapses lapses;
  private final boolean counted;

  /** When planted: from the caller's onset to the interruption. */
  private final OptionalInt stopMs;

  /** Calls that were made while the caller was speaking. */
  private final Set<String> early = new HashSet<>();

  private Optional<Scheduler.Timer> plantedCut = Optional.empty();

  /** What the utterance now going on has cut off. */
  private Optional<Cut> cut = Optional.empty();

  Answering(
      AgentKit kit,
      SessionSettings settings,
      Wire wire,
      TruthLog truth,
      Chance chance,
      Exits exits,
      Conversation conversation) {
    this.kit = kit;
    this.behaviour = kit.behaviour();
    this.settings = settings;
    this.scheduler = kit.scheduler();
    this.wire = wire;
    this.truth = truth;
    this.chance = chance;
    this.exits = exits;
    this.dialogue = conversation.dialogue();
    this.lapses = new Lapses(behaviour);
    this.performance =
        new Performance(kit, settings, wire, truth, chance, exits, conversation, lapses);
    performance.whenTurnIsOver(() -> plantedCut.ifPresent(Scheduler.Timer::cancel));
    Optional<Behaviour.Planted> planted = behaviour.planted();
    this.counted = planted.filter(p -> p.speechMs().isPresent()).isPresent();
    OptionalInt otherwise =
        counted ? OptionalInt.of(behaviour.yieldsAfterMs()) : OptionalInt.empty();
    this.stopMs =
        planted.map(Behaviour.Planted::stopMs).filter(OptionalInt::isPresent).orElse(otherwise);
  }

  void greet() {
    performance.react(performance.thinkNow(), dialogue.greeting());
  }

  /** So much sound has come. */
  void received(double ms) {
    if (settings.countsAll()) {
      performance.usage().heard(ms);
    }
  }

  /** A picture of so many tokens has come. */
  void seen(int tokens) {
    performance.usage().seen(tokens);
  }

  /** What the caller sent had been held up. */
  void stalled() {
    performance.stalled();
  }

  /** The caller has begun to speak with a sample received at {@code exactNs}. */
  void callerStarted(long exactNs) {
    performance.callerSpeaks(true);
    if (lapses.has(Habit.TALKED_OVER)) {
      long afterNs = lapses.ms(Habit.TALKED_OVER, TALKS_AFTER_MS) * MS_NS;
      scheduler.at(Math.max(exactNs + afterNs, scheduler.nowNs()), this::talkOver);
    }
    if (stopMs.isPresent() && yields()) {
      long stopNs = stopMs.getAsInt() * MS_NS;
      performance
          .open()
          .ifPresent(
              heard ->
                  plantedCut =
                      Optional.of(scheduler.at(exactNs + stopNs, () -> cutIfStillOpen(heard))));
    }
  }

  private void talkOver() {
    if (performance.callerSpeaks() && performance.open().isEmpty()) {
      Thought hasty = performance.think(-1, scheduler.nowNs());
      performance.react(hasty, new Reaction.Say(behaviour.notUnderstood()));
    }
  }

  private void cutIfStillOpen(AgentTurn heard) {
    if (heard.canBeCut()) {
      heard.cut(true);
    }
  }

  private boolean yields() {
    return behaviour.yields() && settings.interruptible();
  }

  /**
   * The caller has spoken long enough to mean it.
   *
   * @return where the utterance began that this one goes on with: a pause had been taken for its
   *     end
   */
  OptionalLong callerInsists() {
    if (stopMs.isPresent()) {
      return OptionalLong.empty();
    }
    boolean open = performance.open().isPresent();
    if (open && (!yields() || chance.talksOn())) {
      return OptionalLong.empty();
    }
    OptionalLong from = OptionalLong.empty();
    Optional<Thought> thought = performance.thought();
    if (!open && thought.isPresent() && thought.get().onset() >= 0) {
      from = OptionalLong.of(thought.get().onset());
    }
    Optional<Cut> left = performance.interject();
    cut = left.isPresent() ? left : cut;
    if (!open) {
      dialogue.early().ifPresent(this::callEarly);
    }
    return from;
  }

  private void callEarly(Reaction.Call call) {
    Wire.Called called =
        new Wire.Called(settings.profile().callId(chance.turns), call.tool(), call.args());
    early.add(called.id());
    wire.toolCalls(List.of(called));
    truth.called(called);
  }

  /** Something more urgent: forget what was about to be said and stop what is being said. */
  void interject() {
    performance.interject();
  }

  /** The caller's turn is over. */
  void callerFinished(ActingAgent.Heard heard) {
    performance.callerSpeaks(false);
    if (!settings.countsAll()) {
      performance.usage().heard(heard.clip().durationMs());
    }
    boolean talking = performance.open().isPresent();
    boolean thinking = performance.thought().isPresent();
    if (!talking && !thinking) {
      answer(heard, heard.endNs());
    } else if (heard.meant()) {
      performance.afterTurn(() -> answer(heard, Math.max(heard.endNs(), scheduler.nowNs())));
    } else {
      truth.add("ignored", "ms", heard.clip().durationMs());
    }
  }

  private void answer(ActingAgent.Heard heard, long endNs) {
    Thought mine = performance.think(heard.onset(), endNs + chance.thinkingNs());
    if (counted) {
      understood(mine, ActingAgent.planted(kit.phrases()), true);
      return;
    }
    scheduler.compute(
        () -> kit.ear().apply(heard.clip()),
        (recognition, failure) -> {
          if (failure != null) {
            exits.failed().accept(failure);
          } else if (!mine.dropped()) {
            mine.understoodAs(textOf(recognition));
            if (settings.profile().frames().heardInDeltas()) {
              tellHeard(mine);
            }
            understood(mine, recognition, heard.meant());
          }
        });
  }

  private Optional<String> textOf(Recognition recognition) {
    return lapses.textOf(recognition, cut.isPresent()).filter(text -> settings.inputTranscript());
  }

  private void tellHeard(Thought mine) {
    if (mine.untold()) {
      mine.heard().ifPresent(text -> truth.heard(wire, text));
      mine.told();
    }
  }

  /** The client typed what the caller says. */
  void answerText(Recognition recognition) {
    understood(performance.thinkNow(), recognition, true);
  }

  private void understood(Thought mine, Recognition recognition, boolean meant) {
    truth.recognised(recognition);
    Optional<Cut> before = cut;
    cut = Optional.empty();
    boolean ignores = lapses.ignores(recognition, before.isPresent());
    if (ignores || behaviour.fault(Fault.Mute.class).isPresent()) {
      performance.forget();
      return;
    }
    if (lapses.has(Habit.NO_RESPONSE)) {
      tellHeard(mine);
      performance.forget();
      return;
    }
    if (lapses.has(Habit.EMPTY_TURN)) {
      performance.sayNothing(mine);
      return;
    }
    boolean understands = dialogue.understands(recognition);
    boolean tactful = behaviour.tact().ignores().isPresent() && !behaviour.has(Habit.ANSWERS_ALL);
    boolean noTurn =
        tactful && (dialogue.isIgnored(recognition) || !understands && !meant)
            || foreign(recognition);
    if (before.isPresent() && behaviour.has(Habit.INERTIA)) {
      goOn(mine, before.get());
    } else if (before.isPresent() && !understands && behaviour.tact().resumesMs().isPresent()) {
      truth.add("falseInterruption");
      resume(before.get());
    } else if (noTurn) {
      truth.add("ignored", "phrase", recognition.phrase().map(Phrase::text));
      performance.forget();
      performance.waitOn();
    } else {
      if (before.isPresent() && behaviour.has(Habit.AMNESIA)) {
        dialogue.forget();
      }
      performance.react(mine, dialogue.heard(recognition));
    }
  }

  /** A model that always decides itself says nothing to words that none of its tasks is about. */
  private boolean foreign(Recognition recognition) {
    return settings.profile().turns().proactive()
        && recognition.phrase().isEmpty()
        && recognition.nearest().isPresent()
        && behaviour.tact().fallback().isEmpty();
  }

  private void resume(Cut before) {
    performance.forget();
    if (!behaviour.has(Habit.NEVER_RESUMES)) {
      long afterNs = behaviour.tact().resumesMs().getAsInt() * MS_NS;
      goOn(performance.think(-1, scheduler.nowNs() + afterNs), before);
    }
  }

  /** Say what has not been heard, or make the calls again that were taken back. */
  private void goOn(Thought mine, Cut before) {
    performance.react(
        mine,
        before.calls()
            ? dialogue.again()
            : before.rest().isBlank() ? new Reaction.Nothing() : new Reaction.Say(before.rest()));
  }

  /** A tool answered. */
  void toolAnswered(ToolAnswer answer) {
    if (answer.id().filter(early::remove).isPresent()) {
      truth.add("toolAnswered", "id", answer.id(), "tool", answer.name());
      dialogue.answeredEarly(answer.name().orElse(""), answer.response());
    } else {
      performance.tools().answered(answer);
    }
  }

  /** Whether an answer is being made, or calls wait for theirs. */
  boolean busy() {
    return performance.busy();
  }

  /** The session is over. */
  void stop() {
    plantedCut.ifPresent(Scheduler.Timer::cancel);
    performance.stop();
  }
}

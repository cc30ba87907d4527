package dev.talkspurt.simulator.session;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Dialogue;
import dev.talkspurt.simulator.behaviour.Fault;
import dev.talkspurt.simulator.behaviour.Reaction;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import dev.talkspurt.time.Scheduler;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Decides when the agent speaks, and what.
 *
 * <p>Between the end of the caller's turn and the first packet there is a {@link Thought}: what it
 * needs (recognition, rendering) is worked out at once, and held back until it is due. Caller
 * speech drops the thought or cuts the turn.
 */
final class Answering {
  private static final long MS_NS = 1_000_000L;

  private final AgentKit kit;
  private final Behaviour behaviour;
  private final SessionSettings settings;
  private final Scheduler scheduler;
  private final Wire wire;
  private final TruthLog truth;
  private final Chance chance;
  private final Consumer<Throwable> failed;
  private final Dialogue dialogue;
  private final UsageCount usage;
  private final boolean counted;

  /** When planted: from the caller's onset to the interruption. */
  private final OptionalInt stopMs;

  private Optional<Thought> thought = Optional.empty();
  private Optional<AgentTurn> turn = Optional.empty();
  private Optional<Runnable> afterTurn = Optional.empty();
  private Optional<Scheduler.Timer> reprompt = Optional.empty();
  private Optional<Scheduler.Timer> plantedCut = Optional.empty();
  private boolean callerSpeaks;
  private boolean over;

  Answering(
      AgentKit kit,
      SessionSettings settings,
      Wire wire,
      TruthLog truth,
      Chance chance,
      Consumer<Throwable> failed) {
    this.kit = kit;
    this.behaviour = kit.behaviour();
    this.settings = settings;
    this.scheduler = kit.scheduler();
    this.wire = wire;
    this.truth = truth;
    this.chance = chance;
    this.failed = failed;
    this.dialogue = new Dialogue(behaviour, chance.dialogueSeed);
    this.usage = new UsageCount(settings.instructionTokens());
    Optional<Behaviour.Planted> planted = behaviour.planted();
    this.counted = planted.filter(p -> p.speechMs().isPresent()).isPresent();
    OptionalInt otherwise =
        counted ? OptionalInt.of(behaviour.yieldsAfterMs()) : OptionalInt.empty();
    this.stopMs =
        planted.map(Behaviour.Planted::stopMs).filter(OptionalInt::isPresent).orElse(otherwise);
  }

  void greet() {
    react(think(-1, scheduler.nowNs() + chance.thinkingNs()), dialogue.greeting());
  }

  /** The caller has begun to speak with a sample received at {@code exactNs}. */
  void callerStarted(long exactNs) {
    callerSpeaks = true;
    reprompt.ifPresent(Scheduler.Timer::cancel);
    if (stopMs.isPresent() && yields()) {
      long stopNs = stopMs.getAsInt() * MS_NS;
      turn.filter(AgentTurn::canBeCut)
          .ifPresent(
              heard ->
                  plantedCut =
                      Optional.of(scheduler.at(exactNs + stopNs, () -> cutIfStillOpen(heard))));
    }
  }

  private void cutIfStillOpen(AgentTurn heard) {
    if (heard.canBeCut()) {
      heard.cut();
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
    boolean open = turn.filter(AgentTurn::canBeCut).isPresent();
    if (open && !yields()) {
      return OptionalLong.empty();
    }
    OptionalLong from = OptionalLong.empty();
    if (!open && thought.isPresent() && thought.get().onset() >= 0) {
      from = OptionalLong.of(thought.get().onset());
    }
    interject();
    return from;
  }

  /** Something more urgent: forget what was about to be said and stop what is being said. */
  void interject() {
    reprompt.ifPresent(Scheduler.Timer::cancel);
    thought.ifPresent(
        t -> {
          t.drop();
          truth.add("answerDropped");
        });
    thought = Optional.empty();
    afterTurn = Optional.empty();
    turn.filter(AgentTurn::canBeCut).ifPresent(AgentTurn::cut);
  }

  /** The caller's turn is over. */
  void callerFinished(ActingAgent.Heard heard) {
    callerSpeaks = false;
    usage.heard(heard.clip().durationMs());
    boolean talking = turn.filter(AgentTurn::canBeCut).isPresent();
    boolean thinking = thought.isPresent();
    if (!talking && !thinking) {
      answer(heard, heard.endNs());
    } else if (heard.meant()) {
      afterTurn = Optional.of(() -> answer(heard, Math.max(heard.endNs(), scheduler.nowNs())));
    } else {
      truth.add("ignored", "ms", heard.clip().durationMs());
    }
  }

  private void answer(ActingAgent.Heard heard, long endNs) {
    Thought mine = think(heard.onset(), endNs + chance.thinkingNs());
    if (counted) {
      understood(mine, ActingAgent.planted(kit.phrases()));
      return;
    }
    scheduler.compute(
        () -> kit.ear().apply(heard.clip()),
        (recognition, failure) -> {
          if (failure != null) {
            failed.accept(failure);
          } else if (!mine.dropped()) {
            mine.understoodAs(textOf(recognition));
            understood(mine, recognition);
          }
        });
  }

  private Optional<String> textOf(Recognition recognition) {
    return recognition
        .phrase()
        .filter(phrase -> recognition.confidence() >= behaviour.confidence())
        .map(Phrase::text)
        .filter(text -> settings.inputTranscript());
  }

  /** The client typed what the caller says. */
  void answerText(Recognition recognition) {
    understood(think(-1, scheduler.nowNs() + chance.thinkingNs()), recognition);
  }

  private Thought think(long onset, long dueNs) {
    reprompt.ifPresent(Scheduler.Timer::cancel);
    Thought mine = new Thought(onset, dueNs);
    thought = Optional.of(mine);
    truth.add("answerPlanned", "dueNs", dueNs);
    return mine;
  }

  private void understood(Thought mine, Recognition recognition) {
    truth.recognised(recognition);
    if (behaviour.fault(Fault.Mute.class).isPresent()) {
      thought = Optional.empty();
      return;
    }
    react(mine, dialogue.heard(recognition));
  }

  /** A tool answered; nothing happens unless that call is waited for. */
  void toolAnswered(Optional<String> id, Optional<String> name, Json.Obj response) {
    Optional<String> tool = turn.flatMap(open -> open.answered(id, name));
    truth.add(tool.isPresent() ? "toolAnswered" : "toolAnswerIgnored", "id", id, "tool", tool);
    if (tool.isPresent() && !turn.get().waitsForTool()) {
      Thought mine = think(-1, scheduler.nowNs() + chance.thinkingNs());
      react(mine, dialogue.toolAnswered(tool.get(), response));
    }
  }

  private void react(Thought mine, Reaction reaction) {
    if (reaction instanceof Reaction.Say say) {
      prepare(mine, say.text(), line -> open(mine).speak(line, this::finish));
    } else if (reaction instanceof Reaction.Call call) {
      Runnable doCall = () -> turn.ifPresent(open -> open.call(call.tool(), call.args()));
      if (call.filler().isPresent()) {
        prepare(mine, call.filler().get(), line -> open(mine).speak(line, doCall));
      } else {
        whenDue(
            mine,
            () -> {
              open(mine);
              doCall.run();
            });
      }
    } else {
      thought = Optional.empty();
      turn.filter(AgentTurn::canBeCut).ifPresent(AgentTurn::finish);
    }
  }

  private void finish() {
    turn.ifPresent(AgentTurn::finish);
  }

  private void prepare(Thought mine, String text, Consumer<Line> then) {
    kit.render(text, line -> whenDue(mine, () -> then.accept(line)), failed);
  }

  private void whenDue(Thought mine, Runnable action) {
    scheduler.at(
        mine.dueNs(),
        () -> {
          if (mine.dropped() || over) {
            return;
          }
          if (turn.filter(t -> !t.canBeCut() && !t.isOver()).isPresent()) {
            afterTurn = Optional.of(() -> whenDue(mine, action));
          } else {
            action.run();
          }
        });
  }

  /** The turn to speak in: the one that waited for a tool, or a new one. */
  private AgentTurn open(Thought mine) {
    thought = Optional.empty();
    AgentTurn open = turn.filter(AgentTurn::canBeCut).orElseGet(this::newTurn);
    turn = Optional.of(open);
    open.working(mine.heard());
    return open;
  }

  private AgentTurn newTurn() {
    Delivery.Manner manner = Delivery.Manner.of(behaviour, settings);
    return new AgentTurn(scheduler, wire, truth, usage, chance.turns, manner, this::turnOver);
  }

  private void turnOver(AgentTurn ended) {
    plantedCut.ifPresent(Scheduler.Timer::cancel);
    turn = Optional.empty();
    Optional<Runnable> next = afterTurn;
    afterTurn = Optional.empty();
    if (next.isPresent()) {
      next.get().run();
    } else if (ended.audible() && thought.isEmpty() && !callerSpeaks) {
      behaviour
          .afterSilence()
          .map(after -> ended.heardUntilNs() + after.waitMs() * MS_NS)
          .ifPresent(atNs -> reprompt = Optional.of(scheduler.at(atNs, this::ask)));
    }
  }

  /** Nobody spoke for long. */
  private void ask() {
    if (behaviour.fault(Fault.Mute.class).isEmpty()) {
      Reaction reaction = dialogue.silence();
      if (!(reaction instanceof Reaction.Nothing)) {
        react(think(-1, scheduler.nowNs()), reaction);
      }
    }
  }

  /** The session is over. */
  void stop() {
    over = true;
    thought.ifPresent(Thought::drop);
    reprompt.ifPresent(Scheduler.Timer::cancel);
    plantedCut.ifPresent(Scheduler.Timer::cancel);
    turn.ifPresent(AgentTurn::abandon);
  }
}

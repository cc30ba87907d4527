package dev.talkspurt.simulator.session;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Dialogue;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.behaviour.Reaction;
import dev.talkspurt.time.Scheduler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Carries out what the agent has decided, one turn after the other.
 *
 * <p>Between a decision and the first packet there is a {@link Thought}: what it needs is worked
 * out at once, and held back until it is due. Used on the scheduler's thread.
 */
final class Performance {
  private static final long MS_NS = 1_000_000L;

  private final AgentKit kit;
  private final Behaviour behaviour;
  private final SessionSettings settings;
  private final Delivery.Manner manner;
  private final Scheduler scheduler;
  private final Wire wire;
  private final TruthLog truth;
  private final Chance chance;
  private final Exits exits;
  private final Dialogue dialogue;
  private final UsageCount usage;
  private final Patience patience;
  private final Lapses lapses;
  private final Filler filler;
  private final Damage damage;

  /** Calls that were not taken back when their turn was cut, or the connection; tools by id. */
  private final Map<String, String> stale;

  private Optional<Thought> thought = Optional.empty();
  private Optional<AgentTurn> turn = Optional.empty();
  private Optional<Runnable> afterTurn = Optional.empty();
  private Runnable whenTurnIsOver = () -> {};
  private String lastSaid = "";
  private boolean callerSpeaks;
  private boolean stalled;
  private boolean hangsUp;
  private boolean over;

  Performance(
      AgentKit kit,
      SessionSettings settings,
      Wire wire,
      TruthLog truth,
      Chance chance,
      Exits exits,
      Conversation conversation,
      Lapses lapses) {
    this.lapses = lapses;
    this.kit = kit;
    this.settings = settings;
    this.behaviour = kit.behaviour();
    this.manner = Delivery.Manner.of(behaviour, settings, chance);
    this.scheduler = kit.scheduler();
    this.wire = wire;
    this.truth = truth;
    this.chance = chance;
    this.exits = exits;
    this.dialogue = conversation.dialogue();
    this.stale = conversation.openCalls();
    this.damage = new Damage(behaviour);
    this.filler = new Filler(scheduler, this::render);
    this.usage = conversation.usage();
    Consumer<Reaction> speakUp = reaction -> react(think(-1, scheduler.nowNs()), reaction);
    this.patience = new Patience(scheduler, dialogue, behaviour, speakUp, exits.hangUp());
  }

  /** Run this whenever a turn is over, before anything else. */
  void whenTurnIsOver(Runnable action) {
    whenTurnIsOver = action;
  }

  UsageCount usage() {
    return usage;
  }

  /** The turn that caller activity could still cut. */
  Optional<AgentTurn> open() {
    return turn.filter(AgentTurn::canBeCut);
  }

  Optional<Thought> thought() {
    return thought;
  }

  /** Whether an answer is being made, or calls wait for theirs. */
  boolean busy() {
    return thought.isPresent() || open().isPresent();
  }

  void callerSpeaks(boolean speaks) {
    callerSpeaks = speaks;
    if (speaks) {
      lapses.begin();
      patience.end();
    }
  }

  boolean callerSpeaks() {
    return callerSpeaks;
  }

  /** What reached the agent had been held up. */
  void stalled() {
    stalled = true;
  }

  /** Begin to think about something to be said at {@code dueNs}. */
  Thought think(long onset, long dueNs) {
    patience.end();
    Thought mine = new Thought(onset, dueNs);
    thought = Optional.of(mine);
    truth.add("answerPlanned", "dueNs", dueNs);
    return mine;
  }

  /** Begin to think about something to be said as soon as usual. */
  Thought thinkNow() {
    return think(-1, scheduler.nowNs() + chance.thinkingNs());
  }

  /** Nothing comes of the thought. */
  void forget() {
    thought = Optional.empty();
  }

  /** Go on waiting for the caller. */
  void waitOn() {
    if (turn.isEmpty() && !callerSpeaks) {
      patience.begin(scheduler.nowNs());
    }
  }

  /** Do this when the turn is over. */
  void afterTurn(Runnable next) {
    afterTurn = Optional.of(next);
  }

  /** Forget what was about to be said and stop what is being said. */
  Optional<Cut> interject() {
    patience.end();
    thought.ifPresent(
        t -> {
          t.drop();
          truth.add("answerDropped");
        });
    thought = Optional.empty();
    afterTurn = Optional.empty();
    return open().map(this::cut);
  }

  private Cut cut(AgentTurn cut) {
    Cut left = new Cut(cut.unheard(), cut.waitsForTool());
    filler.cancel();
    stale.putAll(cut.cut(!behaviour.has(Habit.IGNORES_CANCELLATION)));
    return left;
  }

  /** A tool answered; nothing happens unless that call is waited for. */
  void toolAnswered(Optional<String> id, Optional<String> name, Json.Obj response) {
    Optional<String> tool = turn.flatMap(open -> open.answered(id, name));
    Optional<String> late = tool.isPresent() ? Optional.empty() : id.map(stale::remove);
    boolean waited = tool.isPresent() || late.isPresent();
    truth.add(waited ? "toolAnswered" : "toolAnswerIgnored", "id", id, "tool", tool.or(() -> late));
    if (late.isPresent()) {
      react(thinkNow(), dialogue.staleAnswered(late.get(), response));
    } else if (tool.isPresent()) {
      Reaction reaction = dialogue.toolAnswered(tool.get(), response);
      if (!turn.get().waitsForTool()) {
        filler.cancel();
        react(thinkNow(), reaction);
      }
    }
  }

  /** Carry out a decision when it is due. */
  void react(Thought mine, Reaction reaction) {
    if (reaction instanceof Reaction.Say say) {
      say(mine, say.text(), this::finish);
    } else if (reaction instanceof Reaction.Call call) {
      call(mine, List.of(call), call.filler(), call.fillerAfterMs());
    } else if (reaction instanceof Reaction.Together all) {
      call(mine, all.calls(), all.filler(), all.fillerAfterMs());
    } else if (reaction instanceof Reaction.HangUp last) {
      hangsUp = true;
      if (last.text().isPresent()) {
        say(mine, last.text().get(), this::finish);
      } else {
        whenDue(mine, exits.hangUp());
      }
    } else {
      thought = Optional.empty();
      open().ifPresent(AgentTurn::finish);
    }
  }

  private void say(Thought mine, String text, Runnable then) {
    lastSaid = lapses.words(text);
    prepare(mine, lastSaid, line -> open(mine).speak(line, then));
  }

  /** Take a turn, and do nothing in it. */
  void sayNothing(Thought mine) {
    whenDue(mine, () -> open(mine).finish());
  }

  private void call(
      Thought mine, List<Reaction.Call> calls, Optional<String> words, OptionalInt afterMs) {
    Runnable doCall = () -> turn.ifPresent(open -> open.call(calls));
    if (words.isPresent() && afterMs.isEmpty()) {
      prepare(mine, words.get(), line -> open(mine).speak(line, doCall));
      return;
    }
    whenDue(
        mine,
        () -> {
          AgentTurn calling = open(mine);
          doCall.run();
          if (words.isPresent()) {
            filler.say(calling, words.get(), afterMs.getAsInt() * MS_NS);
          }
        });
  }

  private void render(String text, Consumer<Line> then) {
    kit.render(
        damage.voice(kit.voice()), text, line -> then.accept(damage.to(line)), exits.failed());
  }

  private void finish() {
    turn.ifPresent(AgentTurn::finish);
  }

  private void prepare(Thought mine, String text, Consumer<Line> then) {
    render(text, line -> whenDue(mine, () -> then.accept(line)));
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
    AgentTurn open = open().orElseGet(this::newTurn);
    turn = Optional.of(open);
    open.working(mine.heard());
    return open;
  }

  private AgentTurn newTurn() {
    return new AgentTurn(
        scheduler,
        wire,
        truth,
        usage,
        settings.profile(),
        chance.turns,
        manner,
        lapses,
        this::turnOver,
        dialogue);
  }

  private void turnOver(AgentTurn ended) {
    whenTurnIsOver.run();
    turn = Optional.empty();
    Optional<Runnable> next = afterTurn;
    afterTurn = Optional.empty();
    if (hangsUp) {
      exits.hangUp().run();
    } else if (next.isPresent()) {
      next.get().run();
    } else if (stalled && ended.audible() && behaviour.has(Habit.ANSWERS_TWICE)) {
      stalled = false;
      react(thinkNow(), new Reaction.Say(lastSaid));
    } else if (ended.audible() && thought.isEmpty() && !callerSpeaks) {
      patience.begin(ended.heardUntilNs());
    }
  }

  /** The session is over. */
  void stop() {
    over = true;
    thought.ifPresent(Thought::drop);
    patience.end();
    filler.cancel();
    turn.ifPresent(open -> stale.putAll(open.abandon()));
  }
}

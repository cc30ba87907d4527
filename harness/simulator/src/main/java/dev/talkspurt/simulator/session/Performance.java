package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Dialogue;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.behaviour.Reaction;
import dev.talkspurt.time.Scheduler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out what the agent has decided, one turn after the other.
 *
 * <p>Between a decision and the first packet there is a {@link Thought}: what it needs is worked
 * out at once, and held back until it is due. Used on the scheduler's thread.
 */
final class Performance {

  private final AgentKit kit;
  private final Behaviour behaviour;
  private final Scheduler scheduler;
  private final Wire wire;
  private final TruthLog truth;
  private final Chance chance;
  private final Exits exits;
  private final Dialogue dialogue;
  private final UsageCount usage;
  private final Patience patience;
  private final Lapses lapses;
  private final Damage damage;
  private final ToolCalls tools;
  private final Stage stage;

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
    this.behaviour = kit.behaviour();
    this.scheduler = kit.scheduler();
    this.wire = wire;
    this.truth = truth;
    this.chance = chance;
    this.exits = exits;
    this.dialogue = conversation.dialogue();
    this.damage = new Damage(behaviour);
    this.tools = new ToolCalls(kit, settings, wire, truth, chance, exits, conversation, this);
    this.usage = conversation.usage();
    this.stage =
        new Stage(
            scheduler,
            wire,
            truth,
            usage,
            settings,
            chance.turns,
            Delivery.Manner.of(behaviour, settings, chance),
            lapses,
            () -> !tools.isOpen());
    Consumer<Reaction> speakUp = reaction -> react(think(-1, scheduler.nowNs()), reaction);
    this.patience = new Patience(scheduler, dialogue, behaviour, speakUp, exits.hangUp());
  }

  /** Run this whenever a turn is over, before anything else. */
  void whenTurnIsOver(Runnable action) {
    whenTurnIsOver = action;
  }

  ToolCalls tools() {
    return tools;
  }

  UsageCount usage() {
    return usage;
  }

  /** The turn that is going on, or being cut. */
  Optional<AgentTurn> turn() {
    return turn;
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
    return thought.isPresent() || open().isPresent() || tools.isOpen();
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
    tools.tellWhenIdle();
    if (thought.isEmpty() && turn.isEmpty() && !callerSpeaks) {
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
    tools.interrupted();
    return open().map(this::cut);
  }

  private Cut cut(AgentTurn cut) {
    Cut left = new Cut(cut.unheard(), cut.waitsForTool());
    tools.turnCut(cut.cut(!behaviour.has(Habit.IGNORES_CANCELLATION)));
    return left;
  }

  /** Carry out a decision when it is due. */
  void react(Thought mine, Reaction reaction) {
    if (reaction instanceof Reaction.Say say) {
      say(mine, say.text(), this::finish);
    } else if (reaction instanceof Reaction.Call call) {
      tools.call(mine, List.of(call), call.filler(), call.fillerAfterMs());
    } else if (reaction instanceof Reaction.Together all) {
      tools.call(mine, all.calls(), all.filler(), all.fillerAfterMs());
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

  void render(String text, Consumer<Line> then) {
    kit.render(
        damage.voice(kit.voice()), text, line -> then.accept(damage.to(line)), exits.failed());
  }

  void finish() {
    turn.ifPresent(AgentTurn::finish);
  }

  void prepare(Thought mine, String text, Consumer<Line> then) {
    render(text, line -> whenDue(mine, () -> then.accept(line)));
  }

  void whenDue(Thought mine, Runnable action) {
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
  AgentTurn open(Thought mine) {
    thought = Optional.empty();
    AgentTurn open = open().orElseGet(this::newTurn);
    turn = Optional.of(open);
    open.working(mine);
    return open;
  }

  private AgentTurn newTurn() {
    return new AgentTurn(stage, this::turnOver, dialogue);
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
    } else if (thought.isEmpty() && !callerSpeaks) {
      tools.tellWhenIdle();
      if (ended.audible() && thought.isEmpty() && !tools.isOpen()) {
        patience.begin(ended.heardUntilNs());
      }
    }
  }

  /** The session is over. */
  void stop() {
    over = true;
    thought.ifPresent(Thought::drop);
    patience.end();
    tools.stop(turn.map(AgentTurn::abandon).orElse(Map.of()));
  }
}

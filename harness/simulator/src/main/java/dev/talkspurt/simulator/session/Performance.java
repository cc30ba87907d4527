package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Dialogue;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.behaviour.Reaction;
import dev.talkspurt.time.Scheduler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
  private final Background background = new Background();
  private final Set<String> issued = new HashSet<>();
  private final Stage stage;

  /** Calls that were not taken back when their turn was cut, tools by id. */
  private final Map<String, String> stale = new HashMap<>();

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
      Dialogue dialogue,
      Lapses lapses) {
    this.lapses = lapses;
    this.kit = kit;
    this.settings = settings;
    this.behaviour = kit.behaviour();
    this.scheduler = kit.scheduler();
    this.wire = wire;
    this.truth = truth;
    this.chance = chance;
    this.exits = exits;
    this.dialogue = dialogue;
    this.damage = new Damage(behaviour);
    this.filler = new Filler(scheduler, this::render);
    this.usage = new UsageCount(settings.instructionTokens());
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
            () -> !background.isOpen());
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
    tellWhenIdle();
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
    background.dropped();
    return open().map(this::cut);
  }

  private Cut cut(AgentTurn cut) {
    Cut left = new Cut(cut.unheard(), cut.waitsForTool());
    filler.cancel();
    stale.putAll(cut.cut(!behaviour.has(Habit.IGNORES_CANCELLATION)));
    return left;
  }

  /** A tool answered; nothing happens unless that call is waited for. */
  void toolAnswered(ToolAnswer answer) {
    Optional<String> tool =
        turn.flatMap(open -> open.answered(answer.id(), answer.name(), answer.continues()));
    Optional<String> aside =
        tool.isPresent()
            ? Optional.empty()
            : background.answered(answer.id(), answer.name(), answer.continues());
    Optional<String> late =
        tool.isPresent() || aside.isPresent() ? Optional.empty() : answer.id().map(stale::remove);
    Optional<String> waiting = tool.or(() -> aside).or(() -> late);
    truth.add(
        waiting.isPresent() ? "toolAnswered" : "toolAnswerIgnored",
        "id",
        answer.id(),
        "tool",
        waiting);
    if (waiting.isEmpty()) {
      unknownAnswer(answer);
    } else if (answer.continues()) {
      truth.add("toolAnswersOn", "id", answer.id());
    } else if (aside.isPresent()) {
      answeredAside(aside.get(), answer);
    } else if (late.isPresent()) {
      react(thinkNow(), dialogue.staleAnswered(late.get(), answer.response()));
    } else {
      answered(tool.get(), answer);
    }
  }

  private void answered(String tool, ToolAnswer answer) {
    Reaction reaction = dialogue.toolAnswered(tool, answer.response());
    if (turn.get().waitsForTool()) {
      return;
    }
    filler.cancel();
    if (settings.profile().turns().callEndsTurn()) {
      afterTurn(() -> react(thinkNow(), reaction));
      finish();
    } else {
      react(thinkNow(), reaction);
    }
  }

  /** What nobody waited for is told as the client wishes, and further calls are made anyway. */
  private void answeredAside(String tool, ToolAnswer answer) {
    Reaction reaction = dialogue.staleAnswered(tool, answer.response());
    boolean words = reaction instanceof Reaction.Say;
    ToolAnswer.Telling telling =
        settings.profile().tools().scheduling() ? answer.telling() : ToolAnswer.Telling.WHEN_IDLE;
    if (reaction instanceof Reaction.Nothing || words && telling == ToolAnswer.Telling.SILENT) {
      if (!background.isOpen()) {
        wire.idle();
      }
      return;
    }
    Runnable tell = () -> react(thinkNow(), reaction);
    boolean waits = callerSpeaks && settings.profile().tools().interruptWaits();
    if (telling == ToolAnswer.Telling.INTERRUPT && !waits) {
      interject();
      tell.run();
    } else {
      background.tellLater(tell);
      tellWhenIdle();
    }
  }

  /** Tell what waits to be told, unless somebody speaks or is about to. */
  private void tellWhenIdle() {
    if (turn.isEmpty() && thought.isEmpty() && !callerSpeaks) {
      background.next().ifPresent(Runnable::run);
    }
  }

  private void unknownAnswer(ToolAnswer answer) {
    if (answer.id().filter(issued::contains).isPresent() || settings.resumes()) {
      return;
    }
    switch (settings.profile().tools().unknownAnswer()) {
      case CLOSES -> exits.close().close(1008, "Requested entity was not found.");
      case STARTS_TURN -> {
        if (turn.isEmpty() && thought.isEmpty()) {
          react(thinkNow(), new Reaction.Say(behaviour.notUnderstood()));
        }
      }
      case IGNORED -> {
        // nothing comes of it
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
    if (!settings.waitsFor(calls.stream().map(Reaction.Call::tool).toList())) {
      callAside(mine, calls, words);
      return;
    }
    Runnable doCall = () -> turn.ifPresent(open -> open.waitFor(make(calls)));
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

  /** Make calls that are not waited for: the turn ends, and what comes of them is another. */
  private void callAside(Thought mine, List<Reaction.Call> calls, Optional<String> words) {
    boolean afterTurnEnd = settings.profile().turns().tellsStatus();
    Runnable doCall = () -> background.made(make(calls));
    if (words.isEmpty() && afterTurnEnd) {
      whenDue(
          mine,
          () -> {
            thought = Optional.empty();
            mine.heard().filter(text -> mine.untold()).ifPresent(text -> truth.heard(wire, text));
            doCall.run();
          });
    } else if (afterTurnEnd) {
      prepare(
          mine,
          words.get(),
          line -> {
            background.announce();
            afterTurn = Optional.of(doCall);
            open(mine).speak(line, this::finish);
          });
    } else {
      Runnable callAndEnd =
          () -> {
            doCall.run();
            finish();
          };
      if (words.isPresent()) {
        prepare(mine, words.get(), line -> open(mine).speak(line, callAndEnd));
      } else {
        whenDue(
            mine,
            () -> {
              open(mine);
              callAndEnd.run();
            });
      }
    }
  }

  /** Call tools, all at once. */
  private List<Wire.Called> make(List<Reaction.Call> calls) {
    List<Wire.Called> called =
        calls.stream()
            .map(c -> new Wire.Called(settings.profile().callId(chance.turns), c.tool(), c.args()))
            .toList();
    called.forEach(call -> issued.add(call.id()));
    wire.toolCalls(called);
    called.forEach(truth::called);
    return called;
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
    open.working(mine);
    return open;
  }

  private AgentTurn newTurn() {
    return new AgentTurn(stage, this::turnOver);
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
      tellWhenIdle();
      if (ended.audible() && thought.isEmpty() && !background.isOpen()) {
        patience.begin(ended.heardUntilNs());
      }
    }
  }

  /** The session is over. */
  void stop() {
    over = true;
    thought.ifPresent(Thought::drop);
    patience.end();
    filler.cancel();
    turn.ifPresent(AgentTurn::abandon);
  }
}

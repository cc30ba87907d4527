package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Dialogue;
import dev.talkspurt.simulator.behaviour.Reaction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Calls tools and takes their answers, waiting for them or not. Used on the scheduler's thread.
 *
 * <p>A call that is waited for belongs to the turn it was made in, and is taken back with it. One
 * that is not belongs to the session: the agent goes on, and tells what came of it later.
 */
final class ToolCalls {
  private static final long MS_NS = 1_000_000L;

  private final Behaviour behaviour;
  private final SessionSettings settings;
  private final Wire wire;
  private final TruthLog truth;
  private final Chance chance;
  private final Exits exits;
  private final Dialogue dialogue;
  private final Performance performance;
  private final Filler filler;
  private final Background background = new Background();
  private final Set<String> issued = new HashSet<>();

  /** Calls that were not taken back when their turn was cut, or the connection; tools by id. */
  private final Map<String, String> stale;

  ToolCalls(
      AgentKit kit,
      SessionSettings settings,
      Wire wire,
      TruthLog truth,
      Chance chance,
      Exits exits,
      Conversation conversation,
      Performance performance) {
    this.behaviour = kit.behaviour();
    this.settings = settings;
    this.wire = wire;
    this.truth = truth;
    this.chance = chance;
    this.exits = exits;
    this.dialogue = conversation.dialogue();
    this.stale = conversation.openCalls();
    this.performance = performance;
    this.filler = new Filler(kit.scheduler(), performance::render);
  }

  /** Whether anything is still to come of calls that are not waited for. */
  boolean isOpen() {
    return background.isOpen();
  }

  /** A turn was cut, and these calls were not taken back. */
  void turnCut(Map<String, String> kept) {
    filler.cancel();
    stale.putAll(kept);
  }

  /** What was about to be done will not be. */
  void interrupted() {
    background.dropped();
  }

  /** The session is over; {@code open} are the calls of its turn, tools by id. */
  void stop(Map<String, String> open) {
    filler.cancel();
    stale.putAll(open);
    stale.putAll(background.open());
  }

  /** Call these when that is due; {@code words} are said before, or so long after. */
  void call(Thought mine, List<Reaction.Call> calls, Optional<String> words, OptionalInt afterMs) {
    if (!settings.waitsFor(calls.stream().map(Reaction.Call::tool).toList())) {
      callAside(mine, calls, words);
      return;
    }
    Runnable doCall = () -> performance.open().ifPresent(open -> open.waitFor(make(calls)));
    if (words.isPresent() && afterMs.isEmpty()) {
      performance.prepare(mine, words.get(), line -> performance.open(mine).speak(line, doCall));
      return;
    }
    performance.whenDue(
        mine,
        () -> {
          AgentTurn calling = performance.open(mine);
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
      performance.whenDue(
          mine,
          () -> {
            performance.forget();
            mine.heard().filter(text -> mine.untold()).ifPresent(text -> truth.heard(wire, text));
            doCall.run();
          });
    } else if (afterTurnEnd) {
      performance.prepare(
          mine,
          words.get(),
          line -> {
            background.announce();
            performance.afterTurn(doCall);
            performance.open(mine).speak(line, performance::finish);
          });
    } else {
      Runnable callAndEnd =
          () -> {
            doCall.run();
            performance.finish();
          };
      if (words.isPresent()) {
        performance.prepare(
            mine, words.get(), line -> performance.open(mine).speak(line, callAndEnd));
      } else {
        performance.whenDue(
            mine,
            () -> {
              performance.open(mine);
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

  /** A tool answered; nothing happens unless that call is waited for. */
  void answered(ToolAnswer answer) {
    Optional<String> tool =
        performance
            .turn()
            .flatMap(open -> open.answered(answer.id(), answer.name(), answer.continues()));
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
      performance.react(
          performance.thinkNow(), dialogue.staleAnswered(late.get(), answer.response()));
    } else {
      goOn(tool.get(), answer);
    }
  }

  private void goOn(String tool, ToolAnswer answer) {
    Reaction reaction = dialogue.toolAnswered(tool, answer.response());
    if (performance.turn().get().waitsForTool()) {
      return;
    }
    filler.cancel();
    if (settings.profile().turns().callEndsTurn()) {
      performance.afterTurn(() -> performance.react(performance.thinkNow(), reaction));
      performance.finish();
    } else {
      performance.react(performance.thinkNow(), reaction);
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
    Runnable tell = () -> performance.react(performance.thinkNow(), reaction);
    boolean waits = performance.callerSpeaks() && settings.profile().tools().interruptWaits();
    if (telling == ToolAnswer.Telling.INTERRUPT && !waits) {
      performance.interject();
      tell.run();
    } else {
      background.tellLater(tell);
      tellWhenIdle();
    }
  }

  /** Tell what waits to be told, unless somebody speaks or is about to. */
  void tellWhenIdle() {
    if (performance.turn().isEmpty()
        && performance.thought().isEmpty()
        && !performance.callerSpeaks()) {
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
        if (performance.turn().isEmpty() && performance.thought().isEmpty()) {
          performance.react(performance.thinkNow(), new Reaction.Say(behaviour.notUnderstood()));
        }
      }
      case IGNORED -> {
        // nothing comes of it
      }
    }
  }
}

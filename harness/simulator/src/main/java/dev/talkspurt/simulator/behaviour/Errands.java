package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Behaviour.Turn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the agent has its tools do, and what becomes of their answers. Not thread-safe. */
final class Errands {
  private static final Reaction NOTHING = new Reaction.Nothing();

  private final Behaviour behaviour;
  private final Luck luck;
  private final Wording wording;
  private final Answers answers;
  private final CallPlanning planning;
  private final Memory memory;
  private Optional<Errand> errand = Optional.empty();

  /** What it waited for when the caller spoke, and when the caller spoke before. */
  private Optional<Errand> left = Optional.empty();

  private Optional<Errand> stale = Optional.empty();

  Errands(Behaviour behaviour, Luck luck, Wording wording, CallPlanning planning, Memory memory) {
    this.behaviour = behaviour;
    this.luck = luck;
    this.wording = wording;
    this.answers = new Answers(behaviour, wording, luck);
    this.planning = planning;
    this.memory = memory;
  }

  /** The caller has spoken: what it waited for is not waited for any more. */
  void leave() {
    left = errand;
    stale = errand.or(() -> stale);
    errand = Optional.empty();
  }

  /** Take up again what was left; whether there was anything. */
  boolean takeUp() {
    errand = left;
    return left.isPresent();
  }

  /** Begin: the calls of its first round, or what is said without any. */
  Reaction proceed(Errand current, Optional<String> filler) {
    List<Errand.Planned> round = current.nextRound();
    Turn turn = current.turn();
    if (round.isEmpty()) {
      errand = Optional.empty();
      return answers.say(current, memory.values());
    }
    errand = Optional.of(current);
    Json.Obj none = Json.object().build();
    return made(
        current,
        round,
        filler.map(text -> wording.say(text, memory.values(), none)),
        turn.manner().fillerAfterMs());
  }

  private Reaction made(
      Errand current, List<Errand.Planned> round, Optional<String> filler, OptionalInt afterMs) {
    OptionalInt after = filler.isEmpty() ? OptionalInt.empty() : afterMs;
    List<Reaction.Call> calls =
        round.stream()
            .map(call -> planning.filled(call, memory.values(), current.result()))
            .map(call -> new Reaction.Call(call.tool(), call.args(), filler, after))
            .toList();
    return calls.size() == 1 ? calls.get(0) : new Reaction.Together(calls, filler, after);
  }

  /** Make the calls again that have no answer; nothing if there are none. */
  Reaction again() {
    return errand
        .map(current -> made(current, current.open(), Optional.empty(), OptionalInt.empty()))
        .orElse(NOTHING);
  }

  /** A tool answered; an answer that is not waited for does nothing. */
  Reaction answered(String tool, Json.Obj response) {
    return errand
        .filter(current -> current.waitsFor(tool))
        .map(current -> answered(current, tool, response))
        .orElse(NOTHING);
  }

  /** The same for a call that was made before the caller spoke. */
  Reaction staleAnswered(String tool, Json.Obj response) {
    return stale
        .filter(current -> current.waitsFor(tool))
        .map(current -> answered(current, tool, response))
        .orElseGet(() -> answered(tool, response));
  }

  private Reaction answered(Errand current, String tool, Json.Obj response) {
    if (!current.owns(tool)) {
      planning.answeredAside(response);
    }
    if (!current.answered(tool, response)) {
      return NOTHING;
    }
    String id = current.turn().id();
    if (current.failed().isEmpty()) {
      boolean falls = silent(tool, id);
      errand = falls ? Optional.empty() : errand;
      return falls ? NOTHING : proceed(current, Optional.empty());
    }
    Optional<Fault.Habitual> fabricates = failing(Habit.FABRICATES, id, current);
    if (fabricates.isPresent()) {
      current.overlookFailures();
      return proceed(current, Optional.empty());
    }
    if (luck.pretends()) {
      current.pretend();
      return proceed(current, Optional.empty());
    }
    if (failing(Habit.HANGS_ON_ERROR, id, current).isPresent()) {
      errand = Optional.empty();
      return NOTHING;
    }
    if (failing(Habit.NEVER_RETRIES, id, current).isEmpty() && current.tryAgain()) {
      return proceed(current, Optional.empty());
    }
    errand = Optional.empty();
    return answers.sayFailed(current, memory.values());
  }

  private boolean silent(String tool, String exchange) {
    return behaviour
        .habit(Habit.SILENCE_AFTER_TOOL_RESULT, exchange)
        .filter(fault -> fault.about(tool))
        .isPresent();
  }

  private Optional<Fault.Habitual> failing(Habit habit, String exchange, Errand current) {
    return behaviour
        .habit(habit, exchange)
        .filter(fault -> current.failed().stream().anyMatch(call -> fault.about(call.tool())));
  }
}

package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Behaviour.Ignores;
import dev.talkspurt.simulator.behaviour.Behaviour.Turn;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * The agent's mind in one call: what it understood so far, and what it does next.
 *
 * <p>Slot values are remembered for later turns; where one is corrected, the one before is known as
 * {@code before.} and the slot's name. It says a slot by its first spoken form, and so any part of
 * a tool's answer that is a slot's value; a part that is missing is "nothing". A new utterance,
 * understood or not, makes it forget the tool it was waiting for. Not thread-safe.
 */
public final class Dialogue {
  /** What stands before the name of a slot for the value it had before. */
  static final String BEFORE = "before.";

  private static final Reaction NOTHING = new Reaction.Nothing();
  private static final String MADE_UP = "seven";

  private final Behaviour behaviour;
  private final List<Phrase> phrases;
  private final Wording wording;
  private final CallPlanning planning;
  private final Memory memory = new Memory();
  private List<String> expected = List.of();
  private Optional<Errand> errand = Optional.empty();
  private Optional<Errand> stale = Optional.empty();
  private int reprompts;
  private int misses;

  /** A call that has just begun; {@code seed} decides which wrong values are sent. */
  public Dialogue(Behaviour behaviour, long seed) {
    this.behaviour = behaviour;
    this.phrases = behaviour.phrases();
    this.wording = new Wording(behaviour.slots());
    this.planning = new CallPlanning(behaviour, seed);
  }

  /** What to say first. */
  public Reaction greeting() {
    return behaviour.greets().<Reaction>map(Reaction.Say::new).orElse(NOTHING);
  }

  /** The caller's turn is over and this was heard. */
  public Reaction heard(Recognition recognition) {
    reprompts = 0;
    stale = errand.or(() -> stale);
    errand = Optional.empty();
    Optional<Phrase> phrase = meant(recognition);
    if (phrase.isPresent()) {
      return understood(phrase.get());
    }
    return isIgnored(recognition) ? NOTHING : notUnderstood(recognition);
  }

  /** Whether it makes anything of this: a phrase that may be said here, and no doubt about it. */
  public boolean understands(Recognition recognition) {
    return meant(recognition).isPresent();
  }

  /** Whether this is one of the phrases that are no turn. */
  public boolean isIgnored(Recognition recognition) {
    return sure(recognition).filter(p -> p.id().equals(Ignores.ID)).isPresent();
  }

  private Optional<Phrase> sure(Recognition recognition) {
    return recognition.phrase().filter(p -> recognition.confidence() >= behaviour.confidence());
  }

  private Optional<Phrase> meant(Recognition recognition) {
    Optional<Phrase> phrase =
        sure(recognition).filter(p -> !p.id().equals(Ignores.ID)).flatMap(this::inContext);
    return behaviour.has(Habit.GUESSES) ? phrase.or(() -> guess(recognition)) : phrase;
  }

  private Optional<Phrase> guess(Recognition recognition) {
    return recognition
        .nearest()
        .filter(p -> !p.id().equals(Ignores.ID))
        .or(() -> phrases.stream().findFirst());
  }

  /** The phrase, or one of the same words that may be said here. */
  private Optional<Phrase> inContext(Phrase heard) {
    if (expected.isEmpty() || expected.contains(heard.id())) {
      return Optional.of(heard);
    }
    return phrases.stream()
        .filter(p -> p.text().equals(heard.text()) && expected.contains(p.id()))
        .findFirst();
  }

  private Reaction notUnderstood(Recognition recognition) {
    misses++;
    Optional<Fault.Habitual> invents = behaviour.habit(Habit.INVENTS_CALL);
    if (invents.isPresent()) {
      Turn made = planning.inventedTurn(invents.get());
      return proceed(new Errand(made, planning.invented(invents.get(), memory), 0), made.filler());
    }
    Optional<Fault.Habitual> hangsUp = behaviour.habit(Habit.HANGS_UP);
    if (hangsUp.isPresent() && misses > hangsUp.get().number().orElse(1)) {
      return new Reaction.HangUp(hangsUp.get().text());
    }
    boolean foreign = recognition.phrase().isEmpty() && recognition.nearest().isPresent();
    return new Reaction.Say(
        behaviour.tact().fallback().filter(f -> foreign).orElse(behaviour.notUnderstood()));
  }

  private Reaction understood(Phrase phrase) {
    if (behaviour.habit(Habit.LOOPS, phrase.id()).isPresent()) {
      return new Reaction.Say(behaviour.notUnderstood());
    }
    misses = 0;
    Turn turn = planning.turn(phrase.id());
    remember(turn.id(), turn.sets());
    remember(turn.id(), phrase.slots());
    expected = turn.next();
    if (behaviour.habit(Habit.SILENT, turn.id()).isPresent()) {
      return NOTHING;
    }
    Errand begun = planning.errand(turn, memory);
    boolean deadAir = behaviour.habit(Habit.DEAD_AIR, turn.id()).isPresent();
    return proceed(begun, turn.filler().filter(f -> !deadAir));
  }

  private void remember(String exchange, Map<String, String> values) {
    boolean stubborn = behaviour.habit(Habit.KEEPS_OLD_VALUE, exchange).isPresent();
    values.forEach(
        (slot, value) -> {
          String before = memory.get(slot);
          if (before == null) {
            memory.put(slot, value);
          } else if (!before.equals(value) && !stubborn) {
            memory.put(BEFORE + slot, before);
            memory.put(slot, value);
          }
        });
  }

  private Reaction proceed(Errand current, Optional<String> filler) {
    List<Errand.Planned> round = current.nextRound();
    Turn turn = current.turn();
    if (round.isEmpty()) {
      errand = Optional.empty();
      return say(current, turn.says());
    }
    errand = Optional.of(current);
    Json.Obj none = Json.object().build();
    return made(
        current,
        round,
        filler.map(text -> wording.say(text, memory, none)),
        turn.manner().fillerAfterMs());
  }

  private Reaction made(
      Errand current, List<Errand.Planned> round, Optional<String> filler, OptionalInt afterMs) {
    OptionalInt after = filler.isEmpty() ? OptionalInt.empty() : afterMs;
    List<Reaction.Call> calls =
        round.stream()
            .map(call -> planning.filled(call, memory, current.result()))
            .map(call -> new Reaction.Call(call.tool(), call.args(), filler, after))
            .toList();
    return calls.size() == 1 ? calls.get(0) : new Reaction.Together(calls, filler, after);
  }

  /** Make the calls again that were taken back; nothing if none were. */
  public Reaction again() {
    return errand
        .map(current -> made(current, current.open(), Optional.empty(), OptionalInt.empty()))
        .orElse(NOTHING);
  }

  /**
   * A tool answered; an answer that is not waited for any more does nothing, nor does one that
   * others are still waited for with. An answer with {@code error} has the call made again, as
   * often as the turn says, and ends the turn with {@code onError}.
   */
  public Reaction toolAnswered(String tool, Json.Obj response) {
    return errand
        .filter(current -> current.waitsFor(tool))
        .map(current -> answered(current, tool, response))
        .orElse(NOTHING);
  }

  /** A tool answered that was called before the caller cut in: its turn goes on all the same. */
  public Reaction staleAnswered(String tool, Json.Obj response) {
    return stale
        .filter(current -> current.waitsFor(tool))
        .map(current -> answered(current, tool, response))
        .orElseGet(() -> toolAnswered(tool, response));
  }

  /** A tool answered a call that was made ahead of its exchange. */
  public void answeredEarly(String tool, Json.Obj response) {
    planning.answeredEarly(tool, response);
  }

  /** A call that cannot wait until the caller has spoken. */
  public Optional<Reaction.Call> early() {
    return planning.early(expected, memory);
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
    if (failing(Habit.HANGS_ON_ERROR, id, current).isPresent()) {
      errand = Optional.empty();
      return NOTHING;
    }
    if (failing(Habit.NEVER_RETRIES, id, current).isEmpty() && current.tryAgain()) {
      return proceed(current, Optional.empty());
    }
    errand = Optional.empty();
    return say(current, current.turn().onError().orElse(Wording.FAILED));
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

  private Reaction say(Errand current, String text) {
    String id = current.turn().id();
    Optional<Fault.Habitual> says = behaviour.habit(Habit.SAYS, id);
    String words = says.flatMap(Fault.Habitual::text).orElse(text);
    UnaryOperator<String> slip =
        behaviour
            .habit(Habit.MISSTATES, id)
            .<UnaryOperator<String>>map(fault -> new Slip(behaviour.slots(), fault.text()))
            .orElse(UnaryOperator.identity());
    String line =
        behaviour
            .habit(Habit.FABRICATES, id)
            .or(() -> pretends(current))
            .map(fault -> fault.text().orElse(MADE_UP))
            .map(value -> wording.say(words, memory, current.result(), value, slip))
            .orElseGet(() -> wording.say(words, memory, current.result(), Wording.NOTHING, slip));
    boolean wrongDay = behaviour.habit(Habit.WRONG_WEEKDAY, id).isPresent();
    String claim = pretends(current).isPresent() ? "I have looked that up. " : "";
    return new Reaction.Say(claim + (wrongDay ? Slip.otherWeekday(line) : line));
  }

  /** Whether it is to say that it has called a tool that it has not. */
  private Optional<Fault.Habitual> pretends(Errand current) {
    return behaviour
        .habit(Habit.UNCALLED_TOOL, current.turn().id())
        .filter(fault -> !current.turn().calls().isEmpty());
  }

  /** Forget every value, and what was to come next. */
  public void forget() {
    memory.clear();
    expected = List.of();
  }

  /**
   * A turn is over, and with it forgotten what was last spoken of before turn {@code firstKept}.
   */
  public void turnOver(int firstKept) {
    memory.turnOver(firstKept);
  }

  /** Nobody spoke for {@link Behaviour.AfterSilence#waitMs()} since its own last words. */
  public Reaction silence() {
    Behaviour.AfterSilence after = behaviour.afterSilence().orElse(null);
    if (after == null || reprompts >= after.times()) {
      return NOTHING;
    }
    reprompts++;
    return new Reaction.Say(after.says());
  }
}

package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Behaviour.Turn;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The agent's mind in one call: what it understood so far, and what it does next.
 *
 * <p>Slot values are remembered for later turns; where one is corrected, the one before is known as
 * {@code before.} and the slot's name. It says a slot by its first spoken form, and so any part of
 * a tool's answer that is a slot's value; a part that is missing is "nothing". A new utterance,
 * understood or not, makes it forget the tool it was waiting for. An exchange that lacks a value,
 * or is to read one back, is taken in over several utterances. Not thread-safe.
 */
public final class Dialogue {
  private static final Reaction NOTHING = new Reaction.Nothing();

  private final Behaviour behaviour;
  private final Policy policy;
  private final Luck luck;
  private final Wording wording;
  private final CallPlanning planning;
  private final Understanding understanding;
  private final Memory memory;
  private final Errands errands;
  private List<String> expected = List.of();
  private Optional<Intake> intake = Optional.empty();
  private String toldLast = "";
  private String unheard = "";
  private int reprompts;
  private int misses;

  /** A call that has just begun; {@code seed} decides all that is chance. */
  public Dialogue(Behaviour behaviour, long seed) {
    this.behaviour = behaviour;
    this.policy = behaviour.policy();
    this.luck = new Luck(behaviour.skill(), seed);
    this.wording = new Wording(behaviour);
    this.planning = new CallPlanning(behaviour, luck, seed);
    this.understanding = new Understanding(behaviour, luck);
    this.memory = new Memory(behaviour);
    this.errands = new Errands(behaviour, luck, wording, planning, memory);
  }

  /** What to say first. */
  public Reaction greeting() {
    return behaviour.greets().<Reaction>map(Reaction.Say::new).orElse(NOTHING);
  }

  /** The caller's turn is over and this was heard. */
  public Reaction heard(Recognition recognition) {
    reprompts = 0;
    errands.leave();
    Optional<Phrase> phrase = meant(recognition);
    if (phrase.isPresent()) {
      return understood(phrase.get(), recognition);
    }
    return isIgnored(recognition) ? NOTHING : notUnderstood(recognition);
  }

  /** Whether it makes anything of this: a phrase that may be said here, and no doubt about it. */
  public boolean understands(Recognition recognition) {
    return meant(recognition).isPresent();
  }

  /** Whether this is one of the phrases that are no turn. */
  public boolean isIgnored(Recognition recognition) {
    return understanding.isIgnored(recognition);
  }

  private Optional<Phrase> meant(Recognition recognition) {
    return understanding.meant(recognition, expected, this::fits);
  }

  /** Whether a phrase that belongs to no exchange may be said here. */
  private boolean fits(String id) {
    if (id.equals(Policy.YES) || id.equals(Policy.NO)) {
      return intake.filter(Intake::readsBackNow).isPresent();
    }
    if (id.equals(Policy.GO_ON)) {
      return !toldLast.isBlank();
    }
    boolean answer = policy.asks().keySet().stream().map(Policy::answers).anyMatch(id::equals);
    return !answer
        || intake.filter(open -> open.takes(id.substring(1, id.length() - 1))).isPresent();
  }

  private Reaction notUnderstood(Recognition recognition) {
    misses++;
    Optional<Fault.Habitual> invents = behaviour.habit(Habit.INVENTS_CALL);
    if (invents.isPresent()) {
      Turn made = planning.inventedTurn(invents.get());
      return errands.proceed(
          new Errand(made, planning.invented(invents.get(), memory.values()), 0), made.filler());
    }
    Optional<Fault.Habitual> hangsUp = behaviour.habit(Habit.HANGS_UP);
    if (hangsUp.isPresent() && misses > hangsUp.get().number().orElse(1)) {
      return new Reaction.HangUp(hangsUp.get().text());
    }
    boolean foreign = recognition.phrase().isEmpty() && recognition.nearest().isPresent();
    return handedOver()
        .or(() -> intake.map(open -> new Reaction.Say(question(open))))
        .orElseGet(
            () ->
                new Reaction.Say(
                    behaviour
                        .tact()
                        .fallback()
                        .filter(f -> foreign)
                        .orElse(behaviour.notUnderstood())));
  }

  /** What it does instead of asking once more, if it has asked too often. */
  private Optional<Reaction> handedOver() {
    return policy.handOver().filter(last -> misses > last.after()).map(last -> begin(last.turn()));
  }

  private Reaction understood(Phrase phrase, Recognition recognition) {
    String id = phrase.id();
    if (behaviour.habit(Habit.LOOPS, id).isPresent()) {
      return new Reaction.Say(behaviour.notUnderstood());
    }
    Optional<Policy.Aside> aside = policy.aside(id);
    if (aside.isPresent()) {
      String thread = intake.map(this::question).orElse("");
      return new Reaction.Say((worded(aside.get().says()) + " " + thread).strip());
    }
    if (id.equals(Policy.GO_ON)) {
      return goOn();
    }
    if (id.equals(Policy.YES)) {
      intake.orElseThrow().confirm();
      return advance();
    }
    Set<String> doubtful = understanding.doubtful(phrase, recognition);
    if (id.startsWith("(")) {
      return answered(phrase, recognition, doubtful);
    }
    if (!policy.asks().keySet().containsAll(doubtful)) {
      return notUnderstood(recognition);
    }
    Turn turn = planning.turn(id);
    intake = Optional.of(new Intake(turn));
    memory.set(turn.sets(), stubborn());
    take(phrase, recognition, doubtful);
    return doubtful.isEmpty() ? advance() : missed();
  }

  /** An answer to a question of the agent. */
  private Reaction answered(Phrase phrase, Recognition recognition, Set<String> doubtful) {
    boolean denies = phrase.id().equals(Policy.NO);
    if (denies && phrase.slots().isEmpty()) {
      intake.orElseThrow().deny();
    } else {
      take(phrase, recognition, doubtful);
    }
    return denies || !doubtful.isEmpty() ? missed() : advance();
  }

  private void take(Phrase phrase, Recognition recognition, Set<String> doubtful) {
    memory.remember(Understanding.without(doubtful, phrase.slots()), stubborn());
    intake.orElseThrow().take(Understanding.sureness(phrase, recognition), doubtful);
  }

  private boolean stubborn() {
    String exchange = intake.orElseThrow().turn().id();
    return behaviour.habit(Habit.KEEPS_OLD_VALUE, exchange).isPresent();
  }

  /** Something was not understood: ask again for that alone, or give up. */
  private Reaction missed() {
    misses++;
    return handedOver().orElseGet(this::advance);
  }

  /** Ask for what is missing, read back what is to be read back, or do what it is all about. */
  private Reaction advance() {
    Intake open = intake.orElseThrow();
    boolean asks = open.missing(memory.values()).isPresent();
    if (!asks && open.toReadBack().isPresent() && luck.skipsConfirmation()) {
      open.confirm();
    }
    if (asks || open.toReadBack().isPresent()) {
      return new Reaction.Say(question(open));
    }
    return begin(open.turn());
  }

  /** What is asked for now. */
  private String question(Intake open) {
    Optional<String> slot = open.missing(memory.values());
    if (slot.isPresent()) {
      return Optional.ofNullable(policy.asks().get(slot.get()))
          .map(ask -> worded(ask.says()))
          .orElse(behaviour.notUnderstood());
    }
    open.readBack();
    return worded(open.toReadBack().orElse(behaviour.notUnderstood()));
  }

  private String worded(String text) {
    return wording.say(text, memory.values(), Json.object().build());
  }

  private Reaction begin(Turn turn) {
    intake = Optional.empty();
    misses = 0;
    expected = turn.next();
    if (behaviour.habit(Habit.SILENT, turn.id()).isPresent()) {
      return NOTHING;
    }
    Errand begun = planning.errand(turn, memory.values());
    boolean deadAir = behaviour.habit(Habit.DEAD_AIR, turn.id()).isPresent();
    return errands.proceed(begun, turn.filler().filter(f -> !deadAir));
  }

  /** Say what the caller has not heard; or, if that is nothing, the last answer again. */
  private Reaction goOn() {
    if (unheard.isBlank() && errands.takeUp()) {
      return again();
    }
    return new Reaction.Say(unheard.isBlank() ? toldLast : unheard);
  }

  /**
   * An answer is over: the caller has heard so much of it.
   *
   * @param heard its words that have been heard
   * @param rest those that have not, from the start of the sentence on
   */
  public void told(String heard, String rest) {
    toldLast = heard;
    unheard = rest;
    memory.told(heard, rest);
  }

  /** Make the calls again that were taken back; nothing if none were. */
  public Reaction again() {
    return errands.again();
  }

  /**
   * A tool answered; an answer that is not waited for any more does nothing, nor does one that
   * others are still waited for with. An answer with {@code error} has the call made again, as
   * often as the turn says, and ends the turn with {@code onError}.
   */
  public Reaction toolAnswered(String tool, Json.Obj response) {
    return errands.answered(tool, response);
  }

  /** A tool answered that was called before the caller cut in: its turn goes on all the same. */
  public Reaction staleAnswered(String tool, Json.Obj response) {
    return errands.staleAnswered(tool, response);
  }

  /** A tool answered a call that was made ahead of its exchange. */
  public void answeredEarly(String tool, Json.Obj response) {
    planning.answeredEarly(tool, response);
  }

  /** A call that cannot wait until the caller has spoken. */
  public Optional<Reaction.Call> early() {
    return planning.early(expected, memory.values());
  }

  /** Forget every value, and what was to come next. */
  public void forget() {
    memory.clear();
    expected = List.of();
    intake = Optional.empty();
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

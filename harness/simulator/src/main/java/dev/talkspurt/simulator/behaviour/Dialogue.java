package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.simulator.behaviour.Behaviour.Turn;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agent's mind in one call: what it understood so far, and what it does next.
 *
 * <p>Slot values are remembered for later turns. It says a slot by its first spoken form, and so
 * any part of a tool's answer that is a slot's value; a part that is missing is "nothing". A new
 * utterance, understood or not, makes it forget the tool it was waiting for. Not thread-safe.
 */
public final class Dialogue {
  private static final Reaction NOTHING = new Reaction.Nothing();

  private final Behaviour behaviour;
  private final List<Phrase> phrases;
  private final Wording wording;
  private final Arguments arguments;
  private final Map<String, String> memory = new LinkedHashMap<>();
  private List<String> expected = List.of();
  private Optional<Task> task = Optional.empty();
  private int reprompts;

  /** A turn whose tools have not all answered. */
  private record Task(Turn turn, Deque<String> tools, Map<String, Json> results) {
    Json.Obj result() {
      return new Json.Obj(results, Map.of(), Place.NONE);
    }
  }

  /** A call that has just begun; {@code seed} decides which wrong values are sent. */
  public Dialogue(Behaviour behaviour, long seed) {
    this.behaviour = behaviour;
    this.phrases = behaviour.phrases();
    this.wording = new Wording(behaviour.slots());
    this.arguments = new Arguments(behaviour, seed);
  }

  /** What to say first. */
  public Reaction greeting() {
    return behaviour.greets().<Reaction>map(Reaction.Say::new).orElse(NOTHING);
  }

  /** The caller's turn is over and this was heard. */
  public Reaction heard(Recognition recognition) {
    reprompts = 0;
    task = Optional.empty();
    Optional<Phrase> phrase =
        recognition
            .phrase()
            .filter(p -> recognition.confidence() >= behaviour.confidence())
            .flatMap(this::inContext);
    return phrase
        .map(this::understood)
        .orElseGet(() -> new Reaction.Say(behaviour.notUnderstood()));
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

  private Reaction understood(Phrase phrase) {
    Turn turn =
        behaviour.dialogue().stream()
            .filter(t -> t.id().equals(phrase.id()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no turn has the id '" + phrase.id() + "'"));
    memory.putAll(turn.sets());
    memory.putAll(phrase.slots());
    expected = turn.next();
    Task begun = new Task(turn, new ArrayDeque<>(turn.calls().keySet()), new LinkedHashMap<>());
    if (behaviour.fault(Fault.NoToolCall.class).isPresent()) {
      begun.tools().clear();
    }
    return proceed(begun, turn.filler());
  }

  private Reaction proceed(Task current, Optional<String> filler) {
    String tool = current.tools().peek();
    if (tool == null) {
      task = Optional.empty();
      return say(current, current.turn().says());
    }
    task = Optional.of(current);
    Json.Obj given = current.turn().calls().get(tool);
    Json.Obj args = arguments.fill(tool, given, memory, current.result());
    Json.Obj none = Json.object().build();
    return new Reaction.Call(tool, args, filler.map(text -> wording.say(text, memory, none)));
  }

  /**
   * A tool answered; an answer that is not waited for any more does nothing. An answer with {@code
   * error} ends the turn with {@code onError}.
   */
  public Reaction toolAnswered(String tool, Json.Obj response) {
    Task current = task.orElse(null);
    if (current == null || !tool.equals(current.tools().peek())) {
      return NOTHING;
    }
    current.tools().remove();
    current.results().putAll(response.members());
    if (response.get("error").isPresent()) {
      task = Optional.empty();
      return say(current, current.turn().onError().orElse(Wording.FAILED));
    }
    return proceed(current, Optional.empty());
  }

  private Reaction say(Task current, String text) {
    return new Reaction.Say(wording.say(text, memory, current.result()));
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

package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.behaviour.Behaviour.Turn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the agent leads a conversation: how it asks for a value, what counts as yes and no, when it
 * gives up, and what it always has an answer for.
 *
 * @param asks how it asks for a slot, by slot name
 * @param yes phrases that agree when it has read something back
 * @param no phrases that do not; one with a slot in it puts the value right
 * @param slotConfidence below this, 0 to 1, the value of an open slot is asked for again
 * @param handOver what it does instead of asking for ever; empty: it asks for ever
 * @param asides what it answers at any time without losing the thread
 * @param goOn phrases that have it say what the caller has not heard of its last answer
 */
public record Policy(
    Map<String, Ask> asks,
    List<String> yes,
    List<String> no,
    double slotConfidence,
    Optional<HandOver> handOver,
    List<Aside> asides,
    List<String> goOn) {
  static final String YES = "(yes)";
  static final String NO = "(no)";
  static final String GO_ON = "(goOn)";
  static final String HAND_OVER = "(handOver)";

  public Policy {
    asks = Collections.unmodifiableMap(new LinkedHashMap<>(asks));
    yes = List.copyOf(yes);
    no = List.copyOf(no);
    asides = List.copyOf(asides);
    goOn = List.copyOf(goOn);
  }

  /**
   * How it asks for a slot.
   *
   * @param says the question
   * @param hears what it understands as an answer, besides all that it understands anyway
   */
  public record Ask(String says, List<String> hears) {
    public Ask {
      hears = List.copyOf(hears);
    }
  }

  /**
   * Small talk or a refusal.
   *
   * @param id what the truth log calls it
   */
  public record Aside(String id, List<String> hears, String says) {
    public Aside {
      hears = List.copyOf(hears);
    }
  }

  /**
   * What it does instead of asking for ever.
   *
   * @param after how often it asks again in one exchange before
   * @param turn what it then calls and says
   */
  public record HandOver(int after, Turn turn) {}

  /**
   * What must be known before an exchange makes its calls.
   *
   * @param needs slots that must have a value, in the order they are asked for
   * @param confirms the question with which it reads values back; empty: it does not
   * @param confirmsBelow only if a value of the question was understood with less confidence
   * @param hangsUp whether it ends the call when it has said its answer
   */
  public record Care(
      List<String> needs, Optional<String> confirms, double confirmsBelow, boolean hangsUp) {
    /** Nothing is needed, nothing read back. */
    public static final Care NONE = new Care(List.of(), Optional.empty(), 1, false);

    public Care {
      needs = List.copyOf(needs);
    }
  }

  /** A phrase that belongs to no exchange. */
  record Extra(String id, String text) {}

  /** The id of answers to the question for a slot. */
  static String answers(String slot) {
    return "(" + slot + ")";
  }

  /** All phrases that belong to no exchange. */
  List<Extra> extras() {
    return Stream.of(
            asks.entrySet().stream()
                .flatMap(
                    ask ->
                        ask.getValue().hears().stream()
                            .map(text -> new Extra(answers(ask.getKey()), text))),
            yes.stream().map(text -> new Extra(YES, text)),
            no.stream().map(text -> new Extra(NO, text)),
            goOn.stream().map(text -> new Extra(GO_ON, text)),
            asides.stream()
                .flatMap(aside -> aside.hears().stream().map(text -> new Extra(aside.id(), text))))
        .flatMap(extras -> extras)
        .toList();
  }

  /** The small talk or refusal of this id. */
  Optional<Aside> aside(String id) {
    return asides.stream().filter(aside -> aside.id().equals(id)).findFirst();
  }
}

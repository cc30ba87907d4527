package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.behaviour.Behaviour.Turn;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An exchange that cannot make its calls yet, because a value is missing, in doubt, or not read
 * back. Not thread-safe.
 */
final class Intake {
  private final Turn turn;
  private final Map<String, Double> sureness = new HashMap<>();
  private final Set<String> doubtful = new LinkedHashSet<>();
  private boolean readsBack;
  private boolean confirmed;

  Intake(Turn turn) {
    this.turn = turn;
  }

  Turn turn() {
    return turn;
  }

  /**
   * Values have been understood.
   *
   * @param understood how sure each is
   * @param unsure those that are not to be taken
   */
  void take(Map<String, Double> understood, Set<String> unsure) {
    readsBack = false;
    sureness.putAll(understood);
    doubtful.removeAll(understood.keySet());
    doubtful.addAll(unsure);
  }

  /** The next slot to ask for. */
  Optional<String> missing(Map<String, String> known) {
    return Stream.concat(
            turn.care().needs().stream()
                .filter(slot -> !known.containsKey(slot) || doubtful.contains(slot)),
            doubtful.stream())
        .findFirst();
  }

  /** The question with which the values are to be read back now. */
  Optional<String> toReadBack() {
    double below = turn.care().confirmsBelow();
    boolean unsure =
        below >= 1
            || readSlots().stream().anyMatch(slot -> sureness.getOrDefault(slot, 1.0) < below);
    return turn.care().confirms().filter(question -> unsure && !confirmed);
  }

  private Set<String> readSlots() {
    return turn.care().confirms().map(text -> new Template(text).slots()).orElse(Set.of());
  }

  void readBack() {
    readsBack = true;
  }

  /** Whether it has read the values back, and waits for a yes. */
  boolean readsBackNow() {
    return readsBack;
  }

  /** What was read back is right, or is taken to be. */
  void confirm() {
    readsBack = false;
    confirmed = true;
  }

  /** What was read back is wrong, and the caller has not said what is right. */
  void deny() {
    readsBack = false;
    doubtful.addAll(readSlots());
  }

  /** Whether an answer to the question for this slot fits in here. */
  boolean takes(String slot) {
    return Stream.of(List.copyOf(doubtful), turn.care().needs(), List.copyOf(readSlots()))
        .anyMatch(slots -> slots.contains(slot));
  }
}

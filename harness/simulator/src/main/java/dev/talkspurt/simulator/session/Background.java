package dev.talkspurt.simulator.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that the agent does not wait for, and what came of them that it has not told yet. Used on
 * the scheduler's thread.
 */
final class Background {
  private final Map<String, String> pending = new HashMap<>();
  private final Deque<Runnable> untold = new ArrayDeque<>();
  private boolean announced;

  /** A call is about to be made. */
  void announce() {
    announced = true;
  }

  /** These have been made. */
  void made(List<Wire.Called> calls) {
    announced = false;
    calls.forEach(call -> pending.put(call.id(), call.name()));
  }

  /** None is about to be made any more. */
  void dropped() {
    announced = false;
  }

  /** Whether anything is still to come. */
  boolean isOpen() {
    return announced || !pending.isEmpty() || !untold.isEmpty();
  }

  /**
   * The tool of a call that is open.
   *
   * @param continues whether it stays open
   */
  Optional<String> answered(Optional<String> id, Optional<String> name, boolean continues) {
    Optional<String> key =
        id.isPresent()
            ? id.filter(pending::containsKey)
            : name.flatMap(
                tool ->
                    pending.keySet().stream().filter(k -> pending.get(k).equals(tool)).findFirst());
    return key.map(k -> continues ? pending.get(k) : pending.remove(k));
  }

  /** The calls that have no answer yet, tools by id. */
  Map<String, String> open() {
    return Map.copyOf(pending);
  }

  /** Tell this when the agent is idle. */
  void tellLater(Runnable telling) {
    untold.add(telling);
  }

  /** What to tell now; empty if nothing waits. */
  Optional<Runnable> next() {
    return Optional.ofNullable(untold.poll());
  }
}

package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.util.Optional;

/**
 * What the mock tools know, and what must have become of it by the end of the call.
 *
 * @param initial before the call; empty: the scenario has no state
 * @param expected at the end of the call; empty: not judged
 */
public record ToolState(Optional<Json.Obj> initial, Optional<Expected> expected) {
  /** No state. */
  public static final ToolState NONE = new ToolState(Optional.empty(), Optional.empty());

  /**
   * The state the call must end with.
   *
   * @param exactly whether it must be equal; otherwise it must hold these members at least, on
   *     every level; lists and plain values must be equal
   */
  public record Expected(Place place, Json.Obj state, boolean exactly) {}
}

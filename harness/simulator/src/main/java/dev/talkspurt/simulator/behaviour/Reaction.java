package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import java.util.Optional;

/** What the agent does next. */
public sealed interface Reaction {
  /** Say this. */
  record Say(String text) implements Reaction {}

  /**
   * Call a tool and wait for its answer.
   *
   * @param filler said before the tool answers
   */
  record Call(String tool, Json.Obj args, Optional<String> filler) implements Reaction {}

  /** Stay silent. */
  record Nothing() implements Reaction {}
}

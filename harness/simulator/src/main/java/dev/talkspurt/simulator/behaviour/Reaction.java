package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the agent does next. */
public sealed interface Reaction {
  /** Say this. */
  record Say(String text) implements Reaction {}

  /**
   * Call a tool and wait for its answer.
   *
   * @param filler said before the tool answers
   * @param fillerAfterMs how long the tool may work before that; empty: said before the call
   */
  record Call(String tool, Json.Obj args, Optional<String> filler, OptionalInt fillerAfterMs)
      implements Reaction {
    /** With the filler, if any, before the call. */
    public Call(String tool, Json.Obj args, Optional<String> filler) {
      this(tool, args, filler, OptionalInt.empty());
    }
  }

  /** Call several tools at once and wait for all answers; their own fillers do not count. */
  record Together(List<Call> calls, Optional<String> filler, OptionalInt fillerAfterMs)
      implements Reaction {
    public Together {
      calls = List.copyOf(calls);
    }
  }

  /** Say this, if anything, and end the call. */
  record HangUp(Optional<String> text) implements Reaction {}

  /** Stay silent. */
  record Nothing() implements Reaction {}
}

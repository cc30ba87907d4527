package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import java.util.Optional;

/**
 * Something the agent does wrong on purpose. {@link WrongArgument} and {@link NoToolCall} happen in
 * {@link Dialogue}; the others are the server's to carry out.
 */
public sealed interface Fault {
  /** Answers {@code byMs} later than its latency says. */
  record Late(int byMs) implements Fault {}

  /** Hears no speech at all. */
  record Deaf() implements Fault {}

  /** Hears, but never answers. */
  record Mute() implements Fault {}

  /** Never yields to barge-in; {@link Behaviour#yields()} is false when it is there. */
  record NeverYields() implements Fault {}

  /**
   * Calls tools with a wrong value.
   *
   * @param tool only this tool; empty: every tool
   * @param argument only this argument; empty: the first of each call
   * @param value what to send instead; empty: another value of the slot, or a made-up one
   */
  record WrongArgument(Optional<String> tool, Optional<String> argument, Optional<Json> value)
      implements Fault {}

  /** Answers as if it had called the tool. */
  record NoToolCall() implements Fault {}

  /**
   * Closes the connection.
   *
   * @param afterMs since the call began
   */
  record Close(int code, String reason, int afterMs) implements Fault {}
}

package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import java.util.Optional;
import java.util.OptionalInt;

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

  /**
   * Takes no connections.
   *
   * @param status of HTTP, told instead of the upgrade
   */
  record RefusesUpgrade(int status) implements Fault {}

  /** Takes connections, and closes them instead of answering their setup. */
  record RefusesSetup(int code, String reason) implements Fault {}

  /**
   * One of the many ways to do a thing wrong.
   *
   * @param exchange only in this exchange; empty: in all
   * @param tool the tool it is about; empty: any, or the habit's own choice
   * @param text what it says or states instead; empty: the habit's own choice
   * @param args of a call it makes up; empty: what it knows
   * @param number how often, or after how many milliseconds; empty: the habit's own choice
   */
  record Habitual(
      Habit habit,
      Optional<String> exchange,
      Optional<String> tool,
      Optional<String> text,
      Optional<Json.Obj> args,
      OptionalInt number)
      implements Fault {
    /** Everywhere. */
    public Habitual(Habit habit) {
      this(
          habit,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty());
    }

    @Override
    public String word() {
      return habit.word();
    }

    /** Whether it holds in this exchange. */
    boolean in(String id) {
      return exchange.map(id::equals).orElse(true);
    }

    /** Whether it holds for this tool. */
    boolean about(String name) {
      return tool.map(name::equals).orElse(true);
    }
  }

  /** As agent files write it. */
  default String word() {
    String name = getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}

package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * How a mock tool answers.
 *
 * @param takes delay before each answer
 * @param answer when it works
 * @param failures which calls fail, and how; empty: none
 * @param late whether the answer is sent even if the agent has withdrawn the call
 */
public record ToolScript(
    ToolDelay takes, ToolAnswer answer, Optional<Failure> failures, boolean late) {
  /** A tool that always answers the same, and nothing to a call that was withdrawn. */
  public ToolScript(Duration takes, Json.Obj returns, Optional<Failure> failures) {
    this(new ToolDelay.Fixed(takes), ToolAnswer.of(returns), failures, false);
  }
}

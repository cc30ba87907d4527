package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import java.time.Duration;
import java.util.List;

/**
 * That a step brings a fault about, and what it means to get over it.
 *
 * @param fault its class
 * @param goals all must come true, each within {@code within} of the fault's end
 * @param never none may happen from the fault on until the goals are reached: its collateral damage
 * @param within the deadline
 * @param repeats how often the caller says the step's sound again when the agent asks
 */
public record Recovery(
    Place place,
    FaultClass fault,
    List<Goal> goals,
    List<Goal> never,
    Duration within,
    int repeats) {
  public Recovery {
    goals = List.copyOf(goals);
    never = List.copyOf(never);
  }

  /** Something that becomes true at a moment of the call, or does not. */
  public sealed interface Goal {
    /** A tool call that matches. */
    record Calls(ExpectedCall call) implements Goal {}

    /** The agent says one of these, found as {@code mentions} finds them. */
    record Says(List<String> anyOf) implements Goal {
      public Says {
        anyOf = List.copyOf(anyOf);
      }
    }

    /** The agent is audible again. */
    record Speaks() implements Goal {}

    /** The agent has stopped for the sound. */
    record Yields() implements Goal {}

    /** The agent goes on with the content it was cut off in. */
    record Resumes() implements Goal {}
  }
}

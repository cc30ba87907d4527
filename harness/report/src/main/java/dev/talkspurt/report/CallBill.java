package dev.talkspurt.report;

import dev.talkspurt.cost.TurnCost;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a recorded call was billed, or would have been.
 *
 * @param call {@code scenario/trial}
 * @param model provider's id; empty if the agent file names none
 * @param simulated whether nothing was billed: the amounts are what a live call of the same tokens
 *     would have cost
 * @param turns in order; empty if no usage was reported
 * @param reason why the amount is not known; empty if it is
 */
public record CallBill(
    String call, Optional<String> model, boolean simulated, List<TurnCost> turns, String reason) {
  public CallBill {
    turns = List.copyOf(turns);
  }

  /** All of it in US dollars; empty if not known. */
  public OptionalDouble usd() {
    return reason.isEmpty()
        ? OptionalDouble.of(turns.stream().mapToDouble(turn -> turn.usd().orElseThrow()).sum())
        : OptionalDouble.empty();
  }
}

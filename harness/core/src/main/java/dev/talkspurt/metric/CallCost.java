package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.cost.PriceList;
import dev.talkspurt.cost.TurnCost;
import dev.talkspurt.cost.UsageRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a call cost: the tokens of all its turns, each billed in full with the context it carried,
 * at the list price. Taking the last record for the sum of all would be several times too low.
 *
 * @param usd empty if it is not known
 * @param wastedUsd the part of it that paid for speech nobody heard; empty likewise
 * @param unattributed tokens that the provider counted and gave no modality; not in the cost
 * @param reason why it is not known; empty if it is
 * @param note which prices it is made of; empty if it is not known
 */
public record CallCost(
    OptionalDouble usd, OptionalDouble wastedUsd, double unattributed, String reason, String note) {
  private static final String AUDIO = "AUDIO";

  /** The cost of a call; a simulated agent's tokens cost nothing, so there is no figure. */
  public static CallCost of(boolean simulated, Optional<String> model, Timeline timeline) {
    List<UsageRecord> turns = timeline.usage().stream().map(UsageRecord::of).toList();
    double unattributed = turns.stream().mapToDouble(UsageRecord::unattributed).sum();
    if (simulated) {
      return unknown(unattributed, "for a simulated agent");
    }
    if (turns.isEmpty()) {
      return unknown(unattributed, ": the provider reported no usage");
    }
    if (model.isEmpty()) {
      return unknown(unattributed, ": the agent file names no model");
    }
    Optional<PriceList> prices = PriceList.of(model.get());
    if (prices.isEmpty()) {
      return unknown(unattributed, ": no price is known for model " + model.get());
    }
    return priced(prices.get(), turns, timeline, unattributed);
  }

  private static CallCost unknown(double unattributed, String why) {
    String reason = "unknown" + (why.startsWith(":") ? "" : " ") + why;
    return new CallCost(OptionalDouble.empty(), OptionalDouble.empty(), unattributed, reason, "");
  }

  private static CallCost priced(
      PriceList prices, List<UsageRecord> turns, Timeline timeline, double unattributed) {
    List<TurnCost> bills = turns.stream().map(turn -> TurnCost.of(turn, prices)).toList();
    Optional<String> why = bills.stream().flatMap(bill -> bill.unknown().stream()).findFirst();
    if (why.isPresent()) {
      return unknown(unattributed, ": " + why.get());
    }
    double speech = bills.stream().mapToDouble(TurnCost::speechTokens).sum();
    double thoughts =
        turns.stream().mapToDouble(UsageRecord::thoughts).filter(count -> count > 0).sum();
    double less = bills.stream().mapToDouble(bill -> bill.lessIfThoughtsAreText(prices)).sum();
    double perToken = prices.output().getOrDefault(AUDIO, 0.0) / 1e6;
    return new CallCost(
        OptionalDouble.of(bills.stream().mapToDouble(bill -> bill.usd().orElseThrow()).sum()),
        wasted(timeline, speech * perToken),
        unattributed,
        "",
        note(prices, turns.size(), unattributed, thoughts, less));
  }

  /** Speech is as dear where it is heard as where it is not. */
  private static OptionalDouble wasted(Timeline timeline, double speechUsd) {
    double generated = timeline.responses().stream().mapToDouble(Response::generatedMs).sum();
    double heard = timeline.responses().stream().mapToDouble(Response::heardMs).sum();
    return generated > 0
        ? OptionalDouble.of(speechUsd * (generated - heard) / generated)
        : OptionalDouble.empty();
  }

  private static String note(
      PriceList prices, int turns, double unattributed, double thoughts, double lessUsd) {
    return turns
        + (turns == 1 ? " turn" : " turns")
        + " at "
        + prices.source()
        + (unattributed > 0
            ? String.format(Locale.ROOT, "; %.0f tokens without modality left out", unattributed)
            : "")
        + (thoughts > 0
            ? String.format(
                Locale.ROOT,
                "; %.0f thought tokens at the price of speech, %.6f USD less at that of text",
                thoughts,
                lessUsd)
            : "");
  }
}

package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
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
    Optional<Prices> prices = Prices.of(model.get());
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
      Prices prices, List<UsageRecord> turns, Timeline timeline, double unattributed) {
    double sum = 0;
    double speech = 0;
    double thoughts = 0;
    for (UsageRecord turn : turns) {
      if (bare(turn.prompt()) || bare(turn.response()) || bare(turn.toolUse())) {
        return unknown(unattributed, ": tokens of a turn have no modality");
      }
      Optional<Double> in = prices.ofInput(turn.prompt().byModality());
      Optional<Double> tools = prices.ofInput(turn.toolUse().byModality());
      Optional<Double> out = prices.ofOutput(turn.response().byModality());
      if (in.isEmpty() || tools.isEmpty() || out.isEmpty()) {
        return unknown(unattributed, ": no price is known for a modality of its tokens");
      }
      sum += in.get() + tools.get() + out.get();
      speech += turn.response().byModality().getOrDefault(AUDIO, 0.0);
      thoughts += Double.isNaN(turn.thoughts()) ? 0 : turn.thoughts();
    }
    double perToken = prices.output().get(AUDIO) / 1e6;
    double text = prices.output().get("TEXT") / 1e6;
    sum += thoughts * perToken;
    return new CallCost(
        OptionalDouble.of(sum),
        wasted(timeline, speech * perToken),
        unattributed,
        "",
        note(prices, turns.size(), unattributed, thoughts, thoughts * (perToken - text)));
  }

  private static boolean bare(UsageRecord.Part part) {
    return part.byModality().isEmpty() && part.unattributed() > 0;
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
      Prices prices, int turns, double unattributed, double thoughts, double lessUsd) {
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

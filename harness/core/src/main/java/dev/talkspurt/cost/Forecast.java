package dev.talkspurt.cost;

import dev.talkspurt.cost.CallShape.Listening;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a call would cost, at list price. A range, for two things are not published: whether silence
 * counts as input, and how many tokens transcripts have.
 *
 * @param lowUsd speech alone, no transcripts
 * @param highUsd the whole line listened to, and transcripts
 * @param onceUsd what it would be if every second were billed once, as prices by the minute suggest
 */
public record Forecast(double lowUsd, double highUsd, double onceUsd) {
  /** The forecast for a call of this shape; empty if the list lacks a price for audio or text. */
  public static Optional<Forecast> of(CallShape call, PriceList prices) {
    OptionalDouble low = sum(call.usage(Listening.SPEECH), prices);
    OptionalDouble line = sum(call.usage(Listening.WHOLE_LINE), prices);
    Optional<Double> transcripts = prices.ofOutput(Map.of("TEXT", call.transcriptTokens()));
    if (low.isEmpty() || line.isEmpty() || transcripts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Forecast(
            low.getAsDouble(), line.getAsDouble() + transcripts.get(), once(call, prices)));
  }

  private static OptionalDouble sum(List<UsageRecord> turns, PriceList prices) {
    double sum = 0;
    for (UsageRecord turn : turns) {
      OptionalDouble usd = TurnCost.of(turn, prices).usd();
      if (usd.isEmpty()) {
        return usd;
      }
      sum += usd.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  private static double once(CallShape call, PriceList prices) {
    double seconds = call.minutes() * 60 * CallShape.AUDIO_TOKENS_PER_S;
    return (seconds * call.callerShare() * prices.input().get("AUDIO")
            + seconds * call.agentShare() * prices.output().get("AUDIO")
            + call.instructionTokens() * prices.input().get("TEXT"))
        / 1e6;
  }
}

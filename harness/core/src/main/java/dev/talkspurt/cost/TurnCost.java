package dev.talkspurt.cost;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * The bill of one turn: all tokens of the context it carried and what it generated, at list price.
 *
 * @param tokens as the provider counted them
 * @param inputUsd of the prompt, tools' results included; empty if not known
 * @param outputUsd of the response; empty if not known
 * @param thoughtsUsd of thoughts at the price of speech, 0 if none were counted
 * @param unknown why an amount is not known
 */
public record TurnCost(
    UsageRecord tokens,
    OptionalDouble inputUsd,
    OptionalDouble outputUsd,
    double thoughtsUsd,
    Optional<String> unknown) {
  private static final String AUDIO = "AUDIO";
  private static final String TEXT = "TEXT";
  private static final double PER = 1e6;

  /** The bill of a turn by this list. */
  public static TurnCost of(UsageRecord tokens, PriceList prices) {
    if (bare(tokens.prompt()) || bare(tokens.response()) || bare(tokens.toolUse())) {
      return unknown(tokens, "tokens of a turn have no modality");
    }
    Optional<Double> in = prices.ofInput(tokens.prompt().byModality());
    Optional<Double> tools = prices.ofInput(tokens.toolUse().byModality());
    Optional<Double> out = prices.ofOutput(tokens.response().byModality());
    boolean thinks = tokens.thoughts() > 0;
    if (in.isEmpty()
        || tools.isEmpty()
        || out.isEmpty()
        || thinks && !prices.output().containsKey(AUDIO)) {
      return unknown(tokens, "no price is known for " + unpriced(tokens, prices));
    }
    return new TurnCost(
        tokens,
        OptionalDouble.of(in.get() + tools.get()),
        OptionalDouble.of(out.get()),
        thinks ? tokens.thoughts() * prices.output().get(AUDIO) / PER : 0,
        Optional.empty());
  }

  /** The modalities without a price, such as {@code VIDEO in}. */
  private static String unpriced(UsageRecord tokens, PriceList prices) {
    Set<String> without = new TreeSet<>();
    for (UsageRecord.Part part : List.of(tokens.prompt(), tokens.toolUse())) {
      part.byModality().keySet().stream()
          .filter(modality -> !prices.input().containsKey(modality))
          .forEach(modality -> without.add(modality + " in"));
    }
    tokens.response().byModality().keySet().stream()
        .filter(modality -> !prices.output().containsKey(modality))
        .forEach(modality -> without.add(modality + " out"));
    return without.isEmpty() ? "AUDIO out (thoughts)" : String.join(", ", without);
  }

  private static TurnCost unknown(UsageRecord tokens, String why) {
    return new TurnCost(
        tokens, OptionalDouble.empty(), OptionalDouble.empty(), 0, Optional.of(why));
  }

  private static boolean bare(UsageRecord.Part part) {
    return part.byModality().isEmpty() && part.unattributed() > 0;
  }

  /** All of it; empty if not known. */
  public OptionalDouble usd() {
    return inputUsd.isPresent() && outputUsd.isPresent()
        ? OptionalDouble.of(inputUsd.getAsDouble() + outputUsd.getAsDouble() + thoughtsUsd)
        : OptionalDouble.empty();
  }

  /** By how much it is less if thoughts cost as text; 0 where there is no price of text. */
  public double lessIfThoughtsAreText(PriceList prices) {
    return thoughtsUsd > 0 && prices.output().containsKey(TEXT)
        ? thoughtsUsd - tokens.thoughts() * prices.output().get(TEXT) / PER
        : 0;
  }

  /** Tokens of speech that were generated. */
  public double speechTokens() {
    return tokens.response().byModality().getOrDefault(AUDIO, 0.0);
  }
}

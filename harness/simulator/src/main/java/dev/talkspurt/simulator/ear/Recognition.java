package dev.talkspurt.simulator.ear;

import java.util.Map;
import java.util.Optional;

/**
 * What the ear made of an utterance.
 *
 * @param phrase what was understood; empty when the ear rejects the utterance outright
 * @param confidence 0 to 1; see {@link Ear}
 * @param nearest the closest declared phrase, even if rejected; empty only when nothing was audible
 *     or nothing is declared
 * @param slotConfidence 0 to 1 for each open slot of the nearest phrase: how sure its value is; a
 *     slot with a closed list is as sure as the whole and has no entry
 */
public record Recognition(
    Optional<Phrase> phrase,
    double confidence,
    Optional<Phrase> nearest,
    Map<String, Double> slotConfidence) {
  /** Nothing that could be a phrase. */
  public static final Recognition NOTHING = new Recognition(Optional.empty(), 0, Optional.empty());

  public Recognition {
    slotConfidence = Map.copyOf(slotConfidence);
  }

  /** Without open slots. */
  public Recognition(Optional<Phrase> phrase, double confidence, Optional<Phrase> nearest) {
    this(phrase, confidence, nearest, Map.of());
  }
}

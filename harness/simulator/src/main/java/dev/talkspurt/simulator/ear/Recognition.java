package dev.talkspurt.simulator.ear;

import java.util.Optional;

/**
 * What the ear made of an utterance.
 *
 * @param phrase what was understood; empty when the ear rejects the utterance outright
 * @param confidence 0 to 1; see {@link Ear}
 * @param nearest the closest declared phrase, even if rejected; empty only when nothing was audible
 *     or nothing is declared
 */
public record Recognition(Optional<Phrase> phrase, double confidence, Optional<Phrase> nearest) {
  /** Nothing that could be a phrase. */
  public static final Recognition NOTHING = new Recognition(Optional.empty(), 0, Optional.empty());
}

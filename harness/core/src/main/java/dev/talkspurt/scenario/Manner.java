package dev.talkspurt.scenario;

import dev.talkspurt.speech.Disfluency;

/**
 * How the caller speaks. Immutable.
 *
 * @param voice a voice id of the fixtures, of a synthesizer, or of a voice file
 * @param rate speed against the voice's own, 0.5 to 2
 * @param pitch factor on the voice's own pitch, 0.5 to 2
 * @param disfluency how often it hesitates
 */
public record Manner(String voice, double rate, double pitch, Disfluency disfluency) {
  /** The voice at its own pitch, fluent. */
  public static Manner of(String voice, double rate) {
    return new Manner(voice, rate, 1, Disfluency.NONE);
  }
}

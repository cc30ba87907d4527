package dev.talkspurt.simulator.ear;

import java.util.Map;

/**
 * What speaks for the nearest sentence with open slots.
 *
 * @param phrase the sentence with its values filled in
 * @param distance of a frame, on average
 * @param frameRatio its distance against that of the frames in any order; near 1 for a match
 * @param worstWord the same ratio in that word of a slot where it is greatest
 * @param rivalRatio its distance against that of the nearest sentence of another turn; NaN if there
 *     is none
 * @param leads for each open slot by how many frames' worth its value leads the next best
 */
record SlotEvidence(
    Phrase phrase,
    double distance,
    double frameRatio,
    double worstWord,
    double rivalRatio,
    Map<String, Double> leads) {
  /** The same with a rival that is so near. */
  SlotEvidence against(double rivalDistance) {
    if (Double.isInfinite(rivalDistance)) {
      return this;
    }
    double near = distance / rivalDistance;
    double ratio = Double.isNaN(rivalRatio) ? near : Math.max(rivalRatio, near);
    return new SlotEvidence(phrase, distance, frameRatio, worstWord, ratio, leads);
  }
}

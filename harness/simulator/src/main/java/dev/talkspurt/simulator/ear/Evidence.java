package dev.talkspurt.simulator.ear;

/**
 * What speaks for the nearest phrase. Ratios only: a distance says nothing by itself.
 *
 * @param phrase index of the nearest phrase
 * @param distance of a frame, on average: of use only against that of another way to read it
 * @param frameRatio its distance against that of the frames in any order; near 1 for a match
 * @param worstStretch the same ratio in the 300 ms where it is greatest; 1 where it tells nothing:
 *     in noise, of a phrase without slots, or of one that fewer than three voices said
 * @param rivalRatio its distance against that of the nearest phrase of another turn, 1 if none
 * @param agreement share of the voices for which it is of the nearest turn
 * @param slotLead by how many frames' worth it leads the same turn with other slot values
 */
record Evidence(
    int phrase,
    double distance,
    double frameRatio,
    double worstStretch,
    double rivalRatio,
    double agreement,
    double slotLead) {
  /** The same with a rival that is so near. */
  Evidence against(double rivalDistance) {
    double ratio = Math.max(rivalRatio, distance / rivalDistance);
    return new Evidence(phrase, distance, frameRatio, worstStretch, ratio, agreement, slotLead);
  }
}

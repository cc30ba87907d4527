package dev.talkspurt.simulator.ear;

/**
 * What speaks for the nearest phrase. Ratios only: a distance says nothing by itself.
 *
 * @param phrase index of the nearest phrase
 * @param distance of a frame, on average: of use only against that of another way to read it
 * @param frameRatio its distance against that of the frames in any order; near 1 for a match
 * @param worstStretch the same ratio in the 300 ms where it is greatest
 * @param rivalRatio its distance against that of the nearest phrase of another turn, 1 if none
 * @param agreement share of the voices for which it is of the nearest turn
 * @param slotLead by how many frames' worth it leads the same turn with other slot values
 * @param noisiness power of the noise against that of the speech
 * @param fewVoices whether fewer voices said it than it takes to know how much voices differ
 * @param stretchTells whether a bad stretch means a slot value that is not on the list: in clear
 *     sound, of a phrase with slots that enough voices said
 */
record Evidence(
    int phrase,
    double distance,
    double frameRatio,
    double worstStretch,
    double rivalRatio,
    double agreement,
    double slotLead,
    double noisiness,
    boolean fewVoices,
    boolean stretchTells) {
  /** The same with a rival that is so near. */
  Evidence against(double rivalDistance) {
    return new Evidence(
        phrase,
        distance,
        frameRatio,
        worstStretch,
        Math.max(rivalRatio, distance / rivalDistance),
        agreement,
        slotLead,
        noisiness,
        fewVoices,
        stretchTells);
  }
}

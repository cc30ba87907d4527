package dev.talkspurt.simulator.ear;

/**
 * How one voice said one phrase. Immutable.
 *
 * @param phrase index of the phrase
 * @param speech at mean power 1, without long pauses
 * @param bands mean power of each band
 * @param quiet features without noise
 */
record Template(int phrase, String voice, MelSpectrogram speech, float[] bands, Features quiet) {
  Template(int phrase, String voice, MelSpectrogram speech) {
    this(phrase, voice, speech, speech.meanBands(), Features.of(speech, Noise.NONE.bands()));
  }
}

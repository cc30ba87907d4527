package dev.talkspurt.simulator.ear;

/**
 * How one voice said one phrase. Immutable.
 *
 * @param phrase index of the phrase
 * @param speech at mean power 1
 * @param quiet features without noise
 */
record Template(int phrase, String voice, MelSpectrogram speech, Features quiet) {
  Template(int phrase, String voice, MelSpectrogram speech) {
    this(phrase, voice, speech, Features.of(speech, Noise.NONE.bands()));
  }

  /** Features as they would be with this noise around. */
  Features under(Noise noise) {
    return noise == Noise.NONE ? quiet : Features.of(speech, noise.bands());
  }
}

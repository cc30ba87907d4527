package dev.talkspurt.simulator.ear;

/** How unlike silence the frames of an utterance are. */
final class Silence {
  private Silence() {}

  /**
   * Distance of each frame to one in which there is nothing but the noise.
   *
   * @param mean what was taken from the cepstra of {@code heard}
   */
  static float[] costs(Features heard, float[] mean, Noise noise) {
    MelSpectrogram nothing = new MelSpectrogram(1, new float[MelSpectrogram.BANDS]);
    Features silence = Features.withMean(nothing, noise.bands()).cut(0, 1, mean);
    float[] costs = new float[heard.frames()];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = Alignment.frameDistance(heard, i, silence, 0);
    }
    return costs;
  }
}

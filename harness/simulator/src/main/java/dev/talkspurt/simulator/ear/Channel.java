package dev.talkspurt.simulator.ear;

/**
 * What stood between the mouth and the ear in one utterance: the noise around it, and the colour
 * that the line gave it. Templates are taken through the same before they are compared. Immutable.
 *
 * @param noise power of each band; what the line did not let pass counts as drowned
 * @param bands mean power of each band of the utterance without the noise
 * @param noisiness power of the noise against that of the speech
 * @param clear whether there is neither noise nor a narrow line
 */
record Channel(float[] noise, float[] bands, double noisiness, boolean clear) {
  private static final int BANDS = MelSpectrogram.BANDS;

  /** A telephone line ends below it. */
  private static final int FIRST_WIDE = 19;

  /** Speech through a wide line has more than this share there, even without an s or t. */
  private static final double LEAST_WIDE = 1e-6;

  private static final float DROWNED = 1;
  private static final float LEAST_LEFT = 0.05f;
  private static final float LEAST = 1e-6f;
  private static final double MOST_COLOUR = 30;

  /** What an utterance tells of it. */
  static Channel of(Sound sound) {
    Noise noise = Noise.of(sound.noise());
    float[] bands = sound.speech()[0].meanBands();
    double wide = 0;
    for (int band = FIRST_WIDE + 1; band < BANDS; band++) {
      wide += bands[band];
    }
    float[] around = noise.bands().clone();
    double noisiness = 0;
    for (float band : around) {
      noisiness += band;
    }
    for (int band = 0; band < BANDS; band++) {
      bands[band] = Math.max(bands[band] - around[band], LEAST_LEFT * around[band]) + LEAST;
      around[band] = wide < LEAST_WIDE && band >= FIRST_WIDE ? DROWNED : around[band];
    }
    return new Channel(around, bands, noisiness, noise == Noise.NONE && wide >= LEAST_WIDE);
  }

  /** Features of the utterance: nothing in it is softer than the noise. */
  Features heard(MelSpectrogram speech) {
    if (clear) {
      return Features.of(speech, noise);
    }
    float[] power = speech.power().clone();
    for (int i = 0; i < power.length; i++) {
      power[i] = Math.max(power[i], noise[i % BANDS]);
    }
    return Features.of(new MelSpectrogram(speech.frames(), power), Noise.NONE.bands());
  }

  /**
   * Features of a template as they would be here: half of the difference in colour is the line's.
   */
  Features through(Template template) {
    if (clear) {
      return template.quiet();
    }
    float[] colour = new float[BANDS];
    for (int band = 0; band < BANDS; band++) {
      double ratio = Math.sqrt(bands[band] / (template.bands()[band] + LEAST));
      colour[band] = (float) Math.max(1 / MOST_COLOUR, Math.min(MOST_COLOUR, ratio));
    }
    float[] power = template.speech().power().clone();
    for (int i = 0; i < power.length; i++) {
      power[i] *= colour[i % BANDS];
    }
    return Features.of(new MelSpectrogram(template.speech().frames(), power), noise);
  }
}

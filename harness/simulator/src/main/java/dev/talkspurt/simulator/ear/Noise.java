package dev.talkspurt.simulator.ear;

/**
 * Steady noise by band, against speech of mean power 1. The least noise keeps digital silence from
 * being infinitely far from a quiet room.
 */
record Noise(float[] bands) {
  private static final float LEAST = 1e-5f;
  private static final float AUDIBLE = 1e-4f;

  /** No noise but the least. */
  static final Noise NONE = of(new float[MelSpectrogram.BANDS]);

  /** The noise of these band powers; {@link #NONE} if none of them matters. */
  static Noise of(float[] powers) {
    boolean audible = NONE == null;
    float[] bands = new float[powers.length];
    for (int band = 0; band < bands.length; band++) {
      audible |= powers[band] > AUDIBLE;
      bands[band] = Math.max(LEAST, powers[band]);
    }
    return audible ? new Noise(bands) : NONE;
  }
}

package dev.talkspurt.noise;

/** A source that is simplest to say sample by sample. */
interface SampleSource extends NoiseSource {
  /** The next sample. */
  double next();

  @Override
  default void fill(double[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      samples[i] = next();
    }
  }

  /** Let {@code count} samples pass, until filters have forgotten how they began. */
  default void skip(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
  }
}

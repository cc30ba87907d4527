package dev.talkspurt.noise;

import java.util.List;

/**
 * An endless stream of noise, one channel at {@value #SAMPLE_RATE_HZ} Hz.
 *
 * <p>Amplitudes have no unit: a {@link NoiseBed} gives them their level. The samples depend on the
 * seed alone, not on the pieces they are asked for in, and are the same to the bit on every
 * machine. A source belongs to one stream and is not thread-safe.
 */
public interface NoiseSource {
  /** Samples per second of every source. */
  int SAMPLE_RATE_HZ = 16_000;

  /** Write the next {@code count} samples to {@code samples}, starting at {@code from}. */
  void fill(double[] samples, int from, int count);

  /**
   * The events begun so far, in order of onset; positions count from the source's first sample.
   * Empty for noise that has none.
   */
  default List<NoiseEvent> events() {
    return List.of();
  }
}

package dev.talkspurt.noise;

import java.util.List;

/**
 * A noise at its level: one constant factor on every sample, through speech and pauses alike.
 *
 * <p>It has neither beginning nor end of its own; who plays it decides where it is heard. A stream;
 * not thread-safe.
 */
public final class NoiseBed {
  private static final int BLOCK = 320;

  private final NoiseSource source;
  private final MeasuringFilter confining;
  private final double gain;
  private double[] block = new double[BLOCK];

  /**
   * A bed from its first sample on.
   *
   * @param confinedTo what lies outside this band is taken away: noise that is not heard behind a
   *     channel may clip before it; {@link ChannelBand#whole} for all of it
   * @param gain factor on the source's samples
   */
  public NoiseBed(Noise noise, long seed, ChannelBand confinedTo, double gain) {
    this.source = noise.start(seed);
    this.confining = confinedTo.open();
    this.gain = gain;
  }

  /** The next {@code count} samples, from index 0 of an array that is valid until the next call. */
  public double[] next(int count) {
    if (block.length < count) {
      block = new double[count];
    }
    source.fill(block, 0, count);
    confining.apply(block, 0, count);
    for (int i = 0; i < count; i++) {
      block[i] *= gain;
    }
    return block;
  }

  /** What {@link #next} gave last. */
  public double[] last() {
    return block;
  }

  /** The single sounds begun so far, positions from the bed's first sample. */
  public List<NoiseEvent> events() {
    return source.events();
  }
}

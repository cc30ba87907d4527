package dev.talkspurt.noise;

import java.util.Objects;

/**
 * A bed of noise as it is asked for. Immutable.
 *
 * @param noise the kind
 * @param seed what its chance is drawn from
 * @param lengthSamples the whole bed, over which its level is set; 1 or more
 * @param open whether it goes on beyond that length, at the same factor, until it is ended: for a
 *     call whose length nobody knows
 * @param bandOnly whether noise outside the channel's band is taken away before it is mixed in: it
 *     is not heard behind the channel, but may clip before it. The noise then passes the band's
 *     filter here, too, and counts as it comes out
 * @param level how loud
 */
public record BedPlan(
    Noise noise, long seed, int lengthSamples, boolean open, boolean bandOnly, BedLevel level) {
  /** Checks that the parts fit. */
  public BedPlan {
    Objects.requireNonNull(noise, "noise");
    Objects.requireNonNull(level, "level");
    if (lengthSamples < 1) {
      throw new IllegalArgumentException(
          "a bed of " + lengthSamples + " samples, expected 1 or more");
    }
    if (level instanceof BedLevel.PeakAboveSpeech && !noise.sparse()) {
      throw new IllegalArgumentException(
          noise.name() + " by its peak, expected an SNR (only single sounds have a peak)");
    }
  }

  /** A bed of just that length, the whole of the noise's spectrum mixed in. */
  public static BedPlan of(Noise noise, long seed, int lengthSamples, BedLevel level) {
    return new BedPlan(noise, seed, lengthSamples, false, false, level);
  }
}

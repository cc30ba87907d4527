package dev.talkspurt.noise;

import dev.talkspurt.audio.AudioClip;
import java.util.List;

/**
 * The band in which speech and noise are measured: what the channel lets pass. Whoever knows the
 * line supplies it. Must give the same filter every time.
 */
@FunctionalInterface
public interface ChannelBand {
  /** A fresh filter of this band, at {@value NoiseSource#SAMPLE_RATE_HZ} Hz. */
  MeasuringFilter open();

  /** All that 16 kHz can hold. */
  static ChannelBand whole() {
    return () -> (samples, from, count) -> {};
  }

  /**
   * The active level (ITU-T P.56) of clean speech in this band, in dBov: of all clips as if spoken
   * in a row. Negative infinity for silence.
   *
   * @param speech clips of 16 kHz
   */
  default double activeLevelDbov(List<AudioClip> speech) {
    double[] samples = Decibels.samples(speech, 0);
    open().apply(samples, 0, samples.length);
    return Decibels.activeLevelDbov(samples);
  }
}

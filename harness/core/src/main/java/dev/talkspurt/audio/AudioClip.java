package dev.talkspurt.audio;

import java.util.Arrays;

/**
 * A stretch of one-channel 16-bit PCM audio, by value.
 *
 * <p>Shape: (samples). Full scale is ±32768; 0 dBov is RMS 1.0 after division by 32768. Immutable
 * and thread-safe.
 */
public final class AudioClip {
  private final short[] samples;
  private final int sampleRateHz;

  private AudioClip(short[] samples, int sampleRateHz) {
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException("sampleRateHz is " + sampleRateHz + ", expected > 0");
    }
    this.samples = samples;
    this.sampleRateHz = sampleRateHz;
  }

  /** A clip of a copy of {@code samples}. */
  public static AudioClip of(short[] samples, int sampleRateHz) {
    return new AudioClip(samples.clone(), sampleRateHz);
  }

  /** A clip of {@code samples} themselves, which nobody changes from here on. */
  static AudioClip taking(short[] samples, int sampleRateHz) {
    return new AudioClip(samples, sampleRateHz);
  }

  /** {@code sampleCount} samples of digital silence. */
  public static AudioClip silence(int sampleCount, int sampleRateHz) {
    return new AudioClip(new short[sampleCount], sampleRateHz);
  }

  /** Number of samples. */
  public int sampleCount() {
    return samples.length;
  }

  /** Samples per second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Length in milliseconds. */
  public double durationMs() {
    return samples.length * 1000.0 / sampleRateHz;
  }

  /** The sample at {@code index}. */
  public short at(int index) {
    return samples[index];
  }

  /** A copy of all samples. */
  public short[] toArray() {
    return samples.clone();
  }

  /** A copy of samples {@code from} (inclusive) to {@code to} (exclusive). */
  public AudioClip slice(int from, int to) {
    return new AudioClip(Arrays.copyOfRange(samples, from, to), sampleRateHz);
  }

  /** Copy samples {@code [from, from + length)} into {@code target}. */
  public void copyTo(int from, short[] target, int targetFrom, int length) {
    System.arraycopy(samples, from, target, targetFrom, length);
  }

  /** SHA-256 of the samples as little-endian bytes, in lower-case hex. */
  public String sha256() {
    return Sha256.hex(Pcm16.toBytes(samples));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AudioClip clip
        && clip.sampleRateHz == sampleRateHz
        && Arrays.equals(clip.samples, samples);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(samples) + sampleRateHz;
  }

  @Override
  public String toString() {
    return "AudioClip[" + samples.length + " samples, " + sampleRateHz + " Hz]";
  }
}

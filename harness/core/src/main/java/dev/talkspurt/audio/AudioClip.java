package dev.talkspurt.audio;

import java.util.Arrays;
import java.util.Objects;

/**
 * A stretch of one-channel 16-bit PCM audio, by value.
 *
 * <p>Shape: (samples). Full scale is ±32768; 0 dBov is RMS 1.0 after division by 32768. Immutable
 * and thread-safe.
 */
public final class AudioClip {
  private final short[] samples;
  private final int first;
  private final int count;
  private final int sampleRateHz;

  private AudioClip(short[] samples, int sampleRateHz) {
    this(samples, 0, samples.length, sampleRateHz);
  }

  private AudioClip(short[] samples, int first, int count, int sampleRateHz) {
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException("sampleRateHz is " + sampleRateHz + ", expected > 0");
    }
    this.samples = samples;
    this.first = first;
    this.count = count;
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
    return count;
  }

  /** Samples per second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Length in milliseconds. */
  public double durationMs() {
    return count * 1000.0 / sampleRateHz;
  }

  /** The sample at {@code index}. */
  public short at(int index) {
    return samples[first + Objects.checkIndex(index, count)];
  }

  /** A copy of all samples. */
  public short[] toArray() {
    return Arrays.copyOfRange(samples, first, first + count);
  }

  /**
   * Samples {@code from} (inclusive) to {@code to} (exclusive); silent beyond the end. It shares
   * what it holds with this clip.
   */
  public AudioClip slice(int from, int to) {
    Objects.checkFromToIndex(from, Math.min(to, count), count);
    if (to <= count) {
      return new AudioClip(samples, first + from, to - from, sampleRateHz);
    }
    short[] longer = new short[to - from];
    System.arraycopy(samples, first + from, longer, 0, count - from);
    return new AudioClip(longer, sampleRateHz);
  }

  /** The sum of the squares of samples {@code [from, to)}. */
  public long squares(int from, int to) {
    Objects.checkFromToIndex(from, to, count);
    short[] all = samples;
    int end = first + to;
    long sum = 0;
    for (int i = first + from; i < end; i++) {
      int sample = all[i];
      sum += sample * sample;
    }
    return sum;
  }

  /** Copy samples {@code [from, from + length)} into {@code target}. */
  public void copyTo(int from, short[] target, int targetFrom, int length) {
    Objects.checkFromIndexSize(from, length, count);
    System.arraycopy(samples, first + from, target, targetFrom, length);
  }

  /** SHA-256 of the samples as little-endian bytes, in lower-case hex. */
  public String sha256() {
    return Sha256.hex(Pcm16.toBytes(toArray()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AudioClip clip
        && clip.sampleRateHz == sampleRateHz
        && Arrays.equals(
            clip.samples, clip.first, clip.first + clip.count, samples, first, first + count);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(toArray()) + sampleRateHz;
  }

  @Override
  public String toString() {
    return "AudioClip[" + count + " samples, " + sampleRateHz + " Hz]";
  }
}

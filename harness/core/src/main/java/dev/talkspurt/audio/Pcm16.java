package dev.talkspurt.audio;

/** Signed 16-bit little-endian PCM, as bytes and as samples. Thread-safe. */
public final class Pcm16 {
  private Pcm16() {}

  /** Two bytes a sample, low byte first. */
  public static byte[] toBytes(short[] samples) {
    return toBytes(samples, 0, samples.length);
  }

  /** Samples {@code [from, from + count)} as bytes, low byte first. */
  public static byte[] toBytes(short[] samples, int from, int count) {
    byte[] bytes = new byte[count * 2];
    for (int i = 0; i < count; i++) {
      short sample = samples[from + i];
      bytes[2 * i] = (byte) sample;
      bytes[2 * i + 1] = (byte) (sample >> 8);
    }
    return bytes;
  }

  /** The nearest sample, halves to the even one; beyond full scale, full scale. */
  public static short nearest(double value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(value)));
  }

  /** Samples from bytes, low byte first; an odd last byte is dropped. */
  public static short[] toSamples(byte[] bytes) {
    short[] samples = new short[bytes.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8));
    }
    return samples;
  }
}

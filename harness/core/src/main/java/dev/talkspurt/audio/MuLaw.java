package dev.talkspurt.audio;

/**
 * G.711 mu-law: 8 bits a sample, logarithmic, the coding of telephone lines in America and Japan.
 *
 * <p>Works on 16-bit PCM (the 14 bits of the Recommendation, shifted up by two). Thread-safe.
 */
public final class MuLaw {
  /** Added before the logarithm so that the first segment starts at a power of two. */
  private static final int BIAS = 132;

  private static final int LARGEST = 32635;
  private static final short[] DECODED = new short[256];

  static {
    for (int code = 0; code < 256; code++) {
      int bits = ~code;
      int exponent = (bits >> 4) & 7;
      int magnitude = ((((bits & 0x0f) << 3) + BIAS) << exponent) - BIAS;
      DECODED[code] = (short) ((bits & 0x80) != 0 ? -magnitude : magnitude);
    }
  }

  private MuLaw() {}

  /** The code of one sample; samples beyond ±32635 take the outermost code. */
  public static byte encode(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs((int) sample), LARGEST) + BIAS;
    int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    int mantissa = (magnitude >> (exponent + 3)) & 0x0f;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }

  /** The sample of one code. */
  public static short decode(byte code) {
    return DECODED[code & 0xff];
  }

  /** One byte a sample. */
  public static byte[] encode(short[] samples) {
    byte[] codes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      codes[i] = encode(samples[i]);
    }
    return codes;
  }

  /** One sample a byte. */
  public static short[] decode(byte[] codes) {
    short[] samples = new short[codes.length];
    for (int i = 0; i < codes.length; i++) {
      samples[i] = decode(codes[i]);
    }
    return samples;
  }
}

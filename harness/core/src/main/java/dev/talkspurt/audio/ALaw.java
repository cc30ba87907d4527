package dev.talkspurt.audio;

/**
 * G.711 A-law: 8 bits a sample, the coding of telephone lines outside America and Japan.
 *
 * <p>Works on 16-bit PCM (the 13 bits of the Recommendation, shifted up by three). Thread-safe.
 */
public final class ALaw {
  /** Every second bit is inverted on the line, so that silence is not a row of zeros. */
  private static final int EVEN_BITS = 0x55;

  private static final short[] DECODED = new short[256];

  static {
    for (int code = 0; code < 256; code++) {
      int bits = code ^ EVEN_BITS;
      int exponent = (bits >> 4) & 7;
      int mantissa = ((bits & 0x0f) << 4) + 8;
      int magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
      DECODED[code] = (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
  }

  private ALaw() {}

  /** The code of one sample. */
  public static byte encode(short sample) {
    // The Recommendation's intervals are half open, so negative ones are met by the complement.
    int magnitude = (sample < 0 ? ~sample : sample) >> 3;
    int exponent = Math.max(0, 27 - Integer.numberOfLeadingZeros(magnitude));
    int mantissa = (magnitude >> Math.max(1, exponent)) & 0x0f;
    int sign = sample < 0 ? 0 : 0x80;
    return (byte) ((sign | (exponent << 4) | mantissa) ^ EVEN_BITS);
  }

  /** The sample of one code. */
  public static short decode(byte code) {
    return DECODED[code & 0xff];
  }
}

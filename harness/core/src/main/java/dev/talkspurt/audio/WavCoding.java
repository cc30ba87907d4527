package dev.talkspurt.audio;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** How a WAV file writes one sample. */
public enum WavCoding {
  /** Unsigned, 128 is zero. */
  PCM_8("8-bit PCM", 1, 8, 127.0 / 128),
  PCM_16("16-bit PCM", 1, 16, 32767.0 / 32768),
  PCM_24("24-bit PCM", 1, 24, 32767.0 / 32768),
  PCM_32("32-bit PCM", 1, 32, 32767.0 / 32768),
  FLOAT_32("32-bit float", 3, 32, 32767.0 / 32768),
  FLOAT_64("64-bit float", 3, 64, 32767.0 / 32768),
  A_LAW("8-bit A-law", 6, 8, 32256.0 / 32768),
  MU_LAW("8-bit mu-law", 7, 8, 32124.0 / 32768);

  /** The codings a message lists as expected. */
  static final String KNOWN =
      "PCM of 8, 16, 24 or 32 bits, float of 32 or 64 bits, A-law or mu-law";

  private static final Map<Integer, String> FOREIGN =
      Map.of(
          0x02, "Microsoft ADPCM",
          0x11, "IMA ADPCM",
          0x31, "GSM 6.10",
          0x40, "G.721 ADPCM",
          0x50, "MPEG audio",
          0x55, "MP3",
          0xff, "AAC",
          0x161, "Windows Media Audio",
          0x674f, "Ogg Vorbis");

  private final String words;
  private final int tag;
  private final int bits;
  private final double fullScale;

  WavCoding(String words, int tag, int bits, double fullScale) {
    this.words = words;
    this.tag = tag;
    this.bits = bits;
    this.fullScale = fullScale;
  }

  /** The coding with the format tag and the bits of a fmt chunk, if it can be read. */
  static Optional<WavCoding> of(int tag, int bits) {
    for (WavCoding one : values()) {
      if (one.tag == tag && one.bits == bits) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** What a format tag stands for, for messages. */
  static String name(int tag) {
    return switch (tag) {
      case 1 -> "PCM";
      case 3 -> "float";
      case 6 -> "A-law";
      case 7 -> "mu-law";
      default -> FOREIGN.getOrDefault(tag, "unknown coding " + tag);
    };
  }

  /** For people, such as {@code 16-bit PCM}. */
  public String words() {
    return words;
  }

  /** Bits of a sample in the file. */
  public int bits() {
    return bits;
  }

  /** Bytes of a sample in the file. */
  public int sampleBytes() {
    return bits / 8;
  }

  /**
   * From this amplitude on, 1.0 being full scale, a sample is at the end of what can be written.
   */
  public double fullScale() {
    return fullScale;
  }

  /**
   * The sample at {@code at} of little-endian bytes; full scale is ±1. Floats may lie beyond it.
   */
  double decode(ByteBuffer bytes, int at) {
    return switch (this) {
      case PCM_8 -> ((bytes.get(at) & 0xff) - 128) / 128.0;
      case PCM_16 -> bytes.getShort(at) / 32768.0;
      case PCM_24 -> ((bytes.get(at + 2) << 16) | (bytes.getShort(at) & 0xffff)) / 8388608.0;
      case PCM_32 -> bytes.getInt(at) / 2147483648.0;
      case FLOAT_32 -> bytes.getFloat(at);
      case FLOAT_64 -> bytes.getDouble(at);
      case A_LAW -> ALaw.decode(bytes.get(at)) / 32768.0;
      case MU_LAW -> MuLaw.decode(bytes.get(at)) / 32768.0;
    };
  }
}

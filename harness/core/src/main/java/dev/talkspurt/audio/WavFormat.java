package dev.talkspurt.audio;

import java.nio.ByteBuffer;

/**
 * What the samples of a WAV file are, by its fmt chunk.
 *
 * @param channels 1 to {@value #MAX_CHANNELS}
 * @param sampleRateHz {@value #MIN_RATE_HZ} to {@value #MAX_RATE_HZ}
 */
public record WavFormat(WavCoding coding, int channels, int sampleRateHz) {
  static final int MAX_CHANNELS = 8;
  static final int MIN_RATE_HZ = 4_000;
  static final int MAX_RATE_HZ = 192_000;

  /** Bytes of a fmt chunk that say something. */
  static final int USED_BYTES = 40;

  private static final int LEAST_BYTES = 16;

  /** What follows the coding in the GUID of an extensible header. */
  private static final long[] GUID_TAIL = {0x0010_0000_0000L, 0x719b_3800_aa00_0080L};

  /** Bytes of one sample of every channel. */
  public int frameBytes() {
    return channels * coding.sampleBytes();
  }

  /** Take a fmt chunk apart and check that what it says agrees with itself. */
  static WavFormat parse(ByteBuffer chunk, String name) throws WavFormatException {
    String fix = "convert it: " + FileKind.ffmpeg(name);
    if (chunk.limit() < LEAST_BYTES) {
      throw new WavFormatException(
          name, "has a fmt chunk of " + chunk.limit() + " bytes", "16 or more", fix);
    }
    int channels = chunk.getShort(2) & 0xffff;
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new WavFormatException(name, "has " + channels + " channels", "1 to 8", fix);
    }
    long rateHz = chunk.getInt(4) & 0xffff_ffffL;
    if (rateHz < MIN_RATE_HZ || rateHz > MAX_RATE_HZ) {
      throw new WavFormatException(
          name, "has a sample rate of " + rateHz + " Hz", "4000 to 192000 Hz", fix);
    }
    WavFormat format = new WavFormat(coding(chunk, name, fix), channels, (int) rateHz);
    int blockAlign = chunk.getShort(12) & 0xffff;
    if (blockAlign != format.frameBytes()) {
      throw new WavFormatException(
          name,
          "says that a frame has " + blockAlign + " bytes",
          "%s (%s channel(s) of %s bytes)"
              .formatted(format.frameBytes(), channels, format.coding().sampleBytes()),
          "its header contradicts itself; write it again: " + FileKind.ffmpeg(name));
    }
    long byteRate = chunk.getInt(8) & 0xffff_ffffL;
    long expected = rateHz * format.frameBytes();
    if (byteRate != expected) {
      throw new WavFormatException(
          name,
          "says that a second has " + byteRate + " bytes",
          "%s (%s Hz of %s bytes)".formatted(expected, rateHz, format.frameBytes()),
          "its sample rate cannot be trusted; write it again: " + FileKind.ffmpeg(name));
    }
    return format;
  }

  private static WavCoding coding(ByteBuffer chunk, String name, String fix)
      throws WavFormatException {
    int tag = chunk.getShort(0) & 0xffff;
    int bits = chunk.getShort(14) & 0xffff;
    if (tag == WavHeader.EXTENSIBLE) {
      tag = extended(chunk, name, bits, fix);
    }
    String found =
        tag == 1 || tag == 3 ? bits + "-bit " + WavCoding.name(tag) : WavCoding.name(tag);
    String said = tag == 6 || tag == 7 ? found + " of " + bits + " bits" : found;
    return WavCoding.of(tag, bits)
        .orElseThrow(
            () -> new WavFormatException(name, "holds samples as " + said, WavCoding.KNOWN, fix));
  }

  private static int extended(ByteBuffer chunk, String name, int bits, String fix)
      throws WavFormatException {
    if (chunk.limit() < USED_BYTES) {
      throw new WavFormatException(
          name, "has an extensible fmt chunk of " + chunk.limit() + " bytes", "40", fix);
    }
    int valid = chunk.getShort(18) & 0xffff;
    if (valid > bits) {
      throw new WavFormatException(
          name, "says that " + valid + " of " + bits + " bits are valid", "at most " + bits, fix);
    }
    boolean usual = chunk.getLong(24) >>> 16 == GUID_TAIL[0] && chunk.getLong(32) == GUID_TAIL[1];
    if (!usual) {
      throw new WavFormatException(
          name, "holds samples in a coding of another maker", WavCoding.KNOWN, fix);
    }
    return chunk.getShort(24) & 0xffff;
  }
}

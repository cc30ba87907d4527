package dev.talkspurt.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes that stand before the samples of a WAV file. */
final class WavHeader {
  static final int PCM = 1;
  static final int MU_LAW = 7;
  static final int EXTENSIBLE = 0xfffe;

  /** Length of a PCM header, in bytes. */
  static final int PCM_BYTES = 44;

  private WavHeader() {}

  /** A 16-bit PCM header for {@code dataBytes} bytes of samples. */
  static byte[] pcm16(int sampleRateHz, int channels, long dataBytes) {
    ByteBuffer header = ByteBuffer.allocate(PCM_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    riff(header, PCM_BYTES - 8 + dataBytes);
    format(header, PCM, sampleRateHz, channels, 2, 16);
    data(header, dataBytes);
    return header.array();
  }

  /** A mu-law header for {@code dataBytes} bytes; other codings than PCM need a fact chunk. */
  static byte[] muLaw(int sampleRateHz, int channels, int dataBytes) {
    ByteBuffer header = ByteBuffer.allocate(58).order(ByteOrder.LITTLE_ENDIAN);
    riff(header, 50L + dataBytes + (dataBytes & 1));
    format(header, MU_LAW, sampleRateHz, channels, 1, 18);
    header.putShort((short) 0);
    header.put("fact".getBytes(US_ASCII)).putInt(4).putInt(dataBytes / channels);
    data(header, dataBytes);
    return header.array();
  }

  private static void riff(ByteBuffer header, long bytesAfter) {
    header.put("RIFF".getBytes(US_ASCII)).putInt((int) bytesAfter).put("WAVE".getBytes(US_ASCII));
  }

  private static void format(
      ByteBuffer header, int coding, int rateHz, int channels, int sampleBytes, int length) {
    header.put("fmt ".getBytes(US_ASCII)).putInt(length);
    header.putShort((short) coding).putShort((short) channels).putInt(rateHz);
    header.putInt(rateHz * channels * sampleBytes).putShort((short) (channels * sampleBytes));
    header.putShort((short) (8 * sampleBytes));
  }

  private static void data(ByteBuffer header, long dataBytes) {
    header.put("data".getBytes(US_ASCII)).putInt((int) dataBytes);
  }
}

package dev.talkspurt.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Takes the bytes of one WAV file apart. */
final class WavReader {
  private static final String EXPECTED_CODING = "16-bit PCM or 8-bit mu-law";
  private static final int MAX_RATE_HZ = 384_000;

  private final ByteBuffer bytes;
  private final String name;
  private int coding;
  private int channels;
  private int rateHz;

  WavReader(byte[] bytes, String name) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.name = name;
  }

  WavFile read() throws WavFormatException {
    if (bytes.capacity() < 12 || !tag(0).equals("RIFF") || !tag(8).equals("WAVE")) {
      throw bad("does not start as a RIFF WAVE file", "a .wav file");
    }
    int at = 12;
    while (at + 8 <= bytes.capacity()) {
      long length = bytes.getInt(at + 4) & 0xffff_ffffL;
      int from = at + 8;
      int available = bytes.capacity() - from;
      if (tag(at).equals("data")) {
        // A stream or a killed process leaves a length that is unset or too large.
        return samples(from, (int) Math.min(length, available));
      }
      if (length > available) {
        throw bad("ends inside chunk '" + printable(tag(at)) + "'", "a whole file");
      }
      if (tag(at).equals("fmt ")) {
        format(from, (int) length);
      }
      at = (int) Math.min(bytes.capacity(), from + length + (length & 1));
    }
    throw bad("has no data chunk", "a .wav file with samples");
  }

  private void format(int from, int length) throws WavFormatException {
    if (length < 16) {
      throw bad("has a fmt chunk of " + length + " bytes", "16 or more");
    }
    coding = bytes.getShort(from) & 0xffff;
    channels = bytes.getShort(from + 2) & 0xffff;
    rateHz = bytes.getInt(from + 4);
    int bits = bytes.getShort(from + 14) & 0xffff;
    if (coding == WavHeader.EXTENSIBLE && length >= 26) {
      coding = bytes.getShort(from + 24) & 0xffff;
    }
    if (!(coding == WavHeader.PCM && bits == 16) && !(coding == WavHeader.MU_LAW && bits == 8)) {
      throw bad(bits + "-bit samples of coding " + coding, EXPECTED_CODING);
    }
    if (channels < 1 || channels > 2) {
      throw bad(channels + " channels", "1 or 2");
    }
    if (rateHz < 1 || rateHz > MAX_RATE_HZ) {
      throw bad("a sample rate of " + (rateHz & 0xffff_ffffL) + " Hz", "1 to " + MAX_RATE_HZ);
    }
  }

  private WavFile samples(int from, int length) throws WavFormatException {
    if (coding == 0) {
      throw bad("has no fmt chunk before its data", "a .wav file");
    }
    int sampleBytes = coding == WavHeader.PCM ? 2 : 1;
    int count = length / (sampleBytes * channels);
    List<AudioClip> clips = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      short[] samples = new short[count];
      for (int i = 0; i < count; i++) {
        int at = from + (i * channels + channel) * sampleBytes;
        samples[i] = sampleBytes == 2 ? bytes.getShort(at) : MuLaw.decode(bytes.get(at));
      }
      clips.add(AudioClip.of(samples, rateHz));
    }
    return new WavFile(clips);
  }

  private String tag(int at) {
    byte[] four = new byte[4];
    bytes.get(at, four);
    return new String(four, US_ASCII);
  }

  private static String printable(String tag) {
    return tag.replaceAll("[^ -~]", "?");
  }

  private WavFormatException bad(String is, String expected) {
    return new WavFormatException(name, is, expected);
  }
}

package dev.talkspurt.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One channel of a WAV file as the bench writes them (16-bit PCM), read in pieces: a long call does
 * not have to fit into memory twice. A file whose writer was killed is read up to where it ends.
 */
final class WavChannel {
  private static final String EXPECTED = "a 16-bit PCM .wav file, as a run writes them";
  private static final int BLOCK_BYTES = 1 << 18;
  private static final int MAX_RATE_HZ = 384_000;

  private final SeekableByteChannel in;
  private final String name;
  private int channels;
  private int rateHz;

  private WavChannel(SeekableByteChannel in, String name) {
    this.in = in;
    this.name = name;
  }

  static AudioClip read(Path file, int channel) throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      if (in.size() > WavFile.MAX_BYTES) {
        throw new WavFormatException(
            file.toString(), "is " + in.size() + " bytes", "at most " + WavFile.MAX_BYTES);
      }
      return new WavChannel(in, file.toString()).samples(channel);
    }
  }

  private AudioClip samples(int channel) throws IOException {
    ByteBuffer head = bytes(12);
    if (head.limit() < 12 || !tag(head, 0).equals("RIFF") || !tag(head, 8).equals("WAVE")) {
      throw bad("does not start as a RIFF WAVE file");
    }
    while (true) {
      ByteBuffer chunk = bytes(8);
      if (chunk.limit() < 8) {
        throw bad("has no data chunk");
      }
      long length = chunk.getInt(4) & 0xffff_ffffL;
      long next = in.position() + length + (length & 1);
      if (tag(chunk, 0).equals("data")) {
        return data(channel, Math.min(length, in.size() - in.position()));
      }
      if (tag(chunk, 0).equals("fmt ")) {
        format(bytes(16));
      }
      in.position(Math.min(next, in.size()));
    }
  }

  private void format(ByteBuffer format) throws WavFormatException {
    boolean pcm = format.limit() == 16 && format.getShort(0) == 1 && format.getShort(14) == 16;
    channels = pcm ? format.getShort(2) : 0;
    rateHz = pcm ? format.getInt(4) : 0;
    if (channels < 1 || channels > 2 || rateHz < 1000 || rateHz > MAX_RATE_HZ) {
      throw bad("holds something else than 16-bit PCM");
    }
  }

  private AudioClip data(int channel, long length) throws IOException {
    if (channel >= channels) {
      throw bad("has " + channels + " channels");
    }
    short[] samples = new short[(int) (length / (2L * channels))];
    short[] block = new short[BLOCK_BYTES / 2];
    ByteBuffer buffer = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int done = 0;
    while (done < samples.length) {
      int frames = Math.min(samples.length - done, block.length / channels);
      ByteBuffer bytes = fill(buffer.clear().limit(frames * channels * 2));
      frames = bytes.limit() / (2 * channels);
      if (frames == 0) {
        return AudioClip.taking(Arrays.copyOf(samples, done), rateHz);
      }
      bytes.asShortBuffer().get(block, 0, frames * channels);
      pick(block, channel, samples, done, frames);
      done += frames;
    }
    return AudioClip.taking(samples, rateHz);
  }

  private void pick(short[] block, int channel, short[] samples, int from, int frames) {
    if (channels == 1) {
      System.arraycopy(block, 0, samples, from, frames);
      return;
    }
    for (int i = 0; i < frames; i++) {
      samples[from + i] = block[2 * i + channel];
    }
  }

  private ByteBuffer bytes(int count) throws IOException {
    return fill(ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** The next bytes, fewer where the file ends. */
  private ByteBuffer fill(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining() && in.read(bytes) >= 0) {
      continue;
    }
    return bytes.flip();
  }

  private static String tag(ByteBuffer bytes, int at) {
    return new String(bytes.array(), at, 4, StandardCharsets.US_ASCII);
  }

  private WavFormatException bad(String is) {
    return new WavFormatException(name, is, EXPECTED);
  }
}

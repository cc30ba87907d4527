package dev.talkspurt.audio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A WAV file from elsewhere, read strictly and in pieces, however large it says it is: PCM of 8 to
 * 32 bits, IEEE float, A-law, mu-law, plain or with an extensible header, up to eight channels.
 * What {@link WavFile} writes is read here, too. Immutable; holds no open file.
 */
public final class WavStream {
  private static final int BLOCK_FRAMES = 4096;

  private final Path file;
  private final WavChunks.Layout layout;

  /** Takes samples as they are read. */
  public interface Sink {
    /**
     * Take the next samples.
     *
     * @param block shape (channels, at least count); full scale is ±1, floats may lie beyond it or
     *     be no numbers; overwritten after the call
     * @param count how many samples of each channel are new
     */
    void accept(double[][] block, int count);
  }

  private WavStream(Path file, WavChunks.Layout layout) {
    this.file = file;
    this.layout = layout;
  }

  /**
   * Read and check the header.
   *
   * @throws WavFormatException if it is no such file, is cut off, or contradicts itself; the
   *     message names the file, what is wrong, and what helps
   * @throws IOException if it cannot be read
   */
  public static WavStream open(Path file) throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      return new WavStream(file, new WavChunks(in, file.toString()).find());
    }
  }

  /** What the samples are. */
  public WavFormat format() {
    return layout.format();
  }

  /** Samples of each channel, as many as are really there. */
  public long frames() {
    return layout.frames();
  }

  /** Length in seconds. */
  public double durationS() {
    return (double) frames() / format().sampleRateHz();
  }

  /** What is odd about the file and was put up with, in sentences for people. */
  public List<String> warnings() {
    return layout.warnings();
  }

  /** Read all samples, from the first, in blocks. */
  public void read(Sink sink) throws IOException {
    WavFormat format = format();
    ByteBuffer bytes =
        ByteBuffer.allocate(BLOCK_FRAMES * format.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
    double[][] block = new double[format.channels()][BLOCK_FRAMES];
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      in.position(layout.dataFrom());
      for (long left = frames(); left > 0; left -= Math.min(left, BLOCK_FRAMES)) {
        int count = (int) Math.min(left, BLOCK_FRAMES);
        fill(in, bytes.clear().limit(count * format.frameBytes()));
        decode(bytes, block, count);
        sink.accept(block, count);
      }
    }
  }

  private void fill(SeekableByteChannel in, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (in.read(bytes) < 0) {
        throw new EOFException(file + ": became shorter while it was read");
      }
    }
  }

  private void decode(ByteBuffer bytes, double[][] block, int count) {
    WavCoding coding = format().coding();
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (double[] channel : block) {
        channel[i] = coding.decode(bytes, at);
        at += coding.sampleBytes();
      }
    }
  }
}

package dev.talkspurt.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a 16-bit PCM WAV file while its sound is still coming in.
 *
 * <p>Writes to {@code name.part} and renames it when closed. Samples and header reach the file
 * about once a second of audio, so that a killed process leaves one that can be read. Not
 * thread-safe: one thread at a time.
 */
public final class WavRecorder implements AutoCloseable {
  private static final long MAX_DATA_BYTES = 0xffff_ffffL - WavHeader.PCM_BYTES;

  private final Path target;
  private final Path part;
  private final FileChannel file;
  private final int sampleRateHz;
  private final int channels;
  private final ByteBuffer waiting;
  private long sampleCount;
  private boolean closed;

  private WavRecorder(Path target, int sampleRateHz, int channels) throws IOException {
    this.target = target;
    this.part = partOf(target);
    this.sampleRateHz = sampleRateHz;
    this.channels = channels;
    this.waiting =
        ByteBuffer.allocateDirect(sampleRateHz * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
    this.file =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    flush();
  }

  /** Start to record into {@code target}, which appears when the recorder is closed. */
  public static WavRecorder mono(Path target, int sampleRateHz) throws IOException {
    return new WavRecorder(target, sampleRateHz, 1);
  }

  /** Start to record two channels into {@code target}. */
  public static WavRecorder stereo(Path target, int sampleRateHz) throws IOException {
    return new WavRecorder(target, sampleRateHz, 2);
  }

  /** The name a file has until it is complete. */
  static Path partOf(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  /** Append samples {@code [from, from + count)} of one channel. */
  public void append(short[] samples, int from, int count) throws IOException {
    requireOpen(1);
    for (int i = from; i < from + count; i++) {
      makeRoom();
      waiting.putShort(samples[i]);
      sampleCount++;
    }
  }

  /** Append samples {@code [from, from + count)} of both channels. */
  public void append(short[] left, short[] right, int from, int count) throws IOException {
    requireOpen(2);
    for (int i = from; i < from + count; i++) {
      makeRoom();
      waiting.putShort(left[i]).putShort(right[i]);
      sampleCount++;
    }
  }

  /** Samples of each channel so far. */
  public long sampleCount() {
    return sampleCount;
  }

  private void requireOpen(int given) throws IOException {
    if (closed) {
      throw new IOException(target + ": the recording is closed");
    }
    if (given != channels) {
      throw new IllegalArgumentException(given + " channels given, expected " + channels);
    }
  }

  private void makeRoom() throws IOException {
    if (!waiting.hasRemaining()) {
      flush();
    }
  }

  /** Bring all samples so far into the file, and a header that counts them. */
  public void flush() throws IOException {
    requireOpen(channels);
    long dataBytes = sampleCount * channels * 2;
    if (dataBytes > MAX_DATA_BYTES) {
      throw new IOException(target + ": a WAV file cannot hold more than 4 GiB");
    }
    long end = WavHeader.PCM_BYTES + dataBytes;
    waiting.flip();
    writeFully(waiting, end - waiting.remaining());
    waiting.clear();
    writeFully(ByteBuffer.wrap(WavHeader.pcm16(sampleRateHz, channels, dataBytes)), 0);
  }

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  /** Complete the file and give it its name. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    try (file) {
      flush();
    } finally {
      closed = true;
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }
}

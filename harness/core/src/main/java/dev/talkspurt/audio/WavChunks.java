package dev.talkspurt.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** Finds format and samples in a file, reading no more than the heads of its chunks. */
final class WavChunks {
  private static final int RIFF_BYTES = 12;
  private static final int HEAD_BYTES = 8;
  private static final int MAX_CHUNKS = 1000;
  private static final long UNSET = 0xffff_ffffL;
  private static final long SOX_AND_ESPEAK = 0x7fff_f000L;
  private static final long ARECORD = 0x8000_0000L;

  private final SeekableByteChannel in;
  private final String name;
  private final long size;
  private long riffBytes;
  private final List<String> warnings = new ArrayList<>();

  /**
   * Where the samples are.
   *
   * @param dataFrom position of the first sample in the file, in bytes
   * @param frames samples of each channel
   * @param warnings what is odd about the file and was put up with
   */
  record Layout(WavFormat format, long dataFrom, long frames, List<String> warnings) {}

  WavChunks(SeekableByteChannel in, String name) throws IOException {
    this.in = in;
    this.name = name;
    this.size = in.size();
  }

  Layout find() throws IOException {
    ByteBuffer head = at(0, FileKind.USED_BYTES);
    if (head.limit() == 0) {
      throw new WavFormatException(name, "is empty (0 bytes)", "a .wav file", "record it again");
    }
    boolean wave = head.limit() >= RIFF_BYTES && tag(head, 0).equals("RIFF");
    if (!wave || !tag(head, 8).equals("WAVE")) {
      byte[] bytes = new byte[head.limit()];
      head.get(0, bytes);
      String kind = FileKind.of(bytes);
      throw new WavFormatException(
          name, "looks like " + kind, "a RIFF WAVE file", FileKind.fix(kind, name));
    }
    riffBytes = head.getInt(4) & 0xffff_ffffL;
    return chunks();
  }

  private Layout chunks() throws IOException {
    WavFormat format = null;
    long at = RIFF_BYTES;
    for (int count = 0; at + HEAD_BYTES <= size; count++) {
      if (count == MAX_CHUNKS) {
        throw new WavFormatException(
            name, "has " + MAX_CHUNKS + " chunks and no data yet", "fewer", rewrite());
      }
      ByteBuffer head = at(at, HEAD_BYTES);
      long length = head.getInt(4) & 0xffff_ffffL;
      long from = at + HEAD_BYTES;
      if (tag(head, 0).equals("data")) {
        return data(format, from, length);
      }
      if (length > size - from) {
        throw new WavFormatException(
            name,
            "has a chunk '%s' of %s bytes, of which %s are there"
                .formatted(FileKind.printable(tag(head, 0)), length, size - from),
            "a whole file",
            "copy it again");
      }
      if (tag(head, 0).equals("fmt ")) {
        format = WavFormat.parse(at(from, (int) Math.min(length, WavFormat.USED_BYTES)), name);
      }
      at = from + length + (length & 1);
    }
    throw new WavFormatException(
        name,
        format == null ? "has no fmt and no data chunk" : "has a header and no data chunk",
        "samples after the header",
        "copy it again, or record it again");
  }

  private Layout data(WavFormat format, long from, long length) throws IOException {
    if (format == null) {
      throw new WavFormatException(
          name, "has its samples before their format", "a fmt chunk first", rewrite());
    }
    long available = size - from;
    boolean empty = length == 0 && available > 0 && !chunksFollow(from);
    boolean streamed = empty || length > available && unset(length, format.frameBytes());
    if (!streamed && length > available) {
      throw new WavFormatException(
          name,
          "announces %s bytes of samples, of which %s are there".formatted(length, available),
          "a whole file",
          "it was cut off: copy it again; to use what is there: " + FileKind.ffmpeg(name));
    }
    long used = streamed ? available : length;
    if (streamed) {
      warnings.add("the length of the samples was never filled in: read to the end of the file");
    }
    if (!streamed && riffBytes != 0 && riffBytes != UNSET && riffBytes != size - HEAD_BYTES) {
      warnings.add(
          "the RIFF header says that %s bytes follow, but it is %s: its chunks were followed"
              .formatted(riffBytes, size - HEAD_BYTES));
    }
    long left = used % format.frameBytes();
    if (left != 0) {
      warnings.add("the last " + left + " bytes are no whole frame, and were left out");
    }
    long frames = used / format.frameBytes();
    if (frames == 0) {
      throw new WavFormatException(
          name, "holds no samples", "a recording", "record it again, or copy it again");
    }
    return new Layout(format, from, frames, List.copyOf(warnings));
  }

  /** Whether a length is what a program writes that does not know it yet. */
  private static boolean unset(long length, int frameBytes) {
    return length == UNSET
        || length == ARECORD
        || length <= SOX_AND_ESPEAK && length > SOX_AND_ESPEAK - frameBytes;
  }

  /** Whether what follows an empty data chunk is other chunks rather than samples. */
  private boolean chunksFollow(long from) throws IOException {
    long at = from;
    for (int count = 0; at + HEAD_BYTES <= size && count < MAX_CHUNKS; count++) {
      ByteBuffer head = at(at, HEAD_BYTES);
      long length = head.getInt(4) & 0xffff_ffffL;
      if (!tag(head, 0).matches("[ -~]{4}") || length > size - at - HEAD_BYTES) {
        return false;
      }
      at += HEAD_BYTES + length + (length & 1);
    }
    return at >= size;
  }

  private String rewrite() {
    return "write it again: " + FileKind.ffmpeg(name);
  }

  /** Up to {@code count} bytes from {@code position}; fewer where the file ends. */
  private ByteBuffer at(long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    in.position(position);
    while (bytes.hasRemaining() && in.read(bytes) >= 0) {
      // Until it is full or the file ends.
    }
    return bytes.flip();
  }

  private static String tag(ByteBuffer bytes, int at) throws WavFormatException {
    byte[] four = new byte[4];
    bytes.get(at, four);
    return new String(four, ISO_8859_1);
  }
}

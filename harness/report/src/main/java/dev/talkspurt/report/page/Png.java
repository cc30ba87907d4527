package dev.talkspurt.report.page;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes small pictures of few colours as PNG (ISO/IEC 15948); AWT would cost start-up time. */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte INDEXED = 3;

  private Png() {}

  /**
   * The file as a data URI.
   *
   * @param rows shape (height, width): indices into {@code palette}
   * @param palette at most 256 colours, 0xRRGGBB
   */
  static String dataUri(byte[][] rows, int[] palette) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(file(rows, palette));
  }

  static byte[] file(byte[][] rows, int[] palette) {
    int width = rows[0].length;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(rows.length)
            .put((byte) 8)
            .put(INDEXED)
            .array();
    chunk(out, "IHDR", header);
    ByteBuffer colours = ByteBuffer.allocate(3 * palette.length);
    for (int colour : palette) {
      colours.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
    }
    chunk(out, "PLTE", colours.array());
    // Each row begins with the number of its filter; 0 is none.
    ByteBuffer pixels = ByteBuffer.allocate(rows.length * (width + 1));
    for (byte[] row : rows) {
      pixels.put((byte) 0).put(row);
    }
    chunk(out, "IDAT", deflated(pixels.array()));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] block = new byte[8192];
      while (!deflater.finished()) {
        out.write(block, 0, deflater.deflate(block));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}

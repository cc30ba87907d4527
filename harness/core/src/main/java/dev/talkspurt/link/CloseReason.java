package dev.talkspurt.link;

/** The limit on a WebSocket close reason (RFC 6455, 5.5: 125 bytes less the two of the code). */
public final class CloseReason {
  /** Bytes of UTF-8 a close reason may have. */
  public static final int MAX_BYTES = 123;

  private CloseReason() {}

  /**
   * The longest beginning of {@code reason} that fits into {@link #MAX_BYTES} bytes of UTF-8 and
   * ends between two characters; empty for null.
   */
  public static String cut(String reason) {
    if (reason == null) {
      return "";
    }
    int bytes = 0;
    int end = 0;
    while (end < reason.length()) {
      int codePoint = reason.codePointAt(end);
      bytes += utf8Bytes(codePoint);
      if (bytes > MAX_BYTES) {
        return reason.substring(0, end);
      }
      end += Character.charCount(codePoint);
    }
    return reason;
  }

  private static int utf8Bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}

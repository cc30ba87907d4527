package dev.talkspurt.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes through one line of JSON of which one knows how it was written, key by key, without building
 * anything. What is written in any other way is not understood, and has to be parsed. Not
 * thread-safe.
 */
public final class LineScan {
  /** So many digits fit a long. */
  private static final int MAX_DIGITS = 18;

  private final byte[] bytes;
  private final int to;
  private int at;
  private boolean lost;

  /** A scan of {@code bytes[from, to)}. */
  public LineScan(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
  }

  /** Whether exactly this comes next; it is then passed over. */
  public boolean next(byte[] expected) {
    boolean there = !lost && to - at >= expected.length;
    there = there && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    at += there ? expected.length : 0;
    return there;
  }

  /** Pass over what must come next; see {@link #whole}. */
  public LineScan then(byte[] expected) {
    lost |= !next(expected);
    return this;
  }

  /** The whole number that must come next. */
  public long number() {
    boolean negative = at < to && bytes[at] == '-';
    int from = negative ? at + 1 : at;
    int end = from;
    long value = 0;
    while (end < to && bytes[end] >= '0' && bytes[end] <= '9' && end - from < MAX_DIGITS) {
      value = value * 10 + (bytes[end++] - '0');
    }
    boolean spelt = end > from && (bytes[from] != '0' || end == from + 1 && !negative);
    lost |= !spelt;
    at = end;
    return negative ? -value : value;
  }

  /** The number that must come next, which an {@code int} can hold. */
  public int smallNumber() {
    long value = number();
    lost |= value != (int) value;
    return (int) value;
  }

  /** Everything up to the last character, which must be {@code last}; ASCII alone. */
  public String restBefore(char last) {
    boolean there = !lost && at < to && bytes[to - 1] == last;
    for (int i = at; there && i < to; i++) {
      there = bytes[i] >= 0;
    }
    lost |= !there;
    String text = there ? new String(bytes, at, to - 1 - at, StandardCharsets.US_ASCII) : "";
    at = to;
    return text;
  }

  /** Whether all that had to be there was, and nothing is left. */
  public boolean whole() {
    return !lost && at == to;
  }
}

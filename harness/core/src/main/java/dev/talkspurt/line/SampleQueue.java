package dev.talkspurt.line;

import java.util.Arrays;

/** Samples in the order they came; grows as needed. */
final class SampleQueue {
  private short[] held;
  private int first;
  private int size;

  /** A queue that begins with {@code zeros} samples of silence. */
  SampleQueue(int zeros) {
    held = new short[Math.max(1024, 2 * zeros)];
    size = zeros;
  }

  int size() {
    return size;
  }

  void add(short[] samples, int from, int count) {
    if (first + size + count > held.length) {
      short[] target = size + count > held.length ? new short[2 * (size + count)] : held;
      System.arraycopy(held, first, target, 0, size);
      held = target;
      first = 0;
    }
    System.arraycopy(samples, from, held, first + size, count);
    size += count;
  }

  /** Take the first {@code count} samples, which must be there. */
  void take(short[] target, int from, int count) {
    if (count > size) {
      throw new IllegalStateException(count + " samples wanted, " + size + " there");
    }
    System.arraycopy(held, first, target, from, count);
    first += count;
    size -= count;
  }

  /** Take as many as there are, up to {@code count}, and silence for the rest. */
  int takeOrSilence(short[] target, int from, int count) {
    int there = Math.min(count, size);
    take(target, from, there);
    Arrays.fill(target, from + there, from + count, (short) 0);
    return there;
  }
}

package dev.talkspurt.simulator.session;

/**
 * When an ideal client hears what was sent: a chunk starts when it comes, or when the one before it
 * ends, whichever is later.
 */
final class Playout {
  private boolean started;
  private long endNs;
  private long heardGapNs;

  /** Add a chunk sent at {@code atNs}; returns when its first sample is heard. */
  long add(long atNs, int samples) {
    long fromNs = started ? Math.max(atNs, endNs) : atNs;
    heardGapNs += started ? fromNs - endNs : 0;
    started = true;
    endNs = fromNs + nanos(samples);
    return fromNs;
  }

  boolean started() {
    return started;
  }

  /** When the last sample so far has been heard. */
  long endNs() {
    return endNs;
  }

  /** Silence between chunks that came too late. */
  long gapNs() {
    return heardGapNs;
  }

  static long nanos(long samples) {
    return samples * 1_000_000_000L / Line.RATE_HZ;
  }
}

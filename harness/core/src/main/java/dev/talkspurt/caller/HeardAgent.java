package dev.talkspurt.caller;

/** What the loudspeaker emitted in the last seconds, by sample of the track; not thread-safe. */
final class HeardAgent {
  /** 8 s: the longest delay, what a line looks ahead, and a pre-roll. */
  private static final int KEPT = 1 << 17;

  private final short[] ring = new short[KEPT];
  private long count;

  void hear(short[] agent, int from, int samples) {
    for (int i = 0; i < samples; i++) {
      ring[(int) (count++ & (KEPT - 1))] = agent[from + i];
    }
  }

  /** Silence where nothing is known. */
  int at(long sample) {
    return sample < 0 || sample >= count || sample < count - KEPT
        ? 0
        : ring[(int) (sample & (KEPT - 1))];
  }

  /** Whether it should be known by now, and is not. */
  boolean missing(long sample) {
    return sample >= count;
  }
}

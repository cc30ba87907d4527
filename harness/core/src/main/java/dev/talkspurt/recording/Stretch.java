package dev.talkspurt.recording;

/** One side's speech from onset to offset, pauses up to 400 ms included. */
record Stretch(Edge onset, Edge offset) {
  double startMs() {
    return onset.atMs();
  }

  double endMs() {
    return offset.atMs();
  }

  double lengthMs() {
    return endMs() - startMs();
  }

  /** The same, if its onset may be earlier and its offset later. */
  Stretch orBy(double earlierMs, double laterMs) {
    return new Stretch(onset.orBy(earlierMs, 0), offset.orBy(0, laterMs));
  }

  /** From the one's start to the other's end. */
  Stretch to(Stretch later) {
    return new Stretch(onset, later.offset);
  }

  boolean covers(double ms) {
    return startMs() <= ms && ms < endMs();
  }
}

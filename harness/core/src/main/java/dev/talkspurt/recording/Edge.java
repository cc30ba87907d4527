package dev.talkspurt.recording;

/**
 * Where a stretch of speech begins or ends.
 *
 * @param atMs on the recording's axis
 * @param earliestMs where it would be by a threshold 10 dB lower for an onset or higher for an
 *     offset, and the other way round {@code latestMs}: the honest range of it
 */
record Edge(double atMs, double earliestMs, double latestMs) {
  /** The same with its range made wider on either side by a factor. */
  Edge stretched(double early, double late) {
    return new Edge(atMs, atMs - (atMs - earliestMs) * early, atMs + (latestMs - atMs) * late);
  }

  /** The same, if it may also be so much earlier or later. */
  Edge orBy(double earlierMs, double laterMs) {
    return new Edge(
        atMs, Math.min(earliestMs, atMs - earlierMs), Math.max(latestMs, atMs + laterMs));
  }

  /** How far off it may be: half the width of a rectangular distribution of error. */
  double mostOffMs() {
    return Math.max(latestMs - atMs, atMs - earliestMs);
  }
}

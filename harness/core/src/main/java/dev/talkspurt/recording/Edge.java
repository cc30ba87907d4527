package dev.talkspurt.recording;

/**
 * Where a stretch of speech begins or ends.
 *
 * @param atMs on the recording's axis
 * @param earliestMs where it would be by a threshold 10 dB lower for an onset or higher for an
 *     offset, and the other way round {@code latestMs}: the honest range of it
 */
record Edge(double atMs, double earliestMs, double latestMs) {
  /** How far off it may be: half the width of a rectangular distribution of error. */
  double mostOffMs() {
    return Math.max(latestMs - atMs, atMs - earliestMs);
  }
}

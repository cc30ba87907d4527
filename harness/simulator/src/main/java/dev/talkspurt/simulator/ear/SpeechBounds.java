package dev.talkspurt.simulator.ear;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where the speech of a recording lies, with 50 ms of margin.
 *
 * @param from first sample, inclusive
 * @param to last sample, exclusive
 */
record SpeechBounds(int from, int to) {
  private static final int FRAME = 160;
  private static final int MARGIN = 800;
  private static final double QUIETEST_DBFS = -60;
  private static final double BELOW_LOUD_DB = 35;
  private static final double ABOVE_FLOOR_DB = 6;
  private static final double LEAST_RANGE_DB = 9;
  private static final int LEAST_FRAMES = 12;
  private static final int RUN = 5;
  private static final int RUN_LOUD = 3;

  /** The bounds; empty if the recording is too short, too quiet or too even to hold speech. */
  static Optional<SpeechBounds> of(short[] samples) {
    double[] levels = levels(samples);
    if (levels.length < LEAST_FRAMES) {
      return Optional.empty();
    }
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double floor = sorted[sorted.length / 20];
    double loud = sorted[sorted.length * 19 / 20];
    double threshold =
        Math.max(
            Math.max(QUIETEST_DBFS, loud - BELOW_LOUD_DB),
            Math.min(floor + ABOVE_FLOOR_DB, loud - LEAST_RANGE_DB));
    if (loud < QUIETEST_DBFS || loud - floor < LEAST_RANGE_DB) {
      return Optional.empty();
    }
    int first = 0;
    while (first < levels.length && !runs(levels, first, 1, threshold)) {
      first++;
    }
    int last = levels.length - 1;
    while (last >= first && !runs(levels, last, -1, threshold)) {
      last--;
    }
    return last - first + 1 < LEAST_FRAMES
        ? Optional.empty()
        : Optional.of(
            new SpeechBounds(
                Math.max(0, first * FRAME - MARGIN),
                Math.min(samples.length, (last + 1) * FRAME + MARGIN)));
  }

  private static boolean runs(double[] levels, int at, int step, double threshold) {
    int loud = 0;
    for (int k = 0; k < RUN; k++) {
      int frame = at + k * step;
      loud += frame >= 0 && frame < levels.length && levels[frame] >= threshold ? 1 : 0;
    }
    return levels[at] >= threshold && loud >= RUN_LOUD;
  }

  private static double[] levels(short[] samples) {
    double[] levels = new double[samples.length / FRAME];
    for (int frame = 0; frame < levels.length; frame++) {
      double sum = 0;
      for (int i = frame * FRAME; i < (frame + 1) * FRAME; i++) {
        sum += (double) samples[i] * samples[i];
      }
      levels[frame] = 10 * Math.log10(sum / FRAME / (32768.0 * 32768.0) + 1e-10);
    }
    return levels;
  }
}

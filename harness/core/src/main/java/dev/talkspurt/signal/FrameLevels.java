package dev.talkspurt.signal;

import dev.talkspurt.audio.AudioClip;
import java.util.Arrays;

/**
 * Mean squares of a clip in frames of 10 ms, one every 5 ms.
 *
 * <p>Frame {@code m} begins at {@code m} half frames, rounded to the sample, and there is one for
 * every beginning inside the clip; beyond its end the clip counts as silent.
 */
final class FrameLevels {
  private static final int HOPS_PER_SECOND = 200;

  private final int sampleRateHz;
  private final int sampleCount;
  private final double[] meanSquares;

  FrameLevels(AudioClip clip) {
    sampleRateHz = clip.sampleRateHz();
    sampleCount = clip.sampleCount();
    int count = 0;
    while (start(count) < sampleCount) {
      count++;
    }
    meanSquares = new double[count];
    double next = count == 0 ? 0 : hopEnergy(clip, 0);
    for (int m = 0; m < count; m++) {
      double own = next;
      next = hopEnergy(clip, m + 1);
      meanSquares[m] = (own + next) / (start(m + 2) - start(m));
    }
  }

  private double hopEnergy(AudioClip clip, int hop) {
    return Levels.energy(
        clip, Math.min(sampleCount, start(hop)), Math.min(sampleCount, start(hop + 1)));
  }

  /** First sample of frame {@code m}. */
  int start(int m) {
    return (int) (((long) m * sampleRateHz + HOPS_PER_SECOND / 2) / HOPS_PER_SECOND);
  }

  /** One past the last sample of frame {@code m}. */
  int end(int m) {
    return Math.min(sampleCount, start(m + 2));
  }

  int count() {
    return meanSquares.length;
  }

  double meanSquare(int m) {
    return meanSquares[m];
  }

  /** The levels that so many percent of the frames do not reach, in dBFS. */
  double[] percentilesDb(double... percents) {
    double[] sorted = meanSquares.clone();
    Arrays.sort(sorted);
    return Arrays.stream(percents)
        .map(percent -> Levels.powerToDb(sorted[(int) (percent / 100 * (sorted.length - 1))]))
        .toArray();
  }
}

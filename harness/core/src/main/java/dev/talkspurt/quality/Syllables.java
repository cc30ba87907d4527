package dev.talkspurt.quality;

import java.util.Arrays;

/**
 * Counts syllable nuclei after N. de Jong and T. Wempe, Praat script to detect syllable nuclei and
 * measure speech rate automatically, Behavior Research Methods 41, 2009: voiced peaks of intensity,
 * within 25 dB of the loudest, with a dip of 2 dB or more before them.
 */
final class Syllables {
  private static final double DIP_DB = 2;
  private static final double RANGE_DB = 25;
  private static final double LOUDEST_SHARE = 0.99;
  private static final int HALF_WIDTH_HOPS = 6;

  private Syllables() {}

  static int count(Hops hops, Pitch pitch) {
    double[] level = smoothed(hops);
    if (level.length == 0) {
      return 0;
    }
    double[] sorted = level.clone();
    Arrays.sort(sorted);
    double threshold = sorted[(int) (LOUDEST_SHARE * (sorted.length - 1))] - RANGE_DB;
    int count = 0;
    double dip = Hops.FLOOR_DBFS;
    double top = Hops.FLOOR_DBFS;
    int topAt = -1;
    for (int hop = 0; hop < level.length; hop++) {
      if (topAt < 0) {
        dip = Math.min(dip, level[hop]);
        if (level[hop] >= Math.max(threshold, dip + DIP_DB)) {
          top = level[hop];
          topAt = hop;
        }
      } else if (level[hop] > top) {
        top = level[hop];
        topAt = hop;
      } else if (level[hop] <= top - DIP_DB || hop == level.length - 1) {
        count += pitch.voicedAt((topAt + 0.5) * 1000.0 / Hops.PER_SECOND) ? 1 : 0;
        dip = level[hop];
        topAt = -1;
      }
    }
    return count;
  }

  /** In Hann windows of 65 ms. */
  private static double[] smoothed(Hops hops) {
    double[] level = new double[hops.count()];
    double[] weights = new double[2 * HALF_WIDTH_HOPS + 1];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] = 1 - StrictMath.cos(2 * StrictMath.PI * (k + 1) / (weights.length + 1));
      sum += weights[k];
    }
    for (int hop = 0; hop < level.length; hop++) {
      double power = 0;
      for (int k = 0; k < weights.length; k++) {
        int at = hop - HALF_WIDTH_HOPS + k;
        power += weights[k] * (at >= 0 && at < level.length ? hops.meanSquare(at, at + 1) : 0);
      }
      level[hop] = Hops.toDbfs(power / sum);
    }
    return level;
  }
}

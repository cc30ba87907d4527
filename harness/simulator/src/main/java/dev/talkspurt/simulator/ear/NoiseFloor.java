package dev.talkspurt.simulator.ear;

import java.util.Arrays;

/**
 * The level of what is always there: the tenth percentile of the last three seconds. A sound that
 * stays within 3 dB for half a second is no speech and becomes the floor at once.
 */
final class NoiseFloor {
  static final double QUIETEST_DBFS = -90;
  private static final int MOST_HOPS = 600;
  private static final int STEADY_HOPS = 100;
  private static final int STEADY_DB = 3;
  private static final int BINS = 91;

  private final byte[] history = new byte[MOST_HOPS];
  private final int[] all = new int[BINS];
  private final int[] recent = new int[BINS];
  private long count;
  private long from;

  void add(double levelDbfs) {
    int bin = (int) Math.round(Math.max(QUIETEST_DBFS, Math.min(0, levelDbfs)) - QUIETEST_DBFS);
    if (count - from == MOST_HOPS) {
      all[bin(from)]--;
      from++;
    }
    if (count >= STEADY_HOPS) {
      recent[bin(count - STEADY_HOPS)]--;
    }
    history[(int) (count % MOST_HOPS)] = (byte) bin;
    all[bin]++;
    recent[bin]++;
    count++;
    if (count >= STEADY_HOPS) {
      forgetWhatWasBeforeSteadySound();
    }
  }

  private int bin(long hop) {
    return history[(int) (hop % MOST_HOPS)];
  }

  private void forgetWhatWasBeforeSteadySound() {
    int low = percentile(recent, STEADY_HOPS, 0.1);
    boolean steady = percentile(recent, STEADY_HOPS, 0.9) - low <= STEADY_DB;
    if (steady && low > percentile(all, (int) (count - from), 0.1)) {
      from = count - STEADY_HOPS;
      System.arraycopy(recent, 0, all, 0, BINS);
    }
  }

  double levelDbfs() {
    return count == 0 ? QUIETEST_DBFS : QUIETEST_DBFS + percentile(all, (int) (count - from), 0.1);
  }

  private static int percentile(int[] bins, int total, double share) {
    int left = (int) Math.ceil(total * share);
    for (int bin = 0; bin < BINS; bin++) {
      left -= bins[bin];
      if (left <= 0) {
        return bin;
      }
    }
    throw new IllegalStateException(total + " levels, " + Arrays.stream(bins).sum() + " counted");
  }
}

package dev.talkspurt.quality;

import dev.talkspurt.signal.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is wrong where one chunk ends and the next begins. */
final class Seams {
  private static final double STEP = 0.1 * 32768;
  private static final double DEVIATIONS = 8;
  private static final double AROUND_MS = 10;

  private Seams() {}

  /**
   * First samples of chunks that set in with a click: the second difference across the seam is more
   * than a tenth of full scale, and more than eight times the median absolute one of the 10 ms on
   * either side.
   *
   * @param chunks first sample of each chunk, ascending
   */
  static List<Integer> clicks(short[] samples, int rateHz, int[] chunks) {
    List<Integer> clicks = new ArrayList<>();
    int around = (int) (AROUND_MS / 1000 * rateHz);
    for (int seam : chunks) {
      if (seam >= 2 && seam + 1 < samples.length) {
        int most = Math.max(bend(samples, seam - 1), bend(samples, seam));
        if (most > STEP && most > DEVIATIONS * usual(samples, seam, around)) {
          clicks.add(seam);
        }
      }
    }
    return clicks;
  }

  private static int bend(short[] samples, int at) {
    return Math.abs(samples[at - 1] - 2 * samples[at] + samples[at + 1]);
  }

  private static double usual(short[] samples, int seam, int around) {
    int from = Math.max(1, seam - around);
    int to = Math.min(samples.length - 1, seam + around);
    int[] bends = new int[to - from];
    for (int i = from; i < to; i++) {
      bends[i - from] = bend(samples, i);
    }
    Arrays.sort(bends);
    return bends[bends.length / 2];
  }

  /** Chunks that hold the same samples as the one before them and are not silent. */
  static List<Segment> repeated(short[] samples, int[] chunks) {
    List<Segment> repeated = new ArrayList<>();
    for (int n = 1; n < chunks.length; n++) {
      int before = chunks[n - 1];
      int from = chunks[n];
      int to = n + 1 < chunks.length ? chunks[n + 1] : samples.length;
      if (to - from == from - before
          && to > from
          && Arrays.equals(samples, before, from, samples, from, to)
          && !silent(samples, from, to)) {
        repeated.add(new Segment(from, to - 1));
      }
    }
    return repeated;
  }

  private static boolean silent(short[] samples, int from, int to) {
    for (int i = from; i < to; i++) {
      if (samples[i] != 0) {
        return false;
      }
    }
    return true;
  }
}

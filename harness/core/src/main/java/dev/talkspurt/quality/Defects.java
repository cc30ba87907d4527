package dev.talkspurt.quality;

import dev.talkspurt.signal.Segment;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with samples one by one: clipping, an offset, holes. */
final class Defects {
  private static final int CLIPPED = (int) Math.ceil(0.999 * 32768);
  private static final int CLIPPED_RUN = 3;
  private static final double SHORTEST_HOLE_MS = 5;
  private static final double LONGEST_HOLE_MS = 400;
  private static final double EDGE_MS = 2;
  private static final double EDGE_DBFS = -45;
  private static final int JUMP = (int) Math.ceil(0.003 * 32768);

  private Defects() {}

  /** Samples at full scale in runs of three or more. */
  static List<Segment> clipped(short[] samples) {
    List<Segment> runs = new ArrayList<>();
    int run = 0;
    for (int i = 0; i <= samples.length; i++) {
      if (i < samples.length && Math.abs(samples[i]) >= CLIPPED) {
        run++;
      } else {
        if (run >= CLIPPED_RUN) {
          runs.add(new Segment(i - run, i - 1));
        }
        run = 0;
      }
    }
    return runs;
  }

  /** Mean of the audible samples, as a share of full scale; NaN without any. */
  static double offset(short[] samples, List<Segment> audible) {
    long sum = 0;
    long count = 0;
    for (Segment segment : audible) {
      for (int i = segment.onsetSample(); i <= segment.offsetSample(); i++) {
        sum += samples[i];
      }
      count += segment.sampleCount();
    }
    return count == 0 ? Double.NaN : Math.abs(sum / 32768.0 / count);
  }

  /**
   * Runs of exact zeros of 5 to 400 ms that the sound breaks off into and sets in from again: the 2
   * ms on either side are audible, and on one side at least the wave jumps by 0.3 % of full scale
   * or more. A pause between words fades out before, and the closure of a plosive begins and ends
   * where the wave is near zero.
   */
  static List<Segment> holes(short[] samples, int rateHz) {
    List<Segment> holes = new ArrayList<>();
    int edge = Math.max(1, (int) (EDGE_MS / 1000 * rateHz));
    int shortest = (int) Math.ceil(SHORTEST_HOLE_MS / 1000 * rateHz);
    int longest = (int) (LONGEST_HOLE_MS / 1000 * rateHz);
    int run = 0;
    for (int i = 0; i < samples.length; i++) {
      if (samples[i] == 0) {
        run++;
        continue;
      }
      if (run >= shortest
          && run <= longest
          && i > run
          && Math.max(Math.abs(samples[i - run - 1]), Math.abs(samples[i])) >= JUMP
          && audible(samples, i - run - edge, i - run)
          && audible(samples, i, i + edge)) {
        holes.add(new Segment(i - run, i - 1));
      }
      run = 0;
    }
    return holes;
  }

  private static boolean audible(short[] samples, int from, int to) {
    if (from < 0 || to > samples.length) {
      return false;
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return 10 * StrictMath.log10(sum / (to - from) / (32768.0 * 32768.0)) >= EDGE_DBFS;
  }
}

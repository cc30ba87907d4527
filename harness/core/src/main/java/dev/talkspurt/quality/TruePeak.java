package dev.talkspurt.quality;

/**
 * The peak of the wave between its samples, four times oversampled (ITU-R BS.1770-4, annex 2, with
 * a Kaiser-windowed sine cardinal of 16 samples in place of the annex's table).
 *
 * <p>Only places that could beat the peak found so far are interpolated, the loudest first. What an
 * interpolation adds to a straight line between two samples, it takes from how the wave bends
 * around them: no place is farther from zero than the larger of its two samples and the largest
 * bend near it, times the weights of bends. Voices bend little from one sample to the next, so that
 * hardly any place is left.
 */
final class TruePeak {
  private static final int PHASES = 4;
  private static final int HALF = 8;
  private static final double BETA = 5;
  static final int BLOCK = 2 * HALF;

  /** Beyond what adding up in another order can change. */
  private static final double ROUNDING = 1e-6;

  private static final double[][] TAPS = taps();
  private static final double[] BEND_WEIGHTS = bendWeights();

  private TruePeak() {}

  /** The true peak in dBTP; negative infinity for silence. */
  static double dbtp(short[] samples) {
    int blocks = (samples.length + BLOCK - 1) / BLOCK;
    int[] peaks = new int[blocks];
    int loudest = 0;
    for (int block = 0; block < blocks; block++) {
      peaks[block] = peak(samples, block * BLOCK);
      loudest = peaks[block] > peaks[loudest] ? block : loudest;
    }
    if (blocks == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double most = between(samples, loudest * BLOCK, peaks[loudest]);
    for (int block = 0; block < blocks; block++) {
      int before = Math.max(0, block - 1);
      int after = Math.min(blocks - 1, block + 1);
      int around = Math.max(peaks[block], Math.max(peaks[before], peaks[after]));
      // Nothing bends more than from the loudest sample to its opposite and back.
      if (bound(around, 4 * around, around) <= most) {
        continue;
      }
      int bend = bend(samples, block * BLOCK - BLOCK, block * BLOCK + 2 * BLOCK);
      // The sample after the last of a block is of the next one.
      int beside = Math.max(peaks[block], Math.abs(sample(samples, (block + 1) * BLOCK)));
      if (bound(beside, bend, around) > most) {
        most = between(samples, block * BLOCK, most);
      }
    }
    return 20 * StrictMath.log10(most / 32768.0);
  }

  private static int sample(short[] samples, int at) {
    return at >= 0 && at < samples.length ? samples[at] : 0;
  }

  private static int peak(short[] samples, int from) {
    int highest = 0;
    int lowest = 0;
    for (int i = from; i < Math.min(from + BLOCK, samples.length); i++) {
      int sample = samples[i];
      highest = Math.max(highest, sample);
      lowest = Math.min(lowest, sample);
    }
    return Math.max(highest, -lowest);
  }

  /** The largest second difference at samples {@code [from, to)}; silence lies on either side. */
  private static int bend(short[] samples, int from, int to) {
    int sharpest = 0;
    int last = sample(samples, from - 1);
    int here = sample(samples, from);
    for (int i = from; i < to; i++) {
      int next = sample(samples, i + 1);
      sharpest = Math.max(sharpest, Math.abs(last - 2 * here + next));
      last = here;
      here = next;
    }
    return sharpest;
  }

  /** What no place between samples passes, by the two beside it, and what is around. */
  private static double bound(int beside, int bend, int around) {
    return beside + BEND_WEIGHTS[0] * bend + BEND_WEIGHTS[1] * 2 * around + ROUNDING;
  }

  /** The farthest from zero of a peak and all places of a block. */
  static double between(short[] samples, int from, double peak) {
    double most = peak;
    for (int i = from; i < Math.min(from + BLOCK, samples.length); i++) {
      int first = Math.max(0, HALF - 1 - i);
      int end = Math.min(2 * HALF, samples.length - i + HALF - 1);
      for (double[] taps : TAPS) {
        double sum = 0;
        for (int k = first; k < end; k++) {
          sum += taps[k] * samples[i - HALF + 1 + k];
        }
        most = Math.max(most, Math.abs(sum));
      }
    }
    return most;
  }

  /** Weights for the three places between two samples. */
  private static double[][] taps() {
    double[][] taps = new double[PHASES - 1][2 * HALF];
    for (int phase = 1; phase < PHASES; phase++) {
      double sum = 0;
      for (int k = 0; k < 2 * HALF; k++) {
        double t = k - (HALF - 1) - phase / (double) PHASES;
        double x = StrictMath.PI * t;
        double window = bessel(BETA * StrictMath.sqrt(1 - t * t / (HALF * HALF))) / bessel(BETA);
        taps[phase - 1][k] = StrictMath.sin(x) / x * window;
        sum += taps[phase - 1][k];
      }
      for (int k = 0; k < 2 * HALF; k++) {
        taps[phase - 1][k] /= sum;
      }
    }
    return taps;
  }

  /**
   * What bends around a place weigh together in its distance from the straight line between its
   * neighbours, and what one step from sample to sample does: sums by parts, twice, of the weights
   * less those of the line. The most of any place.
   */
  private static double[] bendWeights() {
    double[] most = new double[2];
    for (int phase = 1; phase < PHASES; phase++) {
      double once = 0;
      double twice = 0;
      double sum = 0;
      for (int k = 0; k < 2 * HALF - 1; k++) {
        double along = phase / (double) PHASES;
        double line = k == HALF - 1 ? 1 - along : k == HALF ? along : 0;
        once += TAPS[phase - 1][k] - line;
        twice += once;
        sum += k < 2 * HALF - 2 ? Math.abs(twice) : 0;
      }
      most[0] = Math.max(most[0], sum);
      most[1] = Math.max(most[1], Math.abs(twice));
    }
    return most;
  }

  /** Modified Bessel function of the first kind, order 0, by its series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 40; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }
}

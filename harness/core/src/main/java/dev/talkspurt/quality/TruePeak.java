package dev.talkspurt.quality;

/**
 * The peak of the wave between its samples, four times oversampled (ITU-R BS.1770-4, annex 2, with
 * a Kaiser-windowed sine cardinal of 16 samples in place of the annex's table).
 *
 * <p>Only places that could beat the peak found so far are interpolated: no place is farther from
 * zero than the weights of its neighbours, near and far, times the largest of them.
 */
final class TruePeak {
  private static final int PHASES = 4;
  private static final int HALF = 8;
  private static final double BETA = 5;
  static final int BLOCK = HALF;
  private static final double[][] TAPS = taps();
  private static final double NEAR = weight(true);
  private static final double FAR = weight(false);

  private TruePeak() {}

  /** The true peak in dBTP; negative infinity for silence. */
  static double dbtp(short[] samples) {
    int[] peaks = new int[(samples.length + BLOCK - 1) / BLOCK];
    int peak = 0;
    for (int block = 0; block < peaks.length; block++) {
      int loudest = 0;
      for (int i = block * BLOCK; i < Math.min(samples.length, block * BLOCK + BLOCK); i++) {
        loudest = Math.max(loudest, Math.abs(samples[i]));
      }
      peaks[block] = loudest;
      peak = Math.max(peak, loudest);
    }
    double most = peak;
    for (int block = 0; block < peaks.length; block++) {
      int around = peaks[block];
      around = block > 0 ? Math.max(around, peaks[block - 1]) : around;
      around = block + 1 < peaks.length ? Math.max(around, peaks[block + 1]) : around;
      if (around * (NEAR + FAR) > most) {
        most = between(samples, block * BLOCK, around, most);
      }
    }
    return 20 * StrictMath.log10(most / 32768.0);
  }

  static double between(short[] samples, int from, int around, double peak) {
    double most = peak;
    for (int i = from; i < Math.min(from + BLOCK, samples.length); i++) {
      int next = i + 1 < samples.length ? samples[i + 1] : 0;
      if (NEAR * Math.max(Math.abs(samples[i]), Math.abs(next)) + FAR * around <= most) {
        continue;
      }
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

  /** The most that samples so near or far weigh together, wherever between two samples. */
  private static double weight(boolean near) {
    double most = 0;
    for (double[] taps : TAPS) {
      double sum = 0;
      for (int k = 0; k < 2 * HALF; k++) {
        sum += (k == HALF - 1 || k == HALF) == near ? Math.abs(taps[k]) : 0;
      }
      most = Math.max(most, sum);
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

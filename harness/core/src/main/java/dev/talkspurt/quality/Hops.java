package dev.talkspurt.quality;

/** Mean squares of a sound in steps of 5 ms, full scale being 1.0; a last part step is left out. */
final class Hops {
  static final int PER_SECOND = 200;

  /** What digital silence reads: below the least that 16 bits can hold. */
  static final double FLOOR_DBFS = -100;

  private static final double FULL_SCALE = 32768.0;

  private final int rateHz;
  private final double[] meanSquares;

  Hops(short[] samples, int rateHz) {
    this.rateHz = rateHz;
    this.meanSquares = new double[(int) ((long) samples.length * PER_SECOND / rateHz)];
    for (int hop = 0; hop < meanSquares.length; hop++) {
      int from = start(hop);
      int to = start(hop + 1);
      long sum = 0;
      for (int i = from; i < to; i++) {
        sum += samples[i] * samples[i];
      }
      meanSquares[hop] = sum / (FULL_SCALE * FULL_SCALE) / (to - from);
    }
  }

  /** First sample of a hop. */
  int start(int hop) {
    return (int) ((long) hop * rateHz / PER_SECOND);
  }

  /** The hop a sample is in; may be one past the last. */
  int of(int sample) {
    return (int) (((long) sample * PER_SECOND + PER_SECOND - 1) / rateHz);
  }

  int count() {
    return meanSquares.length;
  }

  /** Mean square of hops {@code [from, to)}; what lies outside the sound is silent. */
  double meanSquare(int from, int to) {
    double sum = 0;
    for (int hop = Math.max(0, from); hop < Math.min(to, meanSquares.length); hop++) {
      sum += meanSquares[hop];
    }
    return sum / (to - from);
  }

  /** The same as a level, digital silence being {@link #FLOOR_DBFS}. */
  double dbfs(int from, int to) {
    return toDbfs(meanSquare(from, to));
  }

  static double toDbfs(double meanSquare) {
    return Math.max(FLOOR_DBFS, 10 * StrictMath.log10(meanSquare));
  }
}

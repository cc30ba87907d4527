package dev.talkspurt.line;

/** Goes on with a sound whose continuation was lost, from what was heard last. */
final class PitchRepeat {
  private static final int SHORTEST = 40;
  private static final int LONGEST = 240;
  private static final int COMPARED = 320;
  private static final int KEPT = COMPARED + LONGEST;
  private static final int FULL = 10 * Samples.SAMPLES_PER_MS;
  private static final int SILENT = 60 * Samples.SAMPLES_PER_MS;

  /** The last {@link #KEPT} samples heard, in a ring. */
  private final short[] ring = new short[KEPT];

  private int at;
  private final short[] heard = new short[KEPT];
  private int period = LONGEST;
  private int produced;

  /** A sample was heard. */
  void hear(short sample) {
    ring[at] = sample;
    at = at + 1 == KEPT ? 0 : at + 1;
  }

  /** A gap begins: find what to repeat. */
  void begin() {
    System.arraycopy(ring, at, heard, 0, KEPT - at);
    System.arraycopy(ring, 0, heard, KEPT - at, at);
    period = pitchPeriod();
    produced = 0;
  }

  /** The next sample of the continuation. */
  double next() {
    double value = heard[KEPT - period + produced % period] * fade(produced);
    produced = Math.min(produced + 1, SILENT);
    return value;
  }

  private static double fade(int position) {
    return position < FULL ? 1 : (double) (SILENT - position) / (SILENT - FULL);
  }

  /** The lag, 2.5 to 15 ms, at which the last 20 ms resemble what came before most. */
  private int pitchPeriod() {
    int best = LONGEST;
    double bestScore = 0;
    for (int lag = SHORTEST; lag <= LONGEST; lag++) {
      long product = 0;
      long energy = 1;
      for (int i = KEPT - COMPARED; i < KEPT; i++) {
        product += heard[i] * heard[i - lag];
        energy += heard[i - lag] * heard[i - lag];
      }
      double score = product <= 0 ? 0 : (double) product * product / energy;
      if (score > bestScore) {
        bestScore = score;
        best = lag;
      }
    }
    return best;
  }
}

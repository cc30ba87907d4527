package dev.talkspurt.signal;

import dev.talkspurt.audio.AudioClip;
import java.util.Arrays;

/**
 * The active level of speech by ITU-T P.56, method B: how loud it is while someone speaks, whatever
 * pauses lie in between.
 *
 * <p>Meant for clean speech that is already limited to the channel's band; noise makes pauses count
 * as speech. 0 dBov is RMS 1.0.
 *
 * @param activeDbov level while speech is active, in dBov; negative infinity for silence
 * @param activityFactor share of the time speech is active, 0 to 1; pauses up to 200 ms belong to
 *     it
 * @param rmsDbov level of the whole, in dBov
 */
public record SpeechLevel(double activeDbov, double activityFactor, double rmsDbov) {
  private static final double TIME_CONSTANT_S = 0.03;
  private static final double HANGOVER_S = 0.2;
  private static final double MARGIN_DB = 15.9;

  /** One for each bit of a 16-bit sample: 2^-15 to 2^-1. */
  private static final int THRESHOLDS = 15;

  /** Measure {@code clip}. */
  public static SpeechLevel of(AudioClip clip) {
    double energy = Levels.energy(clip, 0, clip.sampleCount());
    if (energy == 0) {
      return new SpeechLevel(Double.NEGATIVE_INFINITY, 0, Double.NEGATIVE_INFINITY);
    }
    double rmsDb = Levels.powerToDb(energy / clip.sampleCount());
    double activeDb = activeLevel(energy, activeSamples(clip));
    double activity = Math.min(1, StrictMath.pow(10, (rmsDb - activeDb) / 10));
    return activeDb == Double.NEGATIVE_INFINITY
        ? new SpeechLevel(activeDb, 0, rmsDb)
        : new SpeechLevel(activeDb, activity, rmsDb);
  }

  private static double threshold(int j) {
    return StrictMath.scalb(1.0, j - THRESHOLDS);
  }

  /**
   * For each threshold, how many samples the envelope lay above it, hangover included. Only where
   * the envelope passes a threshold is there anything to do: in between its stretch just grows.
   */
  private static long[] activeSamples(AudioClip clip) {
    int hangover = (int) StrictMath.floor(HANGOVER_S * clip.sampleRateHz() + 0.5);
    double g = StrictMath.exp(-1 / (clip.sampleRateHz() * TIME_CONSTANT_S));
    long[] active = new long[THRESHOLDS];
    int[] changedAt = new int[THRESHOLDS];
    Arrays.fill(changedAt, -hangover);
    short[] samples = clip.toArray();
    int count = samples.length;
    int reached = 0;
    double least = 0;
    double next = threshold(0);
    double p = 0;
    double q = 0;
    for (int i = 0; i < count; i++) {
      p = g * p + (1 - g) * (Math.abs(samples[i]) * (1 / Levels.FULL_SCALE));
      q = g * q + (1 - g) * p;
      if (q >= least && q < next) {
        continue;
      }
      // How many thresholds q reaches: each is a power of two.
      int reaches = Math.max(0, Math.min(THRESHOLDS, Math.getExponent(q) + THRESHOLDS + 1));
      for (; reached < reaches; reached++) {
        active[reached] += active[reached] == 0 ? 0 : Math.min(hangover, i - changedAt[reached]);
        changedAt[reached] = i;
      }
      for (; reached > reaches; reached--) {
        active[reached - 1] += i - changedAt[reached - 1];
        changedAt[reached - 1] = i;
      }
      least = reached == 0 ? 0 : threshold(reached - 1);
      next = reached == THRESHOLDS ? Double.POSITIVE_INFINITY : threshold(reached);
    }
    for (int j = 0; j < THRESHOLDS; j++) {
      int since = count - changedAt[j];
      active[j] += j < reached ? since : active[j] == 0 ? 0 : Math.min(hangover, since);
    }
    return active;
  }

  /** Where the level over the active time lies {@link #MARGIN_DB} above the threshold. */
  private static double activeLevel(double energy, long[] active) {
    if (active[0] == 0 || aboveThreshold(energy, active, 0) < MARGIN_DB) {
      return Double.NEGATIVE_INFINITY;
    }
    int j = 1;
    while (j < THRESHOLDS && active[j] > 0 && aboveThreshold(energy, active, j) > MARGIN_DB) {
      j++;
    }
    double before = Levels.powerToDb(energy / active[j - 1]);
    if (j == THRESHOLDS || active[j] == 0) {
      return before;
    }
    double from = aboveThreshold(energy, active, j - 1);
    double to = aboveThreshold(energy, active, j);
    double share = (from - MARGIN_DB) / (from - to);
    return before + share * (Levels.powerToDb(energy / active[j]) - before);
  }

  private static double aboveThreshold(double energy, long[] active, int j) {
    return Levels.powerToDb(energy / active[j]) - Levels.amplitudeToDb(threshold(j));
  }
}

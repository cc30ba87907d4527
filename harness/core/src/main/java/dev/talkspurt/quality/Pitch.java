package dev.talkspurt.quality;

import java.util.Arrays;

/**
 * Pitch from 60 to 400 Hz, in windows of 40 ms every 20 ms, by the normalised square difference of
 * P. McLeod and G. Wyvill, A Smarter Way to Find Pitch, ICMC 2005: of the peaks nearly as high as
 * the highest the first, which is the period and not a multiple of it.
 */
final class Pitch {
  static final double WINDOW_MS = 40;
  static final double HOP_MS = 20;

  private static final double LOWEST_HZ = 60;
  private static final double HIGHEST_HZ = 400;
  private static final double CLARITY = 0.8;
  private static final double VOICED = 0.5;
  private static final double NEARLY = 0.9;
  private static final double AUDIBLE = 1e-5;

  private final double[] hz;
  private final boolean[] voicing;
  private final int voiced;

  /** Of a sound of {@code rateHz}, full scale being 1.0. */
  Pitch(double[] sound, double rateHz) {
    int window = (int) Math.round(WINDOW_MS / 1000 * rateHz);
    int hop = (int) Math.round(HOP_MS / 1000 * rateHz);
    int shortest = (int) Math.floor(rateHz / HIGHEST_HZ);
    int longest = (int) Math.ceil(rateHz / LOWEST_HZ);
    hz = new double[sound.length < window ? 0 : (sound.length - window) / hop + 1];
    voicing = new boolean[hz.length];
    double[] likeness = new double[longest + 2];
    double[] energy = new double[window + 1];
    int found = 0;
    for (int frame = 0; frame < hz.length; frame++) {
      hz[frame] = Double.NaN;
      if (compare(sound, frame * hop, window, shortest, likeness, energy)) {
        find(frame, likeness, shortest, rateHz);
      }
      found += hz[frame] > 0 ? 1 : 0;
    }
    voiced = found;
  }

  /** The likeness of a window to itself at each lag; false if there is nothing to hear. */
  private static boolean compare(
      double[] sound, int from, int window, int shortest, double[] likeness, double[] energy) {
    for (int i = 0; i < window; i++) {
      energy[i + 1] = energy[i] + sound[from + i] * sound[from + i];
    }
    if (energy[window] < AUDIBLE * window) {
      return false;
    }
    for (int lag = shortest - 1; lag < likeness.length; lag++) {
      double both = energy[window - lag] + energy[window] - energy[lag];
      likeness[lag] = both > 0 ? 2 * product(sound, from, lag, window - lag) / both : 0;
    }
    return true;
  }

  private void find(int frame, double[] likeness, int shortest, double rateHz) {
    double highest = 0;
    for (int lag = shortest; lag < likeness.length - 1; lag++) {
      highest = isPeak(likeness, lag) ? Math.max(highest, likeness[lag]) : highest;
    }
    for (int lag = shortest; lag < likeness.length - 1 && highest > 0; lag++) {
      if (isPeak(likeness, lag) && likeness[lag] >= NEARLY * highest) {
        double slope = (likeness[lag + 1] - likeness[lag - 1]) / 2;
        double bend = likeness[lag + 1] - 2 * likeness[lag] + likeness[lag - 1];
        double shift = bend < 0 ? -slope / bend : 0;
        double clarity = likeness[lag] + slope * shift / 2;
        hz[frame] = clarity >= CLARITY ? rateHz / (lag + shift) : Double.NaN;
        voicing[frame] = clarity >= VOICED;
        return;
      }
    }
  }

  private static boolean isPeak(double[] likeness, int lag) {
    return likeness[lag] > likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
  }

  // Four sums side by side: one alone would wait for itself at every step.
  private static double product(double[] sound, int from, int lag, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    int end = from + count;
    for (; i + 3 < end; i += 4) {
      a += sound[i] * sound[i + lag];
      b += sound[i + 1] * sound[i + 1 + lag];
      c += sound[i + 2] * sound[i + 2 + lag];
      d += sound[i + 3] * sound[i + 3 + lag];
    }
    for (; i < end; i++) {
      a += sound[i] * sound[i + lag];
    }
    return a + b + c + d;
  }

  /** Windows with a clear pitch. */
  int voiced() {
    return voiced;
  }

  /** Whether a window around this moment is voiced, if not with a clear pitch. */
  boolean voicedAt(double ms) {
    int last = (int) Math.floor(ms / HOP_MS);
    for (int frame = Math.max(0, last - 1); frame <= Math.min(last, hz.length - 1); frame++) {
      if (voicing[frame]) {
        return true;
      }
    }
    return false;
  }

  /** The pitch that a share of the windows with a clear pitch does not reach; NaN without any. */
  double percentileHz(double share) {
    double[] sorted = Arrays.stream(hz).filter(value -> value > 0).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** From one pitch to another, in semitones. */
  static double semitones(double fromHz, double toHz) {
    return 12 * StrictMath.log(toHz / fromHz) / StrictMath.log(2);
  }
}

package dev.talkspurt.audio;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The filter of one pair of rates: a Kaiser-windowed sinc, sampled at every phase the ratio has.
 *
 * <p>Kaiser's design formulas: A. Oppenheim, R. Schafer, Discrete-Time Signal Processing, 7.5.3.
 * Immutable and thread-safe.
 */
final class SincTable {
  private static final int MIN_RATE_HZ = 1_000;
  private static final int MAX_RATE_HZ = 384_000;

  private static final int MAX_COEFFICIENTS = 4_000_000;

  /** Taps on each side of the centre, counted in periods of the lower rate: 64 in all. */
  private static final int HALF_TAPS = 32;

  /** Where the filter is at −6 dB, in units of the lower rate; a little below its half. */
  private static final double CUTOFF = 0.48;

  private static final double ATTENUATION_DB = 90;
  private static final double KAISER_BETA = 0.1102 * (ATTENUATION_DB - 8.7);

  private static final Map<Long, SincTable> TABLES = new ConcurrentHashMap<>();

  private final int up;
  private final int down;
  private final int half;
  private final double[][] phases;

  private SincTable(int fromHz, int toHz) {
    int divisor = gcd(fromHz, toHz);
    up = toHz / divisor;
    down = fromHz / divisor;
    double lowerRate = Math.min(1.0, (double) toHz / fromHz);
    half = (int) StrictMath.ceil(HALF_TAPS / lowerRate);
    if ((long) up * half > MAX_COEFFICIENTS / 2) {
      throw new IllegalArgumentException(
          "the ratio of " + toHz + " Hz to " + fromHz + " Hz is too uneven to resample");
    }
    phases = new double[up][];
    for (int phase = 0; phase < up; phase++) {
      phases[phase] = taps((double) phase / up, lowerRate);
    }
  }

  static SincTable of(int fromHz, int toHz) {
    requireRate(fromHz);
    requireRate(toHz);
    return TABLES.computeIfAbsent(((long) fromHz << 32) | toHz, k -> new SincTable(fromHz, toHz));
  }

  private static void requireRate(int rateHz) {
    if (rateHz < MIN_RATE_HZ || rateHz > MAX_RATE_HZ) {
      throw new IllegalArgumentException(
          "rate is " + rateHz + " Hz, expected " + MIN_RATE_HZ + " to " + MAX_RATE_HZ);
    }
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** The taps for an output instant that lies {@code fraction} behind an input sample. */
  private double[] taps(double fraction, double lowerRate) {
    double[] taps = new double[2 * half];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double distance = (i - half + 1 - fraction) * lowerRate;
      taps[i] = sinc(2 * CUTOFF * distance) * kaiser(distance / HALF_TAPS);
      sum += taps[i];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] /= sum;
    }
    return taps;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x);
  }

  private static double kaiser(double position) {
    double inside = 1 - position * position;
    return inside < 0 ? 0 : bessel0(KAISER_BETA * StrictMath.sqrt(inside)) / bessel0(KAISER_BETA);
  }

  /** The modified Bessel function of order zero, by its power series. */
  private static double bessel0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-17; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  /** The output sample at {@code phase}, from the input that starts at {@code from}. */
  short apply(int phase, short[] input, int from) {
    double[] taps = phases[phase];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      sum += taps[i] * input[from + i];
    }
    return Pcm16.nearest(sum);
  }

  /** Output samples per {@link #down} input samples. */
  int up() {
    return up;
  }

  /** Input samples per {@link #up} output samples. */
  int down() {
    return down;
  }

  /** Input samples on each side of an output instant. */
  int half() {
    return half;
  }
}

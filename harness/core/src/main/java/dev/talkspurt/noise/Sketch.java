package dev.talkspurt.noise;

import java.util.Arrays;

/** A sound being put together from strokes. */
final class Sketch {
  private static final int RATE = NoiseSource.SAMPLE_RATE_HZ;

  /** Beyond seven time constants a decay is 60 dB down. */
  private static final double LASTS = 7;

  private double[] samples = {};

  private void makeRoom(int count) {
    if (count > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(count, samples.length * 2));
    }
  }

  static int samples(double ms) {
    return (int) Math.rint(ms * RATE / 1000);
  }

  /** A decaying sine: something struck that rings. */
  Sketch ring(double atMs, double hz, double decayMs, double amplitude) {
    int start = samples(atMs);
    int count = samples(decayMs * LASTS);
    makeRoom(start + count);
    double decay = StrictMath.exp(-1 / (decayMs * RATE / 1000));
    double level = amplitude;
    for (int i = 0; i < count; i++) {
      samples[start + i] += level * Sine.at(hz * i / RATE + 0.25);
      level *= decay;
    }
    return this;
  }

  /** Noise behind a filter, rising evenly, then decaying. */
  Sketch burst(
      Chance chance,
      double atMs,
      double riseMs,
      double decayMs,
      double amplitude,
      Biquad... filters) {
    int start = samples(atMs);
    int rise = Math.max(1, samples(riseMs));
    int count = rise + samples(decayMs * LASTS);
    makeRoom(start + count);
    double decay = StrictMath.exp(-1 / (decayMs * RATE / 1000));
    double level = amplitude;
    for (int i = 0; i < count; i++) {
      double noise = chance.gaussian();
      for (Biquad filter : filters) {
        noise = filter.filter(noise);
      }
      samples[start + i] += level * Math.min(1, (i + 1.0) / rise) * noise;
      level *= i < rise ? 1 : decay;
    }
    return this;
  }

  /** Another sketch, later. */
  Sketch add(double atMs, double amplitude, Sketch other) {
    int start = samples(atMs);
    makeRoom(start + other.samples.length);
    for (int i = 0; i < other.samples.length; i++) {
      samples[start + i] += amplitude * other.samples[i];
    }
    return this;
  }

  /** From the first to the last sample of {@code audible} times the peak, which becomes 1. */
  double[] trimmed(double audible) {
    double peak = 0;
    for (double sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    int first = 0;
    while (Math.abs(samples[first]) < audible * peak) {
      first++;
    }
    int last = samples.length - 1;
    while (Math.abs(samples[last]) < audible * peak) {
      last--;
    }
    double[] sound = Arrays.copyOfRange(samples, first, last + 1);
    for (int i = 0; i < sound.length; i++) {
      sound[i] /= peak;
    }
    return sound;
  }
}

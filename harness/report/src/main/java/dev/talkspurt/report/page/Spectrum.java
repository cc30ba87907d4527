package dev.talkspurt.report.page;

import dev.talkspurt.signal.Fft;

/**
 * Power of a stretch of samples by frequency: a Hann window of 32 ms and a Fourier transform. Not
 * thread-safe.
 */
final class Spectrum {
  /** Samples it looks at: 32 ms at 16 kHz. */
  static final int SIZE = 512;

  /** Bins from 0 Hz to below half the sample rate. */
  static final int BINS = SIZE / 2;

  private final double[] window = new double[SIZE];
  private final Fft fft = new Fft(SIZE);
  private final double[] re = new double[SIZE];
  private final double[] im = new double[SIZE];
  private final double scale;

  Spectrum() {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      window[i] = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * (i + 0.5) / SIZE);
      sum += window[i];
    }
    // A sine of full scale reads −3 dB, as its level does.
    scale = 2 / (sum * sum);
  }

  /** Add to {@code power[k]} the power at {@code k · rate / SIZE} around sample {@code middle}. */
  void addTo(double[] power, short[] samples, int middle) {
    for (int i = 0; i < SIZE; i++) {
      int at = middle - SIZE / 2 + i;
      re[i] = at >= 0 && at < samples.length ? samples[at] / 32768.0 * window[i] : 0;
      im[i] = 0;
    }
    fft.transform(re, im);
    for (int k = 0; k < BINS; k++) {
      power[k] += scale * (re[k] * re[k] + im[k] * im[k]);
    }
  }
}

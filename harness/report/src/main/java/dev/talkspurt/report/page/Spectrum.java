package dev.talkspurt.report.page;

/**
 * Power of a stretch of samples by frequency: a Hann window of 32 ms and a Fourier transform of
 * radix 2. Not thread-safe.
 */
final class Spectrum {
  /** Samples it looks at: 32 ms at 16 kHz. */
  static final int SIZE = 512;

  /** Bins from 0 Hz to below half the sample rate. */
  static final int BINS = SIZE / 2;

  private final double[] window = new double[SIZE];
  private final double[] cos = new double[BINS];
  private final double[] sin = new double[BINS];
  private final double[] re = new double[SIZE];
  private final double[] im = new double[SIZE];
  private final double scale;

  Spectrum() {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / SIZE);
      sum += window[i];
    }
    for (int k = 0; k < BINS; k++) {
      cos[k] = Math.cos(2 * Math.PI * k / SIZE);
      sin[k] = -Math.sin(2 * Math.PI * k / SIZE);
    }
    // A sine of full scale reads −3 dB, as its level does.
    scale = 2 / (sum * sum);
  }

  /** Add to {@code power[k]} the power at {@code k · rate / SIZE} around sample {@code middle}. */
  void addTo(double[] power, short[] samples, int middle) {
    for (int i = 0; i < SIZE; i++) {
      int at = middle - SIZE / 2 + i;
      int reversed = Integer.reverse(i) >>> (32 - Integer.numberOfTrailingZeros(SIZE));
      re[reversed] = at >= 0 && at < samples.length ? samples[at] / 32768.0 * window[i] : 0;
      im[reversed] = 0;
    }
    for (int half = 1; half < SIZE; half *= 2) {
      stage(half);
    }
    for (int k = 0; k < BINS; k++) {
      power[k] += scale * (re[k] * re[k] + im[k] * im[k]);
    }
  }

  private void stage(int half) {
    int stride = BINS / half;
    for (int start = 0; start < SIZE; start += 2 * half) {
      for (int k = 0; k < half; k++) {
        int low = start + k;
        int high = low + half;
        double c = cos[k * stride];
        double s = sin[k * stride];
        double turnedRe = re[high] * c - im[high] * s;
        double turnedIm = re[high] * s + im[high] * c;
        re[high] = re[low] - turnedRe;
        im[high] = im[low] - turnedIm;
        re[low] += turnedRe;
        im[low] += turnedIm;
      }
    }
  }
}

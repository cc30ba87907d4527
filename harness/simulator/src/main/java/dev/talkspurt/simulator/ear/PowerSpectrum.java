package dev.talkspurt.simulator.ear;

/** Power spectra of 512 real samples by a radix-2 Fourier transform. Immutable, thread-safe. */
final class PowerSpectrum {
  static final int SIZE = 512;
  static final int BINS = SIZE / 2 + 1;

  private static final int HALF = SIZE / 2;
  private static final int[] REVERSED = new int[HALF];
  private static final double[] COS = new double[SIZE];
  private static final double[] SIN = new double[SIZE];

  static {
    int bits = Integer.numberOfTrailingZeros(HALF);
    for (int i = 0; i < HALF; i++) {
      REVERSED[i] = Integer.reverse(i) >>> (32 - bits);
    }
    for (int i = 0; i < SIZE; i++) {
      COS[i] = StrictMath.cos(2 * Math.PI * i / SIZE);
      SIN[i] = -StrictMath.sin(2 * Math.PI * i / SIZE);
    }
  }

  private PowerSpectrum() {}

  /** |X(k)|² for k = 0..256 of 512 samples, into {@code power}. */
  static void of(double[] samples, double[] power) {
    // The even samples as real and the odd ones as imaginary part need half the transform.
    double[] re = new double[HALF];
    double[] im = new double[HALF];
    for (int i = 0; i < HALF; i++) {
      re[REVERSED[i]] = samples[2 * i];
      im[REVERSED[i]] = samples[2 * i + 1];
    }
    transform(re, im);
    for (int k = 0; k < BINS; k++) {
      int a = k % HALF;
      int b = (HALF - k) % HALF;
      double evenRe = (re[a] + re[b]) / 2;
      double evenIm = (im[a] - im[b]) / 2;
      double oddRe = (im[a] + im[b]) / 2;
      double oddIm = (re[b] - re[a]) / 2;
      double cos = COS[k];
      double sin = SIN[k];
      double xRe = evenRe + oddRe * cos - oddIm * sin;
      double xIm = evenIm + oddRe * sin + oddIm * cos;
      power[k] = xRe * xRe + xIm * xIm;
    }
  }

  private static void transform(double[] re, double[] im) {
    for (int length = 2; length <= HALF; length <<= 1) {
      int step = SIZE / length;
      for (int start = 0; start < HALF; start += length) {
        for (int j = 0; j < length / 2; j++) {
          int a = start + j;
          int b = a + length / 2;
          double cos = COS[j * step];
          double sin = SIN[j * step];
          double r = re[b] * cos - im[b] * sin;
          double i = re[b] * sin + im[b] * cos;
          re[b] = re[a] - r;
          im[b] = im[a] - i;
          re[a] += r;
          im[a] += i;
        }
      }
    }
  }
}

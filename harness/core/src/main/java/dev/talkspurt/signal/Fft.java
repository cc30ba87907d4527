package dev.talkspurt.signal;

/**
 * The discrete Fourier transform of a power of two, radix 2, in place; written out so that it gives
 * the same bits everywhere. Immutable, thread-safe.
 */
public final class Fft {
  private final int size;
  private final int[] reversed;
  private final double[] cos;
  private final double[] sin;

  /** Of {@code size} points, a power of two from 2. */
  public Fft(int size) {
    if (size < 2 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size is " + size + ", expected a power of two");
    }
    this.size = size;
    reversed = new int[size];
    int bits = Integer.numberOfTrailingZeros(size);
    for (int i = 0; i < size; i++) {
      reversed[i] = Integer.reverse(i) >>> (32 - bits);
    }
    // Twiddles of all stages in a row, so that the inner loop reads them in order.
    cos = new double[size];
    sin = new double[size];
    for (int half = 1; half < size; half *= 2) {
      for (int k = 0; k < half; k++) {
        cos[half + k] = StrictMath.cos(StrictMath.PI * k / half);
        sin[half + k] = -StrictMath.sin(StrictMath.PI * k / half);
      }
    }
  }

  /**
   * Time to frequency, in place: {@code re} and {@code im} hold as many numbers as there are
   * points. Swapping the two makes it the inverse, times the size.
   */
  public void transform(double[] re, double[] im) {
    for (int i = 0; i < size; i++) {
      int j = reversed[i];
      if (j > i) {
        swap(re, i, j);
        swap(im, i, j);
      }
    }
    pairs(re, im);
    for (int half = 2; half < size; half *= 2) {
      for (int start = 0; start < size; start += 2 * half) {
        butterflies(re, im, start, half);
      }
    }
  }

  /** The first stage, which turns nothing. */
  private void pairs(double[] re, double[] im) {
    for (int a = 0; a < size; a += 2) {
      double r = re[a + 1];
      double i = im[a + 1];
      re[a + 1] = re[a] - r;
      im[a + 1] = im[a] - i;
      re[a] += r;
      im[a] += i;
    }
  }

  private void butterflies(double[] re, double[] im, int start, int half) {
    double[] turnRe = cos;
    double[] turnIm = sin;
    for (int k = 0; k < half; k++) {
      int a = start + k;
      int b = a + half;
      double c = turnRe[half + k];
      double s = turnIm[half + k];
      double x = re[b];
      double y = im[b];
      double r = x * c - y * s;
      double i = x * s + y * c;
      double u = re[a];
      double v = im[a];
      re[b] = u - r;
      im[b] = v - i;
      re[a] = u + r;
      im[a] = v + i;
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}

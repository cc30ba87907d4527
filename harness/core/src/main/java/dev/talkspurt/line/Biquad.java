package dev.talkspurt.line;

/**
 * A filter section of second order, transposed direct form II.
 *
 * <p>Butterworth sections by the bilinear transform with the corner pre-warped: A. Oppenheim, R.
 * Schafer, Discrete-Time Signal Processing, 7.1.
 */
final class Biquad {
  /** Below this a state is nothing but slow: subnormal numbers cost a hundred times as much. */
  private static final double NOTHING = 1e-200;

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private double s1;
  private double s2;

  private Biquad(double b0, double b1, double b2, double a1, double a2) {
    this.b0 = b0;
    this.b1 = b1;
    this.b2 = b2;
    this.a1 = a1;
    this.a2 = a2;
  }

  static Biquad lowPass(double cornerHz, double quality, int rateHz) {
    double k = StrictMath.tan(StrictMath.PI * cornerHz / rateHz);
    double norm = 1 / (1 + k / quality + k * k);
    double b = k * k * norm;
    return new Biquad(b, 2 * b, b, 2 * (k * k - 1) * norm, (1 - k / quality + k * k) * norm);
  }

  static Biquad highPass(double cornerHz, double quality, int rateHz) {
    double k = StrictMath.tan(StrictMath.PI * cornerHz / rateHz);
    double norm = 1 / (1 + k / quality + k * k);
    return new Biquad(
        norm, -2 * norm, norm, 2 * (k * k - 1) * norm, (1 - k / quality + k * k) * norm);
  }

  double filter(double x) {
    double y = b0 * x + s1;
    s1 = b1 * x - a1 * y + s2;
    s2 = b2 * x - a2 * y;
    if (Math.abs(s1) < NOTHING) {
      s1 = 0;
    }
    if (Math.abs(s2) < NOTHING) {
      s2 = 0;
    }
    return y;
  }

  /** Group delay in samples at angular frequency {@code w} (radians per sample). */
  double groupDelay(double w) {
    return delay(b0, b1, b2, w) - delay(1, a1, a2, w);
  }

  /** Of the polynomial c0 + c1/z + c2/z²: Re of (its ramped self over itself). */
  private static double delay(double c0, double c1, double c2, double w) {
    double re = c0 + c1 * StrictMath.cos(w) + c2 * StrictMath.cos(2 * w);
    double im = -c1 * StrictMath.sin(w) - c2 * StrictMath.sin(2 * w);
    double rampedRe = c1 * StrictMath.cos(w) + 2 * c2 * StrictMath.cos(2 * w);
    double rampedIm = -c1 * StrictMath.sin(w) - 2 * c2 * StrictMath.sin(2 * w);
    return (rampedRe * re + rampedIm * im) / (re * re + im * im);
  }
}

package dev.talkspurt.noise;

/** A second-order filter; formulas: R. Bristow-Johnson, Audio EQ Cookbook. */
final class Biquad {
  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private double s1;
  private double s2;

  private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }

  private static double angle(double hz) {
    return 2 * StrictMath.PI * hz / NoiseSource.SAMPLE_RATE_HZ;
  }

  static Biquad lowPass(double hz, double quality) {
    double cos = StrictMath.cos(angle(hz));
    double alpha = StrictMath.sin(angle(hz)) / (2 * quality);
    double b = (1 - cos) / 2;
    return new Biquad(b, 2 * b, b, 1 + alpha, -2 * cos, 1 - alpha);
  }

  static Biquad highPass(double hz, double quality) {
    double cos = StrictMath.cos(angle(hz));
    double alpha = StrictMath.sin(angle(hz)) / (2 * quality);
    double b = (1 + cos) / 2;
    return new Biquad(b, -2 * b, b, 1 + alpha, -2 * cos, 1 - alpha);
  }

  /** Gain 1 at its centre. */
  static Biquad bandPass(double hz, double quality) {
    double cos = StrictMath.cos(angle(hz));
    double alpha = StrictMath.sin(angle(hz)) / (2 * quality);
    return new Biquad(alpha, 0, -alpha, 1 + alpha, -2 * cos, 1 - alpha);
  }

  double filter(double x) {
    double y = b0 * x + s1;
    s1 = b1 * x - a1 * y + s2;
    s2 = b2 * x - a2 * y;
    return y;
  }
}

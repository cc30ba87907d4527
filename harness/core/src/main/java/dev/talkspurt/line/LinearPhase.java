package dev.talkspurt.line;

/**
 * A band-pass whose taps are symmetric, so that it delays every frequency alike.
 *
 * <p>A sinc in a Kaiser window: A. Oppenheim, R. Schafer, Discrete-Time Signal Processing, 7.5.3.
 */
final class LinearPhase {
  private static final double ATTENUATION_DB = 60;
  private static final double KAISER_BETA = 0.1102 * (ATTENUATION_DB - 8.7);

  private final int half;
  private final double[] taps;

  /** The last {@code 2·half + 1} inputs, twice in a row, so that they are never in two pieces. */
  private final double[] history;

  private int at;

  LinearPhase(double lowHz, double highHz) {
    double transitionHz = lowHz == 0 ? 400 : Math.max(50, Math.min(400, lowHz * 2 / 3));
    double width = 2 * StrictMath.PI * transitionHz / Samples.RATE_HZ;
    half = (int) StrictMath.ceil((ATTENUATION_DB - 7.95) / (2.285 * width) / 2);
    taps = new double[half + 1];
    double window0 = bessel0(KAISER_BETA);
    for (int k = 0; k <= half; k++) {
      double position = (double) k / half;
      double window = bessel0(KAISER_BETA * StrictMath.sqrt(1 - position * position)) / window0;
      double high = highHz >= 8000 ? (k == 0 ? 1 : 0) : lowPass(highHz, k);
      double low = lowHz == 0 ? 0 : lowPass(lowHz, k);
      taps[k] = (high - low) * window;
    }
    history = new double[2 * (2 * half + 1)];
  }

  private static double lowPass(double cornerHz, int k) {
    double fraction = 2 * cornerHz / Samples.RATE_HZ;
    double x = StrictMath.PI * k;
    return k == 0 ? fraction : StrictMath.sin(x * fraction) / x;
  }

  private static double bessel0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-17; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  int latency() {
    return half;
  }

  double filter(double x) {
    int length = 2 * half + 1;
    history[at] = x;
    history[at + length] = x;
    at = at + 1 == length ? 0 : at + 1;
    int centre = at + half;
    // Two sums keep two additions in flight; their order is fixed, so the bits are too.
    double even = taps[0] * history[centre];
    double odd = 0;
    int k = 1;
    for (; k < half; k += 2) {
      odd += taps[k] * (history[centre - k] + history[centre + k]);
      even += taps[k + 1] * (history[centre - k - 1] + history[centre + k + 1]);
    }
    if (k == half) {
      odd += taps[k] * (history[centre - k] + history[centre + k]);
    }
    return even + odd;
  }
}

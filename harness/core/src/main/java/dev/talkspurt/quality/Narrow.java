package dev.talkspurt.quality;

/**
 * A sound brought down to about 4000 samples a second, low-passed at 1.3 kHz: all that pitch and
 * echo need.
 */
final class Narrow {
  private static final double RATE_HZ = 4000;
  private static final double CORNER_HZ = 1300;

  private final int factor;
  private final int half;
  private final double[] taps;

  Narrow(int rateHz) {
    factor = Math.max(1, (int) Math.round(rateHz / RATE_HZ));
    half = factor == 1 ? 0 : 4 * factor;
    taps = new double[half + 1];
    double sum = 0;
    for (int k = 0; k <= half; k++) {
      double x = 2 * StrictMath.PI * CORNER_HZ / rateHz * k;
      double window = 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * k / (half + 1));
      taps[k] = (k == 0 ? 1 : StrictMath.sin(x) / x) * window;
      sum += k == 0 ? taps[k] : 2 * taps[k];
    }
    for (int k = 0; k <= half; k++) {
      taps[k] /= sum * 32768;
    }
  }

  /** How many samples become one. */
  int factor() {
    return factor;
  }

  /** Sample {@code i} of the result is centred on sample {@code i · factor}; full scale is 1.0. */
  double[] of(short[] samples, int from, int to) {
    double[] narrow = new double[Math.max(0, (to - from + factor - 1) / factor)];
    int n = 0;
    while (n < narrow.length) {
      int at = from + n * factor;
      if (n + 1 < narrow.length && at >= half && at + factor + half < samples.length) {
        two(samples, at, narrow, n);
        n += 2;
        continue;
      }
      narrow[n] = atEdge(samples, at);
      n++;
    }
    return narrow;
  }

  /** Two sums side by side: one alone would wait for itself at every step. */
  private void two(short[] samples, int at, double[] narrow, int n) {
    double[] weights = taps;
    int next = at + factor;
    double one = weights[0] * samples[at];
    double other = weights[0] * samples[next];
    for (int k = 1; k < weights.length; k++) {
      double weight = weights[k];
      one += weight * (samples[at - k] + samples[at + k]);
      other += weight * (samples[next - k] + samples[next + k]);
    }
    narrow[n] = one;
    narrow[n + 1] = other;
  }

  private double atEdge(short[] samples, int at) {
    double sum = taps[0] * samples[at];
    for (int k = 1; k <= half; k++) {
      int before = at >= k ? samples[at - k] : 0;
      int after = at + k < samples.length ? samples[at + k] : 0;
      sum += taps[k] * (before + after);
    }
    return sum;
  }
}

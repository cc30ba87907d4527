package dev.talkspurt.quality;

import java.util.Arrays;

/**
 * Programme loudness of one channel by ITU-R BS.1770-4: K-weighted, in blocks of 400 ms that
 * overlap by 75 %, gated at −70 LUFS and at 10 LU below what passes that gate.
 *
 * <p>The standard prints its two filters for 48 kHz alone. Other rates take them back to the
 * analogue filters they came from and through the bilinear transform again, so that their corners
 * stay where they are. A full-scale sine of 997 Hz reads −3.01 LUFS.
 */
final class Loudness {
  private static final double TABLE_HZ = 48_000;
  private static final double[] SHELF = {
    1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
  };
  private static final double[] HIGH_PASS = {1, -2, 1, -1.99004745483398, 0.99007225036621};
  private static final double OFFSET_DB = -0.691;
  private static final double ABSOLUTE_GATE_LUFS = -70;
  private static final double RELATIVE_GATE_LU = 10;
  private static final int HOPS_PER_BLOCK = 4;
  private static final int HOPS_PER_SECOND = 10;

  /** Below this a filter's state is silence; subnormal numbers cost a hundred times as much. */
  private static final double NOTHING = 1e-100;

  private Loudness() {}

  /** Loudness in LUFS; NaN if no whole block is loud enough to count. */
  static double lufs(short[] samples, int rateHz) {
    double[] hops = weighted(samples, rateHz);
    double[] blocks = new double[Math.max(0, hops.length - HOPS_PER_BLOCK + 1)];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = (hops[i] + hops[i + 1] + hops[i + 2] + hops[i + 3]) / HOPS_PER_BLOCK;
    }
    double loud = meanAbove(blocks, power(ABSOLUTE_GATE_LUFS));
    double gate =
        Math.max(power(ABSOLUTE_GATE_LUFS), loud * StrictMath.pow(10, -0.1 * RELATIVE_GATE_LU));
    double mean = meanAbove(blocks, gate);
    return Double.isNaN(mean) ? Double.NaN : OFFSET_DB + 10 * StrictMath.log10(mean);
  }

  private static double power(double lufs) {
    return StrictMath.pow(10, (lufs - OFFSET_DB) / 10);
  }

  private static double meanAbove(double[] blocks, double gate) {
    return Arrays.stream(blocks).filter(block -> block > gate).average().orElse(Double.NaN);
  }

  /**
   * Mean squares of the K-weighted sound in steps of 100 ms. Written in direct form, as there only
   * one product and one difference wait for the sample before.
   */
  private static double[] weighted(short[] samples, int rateHz) {
    double[] s = atRate(SHELF, rateHz);
    double[] h = atRate(HIGH_PASS, rateHz);
    double[] hops = new double[(int) ((long) samples.length * HOPS_PER_SECOND / rateHz)];
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    double z1 = 0;
    double z2 = 0;
    int i = 0;
    for (int hop = 0; hop < hops.length; hop++) {
      int end = (int) ((hop + 1L) * rateHz / HOPS_PER_SECOND);
      int from = i;
      double sum = 0;
      for (; i < end; i++) {
        double x = samples[i] * (1 / 32768.0);
        double y = (s[0] * x + s[1] * x1 + s[2] * x2 - s[4] * y2) - s[3] * y1;
        double z = (h[0] * y + h[1] * y1 + h[2] * y2 - h[4] * z2) - h[3] * z1;
        sum += z * z;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        z2 = z1;
        z1 = z;
      }
      hops[hop] = sum / (end - from);
      y1 = Math.abs(y1) < NOTHING ? 0 : y1;
      y2 = Math.abs(y2) < NOTHING ? 0 : y2;
      z1 = Math.abs(z1) < NOTHING ? 0 : z1;
      z2 = Math.abs(z2) < NOTHING ? 0 : z2;
    }
    return hops;
  }

  /**
   * A filter of the table at another rate: {@code b0, b1, b2, a1, a2}. The table's z-plane is
   * mapped to s by s = (1 − 1/z) / (1 + 1/z), stretched so that the poles keep their frequency, and
   * back.
   */
  static double[] atRate(double[] table, int rateHz) {
    double[] b = toAnalogue(table[0], table[1], table[2]);
    double[] a = toAnalogue(1, table[3], table[4]);
    double corner = StrictMath.sqrt(a[0] / a[2]);
    double cornerHz = StrictMath.atan(corner) * TABLE_HZ / StrictMath.PI;
    double stretch = corner / StrictMath.tan(StrictMath.PI * cornerHz / rateHz);
    double[] digitalB = toDigital(b, stretch);
    double[] digitalA = toDigital(a, stretch);
    double norm = 1 / digitalA[0];
    return new double[] {
      digitalB[0] * norm,
      digitalB[1] * norm,
      digitalB[2] * norm,
      digitalA[1] * norm,
      digitalA[2] * norm
    };
  }

  /** Coefficients of 1, s and s² for those of 1, 1/z and 1/z². */
  private static double[] toAnalogue(double c0, double c1, double c2) {
    return new double[] {c0 + c1 + c2, 2 * (c0 - c2), c0 - c1 + c2};
  }

  private static double[] toDigital(double[] c, double stretch) {
    double c1 = c[1] * stretch;
    double c2 = c[2] * stretch * stretch;
    return new double[] {c[0] + c1 + c2, 2 * (c[0] - c2), c[0] - c1 + c2};
  }

  /** The filters as the standard prints them, and the rate they are for. */
  static double[] shelf(int rateHz) {
    return atRate(SHELF, rateHz);
  }

  /** See {@link #shelf}. */
  static double[] highPass(int rateHz) {
    return atRate(HIGH_PASS, rateHz);
  }
}

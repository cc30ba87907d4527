package dev.talkspurt.stats;

import java.util.Arrays;

/**
 * Whether values between 0 and 1 are uniform, as p-values are where nothing is to be found. Exact
 * up to 1000 values, by the matrix of G. Marsaglia, W. W. Tsang and J. Wang, "Evaluating
 * Kolmogorov's Distribution", Journal of Statistical Software 8 (2003); the limiting distribution
 * beyond. Thread-safe.
 */
public final class KolmogorovSmirnov {
  private static final int EXACT = 1000;

  private KolmogorovSmirnov() {}

  /**
   * Two-sided test.
   *
   * @return the greatest distance of the share of values from the share expected, and p; 1 if there
   *     are no values
   */
  public static Significance uniform(double[] values) {
    int n = values.length;
    if (n == 0) {
      return new Significance(0, 1, true);
    }
    double d = Math.max(above(values), below(values));
    return n <= EXACT
        ? new Significance(d, Math.max(0, Math.min(1, 1 - exact(n, d))), true)
        : new Significance(d, limiting(Math.sqrt(n) * d), false);
  }

  /**
   * By how much the share of values up to some point exceeds that point at most: p-values are
   * trusted if they are not smaller than uniform ones, and this is then no larger than chance makes
   * it.
   */
  public static double above(double[] values) {
    double[] sorted = sorted(values);
    double most = 0;
    for (int i = 0; i < sorted.length; i++) {
      most = Math.max(most, (i + 1.0) / sorted.length - sorted[i]);
    }
    return most;
  }

  private static double below(double[] values) {
    double[] sorted = sorted(values);
    double most = 0;
    for (int i = 0; i < sorted.length; i++) {
      most = Math.max(most, sorted[i] - (double) i / sorted.length);
    }
    return most;
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted.length > 0 && !(sorted[0] >= 0 && sorted[sorted.length - 1] <= 1)) {
      throw new IllegalArgumentException("values are not all from 0 to 1");
    }
    return sorted;
  }

  private static double limiting(double x) {
    if (x < 0.2) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
    }
    return Math.max(0, Math.min(1, sum));
  }

  /** {@code P(D < d)}. Where p is small a formula good to seven digits does. */
  private static double exact(int n, double d) {
    double s = d * d * n;
    if (s > 7.24 || s > 3.76 && n > 99) {
      return 1 - 2 * Math.exp(-(2.000071 + 0.331 / Math.sqrt(n) + 1.409 / n) * s);
    }
    int k = (int) (n * d) + 1;
    Scaled power = power(new Scaled(steps(2 * k - 1, k - n * d), 0), n);
    double log = power.exponent() * Math.log(10) + Math.log(power.cells()[k - 1][k - 1]);
    for (int i = 1; i <= n; i++) {
      log += Math.log((double) i / n);
    }
    return Math.exp(log);
  }

  /** A matrix times a power of ten. */
  private record Scaled(double[][] cells, int exponent) {}

  private static double[][] steps(int m, double h) {
    double[][] cells = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        cells[i][j] = i - j + 1 < 0 ? 0 : 1;
      }
    }
    for (int i = 0; i < m; i++) {
      cells[i][0] -= Math.pow(h, i + 1);
      cells[m - 1][i] -= Math.pow(h, m - i);
    }
    cells[m - 1][0] += 2 * h - 1 > 0 ? Math.pow(2 * h - 1, m) : 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        for (int g = 2; g <= i - j + 1; g++) {
          cells[i][j] /= g;
        }
      }
    }
    return cells;
  }

  private static Scaled power(Scaled base, int n) {
    if (n == 1) {
      return base;
    }
    Scaled half = power(base, n / 2);
    Scaled square = times(half, half);
    return n % 2 == 0 ? square : times(base, square);
  }

  private static Scaled times(Scaled a, Scaled b) {
    int m = a.cells().length;
    double[][] cells = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < m; k++) {
        for (int j = 0; j < m; j++) {
          cells[i][j] += a.cells()[i][k] * b.cells()[k][j];
        }
      }
    }
    int exponent = a.exponent() + b.exponent();
    if (cells[m / 2][m / 2] > 1e140) {
      for (double[] row : cells) {
        for (int j = 0; j < m; j++) {
          row[j] *= 1e-140;
        }
      }
      exponent += 140;
    }
    return new Scaled(cells, exponent);
  }
}

package dev.talkspurt.noise;

import dev.talkspurt.audio.AudioClip;
import java.util.List;

/**
 * The long-term spectrum of speech as an all-pole filter: autocorrelation method, Levinson-Durbin
 * recursion (J. Makhoul, Linear Prediction: A Tutorial Review, Proc. IEEE 63, 1975).
 */
final class Lpc {
  static final int ORDER = 20;

  private static final int FRAME = 512;
  private static final int HOP = 256;

  /** Keeps the recursion stable where the speech has next to no energy: a floor 50 dB down. */
  private static final double FLOOR = 1e-5;

  private final double[] coefficients;
  private final double excitation;

  private Lpc(double[] coefficients, double excitation) {
    this.coefficients = coefficients;
    this.excitation = excitation;
  }

  /** The predictor's coefficients, of x[n−1] first. */
  double[] coefficients() {
    return coefficients.clone();
  }

  /** RMS of the white excitation that brings forth RMS 1. */
  double excitation() {
    return excitation;
  }

  /** Of clips at 16 kHz that are not silent. */
  static Lpc of(List<AudioClip> clips) {
    double[] sums = new double[ORDER + 1];
    double[] window = hamming();
    double[] frame = new double[FRAME];
    for (AudioClip clip : clips) {
      for (int start = HOP - FRAME; start < clip.sampleCount(); start += HOP) {
        for (int i = 0; i < FRAME; i++) {
          int at = start + i;
          boolean inside = at >= 0 && at < clip.sampleCount();
          frame[i] = inside ? clip.at(at) / 32768.0 * window[i] : 0;
        }
        correlate(frame, sums);
      }
    }
    if (sums[0] == 0) {
      throw new IllegalArgumentException("the clips are silent, expected speech");
    }
    sums[0] *= 1 + FLOOR;
    return solve(sums);
  }

  private static double[] hamming() {
    double[] window = new double[FRAME];
    for (int i = 0; i < FRAME; i++) {
      window[i] = 0.54 - 0.46 * StrictMath.cos(2 * StrictMath.PI * (i + 0.5) / FRAME);
    }
    return window;
  }

  private static void correlate(double[] frame, double[] sums) {
    for (int lag = 0; lag <= ORDER; lag++) {
      double sum = 0;
      for (int i = lag; i < FRAME; i++) {
        sum += frame[i] * frame[i - lag];
      }
      sums[lag] += sum;
    }
  }

  private static Lpc solve(double[] r) {
    double[] a = new double[ORDER];
    double error = r[0];
    for (int m = 0; m < ORDER; m++) {
      double reflection = r[m + 1];
      for (int k = 0; k < m; k++) {
        reflection -= a[k] * r[m - k];
      }
      reflection /= error;
      double[] before = a.clone();
      a[m] = reflection;
      for (int k = 0; k < m; k++) {
        a[k] = before[k] - reflection * before[m - 1 - k];
      }
      error *= 1 - reflection * reflection;
    }
    return new Lpc(a, Math.sqrt(error / r[0]));
  }
}

package dev.talkspurt.line;

import dev.talkspurt.audio.Pcm16;
import java.util.Arrays;

/**
 * A lapped transform of frames of 160 samples, sine-windowed and orthonormal: what is synthesised
 * from an unchanged spectrum is the input, one frame later.
 *
 * <p>J. Princen, A. Johnson, A. Bradley, Subband/transform coding using filter bank designs based
 * on time domain aliasing cancellation, ICASSP 1987. Folded to a DCT-IV.
 */
final class Mdct {
  static final int HOP = 160;
  private static final int HALF = HOP / 2;
  private static final double[] WINDOW = window();
  private static final double[][] COSINES = cosines();

  private final double[] before = new double[HOP];
  private final double[] overlap = new double[HOP];
  private final double[] folded = new double[HOP];

  private static double[] window() {
    double[] window = new double[2 * HOP];
    for (int n = 0; n < window.length; n++) {
      window[n] = StrictMath.sin(StrictMath.PI * (n + 0.5) / window.length);
    }
    return window;
  }

  private static double[][] cosines() {
    double[][] table = new double[HOP][HOP];
    for (int n = 0; n < HOP; n++) {
      for (int k = 0; k < HOP; k++) {
        double angle = StrictMath.PI / HOP * (n + 0.5) * (k + 0.5);
        table[n][k] = StrictMath.sqrt(2.0 / HOP) * StrictMath.cos(angle);
      }
    }
    return table;
  }

  /** The lowest lines of the spectrum of the last frame and this one, as many as asked for. */
  void analyse(short[] frame, double[] spectrum) {
    for (int i = 0; i < HALF; i++) {
      double c = WINDOW[3 * HALF - 1 - i] * frame[HALF - 1 - i];
      double d = WINDOW[3 * HALF + i] * frame[HALF + i];
      double a = WINDOW[i] * before[i];
      double b = WINDOW[HOP - 1 - i] * before[HOP - 1 - i];
      folded[i] = -c - d;
      folded[HALF + i] = a - b;
    }
    for (int i = 0; i < HOP; i++) {
      before[i] = frame[i];
    }
    Arrays.fill(spectrum, 0);
    for (int n = 0; n < HOP; n++) {
      double value = folded[n];
      double[] row = COSINES[n];
      for (int k = 0; k < spectrum.length; k++) {
        spectrum[k] += value * row[k];
      }
    }
  }

  /** The frame before the one last analysed. */
  void synthesise(double[] spectrum, short[] frame) {
    Arrays.fill(folded, 0);
    for (int k = 0; k < spectrum.length; k++) {
      double value = spectrum[k];
      double[] row = COSINES[k];
      for (int n = 0; n < HOP; n++) {
        folded[n] += value * row[n];
      }
    }
    for (int i = 0; i < HALF; i++) {
      double v = folded[HALF + i];
      frame[i] = Pcm16.nearest(overlap[i] + WINDOW[i] * v);
      frame[HOP - 1 - i] = Pcm16.nearest(overlap[HOP - 1 - i] - WINDOW[HOP - 1 - i] * v);
    }
    for (int i = 0; i < HALF; i++) {
      double u = folded[i];
      overlap[HALF - 1 - i] = -WINDOW[3 * HALF - 1 - i] * u;
      overlap[HALF + i] = -WINDOW[3 * HALF + i] * u;
    }
  }
}

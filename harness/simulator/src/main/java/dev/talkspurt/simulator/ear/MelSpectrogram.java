package dev.talkspurt.simulator.ear;

import java.util.Arrays;

/**
 * Power in 26 mel bands from 100 to 7600 Hz, in 25 ms windows every 15 ms. Immutable.
 *
 * @param frames number of windows
 * @param power shape (frames × 26), window by window
 */
record MelSpectrogram(int frames, float[] power) {
  static final int BANDS = 26;
  static final int HOP = 240;
  static final int WINDOW = 400;

  private static final double LOWEST_HZ = 100;
  private static final double HIGHEST_HZ = 7600;
  private static final double BIN_HZ = 16000.0 / PowerSpectrum.SIZE;
  private static final double PRE_EMPHASIS = 0.97;
  private static final double[] HAMMING = new double[WINDOW];

  static {
    for (int i = 0; i < WINDOW; i++) {
      HAMMING[i] = 0.54 - 0.46 * StrictMath.cos(2 * Math.PI * i / (WINDOW - 1));
    }
  }

  /** Spectra with the frequency axis stretched by each of the warps, of one stretch of audio. */
  static MelSpectrogram[] of(short[] samples, int from, int to, double... warps) {
    int frames = Math.max(1, (to - from - WINDOW) / HOP + 1);
    MelSpectrogram[] spectrograms = new MelSpectrogram[warps.length];
    float[][][] filters = new float[warps.length][][];
    for (int w = 0; w < warps.length; w++) {
      spectrograms[w] = new MelSpectrogram(frames, new float[frames * BANDS]);
      filters[w] = filters(warps[w]);
    }
    double[] window = new double[PowerSpectrum.SIZE];
    double[] spectrum = new double[PowerSpectrum.BINS];
    for (int frame = 0; frame < frames; frame++) {
      int start = from + frame * HOP;
      for (int i = 0; i < WINDOW; i++) {
        int at = start + i;
        double sample = at < to ? samples[at] : 0;
        double before = at > 0 && at - 1 < to ? samples[at - 1] : 0;
        window[i] = (sample - PRE_EMPHASIS * before) * HAMMING[i];
      }
      PowerSpectrum.of(window, spectrum);
      for (int w = 0; w < warps.length; w++) {
        apply(filters[w], spectrum, spectrograms[w].power, frame * BANDS);
      }
    }
    return spectrograms;
  }

  private static void apply(float[][] filters, double[] spectrum, float[] power, int at) {
    for (int band = 0; band < BANDS; band++) {
      float[] filter = filters[band];
      int first = (int) filter[0];
      double sum = 0;
      for (int i = 1; i < filter.length; i++) {
        sum += filter[i] * spectrum[first + i - 1];
      }
      power[at + band] = (float) sum;
    }
  }

  /** Triangles, each as its first bin followed by the weights. */
  private static float[][] filters(double warp) {
    double low = mel(LOWEST_HZ);
    double step = (mel(HIGHEST_HZ) - low) / (BANDS + 1);
    float[][] filters = new float[BANDS][];
    for (int band = 0; band < BANDS; band++) {
      double left = Math.min(8000, warp * hz(low + band * step)) / BIN_HZ;
      double centre = Math.min(8000, warp * hz(low + (band + 1) * step)) / BIN_HZ;
      double right = Math.min(8000, warp * hz(low + (band + 2) * step)) / BIN_HZ;
      int first = Math.min(PowerSpectrum.BINS - 1, (int) Math.floor(left));
      int last = Math.min(PowerSpectrum.BINS - 1, (int) Math.ceil(right));
      float[] filter = new float[last - first + 2];
      filter[0] = first;
      for (int bin = first; bin <= last; bin++) {
        double rise = centre > left ? (bin - left) / (centre - left) : 0;
        double fall = right > centre ? (right - bin) / (right - centre) : 0;
        filter[bin - first + 1] = (float) Math.max(0, Math.min(rise, fall));
      }
      filters[band] = filter;
    }
    return filters;
  }

  private static double mel(double hz) {
    return 2595 * StrictMath.log10(1 + hz / 700);
  }

  private static double hz(double mel) {
    return 700 * (StrictMath.pow(10, mel / 2595) - 1);
  }

  /** Mean power of a window, over all bands. */
  double meanPower() {
    double sum = 0;
    for (float value : power) {
      sum += value;
    }
    return sum / frames;
  }

  /** Power of one window, over all bands. */
  double power(int frame) {
    double sum = 0;
    for (int band = 0; band < BANDS; band++) {
      sum += power[frame * BANDS + band];
    }
    return sum;
  }

  /** Frames {@code from} to {@code to}, exclusive. */
  MelSpectrogram part(int from, int to) {
    return new MelSpectrogram(to - from, Arrays.copyOfRange(power, from * BANDS, to * BANDS));
  }

  /** These frames alone. */
  MelSpectrogram picked(int... kept) {
    float[] picked = new float[kept.length * BANDS];
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(power, kept[i] * BANDS, picked, i * BANDS, BANDS);
    }
    return new MelSpectrogram(kept.length, picked);
  }

  /** Mean power of each band. */
  float[] meanBands() {
    double[] sums = new double[BANDS];
    for (int i = 0; i < power.length; i++) {
      sums[i % BANDS] += power[i];
    }
    float[] means = new float[BANDS];
    for (int band = 0; band < BANDS; band++) {
      means[band] = (float) (sums[band] / Math.max(1, frames));
    }
    return means;
  }

  /** Every power divided by {@code divisor}. */
  MelSpectrogram dividedBy(double divisor) {
    float[] scaled = new float[power.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (power[i] / divisor);
    }
    return new MelSpectrogram(frames, scaled);
  }
}

package dev.talkspurt.quality;

import dev.talkspurt.signal.Fft;
import dev.talkspurt.signal.Segment;
import java.util.List;

/**
 * Spectra of the audible parts of a sound, in Hann windows of 40 ms or a little more, one after the
 * other: where their energy ends, and whether they are tones.
 *
 * <p>Speech is never a tone for long: its pitch moves, and breath fills the gaps between its
 * harmonics. A window is tonal if the geometric mean of its power spectrum from 100 to 4000 Hz lies
 * {@value #TONE_FLATNESS_DB} dB or more below the arithmetic mean (spectral flatness); it counts if
 * it stands in a row of such windows of {@value #STEADY_MS} ms or more in which each spectrum is
 * like the one before it (cosine of at least {@value #LIKE}).
 */
final class Spectra {
  static final double TONE_FLATNESS_DB = 12;
  static final double STEADY_MS = 500;
  static final double LIKE = 0.95;

  private static final double WINDOW_S = 0.04;
  private static final double TONE_FROM_HZ = 100;
  private static final double TONE_TO_HZ = 4000;
  private static final int BINS_PER_LOG = 16;

  private final int rateHz;
  private final int size;
  private final Fft fft;
  private final double[] window;
  private final double[] re;
  private final double[] im;
  private final double[] total;
  private final int firstBin;
  private final int lastBin;
  private final int steadyWindows;
  private int windows;
  private int toneWindows;
  private int toneRun;
  private final double[] last;
  private double lastSum;
  private int lastStart = -1;
  private int runStart;
  private Segment longestTone;

  Spectra(short[] samples, int rateHz, List<Segment> audible) {
    this.rateHz = rateHz;
    int wanted = (int) Math.ceil(WINDOW_S * rateHz);
    this.size = Math.max(64, Integer.highestOneBit(wanted - 1) * 2);
    this.fft = new Fft(size);
    this.window = new double[size];
    for (int i = 0; i < size; i++) {
      window[i] = (0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / size)) / 32768;
    }
    this.re = new double[size];
    this.im = new double[size];
    this.total = new double[size / 2 + 1];
    this.last = new double[size / 2 + 1];
    this.steadyWindows = (int) Math.ceil(STEADY_MS / 1000 * rateHz / size);
    this.firstBin = (int) Math.ceil(TONE_FROM_HZ * size / rateHz);
    this.lastBin = (int) Math.min(TONE_TO_HZ * size / rateHz, size / 2.0 - 1);
    for (Segment segment : audible) {
      of(samples, segment);
    }
  }

  /** Two windows at a time: one is the real part, the other the imaginary. */
  private void of(short[] samples, Segment segment) {
    int from = segment.onsetSample();
    for (; from + size <= segment.offsetSample() + 1; from += 2 * size) {
      boolean two = from + 2 * size <= segment.offsetSample() + 1;
      for (int i = 0; i < size; i++) {
        re[i] = window[i] * samples[from + i];
        im[i] = two ? window[i] * samples[from + size + i] : 0;
      }
      fft.transform(re, im);
      // Part them: what is even about the middle belongs to the first, what is odd to the second.
      for (int k = 0; k <= size / 2; k++) {
        int mirror = (size - k) & (size - 1);
        double a = re[k] + re[mirror];
        double b = im[k] - im[mirror];
        double c = im[k] + im[mirror];
        double d = re[mirror] - re[k];
        double first = (a * a + b * b) / 4;
        double second = (c * c + d * d) / 4;
        total[k] += first + second;
        re[k] = first;
        im[k] = second;
      }
      tone(re, from);
      windows++;
      if (two) {
        tone(im, from + size);
        windows++;
      }
    }
  }

  private void tone(double[] power, int start) {
    double sum = 0;
    double product = 0;
    for (int k = firstBin; k <= lastBin; k++) {
      sum += power[k];
      double amplitude = Math.sqrt(power[k]);
      product += amplitude * last[k];
      last[k] = amplitude;
    }
    // Flatness is asked for where it matters: speech is hardly ever like what it was before.
    boolean goesOn =
        start == lastStart + size
            && sum * lastSum > 0
            && product * product >= LIKE * LIKE * sum * lastSum
            && flatnessDb(power, sum / (lastBin - firstBin + 1)) <= -TONE_FLATNESS_DB;
    toneRun = goesOn ? toneRun + 1 : 1;
    runStart = toneRun == 1 ? start : runStart;
    lastSum = sum;
    lastStart = start;
    if (toneRun >= steadyWindows) {
      toneWindows += toneRun == steadyWindows ? steadyWindows : 1;
      Segment run = new Segment(runStart, start + size - 1);
      if (longestTone == null || run.sampleCount() > longestTone.sampleCount()) {
        longestTone = run;
      }
    }
  }

  /** The logarithm is taken of products of some bins, as it costs much. */
  private double flatnessDb(double[] power, double mean) {
    double logs = 0;
    int k = firstBin;
    while (k <= lastBin) {
      double product = 1;
      for (int n = 0; n < BINS_PER_LOG && k <= lastBin; n++, k++) {
        product *= power[k] / mean + 1e-12;
      }
      logs += StrictMath.log10(product);
    }
    return 10 * logs / (lastBin - firstBin + 1);
  }

  /** Windows looked at. */
  int windows() {
    return windows;
  }

  /** Length of what was looked at. */
  double lengthMs() {
    return windows * size * 1000.0 / rateHz;
  }

  /** How much of it is a sustained tone. */
  double toneMs() {
    return toneWindows * size * 1000.0 / rateHz;
  }

  /** The longest sustained tone; null if none. */
  Segment longestTone() {
    return longestTone;
  }

  /** The frequency below which a share of the energy lies; NaN if there is none. */
  double bandwidthHz(double share) {
    double sum = 0;
    for (int k = 1; k <= size / 2; k++) {
      sum += total[k];
    }
    double below = 0;
    for (int k = 1; k <= size / 2 && sum > 0; k++) {
      if (below + total[k] >= share * sum) {
        double part = (share * sum - below) / total[k];
        return Math.min(rateHz / 2.0, (k - 0.5 + part) * rateHz / size);
      }
      below += total[k];
    }
    return Double.NaN;
  }
}

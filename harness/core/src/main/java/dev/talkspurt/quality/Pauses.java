package dev.talkspurt.quality;

import dev.talkspurt.signal.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is left in the pauses between audible parts: noise, and the hum of the mains. */
final class Pauses {
  private static final double SHORTEST_MS = 100;
  private static final double GUARD_MS = 25;
  private static final double LINE_WINDOW_S = 0.2;
  private static final double BESIDE_HZ = 25;
  private static final int MOST_WINDOWS = 25;
  private static final double STANDS_OUT = 10;
  private static final double[][] MAINS = {{50, 100, 150}, {60, 120, 180}};

  private final List<Segment> pauses = new ArrayList<>();
  private final int rateHz;

  Pauses(List<Segment> audible, int rateHz) {
    this.rateHz = rateHz;
    int guard = (int) (GUARD_MS / 1000 * rateHz);
    for (int i = 1; i < audible.size(); i++) {
      int from = audible.get(i - 1).offsetSample() + 1;
      int to = audible.get(i).onsetSample();
      if ((to - from) * 1000.0 / rateHz >= SHORTEST_MS) {
        pauses.add(new Segment(from + guard, to - guard - 1));
      }
    }
  }

  /** Median level of the pauses in dBFS, {@link Hops#FLOOR_DBFS} if silent; NaN without any. */
  double noiseDbfs(Hops hops) {
    double[] levels =
        pauses.stream()
            .flatMapToInt(
                pause ->
                    java.util.stream.IntStream.range(
                        hops.of(pause.onsetSample()) + 1, hops.of(pause.offsetSample())))
            .mapToDouble(hop -> hops.meanSquare(hop, hop + 1))
            .sorted()
            .toArray();
    return levels.length == 0 ? Double.NaN : Hops.toDbfs(levels[levels.length / 2]);
  }

  /**
   * Level in dBFS of 50 or 60 Hz with their harmonics in pauses of 200 ms or more, counting lines
   * 10 dB above what is beside them, in the first 5 s of them; {@link Hops#FLOOR_DBFS} without a
   * line, NaN without a pause.
   *
   * @param narrow the sound at {@code narrowHz}
   */
  double humDbfs(double[] narrow, double narrowHz) {
    int size = (int) Math.round(LINE_WINDOW_S * narrowHz);
    double[] window = hann(size);
    int windows = 0;
    double[] sums = new double[MAINS.length];
    double[] lines = new double[MAINS.length * MAINS[0].length];
    double[] beside = new double[lines.length];
    for (Segment pause : pauses) {
      int from = (int) Math.ceil(pause.onsetSample() * narrowHz / rateHz);
      int to = (int) ((pause.offsetSample() + 1) * narrowHz / rateHz);
      for (; from + size <= Math.min(to, narrow.length) && windows < MOST_WINDOWS; from += size) {
        windows++;
        double[] sound = windowed(narrow, from, window);
        for (int i = 0; i < lines.length; i++) {
          double hz = MAINS[i / MAINS[0].length][i % MAINS[0].length];
          lines[i] += power(sound, hz / narrowHz);
          beside[i] +=
              (power(sound, (hz - BESIDE_HZ) / narrowHz)
                      + power(sound, (hz + BESIDE_HZ) / narrowHz))
                  / 2;
        }
      }
    }
    if (windows == 0) {
      return Double.NaN;
    }
    for (int i = 0; i < lines.length; i++) {
      sums[i / MAINS[0].length] += lines[i] > STANDS_OUT * beside[i] ? lines[i] / windows : 0;
    }
    return Hops.toDbfs(Arrays.stream(sums).max().orElse(0));
  }

  /**
   * Mean square of a sine in a Hann window, one bin of a Fourier transform; its angles are turned
   * on step by step, as sines cost much.
   */
  private static double power(double[] sound, double cyclesPerSample) {
    double turnCos = StrictMath.cos(2 * StrictMath.PI * cyclesPerSample);
    double turnSin = StrictMath.sin(2 * StrictMath.PI * cyclesPerSample);
    double cos = 1;
    double sin = 0;
    double re = 0;
    double im = 0;
    for (double sample : sound) {
      re += sample * cos;
      im += sample * sin;
      double next = cos * turnCos - sin * turnSin;
      sin = sin * turnCos + cos * turnSin;
      cos = next;
    }
    return 2 * (re * re + im * im) / ((double) sound.length * sound.length);
  }

  private static double[] hann(int size) {
    double[] window = new double[size];
    for (int i = 0; i < size; i++) {
      window[i] = 1 - StrictMath.cos(2 * StrictMath.PI * i / size);
    }
    return window;
  }

  private static double[] windowed(double[] narrow, int from, double[] window) {
    double[] sound = new double[window.length];
    for (int i = 0; i < window.length; i++) {
      sound[i] = window[i] * narrow[from + i];
    }
    return sound;
  }
}

package dev.talkspurt.quality;

import dev.talkspurt.signal.Segment;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Sounds with known properties, full scale being ±1. */
public final class Waves {
  private Waves() {}

  /** So many seconds of a wave. */
  public static short[] of(double seconds, int rateHz, IntToDoubleFunction value) {
    short[] samples = new short[(int) Math.round(seconds * rateHz)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          (short) Math.max(-32768, Math.min(32767, Math.round(value.applyAsDouble(i) * 32767)));
    }
    return samples;
  }

  /** A sine by its peak. */
  public static IntToDoubleFunction sine(double hz, int rateHz, double peak) {
    return i -> peak * Math.sin(2 * Math.PI * hz * i / rateHz);
  }

  /** A sine by its peak in dBFS. */
  public static short[] sine(double seconds, double hz, int rateHz, double peakDbfs) {
    return of(seconds, rateHz, sine(hz, rateHz, Math.pow(10, peakDbfs / 20)));
  }

  /** A buzz of all harmonics below 1200 Hz, a vowel without formants. */
  public static IntToDoubleFunction buzz(double hz, int rateHz, double peak) {
    int harmonics = (int) (1200 / hz);
    return i -> {
      double sum = 0;
      for (int h = 1; h <= harmonics; h++) {
        sum += Math.cos(2 * Math.PI * hz * h * i / rateHz + h * h);
      }
      return peak * sum / harmonics;
    };
  }

  /** The same, its pitch wandering by 15 % to either side: a voice, not a tone. */
  public static IntToDoubleFunction wandering(double hz, int rateHz, double peak) {
    int harmonics = (int) (1200 / hz);
    double turns = 2 * Math.PI * 1.3;
    return i -> {
      double t = (double) i / rateHz;
      double phase = 2 * Math.PI * hz * (t - 0.15 / turns * Math.cos(turns * t));
      double sum = 0;
      for (int h = 1; h <= harmonics; h++) {
        sum += Math.cos(h * phase + h * h);
      }
      return peak * sum / harmonics;
    };
  }

  /** White noise, evenly distributed up to the peak; asked for each position once. */
  public static IntToDoubleFunction noise(double peak, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return i -> peak * (2 * random.nextDouble() - 1);
  }

  /** Whole waves, one after the other. */
  public static short[] join(short[]... parts) {
    int length = 0;
    for (short[] part : parts) {
      length += part.length;
    }
    short[] all = new short[length];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** Digital silence. */
  public static short[] silence(double seconds, int rateHz) {
    return new short[(int) Math.round(seconds * rateHz)];
  }

  static List<Segment> whole(short[] samples) {
    return List.of(new Segment(0, samples.length - 1));
  }
}

package dev.talkspurt.signal;

import dev.talkspurt.audio.AudioClip;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Sounds for tests, with known first and last samples. */
final class Sounds {
  private Sounds() {}

  /** A clip of {@code count} samples, full scale being ±1. */
  static AudioClip clip(int count, int rateHz, IntToDoubleFunction value) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      double rounded = Math.rint(value.applyAsDouble(i) * 32768);
      samples[i] = (short) Math.max(-32768, Math.min(32767, rounded));
    }
    return AudioClip.of(samples, rateHz);
  }

  /** A sine of {@code rmsDbfs}, not gated. */
  static IntToDoubleFunction tone(double hz, int rateHz, double rmsDbfs) {
    double peak = Math.sqrt(2) * Math.pow(10, rmsDbfs / 20);
    return i -> peak * Math.sin(2 * Math.PI * hz * i / rateHz);
  }

  /** White noise of {@code rmsDbfs}; asked for ascending positions, each once. */
  static IntToDoubleFunction noise(double rmsDbfs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double peak = Math.sqrt(3) * Math.pow(10, rmsDbfs / 20);
    return i -> peak * (2 * random.nextDouble() - 1);
  }

  /**
   * {@code sound} from sample {@code from} to {@code to}, inclusive, rising and falling evenly over
   * {@code rampSamples}; counts its own positions from {@code from}.
   */
  static IntToDoubleFunction gated(IntToDoubleFunction sound, int from, int to, int rampSamples) {
    return i -> {
      if (i < from || i > to) {
        return 0;
      }
      double edge = Math.min(i - from + 1, to - i + 1);
      return sound.applyAsDouble(i - from) * Math.min(1, edge / (rampSamples + 1.0));
    };
  }

  /** Both at once. */
  static IntToDoubleFunction sum(IntToDoubleFunction a, IntToDoubleFunction b) {
    return i -> a.applyAsDouble(i) + b.applyAsDouble(i);
  }
}

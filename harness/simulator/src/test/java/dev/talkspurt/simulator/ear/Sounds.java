package dev.talkspurt.simulator.ear;

import java.util.Random;

/** Test sounds at 16 kHz; the same for the same seed. */
final class Sounds {
  private Sounds() {}

  static short[] silence(int ms) {
    return new short[ms * 16];
  }

  static short[] whiteNoise(int ms, double dbov, long seed) {
    Random random = new Random(seed);
    double rms = 32768 * Math.pow(10, dbov / 20);
    short[] samples = new short[ms * 16];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = clipped(rms * random.nextGaussian());
    }
    return samples;
  }

  static short[] tone(int ms, double hz, double dbov) {
    double amplitude = 32768 * Math.pow(10, dbov / 20) * Math.sqrt(2);
    short[] samples = new short[ms * 16];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = clipped(amplitude * Math.sin(2 * Math.PI * hz * i / 16000));
    }
    return samples;
  }

  static short[] then(short[]... parts) {
    int length = 0;
    for (short[] part : parts) {
      length += part.length;
    }
    short[] joined = new short[length];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  static short[] mixed(short[] a, short[] b) {
    short[] mixed = new short[Math.min(a.length, b.length)];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = clipped(a[i] + b[i]);
    }
    return mixed;
  }

  static short[] reversed(short[] samples) {
    short[] reversed = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      reversed[i] = samples[samples.length - 1 - i];
    }
    return reversed;
  }

  private static short clipped(double value) {
    return (short) Math.max(-32768, Math.min(32767, Math.rint(value)));
  }
}

package dev.talkspurt.recording;

import dev.talkspurt.audio.AudioClip;
import java.util.SplittableRandom;

/** A side of a call made of bursts of noise at known places. */
final class Tape {
  static final int RATE_HZ = 16_000;

  private final short[] samples;
  private final SplittableRandom random;

  Tape(int lengthMs, long seed) {
    samples = new short[lengthMs * (RATE_HZ / 1000)];
    random = new SplittableRandom(seed);
  }

  /** Speech with abrupt edges and the level changes of syllables. */
  Tape speech(int fromMs, int toMs) {
    return speech(fromMs, toMs, 0);
  }

  /** The same with edges that rise and fall for so long. */
  Tape speech(int fromMs, int toMs, int rampMs) {
    int from = fromMs * (RATE_HZ / 1000);
    int to = toMs * (RATE_HZ / 1000);
    int ramp = Math.max(1, rampMs * (RATE_HZ / 1000));
    for (int i = from; i < to; i++) {
      double edge = Math.min(1, Math.min(i - from + 1, to - i) / (double) ramp);
      double syllable = 0.6 + 0.4 * Math.cos((i - from) * 2 * Math.PI * 4 / RATE_HZ);
      double size = (2500 + random.nextInt(2500)) * edge * syllable;
      samples[i] += (short) (random.nextBoolean() ? size : -size);
    }
    return this;
  }

  /** Noise throughout, of an RMS amplitude. */
  Tape noise(double rms) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (short) Math.rint((random.nextDouble() * 2 - 1) * rms * Math.sqrt(3));
    }
    return this;
  }

  /** Another side's sound, later and softer. */
  Tape echo(AudioClip of, int delayMs, double factor) {
    int delay = delayMs * (RATE_HZ / 1000);
    for (int i = delay; i < samples.length; i++) {
      samples[i] += (short) Math.rint(of.at(i - delay) * factor);
    }
    return this;
  }

  AudioClip clip() {
    return AudioClip.of(samples, RATE_HZ);
  }
}

package dev.talkspurt.signal;

import dev.talkspurt.audio.AudioClip;

/**
 * Levels in dBFS: 0 is RMS 1.0 after division by 32768, so that a full-scale sine reads −3.01.
 *
 * <p>Silence is {@link Double#NEGATIVE_INFINITY}. Results are the same to the bit on every machine.
 * Thread-safe.
 */
public final class Levels {
  static final double FULL_SCALE = 32768.0;

  private Levels() {}

  /** RMS level of the whole clip, pauses included; for speech see {@link SpeechLevel}. */
  public static double rmsDbfs(AudioClip clip) {
    return rmsDbfs(clip, 0, clip.sampleCount());
  }

  /** RMS level of samples {@code [from, to)}; silence if there are none. */
  public static double rmsDbfs(AudioClip clip, int from, int to) {
    return from >= to ? Double.NEGATIVE_INFINITY : powerToDb(energy(clip, from, to) / (to - from));
  }

  /** Level of the largest sample. */
  public static double peakDbfs(AudioClip clip) {
    int peak = 0;
    for (int i = 0; i < clip.sampleCount(); i++) {
      peak = Math.max(peak, Math.abs((int) clip.at(i)));
    }
    return amplitudeToDb(peak / FULL_SCALE);
  }

  /** The factor a level change of {@code db} multiplies samples by. */
  public static double dbToAmplitude(double db) {
    return StrictMath.pow(10, db / 20);
  }

  /** The level of an amplitude, 1.0 being full scale. */
  public static double amplitudeToDb(double amplitude) {
    return 20 * StrictMath.log10(amplitude);
  }

  /** The level of a mean square. */
  public static double powerToDb(double meanSquare) {
    return 10 * StrictMath.log10(meanSquare);
  }

  /** Sum of squares of samples {@code [from, to)}, full scale being 1.0. */
  static double energy(AudioClip clip, int from, int to) {
    return clip.squares(from, to) / (FULL_SCALE * FULL_SCALE);
  }
}

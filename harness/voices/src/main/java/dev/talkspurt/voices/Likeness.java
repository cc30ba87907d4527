package dev.talkspurt.voices;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.mfcc.MFCC;
import java.util.Arrays;

/**
 * Whether two takes hold the same sounds: mel-frequency cepstral coefficients (TarsosDSP), compared
 * where the same moment of both should be.
 */
final class Likeness {
  /**
   * Above this mean distance a shaped take no longer passes for the same words. Over the fixtures,
   * one factor alone, 0.5 to 2, stays at or below 6.4, other words of the same voice begin at 8.4.
   */
  static final double LIMIT = 7;

  private static final int LOWEST_HZ = 133;
  private static final int FRAME = 512;
  private static final int HOP = 160;
  private static final int COEFFICIENTS = 13;
  private static final int FILTERS = 26;
  private static final int SLACK_FRAMES = 4;
  private static final double QUIET = 0.1;

  private Likeness() {}

  /** Frequency that transposing by {@code pitch} and back leaves whole, in Hz. */
  static double bandHz(double pitch) {
    return 0.45 * Shaping.RATE_HZ / Math.max(1, pitch);
  }

  /**
   * Mean distance of the frames of {@code own} that are no silence to the nearest frame of {@code
   * other} around the same moment; loudness aside. The two may differ in length: they are the same
   * words at another speed.
   *
   * @param own speech at 16 kHz, ±1
   * @param other the same, brought back to the pitch of {@code own}
   * @param bandHz frequency up to which both hold what was spoken
   * @return 0 for the same sound
   */
  static double distance(float[] own, float[] other, double bandHz) {
    float[][] here = coefficients(own, bandHz);
    float[][] there = coefficients(other, bandHz);
    double loudest = 0;
    for (int i = 0; i < here.length; i++) {
      loudest = Math.max(loudest, level(own, i));
    }
    double sum = 0;
    int count = 0;
    for (int i = 0; i < here.length && there.length > 0; i++) {
      if (level(own, i) >= QUIET * loudest) {
        sum += nearest(here[i], there, (int) ((long) i * there.length / here.length));
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double nearest(float[] frame, float[][] there, int around) {
    double best = Double.MAX_VALUE;
    int last = Math.min(there.length - 1, around + SLACK_FRAMES);
    for (int j = Math.max(0, around - SLACK_FRAMES); j <= last; j++) {
      double sum = 0;
      for (int k = 1; k < COEFFICIENTS; k++) {
        double apart = frame[k] - there[j][k];
        sum += apart * apart;
      }
      best = Math.min(best, StrictMath.sqrt(sum));
    }
    return best;
  }

  private static double level(float[] in, int frame) {
    double sum = 0;
    for (int i = frame * HOP; i < frame * HOP + FRAME; i++) {
      sum += in[i] * in[i];
    }
    return StrictMath.sqrt(sum);
  }

  private static float[][] coefficients(float[] in, double bandHz) {
    int frames = in.length < FRAME ? 0 : (in.length - FRAME) / HOP + 1;
    float[][] out = new float[frames][];
    MFCC mfcc = new MFCC(FRAME, Shaping.RATE_HZ, COEFFICIENTS, FILTERS, LOWEST_HZ, (float) bandHz);
    AudioEvent event =
        new AudioEvent(new TarsosDSPAudioFormat((float) Shaping.RATE_HZ, 16, 1, true, false));
    for (int i = 0; i < frames; i++) {
      event.setFloatBuffer(Arrays.copyOfRange(in, i * HOP, i * HOP + FRAME));
      mfcc.process(event);
      out[i] = mfcc.getMFCC();
    }
    return out;
  }
}

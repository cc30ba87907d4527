package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import java.util.Arrays;

/** The last step: silence at both ends capped, active speech level set, no clipping. */
final class Mastering {
  /** Level that active speech is set to, in dB against RMS 1.0. */
  static final double TARGET_DBOV = -26;

  private static final int MAX_SILENCE = Shaping.RATE_HZ * 3 / 10;
  private static final double PEAK_LIMIT = 0.891;
  private static final int FRAME = Shaping.RATE_HZ / 50;

  private Mastering() {}

  static AudioClip master(float[] in) throws VoiceFailure {
    AudioClip level = scaled(in, gain(in));
    SpeechEdges edges = SpeechEdges.of(level);
    if (edges == null) {
      throw new VoiceFailure("text makes no audible speech", "write words that can be spoken");
    }
    int from = Math.max(0, edges.onsetSample() - MAX_SILENCE);
    int to = Math.min(level.sampleCount(), edges.offsetSample() + 1 + MAX_SILENCE);
    return level.slice(from, to);
  }

  private static double gain(float[] in) {
    double peak = 1e-9;
    for (float sample : in) {
      peak = Math.max(peak, Math.abs(sample));
    }
    double wanted = StrictMath.pow(10, (TARGET_DBOV - activeLevelDbov(in)) / 20);
    return Math.min(wanted, PEAK_LIMIT / peak);
  }

  /** RMS over the 20 ms frames within 25 dB of the loudest tenth's quietest, in dBov. */
  static double activeLevelDbov(float[] in) {
    double[] power = new double[in.length / FRAME];
    for (int m = 0; m < power.length; m++) {
      for (int i = m * FRAME; i < (m + 1) * FRAME; i++) {
        power[m] += (double) in[i] * in[i] / FRAME;
      }
    }
    double[] sorted = power.clone();
    Arrays.sort(sorted);
    double floor = sorted.length == 0 ? 0 : sorted[sorted.length * 9 / 10] / 316;
    double active = Arrays.stream(power).filter(p -> p >= floor).average().orElse(0);
    return 10 * StrictMath.log10(Math.max(active, 1e-12));
  }

  private static AudioClip scaled(float[] in, double gain) {
    short[] out = new short[in.length];
    for (int i = 0; i < in.length; i++) {
      out[i] = (short) StrictMath.round(in[i] * gain * 32767);
    }
    return AudioClip.of(out, Shaping.RATE_HZ);
  }

  static float[] floats(AudioClip clip) {
    float[] out = new float[clip.sampleCount()];
    for (int i = 0; i < out.length; i++) {
      out[i] = clip.at(i) / 32768f;
    }
    return out;
  }
}

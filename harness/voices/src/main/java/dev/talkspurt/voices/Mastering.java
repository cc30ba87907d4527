package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.SpeechLevel;
import dev.talkspurt.signal.Talkspurts;
import java.util.List;

/** The last step: silence at both ends capped, active speech level set, no clipping. */
final class Mastering {
  /** Active speech level of everything that leaves this process, by ITU-T P.56. */
  static final double TARGET_DBOV = -26;

  private static final int MAX_SILENCE = Shaping.RATE_HZ * 3 / 10;
  private static final double LOUD_DBFS = -35;
  private static final int MARGIN = Shaping.RATE_HZ * 8 / 100;
  private static final int FADE = Shaping.RATE_HZ / 100;
  private static final double PEAK_LIMIT = 0.891;

  private Mastering() {}

  static AudioClip master(float[] in) throws VoiceFailure {
    AudioClip level = clip(in, gain(in));
    AudioClip quiet = hushed(level, edges(level, LOUD_DBFS));
    Segment speech = edges(quiet, Talkspurts.ONSET_DBFS);
    int from = Math.max(0, speech.onsetSample() - MAX_SILENCE);
    int to = Math.min(quiet.sampleCount(), speech.offsetSample() + 1 + MAX_SILENCE);
    return quiet.slice(from, to);
  }

  /** From the first audible sample to the last. */
  static Segment edges(AudioClip clip, double onsetDbfs) throws VoiceFailure {
    List<Segment> speech = Talkspurts.find(clip, Talkspurts.UTTERANCE_GAP_MS, onsetDbfs);
    if (speech.isEmpty()) {
      throw new VoiceFailure("text makes no audible speech", "write words that can be spoken");
    }
    return new Segment(speech.get(0).onsetSample(), speech.get(speech.size() - 1).offsetSample());
  }

  /**
   * Digital silence well before and after the loud part. Synthesizers breathe and click there at
   * levels around the onset threshold, which would leave it to chance where speech begins.
   */
  private static AudioClip hushed(AudioClip clip, Segment loud) {
    short[] out = clip.toArray();
    int first = loud.onsetSample() - MARGIN;
    int last = loud.offsetSample() + MARGIN;
    for (int i = 0; i < out.length; i++) {
      int outside = Math.max(first - i, i - last);
      double fade = Math.max(0, Math.min(1, 1 - (double) outside / FADE));
      out[i] = (short) StrictMath.round(out[i] * fade);
    }
    return AudioClip.of(out, clip.sampleRateHz());
  }

  private static double gain(float[] in) {
    double peak = 1e-9;
    for (float sample : in) {
      peak = Math.max(peak, Math.abs(sample));
    }
    double activeDbov = SpeechLevel.of(clip(in, Math.min(1, 1 / peak))).activeDbov();
    double atOwnLevelDbov = activeDbov - 20 * StrictMath.log10(Math.min(1, 1 / peak));
    double wanted = StrictMath.pow(10, (TARGET_DBOV - atOwnLevelDbov) / 20);
    return Math.min(wanted, PEAK_LIMIT / peak);
  }

  private static AudioClip clip(float[] in, double gain) {
    short[] out = new short[in.length];
    for (int i = 0; i < in.length; i++) {
      long sample = StrictMath.round(in[i] * gain * 32768);
      out[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
    }
    return AudioClip.of(out, Shaping.RATE_HZ);
  }

  /** The samples as ±1 floats, for TarsosDSP. */
  static float[] floats(AudioClip clip) {
    float[] out = new float[clip.sampleCount()];
    for (int i = 0; i < out.length; i++) {
      out[i] = clip.at(i) / 32768f;
    }
    return out;
  }
}

package dev.talkspurt.noise;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.signal.SpeechLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * One person's utterances, each with the factor that brings its active level (P.56) to 0 dB.
 * Immutable in use; shared by all who speak with it.
 */
final class Voice {
  private static final double FULL_SCALE = 32768;

  private final List<short[]> samples = new ArrayList<>();
  private final List<Double> factors = new ArrayList<>();

  /** Of clips of any rate. */
  Voice(List<AudioClip> clips) {
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("a voice without clips, expected one or more");
    }
    for (AudioClip given : clips) {
      AudioClip clip = at16kHz(given);
      double activeDbov = SpeechLevel.of(clip).activeDbov();
      if (activeDbov == Double.NEGATIVE_INFINITY) {
        throw new IllegalArgumentException(given + " is silent, expected speech");
      }
      samples.add(clip.toArray());
      factors.add(StrictMath.pow(10, -activeDbov / 20) / FULL_SCALE);
    }
  }

  static List<Voice> all(List<List<AudioClip>> voices) {
    if (voices.isEmpty()) {
      throw new IllegalArgumentException("no voices given, expected one or more");
    }
    return voices.stream().map(Voice::new).toList();
  }

  static AudioClip at16kHz(AudioClip clip) {
    return Resampler.resample(clip, NoiseSource.SAMPLE_RATE_HZ);
  }

  int utterances() {
    return samples.size();
  }

  short[] samples(int utterance) {
    return samples.get(utterance);
  }

  double factor(int utterance) {
    return factors.get(utterance);
  }
}

package dev.talkspurt.noise;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Levels;
import dev.talkspurt.signal.SpeechLevel;
import java.util.List;

/** Levels of samples whose full scale is ±1. */
final class Decibels {
  static final double FULL_SCALE = 32768;

  private Decibels() {}

  /** All clips in a row, and so many samples of silence behind them. */
  static double[] samples(List<AudioClip> clips, int silence) {
    int count = clips.stream().mapToInt(AudioClip::sampleCount).sum();
    double[] samples = new double[count + silence];
    int at = 0;
    for (AudioClip clip : clips) {
      if (clip.sampleRateHz() != NoiseSource.SAMPLE_RATE_HZ) {
        throw new IllegalArgumentException(
            clip + ", expected " + NoiseSource.SAMPLE_RATE_HZ + " Hz");
      }
      for (int i = 0; i < clip.sampleCount(); i++) {
        samples[at++] = clip.at(i) / FULL_SCALE;
      }
    }
    return samples;
  }

  /**
   * The active level (ITU-T P.56). Samples beyond full scale are halved until they fit, in whole
   * bits, so that the measure's thresholds stay where they are relative to the speech.
   */
  static double activeLevelDbov(double[] samples) {
    double peak = 0;
    for (double sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    int halvings = 0;
    while (peak > 0.99) {
      peak /= 2;
      halvings++;
    }
    double factor = FULL_SCALE / (1L << halvings);
    short[] rounded = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      rounded[i] = (short) Math.rint(samples[i] * factor);
    }
    AudioClip clip = AudioClip.of(rounded, NoiseSource.SAMPLE_RATE_HZ);
    return SpeechLevel.of(clip).activeDbov() + halvings * Levels.amplitudeToDb(2);
  }
}

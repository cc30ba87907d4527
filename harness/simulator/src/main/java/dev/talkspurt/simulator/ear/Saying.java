package dev.talkspurt.simulator.ear;

import dev.talkspurt.audio.AudioClip;
import java.util.List;

/**
 * A recording of words by one voice, to cut templates from. Immutable.
 *
 * @param speech at mean power 1
 * @param quiet features without noise, the mean left in
 */
record Saying(String voice, MelSpectrogram speech, Features quiet) {
  /** 25 dB below the mean power a frame counts as a pause. */
  private static final double LOUD = 0.003;

  /** What is softer than this, 35 dB below the mean power, is no part of a single word. */
  private static final double AUDIBLE = 0.0003;

  /** Silence around a recording, which may begin and end at once: what its noise is told from. */
  private static final int AROUND = 1600;

  /** The recording by throats of these lengths; empty if there is no speech in it. */
  static List<Saying> of(String voice, AudioClip audio, double... warps) {
    short[] samples = new short[audio.sampleCount() + 2 * AROUND];
    audio.copyTo(0, samples, AROUND, audio.sampleCount());
    return Sound.taught(samples, warps)
        .map(sound -> List.of(sound.speech()))
        .orElse(List.of())
        .stream()
        .map(speech -> new Saying(voice, speech, Features.withMean(speech, Noise.NONE.bands())))
        .toList();
  }

  /** Features as they would be with this noise around, the mean left in. */
  Features under(Noise noise) {
    return noise == Noise.NONE ? quiet : Features.withMean(speech, noise.bands());
  }

  /** Their mean over what is no pause. */
  float[] mean(Features features) {
    return mean(features, speech, Noise.NONE);
  }

  /** Mean of {@code features} over what is no pause in {@code speech}, which has this noise. */
  static float[] mean(Features features, MelSpectrogram speech, Noise noise) {
    double around = 0;
    for (float band : noise.bands()) {
      around += band;
    }
    double least = Math.max(LOUD, noise == Noise.NONE ? 0 : around) + around;
    return features.mean(frame -> speech.power(frame) > least);
  }

  /** All of it but the silence at both ends. */
  Exemplar whole(Centre centre) {
    int from = 0;
    int to = speech.frames();
    while (from < to && speech.power(from) < AUDIBLE) {
      from++;
    }
    while (to > from && speech.power(to - 1) < AUDIBLE) {
      to--;
    }
    return from < to
        ? new Exemplar(this, from, to, centre)
        : new Exemplar(this, 0, speech.frames(), centre);
  }
}

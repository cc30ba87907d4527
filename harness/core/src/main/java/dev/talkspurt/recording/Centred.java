package dev.talkspurt.recording;

import dev.talkspurt.audio.AudioClip;

/** Takes a constant offset out of a recording: levels would take it for sound. */
final class Centred {
  private Centred() {}

  /** The clip with a mean of 0; itself if it has one. */
  static AudioClip of(AudioClip clip) {
    long sum = 0;
    for (int i = 0; i < clip.sampleCount(); i++) {
      sum += clip.at(i);
    }
    long mean = clip.sampleCount() == 0 ? 0 : Math.round((double) sum / clip.sampleCount());
    if (mean == 0) {
      return clip;
    }
    short[] samples = clip.toArray();
    for (int i = 0; i < samples.length; i++) {
      long centred = samples[i] - mean;
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, centred));
    }
    return AudioClip.of(samples, clip.sampleRateHz());
  }
}

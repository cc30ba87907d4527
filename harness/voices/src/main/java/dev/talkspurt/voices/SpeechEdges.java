package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;

/**
 * First and last audible sample of clean speech.
 *
 * <p>10 ms frames every 5 ms; speech starts where at least 6 of 10 frames in a row reach -45 dBov,
 * at the first sample of that level; it ends with the last sample of -50 dBov in the last frame of
 * that level.
 *
 * @param onsetSample first audible sample
 * @param offsetSample last audible sample, inclusive
 */
record SpeechEdges(int onsetSample, int offsetSample) {
  private static final double ONSET = StrictMath.pow(10, -45 / 20.0) * 32768;
  private static final double OFFSET = StrictMath.pow(10, -50 / 20.0) * 32768;
  private static final int RUN = 10;
  private static final int NEEDED = 6;

  /** The edges, or null when nothing is audible. */
  static SpeechEdges of(AudioClip clip) {
    int hop = clip.sampleRateHz() / 200;
    double[] rms = frames(clip, hop);
    for (int m = 0; m < rms.length; m++) {
      if (rms[m] >= ONSET && loud(rms, m) >= NEEDED) {
        return new SpeechEdges(firstLoud(clip, m * hop), lastLoud(clip, rms, hop));
      }
    }
    return null;
  }

  private static double[] frames(AudioClip clip, int hop) {
    double[] rms = new double[Math.max(0, clip.sampleCount() / hop - 1)];
    for (int m = 0; m < rms.length; m++) {
      double sum = 0;
      for (int i = m * hop; i < (m + 2) * hop; i++) {
        sum += (double) clip.at(i) * clip.at(i);
      }
      rms[m] = StrictMath.sqrt(sum / (2 * hop));
    }
    return rms;
  }

  private static int loud(double[] rms, int from) {
    int count = 0;
    for (int m = from; m < Math.min(rms.length, from + RUN); m++) {
      count += rms[m] >= ONSET ? 1 : 0;
    }
    return count;
  }

  private static int firstLoud(AudioClip clip, int from) {
    int at = from;
    while (Math.abs(clip.at(at)) < ONSET) {
      at++;
    }
    return at;
  }

  private static int lastLoud(AudioClip clip, double[] rms, int hop) {
    int m = rms.length - 1;
    while (rms[m] < OFFSET) {
      m--;
    }
    int at = (m + 2) * hop - 1;
    while (Math.abs(clip.at(at)) < OFFSET) {
      at--;
    }
    return at;
  }
}

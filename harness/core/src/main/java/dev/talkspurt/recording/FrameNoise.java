package dev.talkspurt.recording;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Levels;
import java.util.Arrays;

/** Levels of a clip in frames of 10 ms. */
final class FrameNoise {
  private static final int FRAMES_PER_SECOND = 100;

  private FrameNoise() {}

  /** Level of each frame in dBFS; minus infinity for digital silence. */
  static double[] levels(AudioClip clip) {
    int length = clip.sampleRateHz() / FRAMES_PER_SECOND;
    double[] levels = new double[clip.sampleCount() / length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Levels.rmsDbfs(clip, i * length, (i + 1) * length);
    }
    return levels;
  }

  /** The level a tenth of the frames stay below. */
  static double levelDb(AudioClip clip) {
    double[] levels = levels(clip);
    Arrays.sort(levels);
    return levels.length == 0 ? Double.NEGATIVE_INFINITY : levels[levels.length / 10];
  }
}

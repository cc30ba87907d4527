package dev.talkspurt.simulator.ear;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which frames of a recording hold speech, and what the noise is in the others.
 *
 * @param from first frame of the talkspurt, with a margin
 * @param to the frame after its last, with a margin
 * @param spoken for each frame of the recording whether it stands out of the noise
 * @param noise power of each band where nobody speaks
 */
record SpeechFrames(int from, int to, boolean[] spoken, float[] noise) {
  private static final int BANDS = MelSpectrogram.BANDS;
  private static final int MARGIN = 3;
  private static final int LEAST_SPOKEN = 8;
  private static final int EDGE = 5;
  private static final int LEAST_QUIET = 4;

  /** 35 dB below the loudest frames is a pause, however quiet it is around. */
  private static final double BELOW_LOUD = 3.2e-4;

  /** Both ends of a recording are noise unless they are 6 dB above its quietest frames. */
  private static final double EDGE_ABOVE_QUIET = 4;

  /** A band counts by what it has, in nepers of power, beyond twice the noise... */
  private static final double BEYOND_NOISE = 0.7;

  /** ...and a frame stands out whose bands have so much on average. */
  private static final double STANDS_OUT = 0.05;

  /** Of what lies between the first and the last, so much stands out when somebody speaks. */
  private static final double LEAST_SHARE = 0.2;

  /** The frames; empty if too few of them stand out to be words. */
  static Optional<SpeechFrames> of(MelSpectrogram sound) {
    int frames = sound.frames();
    double[] powers = new double[frames];
    for (int frame = 0; frame < frames; frame++) {
      powers[frame] = sound.power(frame);
    }
    double[] sorted = powers.clone();
    Arrays.sort(sorted);
    float[] noise = noise(sound, powers, sorted);
    double least = sorted[frames * 19 / 20] * BELOW_LOUD;
    boolean[] spoken = new boolean[frames];
    for (int frame = 0; frame < frames; frame++) {
      spoken[frame] = powers[frame] > least && beyond(sound, frame, noise) > STANDS_OUT;
    }
    int first = 0;
    while (first < frames && !(spoken[first] && near(spoken, first, 1))) {
      first++;
    }
    int last = frames - 1;
    while (last > first && !(spoken[last] && near(spoken, last, -1))) {
      last--;
    }
    int count = 0;
    for (int frame = first; frame <= last; frame++) {
      count += spoken[frame] ? 1 : 0;
    }
    return count < Math.max(LEAST_SPOKEN, LEAST_SHARE * (last - first + 1))
        ? Optional.empty()
        : Optional.of(
            new SpeechFrames(
                Math.max(0, first - MARGIN), Math.min(frames, last + 1 + MARGIN), spoken, noise));
  }

  private static boolean near(boolean[] spoken, int at, int step) {
    int one = at + step;
    int two = one + step;
    return one >= 0 && one < spoken.length && spoken[one]
        || two >= 0 && two < spoken.length && spoken[two];
  }

  private static double beyond(MelSpectrogram sound, int frame, float[] noise) {
    double sum = 0;
    for (int band = 0; band < BANDS; band++) {
      double ratio = sound.power()[frame * BANDS + band] / (noise[band] + 1e-9);
      sum += Math.max(0, Math.log(ratio) - BEYOND_NOISE);
    }
    return sum / BANDS;
  }

  /**
   * What is heard at both ends, or, where speech begins or ends at once, in the quietest frames.
   */
  private static float[] noise(MelSpectrogram sound, double[] powers, double[] sorted) {
    int frames = powers.length;
    int few = Math.min(frames, Math.max(LEAST_QUIET, frames / 10));
    double quiet = Arrays.stream(sorted, 0, few).average().orElse(0);
    boolean[] counts = new boolean[frames];
    if (frames > 2 * EDGE) {
      count(powers, 0, quiet, counts);
      count(powers, frames - EDGE, quiet, counts);
    }
    int counted = 0;
    for (int frame = 0; frame < frames; frame++) {
      counted += counts[frame] ? 1 : 0;
    }
    if (counted == 0) {
      for (int frame = 0; frame < frames; frame++) {
        counts[frame] = powers[frame] <= sorted[few - 1];
        counted += counts[frame] ? 1 : 0;
      }
    }
    float[] noise = new float[BANDS];
    for (int frame = 0; frame < frames; frame++) {
      for (int band = 0; counts[frame] && band < BANDS; band++) {
        noise[band] += sound.power()[frame * BANDS + band] / counted;
      }
    }
    return noise;
  }

  private static void count(double[] powers, int from, double quiet, boolean[] counts) {
    double mean = Arrays.stream(powers, from, from + EDGE).average().orElse(0);
    if (mean <= EDGE_ABOVE_QUIET * quiet + 1) {
      Arrays.fill(counts, from, from + EDGE, true);
    }
  }
}

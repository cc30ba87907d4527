package dev.talkspurt.simulator.ear;

import java.util.Arrays;
import java.util.Optional;

/**
 * A talkspurt, cut out and brought to mean power 1, and the noise around it on the same scale.
 *
 * @param speech one spectrogram for each warp asked for
 * @param noise power of each band outside the talkspurt; 0 where nothing lies outside
 */
record Sound(MelSpectrogram[] speech, float[] noise) {
  private static final int LEAST_NOISE_SAMPLES = 1600;

  /** Cut out the talkspurt; empty if there is none. */
  static Optional<Sound> of(short[] samples, double... warps) {
    return SpeechBounds.of(samples).map(bounds -> cut(samples, bounds, warps));
  }

  private static Sound cut(short[] samples, SpeechBounds bounds, double... warps) {
    MelSpectrogram[] speech = MelSpectrogram.of(samples, bounds.from(), bounds.to(), warps);
    double[] outside = new double[MelSpectrogram.BANDS];
    int frames =
        add(samples, 0, bounds.from(), outside)
            + add(samples, bounds.to(), samples.length, outside);
    double noisePower = Arrays.stream(outside).sum() / Math.max(1, frames);
    float[] noise = new float[MelSpectrogram.BANDS];
    for (int w = 0; w < speech.length; w++) {
      double mean = speech[w].meanPower();
      double power = Math.max(mean - noisePower, mean / 100);
      speech[w] = speech[w].dividedBy(power);
      if (w == 0) {
        for (int band = 0; band < noise.length && frames > 0; band++) {
          noise[band] = (float) (outside[band] / frames / power);
        }
      }
    }
    return new Sound(speech, noise);
  }

  private static int add(short[] samples, int from, int to, double[] bands) {
    if (to - from < LEAST_NOISE_SAMPLES) {
      return 0;
    }
    MelSpectrogram around = MelSpectrogram.of(samples, from, to, 1.0)[0];
    for (int i = 0; i < around.power().length; i++) {
      bands[i % MelSpectrogram.BANDS] += around.power()[i];
    }
    return around.frames();
  }
}

package dev.talkspurt.simulator.ear;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Mel cepstra c0 to c12 without their mean over the utterance, with first and second differences:
 * 39 numbers a frame. The variance is left alone: dividing by it distorts short words.
 *
 * @param values shape (frames × 39), frame by frame
 */
record Features(int frames, float[] values) {
  static final int CEPSTRA = 13;
  static final int DIMENSIONS = 3 * CEPSTRA;

  private static final int BANDS = MelSpectrogram.BANDS;
  private static final float DELTA_WEIGHT = 2;
  private static final float DELTA_DELTA_WEIGHT = 3;
  private static final float[] COSINES = new float[CEPSTRA * BANDS];

  static {
    for (int c = 0; c < CEPSTRA; c++) {
      double scale = StrictMath.sqrt((c == 0 ? 1.0 : 2.0) / BANDS);
      for (int band = 0; band < BANDS; band++) {
        COSINES[c * BANDS + band] =
            (float) (scale * StrictMath.cos(Math.PI * c * (band + 0.5) / BANDS));
      }
    }
  }

  /**
   * Features of speech whose mean power is 1, as if the noise had been there too.
   *
   * @param noise power of each band to add to every frame
   */
  static Features of(MelSpectrogram speech, float[] noise) {
    Features all = withMean(speech, noise);
    subtract(all.values, all.frames, all.mean(frame -> true));
    return all;
  }

  /** The same with the mean left in. */
  static Features withMean(MelSpectrogram speech, float[] noise) {
    int frames = speech.frames();
    float[] values = new float[frames * DIMENSIONS];
    float[] logs = new float[BANDS];
    for (int frame = 0; frame < frames; frame++) {
      for (int band = 0; band < BANDS; band++) {
        logs[band] = (float) Math.log(speech.power()[frame * BANDS + band] + noise[band]);
      }
      for (int c = 0; c < CEPSTRA; c++) {
        float sum = 0;
        for (int band = 0; band < BANDS; band++) {
          sum += COSINES[c * BANDS + band] * logs[band];
        }
        values[frame * DIMENSIONS + c] = sum;
      }
    }
    differences(values, frames, 0, CEPSTRA, 1);
    differences(values, frames, CEPSTRA, 2 * CEPSTRA, DELTA_DELTA_WEIGHT / DELTA_WEIGHT);
    scale(values, frames, DELTA_WEIGHT);
    return new Features(frames, values);
  }

  /** Mean of the cepstra over the frames that count; that of all if none does. */
  float[] mean(IntPredicate counts) {
    double[] sums = new double[CEPSTRA];
    int counted = 0;
    for (int frame = 0; frame < frames; frame++) {
      if (counts.test(frame)) {
        counted++;
        for (int c = 0; c < CEPSTRA; c++) {
          sums[c] += values[frame * DIMENSIONS + c];
        }
      }
    }
    if (counted == 0) {
      return mean(frame -> true);
    }
    float[] mean = new float[CEPSTRA];
    for (int c = 0; c < CEPSTRA; c++) {
      mean[c] = (float) (sums[c] / counted);
    }
    return mean;
  }

  /** Frames {@code from} to {@code to}, exclusive, with {@code mean} taken from their cepstra. */
  Features cut(int from, int to, float[] mean) {
    float[] part = Arrays.copyOfRange(values, from * DIMENSIONS, to * DIMENSIONS);
    subtract(part, to - from, mean);
    return new Features(to - from, part);
  }

  /** One frame of {@code step}. */
  Features every(int step) {
    int count = (frames + step - 1) / step;
    float[] some = new float[count * DIMENSIONS];
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, i * step * DIMENSIONS, some, i * DIMENSIONS, DIMENSIONS);
    }
    return new Features(count, some);
  }

  private static void subtract(float[] values, int frames, float[] mean) {
    for (int frame = 0; frame < frames; frame++) {
      for (int c = 0; c < CEPSTRA; c++) {
        values[frame * DIMENSIONS + c] -= mean[c];
      }
    }
  }

  /** Slopes of a straight line through five frames. */
  private static void differences(float[] values, int frames, int from, int to, float weight) {
    for (int frame = 0; frame < frames; frame++) {
      int before = Math.max(0, frame - 1) * DIMENSIONS;
      int before2 = Math.max(0, frame - 2) * DIMENSIONS;
      int after = Math.min(frames - 1, frame + 1) * DIMENSIONS;
      int after2 = Math.min(frames - 1, frame + 2) * DIMENSIONS;
      for (int c = 0; c < CEPSTRA; c++) {
        float slope =
            values[after + from + c]
                - values[before + from + c]
                + 2 * (values[after2 + from + c] - values[before2 + from + c]);
        values[frame * DIMENSIONS + to + c] = weight * slope / 10;
      }
    }
  }

  private static void scale(float[] values, int frames, float weight) {
    for (int frame = 0; frame < frames; frame++) {
      for (int c = CEPSTRA; c < DIMENSIONS; c++) {
        values[frame * DIMENSIONS + c] *= weight;
      }
    }
  }
}

package dev.talkspurt.simulator.ear;

/**
 * Dynamic time warping of an utterance onto a template.
 *
 * <p>Every utterance frame is used once, while the template goes on by 0, 1 or 2 frames; the path
 * stays within 30 % of the diagonal and may miss two template frames at each end.
 */
final class Alignment {
  private static final double BAND = 0.3;
  private static final int SLACK = 2;
  private static final float UNREACHED = Float.MAX_VALUE / 4;

  private Alignment() {}

  /** Mean distance of an utterance frame to its template frame; infinite if no path fits. */
  static float distance(Features utterance, Features template) {
    int inputs = utterance.frames();
    int length = template.frames();
    float[] above = new float[length + 2];
    float[] row = new float[length + 2];
    java.util.Arrays.fill(above, UNREACHED);
    double slope = inputs > 1 ? (length - 1.0) / (inputs - 1) : 0;
    int reach = Math.max(SLACK + 1, (int) Math.ceil(BAND * length));
    for (int i = 0; i < inputs; i++) {
      int centre = (int) Math.round(i * slope);
      int from = Math.max(0, centre - reach);
      int to = Math.min(length - 1, centre + reach);
      java.util.Arrays.fill(row, UNREACHED);
      for (int j = from; j <= to; j++) {
        // Shifted by two so that j - 1 and j - 2 exist.
        float best = Math.min(above[j + 2], Math.min(above[j + 1], above[j]));
        if (i == 0) {
          best = j <= SLACK ? 0 : UNREACHED;
        }
        if (best < UNREACHED) {
          row[j + 2] = best + frameDistance(utterance, i, template, j);
        }
      }
      float[] swap = above;
      above = row;
      row = swap;
    }
    float best = UNREACHED;
    for (int j = Math.max(0, length - 1 - SLACK); j < length; j++) {
      best = Math.min(best, above[j + 2]);
    }
    return best >= UNREACHED ? Float.POSITIVE_INFINITY : best / inputs;
  }

  /** Euclidean distance of two frames. */
  static float frameDistance(Features a, int i, Features b, int j) {
    float[] x = a.values();
    float[] y = b.values();
    int p = i * Features.DIMENSIONS;
    int q = j * Features.DIMENSIONS;
    float sum = 0;
    for (int d = 0; d < Features.DIMENSIONS; d++) {
      float difference = x[p + d] - y[q + d];
      sum += difference * difference;
    }
    return (float) Math.sqrt(sum);
  }
}

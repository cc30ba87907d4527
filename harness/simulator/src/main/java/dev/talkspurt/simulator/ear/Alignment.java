package dev.talkspurt.simulator.ear;

import java.util.Arrays;

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

  private final Features utterance;
  private final Features template;

  /** A path may not cost more. */
  private final float limit;

  /** Template frames gone on by to reach each pair of frames; null unless the path is wanted. */
  private final byte[][] steps;

  /** Sum of distances up to each template frame, shifted by two so that j - 2 exists. */
  private float[] sums;

  private Alignment(Features utterance, Features template, boolean wantsPath, float limit) {
    this.limit = limit * utterance.frames();
    this.utterance = utterance;
    this.template = template;
    this.steps = wantsPath ? new byte[utterance.frames()][template.frames()] : null;
    search();
  }

  /** Mean distance of an utterance frame to its template frame; infinite if no path fits. */
  static float distance(Features utterance, Features template) {
    return distance(utterance, template, Float.POSITIVE_INFINITY);
  }

  /** The same; infinite if it would be more than {@code limit}. */
  static float distance(Features utterance, Features template, float limit) {
    Alignment alignment = new Alignment(utterance, template, false, limit);
    float sum = alignment.sums[alignment.end() + 2];
    return sum >= UNREACHED ? Float.POSITIVE_INFINITY : sum / utterance.frames();
  }

  /** Distance of each utterance frame to its template frame; all infinite if no path fits. */
  static float[] along(Features utterance, Features template) {
    Alignment alignment = new Alignment(utterance, template, true, Float.POSITIVE_INFINITY);
    float[] distances = new float[utterance.frames()];
    int j = alignment.end();
    if (alignment.sums[j + 2] >= UNREACHED) {
      Arrays.fill(distances, Float.POSITIVE_INFINITY);
      return distances;
    }
    for (int i = utterance.frames() - 1; i >= 0; i--) {
      distances[i] = frameDistance(utterance, i, template, j);
      j -= alignment.steps[i][j];
    }
    return distances;
  }

  private void search() {
    int inputs = utterance.frames();
    int length = template.frames();
    float[] row = new float[length + 2];
    sums = new float[length + 2];
    Arrays.fill(sums, UNREACHED);
    Arrays.fill(sums, 2, Math.min(length, SLACK + 1) + 2, 0);
    double slope = inputs > 1 ? (length - 1.0) / (inputs - 1) : 0;
    int reach = Math.max(SLACK + 1, (int) Math.ceil(BAND * length));
    for (int i = 0; i < inputs; i++) {
      int centre = (int) Math.round(i * slope);
      int to = Math.min(length - 1, centre + reach);
      Arrays.fill(row, UNREACHED);
      float least = UNREACHED;
      for (int j = Math.max(0, centre - reach); j <= to; j++) {
        int step = i == 0 ? 0 : bestStep(j);
        float before = sums[j + 2 - step];
        if (before < UNREACHED) {
          row[j + 2] = before + frameDistance(utterance, i, template, j);
          least = Math.min(least, row[j + 2]);
        }
        if (steps != null) {
          steps[i][j] = (byte) step;
        }
      }
      float[] swap = sums;
      sums = row;
      row = swap;
      if (least > limit) {
        Arrays.fill(sums, UNREACHED);
        return;
      }
    }
  }

  private int bestStep(int j) {
    float stay = sums[j + 2];
    float one = sums[j + 1];
    float two = sums[j];
    if (one <= stay && one <= two) {
      return 1;
    }
    return stay <= two ? 0 : 2;
  }

  /** The template frame at which the best path ends. */
  private int end() {
    int end = template.frames() - 1;
    for (int j = Math.max(0, template.frames() - 1 - SLACK); j < template.frames(); j++) {
      end = sums[j + 2] < sums[end + 2] ? j : end;
    }
    return end;
  }

  /** Euclidean distance of two frames. */
  static float frameDistance(Features a, int i, Features b, int j) {
    float[] x = a.values();
    float[] y = b.values();
    int p = i * Features.DIMENSIONS;
    int q = j * Features.DIMENSIONS;
    // Three sums that do not wait for each other are added twice as fast as one.
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    for (int d = 0; d < Features.DIMENSIONS; d += 3) {
      float e0 = x[p + d] - y[q + d];
      float e1 = x[p + d + 1] - y[q + d + 1];
      float e2 = x[p + d + 2] - y[q + d + 2];
      sum0 += e0 * e0;
      sum1 += e1 * e1;
      sum2 += e2 * e2;
    }
    return (float) Math.sqrt(sum0 + sum1 + sum2);
  }
}

package dev.talkspurt.speech;

import java.util.Arrays;

/**
 * Where a signal rests: the median of its means over short blocks. The mean of all would do for
 * noise, but voices are lopsided, and taking their mean away would put an offset into the pauses.
 */
final class RestingPoint {
  private final int blockSamples;
  private double[] means = new double[1024];
  private int blocks;
  private double sum;
  private int inBlock;

  RestingPoint(int blockSamples) {
    this.blockSamples = blockSamples;
  }

  void add(double sample) {
    sum += sample;
    inBlock++;
    if (inBlock == blockSamples) {
      if (blocks == means.length) {
        means = Arrays.copyOf(means, 2 * blocks);
      }
      means[blocks++] = sum / blockSamples;
      sum = 0;
      inBlock = 0;
    }
  }

  /** The median so far; the mean where there is less than a block. */
  double median() {
    if (blocks == 0) {
      return inBlock == 0 ? 0 : sum / inBlock;
    }
    double[] sorted = Arrays.copyOf(means, blocks);
    Arrays.sort(sorted);
    return (sorted[(blocks - 1) / 2] + sorted[blocks / 2]) / 2;
  }
}

package dev.talkspurt.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ranks of values, those of equal ones shared evenly, all doubled so that they are whole.
 *
 * @param doubled rank of each value, from 2
 * @param ties {@code Σ (t³ - t)} over groups of t equal values
 */
record MidRanks(int[] doubled, double ties) {
  static MidRanks of(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    int[] doubled = new int[values.length];
    double ties = 0;
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        doubled[order[i]] = from + 1 + to;
      }
      double size = to - from;
      ties += size * size * size - size;
      from = to;
    }
    return new MidRanks(doubled, ties);
  }
}

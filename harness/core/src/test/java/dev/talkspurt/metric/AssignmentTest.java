package dev.talkspurt.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void agrees_with_trying_all_pairs() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 300; round++) {
      int rows = random.nextInt(1, 6);
      int columns = random.nextInt(1, 6);
      double[][] costs = new double[rows][columns];
      for (double[] row : costs) {
        for (int j = 0; j < columns; j++) {
          int cost = random.nextInt(6);
          row[j] = cost == 5 ? NEVER : cost;
        }
      }
      int[] pairs = pair(costs);
      assertEquals(best(costs, 0, new boolean[columns]), value(costs, pairs), 1e-9);
    }
  }

  @Test
  void nothing_pairs_with_nothing() {
    assertArrayEquals(new int[0], pair(new double[3][0]));
    assertArrayEquals(new int[] {-1, -1}, Assignment.pair(List.of(), List.of(1, 2), (e, o) -> 0.0));
  }

  @Test
  void the_earlier_of_two_equal_ones_is_taken() {
    assertArrayEquals(new int[] {0, -1, -1}, pair(new double[][] {{0, 0, 0}}));
  }

  private static int[] pair(double[][] costs) {
    List<Integer> rows = IntStream.range(0, costs.length).boxed().toList();
    List<Integer> columns = IntStream.range(0, costs[0].length).boxed().toList();
    return Assignment.pair(rows, columns, (row, column) -> costs[row][column]);
  }

  /** More perfect pairs first, then more pairs, then lower cost. */
  private static double score(double cost) {
    return cost == NEVER ? 0 : cost == 0 ? 1_000_000 : 1000 - cost;
  }

  private static double value(double[][] costs, int[] pairs) {
    double sum = 0;
    for (int column = 0; column < pairs.length; column++) {
      sum += pairs[column] < 0 ? 0 : score(costs[pairs[column]][column]);
    }
    return sum;
  }

  private static double best(double[][] costs, int row, boolean[] taken) {
    if (row == costs.length) {
      return 0;
    }
    double best = best(costs, row + 1, taken);
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.max(best, score(costs[row][column]) + best(costs, row + 1, taken));
        taken[column] = false;
      }
    }
    return best;
  }
}

package dev.talkspurt.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;

/**
 * One-to-one pairs of expected and observed things: as many as possible that cost nothing, then the
 * rest at the least cost in all, earlier things first where it makes no difference (Kuhn's
 * Hungarian method with potentials, O(n³)). What costs infinitely much is never paired.
 */
final class Assignment {
  private static final double UNPAIRED = 1e6;
  private static final double IMPERFECT = UNPAIRED - 1e3;
  private static final double LATER = 1e-6;
  private static final double IN_ORDER = 1e-8;
  private static final double OPTIONAL = 0.01;

  private Assignment() {}

  /** As {@link #pair(List, List, ToDoubleBiFunction, Predicate)} with nothing optional. */
  static <E, O> int[] pair(List<E> expected, List<O> observed, ToDoubleBiFunction<E, O> cost) {
    return pair(expected, observed, cost, e -> false);
  }

  /**
   * For each observed item the index of its expected item, or -1. Where it makes no difference to
   * the cost, what is optional goes without, and pairs do not cross.
   */
  static <E, O> int[] pair(
      List<E> expected, List<O> observed, ToDoubleBiFunction<E, O> cost, Predicate<E> optional) {
    int size = Math.max(expected.size(), observed.size());
    double[][] costs = new double[size][size];
    for (int e = 0; e < size; e++) {
      for (int o = 0; o < size; o++) {
        boolean real = e < expected.size() && o < observed.size();
        double value =
            real ? cost.applyAsDouble(expected.get(e), observed.get(o)) : Double.POSITIVE_INFINITY;
        double preference = o * LATER - Math.min(e, 90) * o * IN_ORDER;
        preference += real && optional.test(expected.get(e)) ? OPTIONAL : 0;
        costs[e][o] =
            value == 0
                ? preference
                : value < UNPAIRED - IMPERFECT ? IMPERFECT + value + preference : UNPAIRED;
      }
    }
    int[] expectedOf = cheapest(costs);
    int[] pairs = new int[observed.size()];
    for (int o = 0; o < pairs.length; o++) {
      int e = expectedOf[o];
      pairs[o] = e < expected.size() && costs[e][o] < UNPAIRED ? e : -1;
    }
    return pairs;
  }

  /** The row given to each column of a square matrix at the least sum. */
  private static int[] cheapest(double[][] costs) {
    int n = costs.length;
    double[] rowPotential = new double[n + 1];
    double[] columnPotential = new double[n + 1];
    int[] rowOf = new int[n + 1];
    for (int row = 1; row <= n; row++) {
      rowOf[0] = row;
      int[] from = new int[n + 1];
      int column = augmentingColumn(costs, rowPotential, columnPotential, rowOf, from);
      while (column != 0) {
        rowOf[column] = rowOf[from[column]];
        column = from[column];
      }
    }
    int[] result = new int[n];
    for (int column = 1; column <= n; column++) {
      result[column - 1] = rowOf[column] - 1;
    }
    return result;
  }

  private static int augmentingColumn(
      double[][] costs, double[] rowPotential, double[] columnPotential, int[] rowOf, int[] from) {
    int n = costs.length;
    double[] slack = new double[n + 1];
    Arrays.fill(slack, Double.POSITIVE_INFINITY);
    boolean[] used = new boolean[n + 1];
    int column = 0;
    do {
      used[column] = true;
      int row = rowOf[column];
      int next = 0;
      double delta = Double.POSITIVE_INFINITY;
      for (int j = 1; j <= n; j++) {
        if (used[j]) {
          continue;
        }
        double reduced = costs[row - 1][j - 1] - rowPotential[row] - columnPotential[j];
        if (reduced < slack[j]) {
          slack[j] = reduced;
          from[j] = column;
        }
        if (slack[j] < delta) {
          delta = slack[j];
          next = j;
        }
      }
      for (int j = 0; j <= n; j++) {
        if (used[j]) {
          rowPotential[rowOf[j]] += delta;
          columnPotential[j] -= delta;
        } else {
          slack[j] -= delta;
        }
      }
      column = next;
    } while (rowOf[column] != 0);
    return column;
  }
}

package dev.talkspurt.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * P-values of many tests, adjusted so that each can be compared with the level of all. Thread-safe.
 */
public final class ManyTests {
  private ManyTests() {}

  /**
   * For gates: the chance of any false alarm stays at the level (S. Holm, "A Simple Sequentially
   * Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6 (1979)).
   *
   * @return adjusted p-values, in the order given
   */
  public static double[] holm(double... p) {
    Integer[] order = order(p);
    double[] adjusted = new double[p.length];
    double most = 0;
    for (int i = 0; i < p.length; i++) {
      most = Math.max(most, Math.min(1, (p.length - i) * p[order[i]]));
      adjusted[order[i]] = most;
    }
    return adjusted;
  }

  /**
   * For exploring: of what is reported, at most the share of the level is false on average, if
   * tests are independent or help each other (Y. Benjamini and Y. Hochberg, "Controlling the False
   * Discovery Rate", JRSS B 57 (1995)).
   *
   * @return adjusted p-values, in the order given
   */
  public static double[] benjaminiHochberg(double... p) {
    Integer[] order = order(p);
    double[] adjusted = new double[p.length];
    double least = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      least = Math.min(least, p[order[i]] * p.length / (i + 1));
      adjusted[order[i]] = least;
    }
    return adjusted;
  }

  private static Integer[] order(double[] p) {
    for (double one : p) {
      if (!(one >= 0 && one <= 1)) {
        throw new IllegalArgumentException("p is " + one + ", expected 0 to 1");
      }
    }
    Integer[] order = IntStream.range(0, p.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    return order;
  }
}

package dev.talkspurt.stats;

/**
 * Exact null distributions of rank statistics, by dynamic programming: index s holds the chance of
 * the sum s. They are conditional on the ranks given, so that ties need no correction.
 */
final class NullCounts {
  private NullCounts() {}

  /** The sum of the scores of which each is taken or left with the same chance. */
  static double[] signed(int[] scores) {
    int most = 0;
    for (int score : scores) {
      most += score;
    }
    double[] chance = new double[most + 1];
    chance[0] = 1;
    int reached = 0;
    for (int score : scores) {
      reached += score;
      for (int sum = reached; sum >= 0; sum--) {
        chance[sum] = (chance[sum] + (sum >= score ? chance[sum - score] : 0)) / 2;
      }
    }
    return chance;
  }

  /** The sum of {@code size} of the scores, drawn without return. */
  static double[] drawn(int[] scores, int size) {
    int most = 0;
    for (int score : scores) {
      most += score;
    }
    double[][] ways = new double[size + 1][most + 1];
    ways[0][0] = 1;
    int reached = 0;
    for (int taken = 0; taken < scores.length; taken++) {
      int score = scores[taken];
      reached += score;
      for (int count = Math.min(size, taken + 1); count >= 1; count--) {
        double[] with = ways[count];
        double[] without = ways[count - 1];
        for (int sum = score; sum <= reached; sum++) {
          with[sum] += without[sum - score];
        }
      }
    }
    double all = 0;
    for (double way : ways[size]) {
      all += way;
    }
    double[] chance = ways[size];
    for (int sum = 0; sum <= most; sum++) {
      chance[sum] /= all;
    }
    return chance;
  }

  /** The number of pairs out of order among {@code n} different values in random order. */
  static double[] inversions(int n) {
    double[] chance = {1};
    for (int size = 2; size <= n; size++) {
      double[] next = new double[chance.length + size - 1];
      for (int sum = 0; sum < chance.length; sum++) {
        for (int add = 0; add < size; add++) {
          next[sum + add] += chance[sum] / size;
        }
      }
      chance = next;
    }
    return chance;
  }

  static double atMost(double[] chance, int sum) {
    double total = 0;
    for (int s = 0; s <= Math.min(sum, chance.length - 1); s++) {
      total += chance[s];
    }
    return Math.min(1, total);
  }

  static double atLeast(double[] chance, int sum) {
    double total = 0;
    for (int s = chance.length - 1; s >= Math.max(0, sum); s--) {
      total += chance[s];
    }
    return Math.min(1, total);
  }

  /**
   * The greatest k with {@code P(sum <= k - 1) <= tail}: the interval from the k-th least to the
   * k-th greatest of what the statistic counts misses with at most {@code tail} at each end.
   *
   * @return 0 if there is none
   */
  static int rank(double[] chance, double tail) {
    double total = 0;
    int k = 0;
    while (k < chance.length && total + chance[k] <= tail) {
      total += chance[k++];
    }
    return k;
  }
}

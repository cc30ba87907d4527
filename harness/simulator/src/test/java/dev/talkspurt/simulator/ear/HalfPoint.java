package dev.talkspurt.simulator.ear;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The signal-to-noise ratio at which half is right: where straight lines between the measured
 * shares first fall to a half, from the highest ratio on. No curve is fitted, since a share that
 * never comes near 100 % would bend it. The interval is a bootstrap's: every trial drawn again, its
 * 2.5th and 97.5th percentile.
 */
final class HalfPoint {
  private static final int ROUNDS = 2000;
  private static final double TAIL = 0.025;
  private static final long SEED = 50;

  private HalfPoint() {}

  /**
   * How often it was right at one ratio.
   *
   * @param trials at least 1
   */
  record Share(double snrDb, int right, int trials) {
    double share() {
      return (double) right / trials;
    }

    private Share again(Random random) {
      double share = share();
      int drawn = 0;
      for (int i = 0; i < trials; i++) {
        drawn += random.nextDouble() < share ? 1 : 0;
      }
      return new Share(snrDb, drawn, trials);
    }
  }

  /** In words; {@code falling} from the highest ratio to the lowest. */
  static String of(List<Share> falling) {
    double lowest = falling.get(falling.size() - 1).snrDb();
    double half = crossing(falling);
    if (half < lowest) {
      return text("below %.0f dB", lowest);
    }
    Random random = new Random(SEED);
    double[] drawn = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      drawn[round] = crossing(falling.stream().map(share -> share.again(random)).toList());
    }
    Arrays.sort(drawn);
    double lower = drawn[(int) (TAIL * ROUNDS)];
    double upper = drawn[(int) ((1 - TAIL) * ROUNDS) - 1];
    return text("%.1f dB (", half)
        + (lower < lowest ? text("below %.0f", lowest) : text("%.1f", lower))
        + text(" to %.1f)", upper);
  }

  /** Minus infinity if it never falls to a half. */
  private static double crossing(List<Share> falling) {
    for (int i = 0; i < falling.size(); i++) {
      Share at = falling.get(i);
      if (at.share() <= 0.5) {
        if (i == 0) {
          return at.snrDb();
        }
        Share above = falling.get(i - 1);
        double part = (above.share() - 0.5) / (above.share() - at.share());
        return above.snrDb() - part * (above.snrDb() - at.snrDb());
      }
    }
    return Double.NEGATIVE_INFINITY;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

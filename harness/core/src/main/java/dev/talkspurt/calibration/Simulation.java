package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StatisticsStudy.Row;
import dev.talkspurt.stats.Alternative;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.KolmogorovSmirnov;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Runs a procedure on many simulated samples and writes what comes out into rows. Each row has a
 * stream of chance of its own, so that one more row does not change the others. Not thread-safe.
 */
final class Simulation {
  static final int OFTEN = 40_000;
  static final int SELDOM = 10_000;
  private static final double LEVEL = 0.05;

  private final List<Row> rows = new ArrayList<>();

  List<Row> rows() {
    return List.copyOf(rows);
  }

  /** A share expected within half a percent. */
  void share(String procedure, String of, int times, double expected, Predicate<Draws> once) {
    within(procedure, of, times, expected - 0.005, expected + 0.005, once);
  }

  /** A share expected between bounds. */
  void within(
      String procedure, String of, int times, double low, double high, Predicate<Draws> once) {
    Draws draws = draws(procedure);
    int held = 0;
    for (int i = 0; i < times; i++) {
      held += once.test(draws) ? 1 : 0;
    }
    add(procedure, of, times, low, high, (double) held / times);
  }

  /** An observed figure expected between bounds. */
  void add(String procedure, String of, int times, double low, double high, double observed) {
    String claim = String.format(Locale.ROOT, "%s: %.4f to %.4f", of, low, high);
    rows.add(new Row(procedure, claim, times, observed, observed >= low && observed <= high));
  }

  /** P-values of a continuous statistic are uniform, which a test of fit would notice. */
  void uniform(String procedure, int times, ToDoubleFunction<Draws> p) {
    Draws draws = draws(procedure);
    double[] values = new double[times];
    for (int i = 0; i < times; i++) {
      values[i] = p.applyAsDouble(draws);
    }
    uniform(procedure, "p is uniform", values);
  }

  /**
   * A test that counts out a discrete distribution: p-values are not smaller than uniform ones, and
   * are uniform once chance decides about what was seen itself: {@code P(T > t) + V P(T = t)}.
   *
   * @param sample makes a sample
   * @param p of a sample
   */
  <T> void discrete(
      String procedure,
      int times,
      Function<Draws, T> sample,
      ToDoubleBiFunction<T, Alternative> p) {
    Draws draws = draws(procedure);
    double[] both = new double[times];
    double[] randomised = new double[times];
    for (int i = 0; i < times; i++) {
      T one = sample.apply(draws);
      double beyond = 1 - p.applyAsDouble(one, Alternative.LESS);
      double atLeast = p.applyAsDouble(one, Alternative.GREATER);
      both[i] = p.applyAsDouble(one, Alternative.TWO_SIDED);
      randomised[i] = Math.max(0, Math.min(1, beyond + draws.uniform() * (atLeast - beyond)));
    }
    notSmaller(procedure, both);
    uniform(procedure, "randomised p is uniform", randomised);
  }

  /** The 1 % point of the greatest excess of uniform values; every p-value must be 0 to 1. */
  private void notSmaller(String procedure, double[] p) {
    double limit = Math.sqrt(Math.log(100) / (2 * p.length));
    double excess = KolmogorovSmirnov.above(p);
    String claim =
        String.format(Locale.ROOT, "P(p <= a) <= a for all a: greatest excess below %.4f", limit);
    rows.add(new Row(procedure, claim, p.length, excess, excess <= limit));
  }

  private void uniform(String procedure, String of, double[] values) {
    double fit = KolmogorovSmirnov.uniform(values).p();
    rows.add(
        new Row(
            procedure, of + ": Kolmogorov-Smirnov p above 0.001", values.length, fit, fit > 0.001));
  }

  /** An approximated test rejects as often as its level says, or a little less. */
  void level(String procedure, int times, double low, ToDoubleFunction<Draws> p) {
    within(
        procedure,
        "rejects a true hypothesis at 5 %",
        times,
        low,
        LEVEL + 0.005,
        draws -> p.applyAsDouble(draws) <= LEVEL);
  }

  static boolean holds(Interval interval, double truth) {
    return interval.lower() <= truth && truth <= interval.upper();
  }

  private static Draws draws(String procedure) {
    return new Draws(0x5EEDL * 1_000_003 + procedure.hashCode());
  }
}

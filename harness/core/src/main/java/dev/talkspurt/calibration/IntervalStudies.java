package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StatisticsStudy.Row;
import dev.talkspurt.stats.Byar;
import dev.talkspurt.stats.ClopperPearson;
import dev.talkspurt.stats.HodgesLehmann;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.Jeffreys;
import dev.talkspurt.stats.KaplanMeier;
import dev.talkspurt.stats.OrderStatistics;
import dev.talkspurt.stats.PairedDifference;
import dev.talkspurt.stats.SummedRates;
import dev.talkspurt.stats.Wilson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How often intervals of 95 % hold the truth. */
final class IntervalStudies {
  private static final double CONFIDENCE = 0.95;
  private static final String COVERAGE = "coverage";
  private static final String MEAN = "mean coverage over rates";

  private IntervalStudies() {}

  static List<Row> rows() {
    Simulation study = new Simulation();
    rates(study);
    quantiles(study);
    shifts(study);
    return study.rows();
  }

  private static void rates(Simulation study) {
    for (int n : new int[] {10, 30, 100}) {
      study.share(
          "Wilson, n = " + n,
          MEAN,
          Simulation.OFTEN,
          CONFIDENCE,
          rate(n, k -> Wilson.interval(k, n, CONFIDENCE).orElseThrow()));
      study.share(
          "Jeffreys, n = " + n,
          MEAN,
          Simulation.OFTEN,
          CONFIDENCE,
          rate(n, k -> Jeffreys.interval(k, n, CONFIDENCE).orElseThrow()));
      study.add(
          "Clopper-Pearson, n = " + n,
          "least coverage of 999 rates, counted out",
          999,
          CONFIDENCE,
          1,
          leastCoverage(n));
      study.within(
          "Clopper-Pearson, n = " + n,
          MEAN,
          Simulation.OFTEN,
          CONFIDENCE,
          1,
          rate(n, k -> ClopperPearson.interval(k, n, CONFIDENCE).orElseThrow()));
    }
    study.within(
        "Newcombe, difference of paired rates, n = 40",
        MEAN,
        Simulation.OFTEN,
        0.945,
        0.965,
        IntervalStudies::pairedRates);
    study.within(
        "sum of rates, mean of three classes of 20",
        MEAN,
        Simulation.OFTEN,
        0.945,
        0.965,
        draws -> {
          List<SummedRates.Rate> rates = new ArrayList<>();
          double truth = 0;
          for (int i = 0; i < 3; i++) {
            double rate = draws.uniform();
            truth += rate / 3;
            rates.add(new SummedRates.Rate(draws.binomial(20, rate), 20, 1 / 3.0));
          }
          return Simulation.holds(SummedRates.interval(rates, CONFIDENCE).orElseThrow(), truth);
        });
    study.within(
        "Byar, 1 to 20 events expected",
        MEAN,
        Simulation.OFTEN,
        0.945,
        0.97,
        draws -> {
          double mean = 1 + 19 * draws.uniform();
          return Simulation.holds(Byar.interval(draws.poisson(mean), 2), mean / 2);
        });
  }

  /** Each rate from 0 to 1 as often; the intervals of all counts are made once. */
  private static Predicate<Draws> rate(int n, IntFunction<Interval> interval) {
    Interval[] intervals = IntStream.rangeClosed(0, n).mapToObj(interval).toArray(Interval[]::new);
    return draws -> {
      double rate = draws.uniform();
      return Simulation.holds(intervals[draws.binomial(n, rate)], rate);
    };
  }

  /** Without chance: the sum of the binomial probabilities of all counts whose interval holds. */
  private static double leastCoverage(int n) {
    Interval[] intervals = new Interval[n + 1];
    Arrays.setAll(intervals, k -> ClopperPearson.interval(k, n, CONFIDENCE).orElseThrow());
    double least = 1;
    for (int step = 1; step < 1000; step++) {
      double rate = step / 1000.0;
      double coverage = 0;
      double chance = Math.pow(1 - rate, n);
      for (int k = 0; k <= n; k++) {
        coverage += Simulation.holds(intervals[k], rate) ? chance : 0;
        chance *= (n - k) / (k + 1.0) * rate / (1 - rate);
      }
      least = Math.min(least, coverage);
    }
    return least;
  }

  private static boolean pairedRates(Draws draws) {
    double both = draws.uniform();
    double first = (1 - both) * draws.uniform();
    double second = (1 - both - first) * draws.uniform();
    int[] counts = new int[4];
    for (int i = 0; i < 40; i++) {
      double at = draws.uniform();
      counts[at < both ? 0 : at < both + first ? 1 : at < both + first + second ? 2 : 3]++;
    }
    Interval interval =
        PairedDifference.interval(counts[0], counts[1], counts[2], counts[3], CONFIDENCE)
            .orElseThrow();
    return Simulation.holds(interval, first - second);
  }

  private static void quantiles(Simulation study) {
    order(study, 10, 0.5);
    order(study, 30, 0.5);
    order(study, 50, 0.9);
    order(study, 100, 0.95);
    double known = OrderStatistics.coverage(20, 0.5, ranks(20, 0.5));
    study.share(
        "order statistics, median of 20, a fifth never came",
        "coverage as counted out",
        Simulation.OFTEN,
        known,
        draws -> {
          double[] values = draws.uniforms(20);
          Arrays.setAll(values, i -> values[i] < 0.8 ? values[i] : Double.POSITIVE_INFINITY);
          return Simulation.holds(
              OrderStatistics.interval(values, 0.5, CONFIDENCE).orElseThrow(), 0.5);
        });
    // The 49th of 50 is too low if all of them, or all but one, lie below the quantile.
    study.share(
        "order statistics, upper bound of p90 of 50",
        "coverage as counted out",
        Simulation.OFTEN,
        1 - Math.pow(0.9, 50) - 50 * 0.1 * Math.pow(0.9, 49),
        draws ->
            OrderStatistics.upperBound(draws.uniforms(50), 0.9, CONFIDENCE).orElseThrow() >= 0.9);
    for (int n : new int[] {30, 100}) {
      study.within(
          "Kaplan-Meier, median of " + n + ", 30 % not seen to end",
          COVERAGE,
          Simulation.SELDOM,
          0.935,
          0.965,
          draws -> survival(draws, n));
    }
  }

  private static OrderStatistics.Ranks ranks(int n, double q) {
    return OrderStatistics.interval(n, q, CONFIDENCE).orElseThrow();
  }

  /** At least the confidence, by counting out; and the count is right. */
  private static void order(Simulation study, int n, double q) {
    double known = OrderStatistics.coverage(n, q, ranks(n, q));
    String procedure = "order statistics, quantile " + q + " of " + n;
    study.add(procedure, "coverage counted out", 0, CONFIDENCE, 1, known);
    study.share(
        procedure,
        "coverage as counted out",
        Simulation.OFTEN,
        known,
        draws ->
            Simulation.holds(
                OrderStatistics.interval(draws.uniforms(n), q, CONFIDENCE).orElseThrow(), q));
  }

  private static boolean survival(Draws draws, int n) {
    List<KaplanMeier.Watched> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double length = draws.exponential();
      double watched = draws.exponential() * 7 / 3;
      all.add(new KaplanMeier.Watched(Math.min(length, watched), length <= watched));
    }
    return KaplanMeier.interval(all, 0.5, CONFIDENCE)
        .filter(interval -> Simulation.holds(interval, StrictMath.log(2)))
        .isPresent();
  }

  private static void shifts(Simulation study) {
    for (int n : new int[] {20, 60}) {
      study.share(
          "Hodges-Lehmann, " + n + " pairs",
          COVERAGE,
          Simulation.SELDOM,
          CONFIDENCE,
          draws ->
              Simulation.holds(
                  HodgesLehmann.paired(draws.uniforms(n), CONFIDENCE).interval().orElseThrow(),
                  0.5));
    }
    for (int n : new int[] {15, 25}) {
      study.share(
          "Hodges-Lehmann, " + n + " and " + n,
          COVERAGE,
          Simulation.SELDOM,
          CONFIDENCE,
          draws ->
              Simulation.holds(
                  HodgesLehmann.twoSample(draws.uniforms(n), draws.uniforms(n), CONFIDENCE)
                      .interval()
                      .orElseThrow(),
                  0));
    }
  }
}

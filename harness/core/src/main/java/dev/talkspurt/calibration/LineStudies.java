package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StatisticsStudy.Row;
import dev.talkspurt.stats.LinearRegression;
import dev.talkspurt.stats.Logistic;
import dev.talkspurt.stats.Spread;
import dev.talkspurt.stats.TheilSen;
import java.util.Arrays;
import java.util.List;

/** How often intervals of 95 % of means and lines hold the truth. */
final class LineStudies {
  private static final double CONFIDENCE = 0.95;
  private static final String COVERAGE = "coverage";

  private LineStudies() {}

  static List<Row> rows() {
    Simulation study = new Simulation();
    study.share(
        "Student, mean of 10 normal values",
        COVERAGE,
        Simulation.OFTEN,
        CONFIDENCE,
        draws -> Simulation.holds(Spread.of(draws.normals(10), CONFIDENCE).meanInterval(), 0));
    straight(study);
    for (int n : new int[] {40, 120}) {
      study.within(
          "logistic line, half of " + n + " outcomes",
          COVERAGE,
          Simulation.SELDOM,
          0.92,
          0.97,
          draws -> half(draws, n));
    }
    return study.rows();
  }

  /** Eight levels from -3.5 to 3.5 as often each; no at most of the higher ones. */
  private static boolean half(Draws draws, int n) {
    double[] x = new double[n];
    boolean[] yes = new boolean[n];
    for (int i = 0; i < n; i++) {
      x[i] = i % 8 - 3.5;
      yes[i] = draws.chance(1 / (1 + StrictMath.exp(x[i] - 0.4)));
    }
    return Logistic.falling(x, yes, CONFIDENCE)
        .filter(half -> Simulation.holds(half.interval(), 0.4))
        .isPresent();
  }

  private static void straight(Simulation study) {
    double[] x = new double[20];
    Arrays.setAll(x, i -> i);
    study.share(
        "linear regression, slope, n = 10",
        COVERAGE,
        Simulation.OFTEN,
        CONFIDENCE,
        draws -> Simulation.holds(line(draws).slopeInterval(CONFIDENCE).orElseThrow(), 1));
    study.share(
        "linear regression, intercept, n = 10",
        COVERAGE,
        Simulation.OFTEN,
        CONFIDENCE,
        draws -> Simulation.holds(line(draws).interceptInterval(CONFIDENCE).orElseThrow(), 3));
    study.share(
        "Theil-Sen, exact, n = 20",
        COVERAGE,
        Simulation.OFTEN,
        CONFIDENCE,
        draws ->
            Simulation.holds(
                TheilSen.line(x, draws.uniforms(20), CONFIDENCE).interval().orElseThrow(), 0));
    double[] pairs = new double[40];
    Arrays.setAll(pairs, i -> i / 2);
    study.share(
        "Theil-Sen, normal, n = 40 with equal x",
        COVERAGE,
        Simulation.SELDOM,
        CONFIDENCE,
        draws ->
            Simulation.holds(
                TheilSen.line(pairs, draws.uniforms(40), CONFIDENCE).interval().orElseThrow(), 0));
  }

  private static LinearRegression line(Draws draws) {
    double[] x = draws.uniforms(10);
    double[] y = draws.normals(10);
    Arrays.setAll(y, i -> 3 + x[i] + y[i] / 2);
    return LinearRegression.of(x, y);
  }
}

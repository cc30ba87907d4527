package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StatisticsStudy.Row;
import dev.talkspurt.stats.ClusterBootstrap;
import dev.talkspurt.stats.ClusterBootstrap.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How often bootstrap intervals of 95 % hold the truth. They are approximations, and short for few
 * calls: each row says what they reach.
 */
final class BootstrapStudies {
  private static final int DRAWS = 999;
  private static final double CONFIDENCE = 0.95;

  private BootstrapStudies() {}

  static List<Row> rows() {
    Simulation study = new Simulation();
    coverage(study, new Setting("ratio of turns", 6, 0.7, 0.93, 0.84), BootstrapStudies::turns);
    coverage(study, new Setting("ratio of turns", 10, 0.7, 0.94, 0.89), BootstrapStudies::turns);
    coverage(study, new Setting("ratio of turns", 30, 0.7, 0.94, 0.925), BootstrapStudies::turns);
    coverage(study, new Setting("mean of skewed times", 10, 1, 0.9, 0.85), BootstrapStudies::time);
    coverage(
        study, new Setting("mean of skewed times", 30, 1, 0.925, 0.91), BootstrapStudies::time);
    return study.rows();
  }

  /**
   * What is estimated.
   *
   * @param expanded least coverage of the expanded interval
   * @param other of the others
   */
  private record Setting(String of, int calls, double truth, double expanded, double other) {}

  private static void coverage(Simulation study, Setting setting, Function<Draws, Cluster> call) {
    Draws draws = new Draws(setting.calls());
    int percentile = 0;
    int expanded = 0;
    int bca = 0;
    for (int i = 0; i < Simulation.SELDOM; i++) {
      List<Cluster> clusters = new ArrayList<>();
      for (int c = 0; c < setting.calls(); c++) {
        clusters.add(call.apply(draws));
      }
      ClusterBootstrap bootstrap = ClusterBootstrap.of(clusters, DRAWS, draws.seed());
      percentile += Simulation.holds(bootstrap.percentile(CONFIDENCE), setting.truth()) ? 1 : 0;
      expanded += Simulation.holds(bootstrap.expanded(CONFIDENCE), setting.truth()) ? 1 : 0;
      bca += Simulation.holds(bootstrap.bca(CONFIDENCE), setting.truth()) ? 1 : 0;
    }
    String of = " bootstrap, " + setting.of() + " of " + setting.calls() + " calls";
    row(study, "expanded" + of, setting.expanded(), expanded);
    row(study, "percentile" + of, setting.other(), percentile);
    row(study, "BCa" + of, setting.other(), bca);
  }

  private static void row(Simulation study, String procedure, double least, int held) {
    study.add(
        procedure,
        "coverage",
        Simulation.SELDOM,
        least,
        CONFIDENCE + 0.005,
        (double) held / Simulation.SELDOM);
  }

  /** 2 to 10 turns, each right with a chance that is the call's, 0.4 to 1. */
  private static Cluster turns(Draws draws) {
    int turns = 2 + (int) (9 * draws.uniform());
    return new Cluster(draws.binomial(turns, 0.4 + 0.6 * draws.uniform()), turns);
  }

  private static Cluster time(Draws draws) {
    return new Cluster(draws.exponential(), 1);
  }
}

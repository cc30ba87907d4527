package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StatisticsStudy.Row;
import dev.talkspurt.stats.Alternative;
import dev.talkspurt.stats.ExactBinomial;
import dev.talkspurt.stats.KolmogorovSmirnov;
import dev.talkspurt.stats.MannKendall;
import dev.talkspurt.stats.MannWhitney;
import dev.talkspurt.stats.ManyTests;
import dev.talkspurt.stats.McNemar;
import dev.talkspurt.stats.Permutation;
import dev.talkspurt.stats.SignedRank;
import dev.talkspurt.stats.SignedRank.Zeros;
import java.util.Arrays;
import java.util.List;

/** P-values where the null hypothesis holds. */
final class TestStudies {
  private static final int DRAWS = 499;

  private TestStudies() {}

  /** Two samples of one distribution. */
  private record Pair(double[] x, double[] y) {}

  static List<Row> rows() {
    Simulation study = new Simulation();
    rates(study);
    ranks(study);
    approximated(study);
    permutations(study);
    others(study);
    return study.rows();
  }

  private static void rates(Simulation study) {
    study.discrete(
        "exact binomial test, n = 20, rate 0.8",
        Simulation.OFTEN,
        draws -> draws.binomial(20, 0.8),
        (k, alternative) -> ExactBinomial.p(k, 20, 0.8, alternative));
    study.level(
        "binomial mid-p, n = 50, rate 0.8",
        Simulation.OFTEN,
        0.03,
        draws -> ExactBinomial.midP(draws.binomial(50, 0.8), 50, 0.8, Alternative.TWO_SIDED));
    study.discrete(
        "exact McNemar, 60 cases, 30 % discordant",
        Simulation.OFTEN,
        draws -> {
          int discordant = draws.binomial(60, 0.3);
          int first = draws.binomial(discordant, 0.5);
          return new int[] {first, discordant - first};
        },
        (cases, alternative) -> McNemar.exact(cases[0], cases[1], alternative));
    study.level(
        "McNemar mid-p, 60 cases, 30 % discordant",
        Simulation.OFTEN,
        0.03,
        draws -> {
          int discordant = draws.binomial(60, 0.3);
          int first = draws.binomial(discordant, 0.5);
          return McNemar.midP(first, discordant - first);
        });
  }

  private static void ranks(Simulation study) {
    study.discrete(
        "signed-rank, exact, n = 12",
        Simulation.OFTEN,
        draws -> draws.normals(12),
        (d, alternative) -> SignedRank.test(d, alternative).p());
    study.discrete(
        "signed-rank, exact, n = 15 with ties and zeros dropped",
        Simulation.OFTEN,
        draws -> differences(draws, 15),
        (d, alternative) -> SignedRank.test(d, alternative).p());
    study.discrete(
        "signed-rank, exact, n = 15 with ties and zeros after Pratt",
        Simulation.OFTEN,
        draws -> differences(draws, 15),
        (d, alternative) -> SignedRank.test(d, Zeros.PRATT, alternative).p());
    study.discrete(
        "Mann-Whitney, exact, 8 and 10",
        Simulation.SELDOM,
        draws -> new Pair(draws.uniforms(8), draws.uniforms(10)),
        (pair, alternative) -> MannWhitney.test(pair.x(), pair.y(), alternative).p());
    study.discrete(
        "Mann-Whitney, exact, 8 and 10 with ties",
        Simulation.SELDOM,
        draws -> new Pair(draws.whole(8, 5), draws.whole(10, 5)),
        (pair, alternative) -> MannWhitney.test(pair.x(), pair.y(), alternative).p());
    study.discrete(
        "Mann-Kendall, exact, n = 15",
        Simulation.OFTEN,
        draws -> draws.uniforms(15),
        (values, alternative) -> MannKendall.test(values, alternative).p());
  }

  private static void approximated(Simulation study) {
    study.level(
        "signed-rank, normal, n = 60 with ties",
        Simulation.OFTEN,
        0.045,
        draws -> SignedRank.test(differences(draws, 80), Alternative.TWO_SIDED).p());
    study.level(
        "Mann-Whitney, normal, 25 and 25",
        Simulation.OFTEN,
        0.045,
        draws ->
            MannWhitney.test(draws.uniforms(25), draws.uniforms(25), Alternative.TWO_SIDED).p());
    study.level(
        "Mann-Whitney, normal, 25 and 25 with ties",
        Simulation.OFTEN,
        0.045,
        draws ->
            MannWhitney.test(draws.whole(25, 5), draws.whole(25, 5), Alternative.TWO_SIDED).p());
    study.level(
        "Mann-Kendall, normal, n = 30 with ties",
        Simulation.OFTEN,
        0.045,
        draws -> MannKendall.test(draws.whole(30, 8), Alternative.TWO_SIDED).p());
  }

  private static void permutations(Simulation study) {
    study.discrete(
        "sign-flip, all signs, n = 9",
        Simulation.SELDOM,
        draws -> draws.normals(9),
        (d, alternative) -> Permutation.signFlip(d, alternative, DRAWS, 1).p());
    study.uniform(
        "sign-flip, 499 draws, n = 20",
        Simulation.SELDOM,
        draws ->
            spread(
                draws,
                Permutation.signFlip(draws.normals(20), Alternative.GREATER, DRAWS, draws.seed())
                    .p()));
    study.discrete(
        "two-sample permutation, all splits, 5 and 5",
        Simulation.SELDOM,
        draws -> new Pair(draws.normals(5), draws.normals(5)),
        (pair, alternative) ->
            Permutation.twoSample(pair.x(), pair.y(), alternative, DRAWS, 1).p());
    study.uniform(
        "two-sample permutation, 499 draws, 12 and 12",
        Simulation.SELDOM,
        draws ->
            spread(
                draws,
                Permutation.twoSample(
                        draws.normals(12),
                        draws.normals(12),
                        Alternative.GREATER,
                        DRAWS,
                        draws.seed())
                    .p()));
  }

  /** Drawn p-values go in steps of {@code 1 / (1 + draws)}; chance fills the step. */
  private static double spread(Draws draws, double p) {
    return Math.max(0, p - draws.uniform() / (1 + DRAWS));
  }

  private static void others(Simulation study) {
    study.uniform(
        "Kolmogorov-Smirnov, n = 50",
        Simulation.SELDOM,
        draws -> KolmogorovSmirnov.uniform(draws.uniforms(50)).p());
    study.within(
        "Holm, 5 true hypotheses",
        "any rejected at 5 %",
        Simulation.OFTEN,
        0.045,
        0.055,
        draws -> Arrays.stream(ManyTests.holm(draws.uniforms(5))).anyMatch(p -> p <= 0.05));
    Draws draws = new Draws(11);
    double falseShare = 0;
    for (int i = 0; i < Simulation.OFTEN; i++) {
      falseShare += falseDiscoveries(draws);
    }
    study.add(
        "Benjamini-Hochberg, 5 of 10 hypotheses true",
        "mean false share of what is reported, which is 5 % · 5/10",
        Simulation.OFTEN,
        0.020,
        0.030,
        falseShare / Simulation.OFTEN);
  }

  private static double falseDiscoveries(Draws draws) {
    double[] p = draws.uniforms(10);
    for (int i = 5; i < 10; i++) {
      p[i] = Math.pow(p[i], 8);
    }
    double[] adjusted = ManyTests.benjaminiHochberg(p);
    int wrong = 0;
    int reported = 0;
    for (int i = 0; i < 10; i++) {
      reported += adjusted[i] <= 0.05 ? 1 : 0;
      wrong += i < 5 && adjusted[i] <= 0.05 ? 1 : 0;
    }
    return reported == 0 ? 0 : (double) wrong / reported;
  }

  /** Whole differences from -4 to 4, zero among them. */
  private static double[] differences(Draws draws, int n) {
    double[] differences = draws.whole(n, 9);
    Arrays.setAll(differences, i -> differences[i] - 4);
    return differences;
  }
}

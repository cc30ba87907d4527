package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StatisticsStudy.Row;
import dev.talkspurt.stats.Alternative;
import dev.talkspurt.stats.AlwaysValid;
import dev.talkspurt.stats.Detectable;
import dev.talkspurt.stats.Sprt;
import java.util.List;

/** Errors of what may stop early, and the power that a size promises. */
final class SequentialStudies {
  private static final int LOOKS = 200;
  private static final double ALPHA = 0.05;
  private static final double BETA = 0.10;

  private SequentialStudies() {}

  static List<Row> rows() {
    Simulation study = new Simulation();
    Simulated good = sprt(0.95);
    Simulated bad = sprt(0.85);
    errors(study, "SPRT, rate 0.95 good", "found bad", ALPHA / (1 - BETA), good.bad());
    errors(study, "SPRT, rate 0.85 bad", "found good", BETA / (1 - ALPHA), bad.good());
    trials(study, "SPRT, rate 0.95 good", 42, good);
    trials(study, "SPRT, rate 0.85 bad", 39, bad);
    trials(study, "SPRT, rate 0.9 between", 60, sprt(0.90));
    ever(study, "two-sided, rate 0.9", 0.9, 0.9, Alternative.TWO_SIDED);
    ever(study, "lower, rate 0.9", 0.9, 0.9, Alternative.LESS);
    ever(study, "lower, rate 0.95 where 0.9 is asked", 0.95, 0.9, Alternative.LESS);
    ever(study, "higher, rate 0.8", 0.8, 0.8, Alternative.GREATER);
    study.within(
        "confidence sequence, rate 0.8, each 20th of 200 looks",
        "all intervals hold the rate",
        Simulation.SELDOM,
        0.95,
        1,
        draws -> {
          int successes = 0;
          for (int n = 1; n <= LOOKS; n++) {
            successes += draws.chance(0.8) ? 1 : 0;
            if (n % 20 == 0
                && !Simulation.holds(AlwaysValid.UNIFORM.interval(successes, n, 0.95), 0.8)) {
              return false;
            }
          }
          return true;
        });
    power(study);
    return study.rows();
  }

  /** What many runs of the test came to. */
  private record Simulated(double good, double bad, double trials) {}

  private static Simulated sprt(double rate) {
    Draws draws = new Draws(Math.round(rate * 100));
    int good = 0;
    long trials = 0;
    for (int i = 0; i < Simulation.SELDOM; i++) {
      Sprt test = new Sprt(0.95, 0.85, ALPHA, BETA);
      while (test.decision() == Sprt.Decision.OPEN) {
        test = test.add(draws.chance(rate));
      }
      good += test.decision() == Sprt.Decision.GOOD ? 1 : 0;
      trials += test.n();
    }
    double all = Simulation.SELDOM;
    return new Simulated(good / all, 1 - good / all, trials / all);
  }

  /** At most Wald's {@code α / (1 - β)} and {@code β / (1 - α)}. */
  private static void errors(
      Simulation study, String procedure, String of, double most, double observed) {
    study.add(procedure, of, Simulation.SELDOM, 0, most, observed);
  }

  private static void trials(Simulation study, String procedure, double mean, Simulated simulated) {
    study.add(procedure, "mean trials", Simulation.SELDOM, mean - 2, mean + 2, simulated.trials());
  }

  private static void ever(
      Simulation study, String of, double rate, double asked, Alternative alternative) {
    study.within(
        "always-valid, " + of + ", 200 looks",
        "ever p <= 5 %",
        Simulation.SELDOM,
        0,
        0.05,
        draws -> {
          int successes = 0;
          for (int n = 1; n <= LOOKS; n++) {
            successes += draws.chance(rate) ? 1 : 0;
            if (AlwaysValid.UNIFORM.p(successes, n, asked, alternative) <= 0.05) {
              return true;
            }
          }
          return false;
        });
  }

  private static void power(Simulation study) {
    int arm = (int) Math.ceil(Detectable.USUAL.arm(0.9, 0.8));
    study.within(
        "least effect found, two arms of " + arm + ", 0.9 and 0.8",
        "found with the test of pooled rates",
        Simulation.OFTEN,
        0.79,
        0.82,
        draws -> {
          double first = draws.binomial(arm, 0.9);
          double second = draws.binomial(arm, 0.8);
          double pooled = (first + second) / (2 * arm);
          double error = Math.sqrt(2 * pooled * (1 - pooled) / arm);
          return Math.abs(first - second) / arm > 1.959963984540054 * error;
        });
    int pairs = (int) Math.ceil(Detectable.USUAL.pairs(0.1, 0.2));
    study.within(
        "least effect found, " + pairs + " pairs, 20 % discordant, difference 0.1",
        "found with McNemar's normal test",
        Simulation.OFTEN,
        0.795,
        0.85,
        draws -> {
          int discordant = draws.binomial(pairs, 0.2);
          int first = draws.binomial(discordant, 0.75);
          return Math.abs(2 * first - discordant) > 1.959963984540054 * Math.sqrt(discordant);
        });
  }
}

package dev.talkspurt.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.calibration.StudyResult.Clock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyTest {
  private static final Host QUIET = new Host(100, 0, 10_000, 0.1, 0.3, 0.5, 3, 0, 0, 0, 60);

  private static Study study(double value) {
    return new Study("id", "title", "asks", Clock.REAL)
        .figure(Figure.plain("bias", "ms", value, 10).accepted(-5, 5));
  }

  @Test
  void a_figure_beyond_its_limit_fails_and_is_named() {
    assertEquals(Outcome.PASSED, study(5).judged().outcome());
    StudyResult failed = study(5.1).judged();
    assertEquals(Outcome.FAILED, failed.outcome());
    assertEquals("bias is 5.100, accepted -5 to 5", failed.why());
  }

  @Test
  void nothing_judged_and_nothing_known_prove_nothing() {
    assertEquals(Outcome.INCONCLUSIVE, study(Double.NaN).judged().outcome());
    assertEquals(
        Outcome.INCONCLUSIVE, new Study("id", "title", "asks", Clock.NONE).judged().outcome());
  }

  @Test
  void a_busy_host_passes_nothing_and_fails_nothing() {
    assertEquals(Outcome.PASSED, study(1).judgedOn(QUIET).outcome());
    Host late = new Host(100, 0, 10_000, 1, 3, 5.1, 30, 0, 0, 0, 60);
    Host refused = new Host(100, 6, 10_000, 0.1, 0.3, 0.5, 3, 0, 0, 0, 60);
    Host idle = new Host(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 60);
    for (Host busy : List.of(late, refused, idle)) {
      assertEquals(Outcome.INCONCLUSIVE, study(1).judgedOn(busy).outcome(), busy.toString());
      assertEquals(Outcome.INCONCLUSIVE, study(9).judgedOn(busy).outcome(), busy.toString());
    }
  }

  @Test
  void a_study_cut_short_says_so() {
    Host busy = new Host(8, 4, 10_000, 1, 3, 30, 50, 0, 0, 0, 60);
    StudyResult cut = DelayStudy.latency(new PlantedCalls.Taken(List.of(), 0, 72, busy));
    assertEquals(Outcome.INCONCLUSIVE, cut.outcome());
    assertTrue(
        cut.notes().stream().anyMatch(note -> note.startsWith("cut short after 8 of 72 calls")),
        cut.notes().toString());
    StudyResult whole = DelayStudy.latency(new PlantedCalls.Taken(List.of(), 0, 100, QUIET));
    assertTrue(whole.notes().stream().noneMatch(note -> note.startsWith("cut short")));
  }

  @Test
  void one_failure_weighs_more_than_what_is_not_known_and_nothing_run_is_no_pass() {
    assertEquals(
        Outcome.FAILED, Outcome.of(List.of(Outcome.PASSED, Outcome.INCONCLUSIVE, Outcome.FAILED)));
    assertEquals(Outcome.INCONCLUSIVE, Outcome.of(List.of(Outcome.PASSED, Outcome.INCONCLUSIVE)));
    assertEquals(Outcome.PASSED, Outcome.of(List.of(Outcome.PASSED, Outcome.NOT_RUN)));
    assertEquals(Outcome.INCONCLUSIVE, Outcome.of(List.of(Outcome.NOT_RUN)));
  }

  @Test
  void the_uncertainty_is_put_together_as_stated() {
    PlantedCell cell = PlantedCell.brief(1);
    List<PlantedValue> values =
        List.of(value(cell, 1, 2), value(cell, 2, 3), value(cell, 3, 4), value(cell, 2, 3));
    Budget budget = Budget.of(values, QUIET, 0.4);
    // Legs with SD sqrt(2/3) each, half of 0.3, 0.4, nothing for pauses.
    double combined = Math.sqrt(2 / 3.0 + 2 / 3.0 + 0.15 * 0.15 + 0.4 * 0.4);
    assertEquals(combined, budget.combinedMs(), 1e-12);
    assertEquals(5, budget.biasMs(), 1e-12);
    // The legs move together here: what is observed exceeds what the sources explain.
    assertEquals(2 * Math.sqrt(2 / 3.0), budget.observedMs(), 1e-12);
    assertEquals(2 * budget.observedMs() + 5, budget.expandedMs(), 1e-12);
    assertEquals(Outcome.PASSED, budget.result(QUIET).outcome());
  }

  private static PlantedValue value(PlantedCell cell, double upMs, double downMs) {
    return new PlantedValue(PlantedValue.V2V, cell, 100, 100 + upMs + downMs, upMs, downMs, 1);
  }

  @Test
  void studies_without_a_clock_pass_under_every_seed() {
    for (long seed : new long[] {1, 2, 3}) {
      assertPassed(new PlayoutStudy(seed).run());
      assertPassed(new OnsetStudy(seed).result());
    }
    assertPassed(LossStudy.run(1));
  }

  @Test
  void noise_is_as_loud_as_asked_for() {
    StudyResult snr = SnrStudy.run(Path.of(System.getProperty("talkspurt.root")), 1);
    assertPassed(snr);
    assertTrue(snr.pairs().size() >= 48);
  }

  @Test
  void yields_are_told_from_pauses_natural_ends_and_talking_on() {
    StudyResult yields = YieldStudy.run(20_260_302);
    assertPassed(yields);
    assertEquals(1800, yields.confusion().stream().mapToLong(Counted::count).sum());
  }

  private static void assertPassed(StudyResult result) {
    assertEquals(Outcome.PASSED, result.outcome(), result.title() + ": " + result.why());
  }
}

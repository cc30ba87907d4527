package dev.talkspurt.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RecoverySummariesTest {
  private static FaultMeasure fault(String word, double ttrMs, String... collateral) {
    boolean recovered = !Double.isNaN(ttrMs);
    return new FaultMeasure(
        "f1",
        0,
        word,
        true,
        "",
        1000,
        2000,
        17_000,
        17_000,
        false,
        recovered,
        2000 + ttrMs,
        ttrMs,
        recovered ? (int) (ttrMs / 1000) : -1,
        0,
        List.of(collateral),
        List.of());
  }

  private static FaultMeasure voided(String word) {
    FaultMeasure one = fault(word, Double.NaN);
    return new FaultMeasure(
        one.id(),
        0,
        word,
        false,
        "void",
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        false,
        false,
        Double.NaN,
        Double.NaN,
        -1,
        0,
        List.of(),
        List.of());
  }

  private static FaultMeasure cutShort(String word, double observedMs) {
    return new FaultMeasure(
        "f1",
        0,
        word,
        true,
        "",
        1000,
        2000,
        17_000,
        observedMs,
        true,
        false,
        Double.NaN,
        Double.NaN,
        -1,
        0,
        List.of(),
        List.of());
  }

  private static Summary of(String id, FaultMeasure... faults) {
    Measurements call =
        new Measurements(
            List.of(), List.of(), List.of(), true, List.of(), List.of(), Arrays.asList(faults));
    return Summarise.over(List.of(call)).stream()
        .filter(summary -> summary.metric().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rates_count_what_came_about_and_was_watched() {
    FaultMeasure[] faults = {
      fault("toolError", 400),
      fault("toolError", 900, "called it wrong"),
      fault("toolError", Double.NaN),
      voided("toolError"),
      cutShort("toolError", 5000),
      fault("silence", 0)
    };
    Summary own = of("RECOVERY_RATE.toolError", faults);
    assertEquals(3, own.n());
    assertEquals(2.0 / 3, own.value().getAsDouble(), 1e-12);
    assertTrue(own.lo().getAsDouble() > 0.2 && own.hi().getAsDouble() < 0.95);
    assertEquals(1.0 / 3, of("CLEAN_RECOVERY_RATE.toolError", faults).value().getAsDouble(), 1e-12);
    assertEquals(0.75, of("RECOVERY_RATE", faults).value().getAsDouble(), 1e-12);
    assertEquals(1, of("RECOVERY_RATE.silence", faults).n());
    assertEquals(1, of("COLLATERAL.toolError", faults).max().getAsDouble());
  }

  @Test
  void the_time_to_recover_is_longer_than_watched_where_nobody_recovered() {
    Summary ttr =
        of(
            "TTR",
            fault("silence", 400),
            fault("silence", 900),
            fault("silence", 2000),
            fault("silence", Double.NaN));
    assertEquals(4, ttr.n());
    assertEquals(1, ttr.missing());
    assertEquals(900, ttr.p50().getAsDouble());
    assertEquals(400, ttr.min().getAsDouble());
    assertEquals(2000, ttr.max().getAsDouble());
    Summary never =
        of(
            "TTR",
            fault("silence", 400),
            fault("silence", Double.NaN),
            fault("silence", Double.NaN));
    assertEquals(OptionalDouble.empty(), never.p50());
    // One of two at risk after the one that was no longer watched: 0.5 of 2/3 and so on.
    Summary early =
        of("TTR", fault("silence", 400), cutShort("silence", 2500), fault("silence", 3000));
    assertEquals(3000, early.p50().getAsDouble());
  }

  @Test
  void turns_are_those_of_recoveries() {
    Summary turns =
        of(
            "TURNS_TO_RECOVER",
            fault("silence", 400),
            fault("silence", 2000),
            fault("silence", Double.NaN));
    assertEquals(2, turns.n());
    assertEquals(0, turns.p50().getAsDouble());
    assertEquals(2, turns.max().getAsDouble());
  }

  @Test
  void there_is_no_class_that_did_not_come_about() {
    Measurements call = new Measurements(List.of(), List.of(), List.of(), true, List.of());
    List<String> ids =
        Summarise.over(List.of(call)).stream().map(summary -> summary.metric().id()).toList();
    assertEquals(Metrics.all().stream().map(Metric::id).toList(), ids);
  }
}

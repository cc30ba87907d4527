package dev.talkspurt.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.LatencyLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatencyChecksTest {
  private static final double NAN = Double.NaN;

  /** Turns with these latencies after the call's first response; NaN: never answered. */
  private static List<Check> checks(LatencyLimits limits, boolean tools, double... latenciesMs) {
    List<TurnMeasure> turns = new ArrayList<>();
    turns.add(turn(9000, false, true));
    turns.add(turn(9000, true, false));
    for (double ms : latenciesMs) {
      turns.add(turn(ms, tools, false));
    }
    List<Check> checks = new ArrayList<>();
    LatencyChecks.add(
        limits, new Measurements(turns, List.of(), List.of(), true, List.of()), checks);
    return checks;
  }

  private static TurnMeasure turn(double ms, boolean tools, boolean first) {
    return new TurnMeasure(
        "u",
        0,
        "",
        !Double.isNaN(ms),
        false,
        tools,
        first,
        0,
        ms,
        NAN,
        ms,
        ms,
        0,
        NAN,
        NAN,
        NAN,
        "",
        "");
  }

  private static LatencyLimits limits(Integer p50, Integer max) {
    return new LatencyLimits(
        Scripts.line(9),
        Optional.ofNullable(p50).map(Duration::ofMillis),
        Optional.ofNullable(max).map(Duration::ofMillis));
  }

  @Test
  void the_median_and_the_slowest_of_turns_without_tools_are_held_to_their_limits() {
    List<Check> checks = checks(limits(1000, 1500), false, 800, 900, 1600);
    assertEquals(Verdict.PASSED, checks.get(0).verdict());
    assertEquals("it was 900 ms over 3 turns", checks.get(0).evidence());
    assertEquals(Verdict.FAILED, checks.get(1).verdict());
    assertEquals("it was 1600 ms over 3 turns", checks.get(1).evidence());
    assertEquals(Scripts.line(9), checks.get(0).place());
    assertEquals(Verdict.FAILED, checks(limits(900, null), false, 900).get(0).verdict());
  }

  @Test
  void a_turn_without_an_answer_is_not_left_out() {
    Check median = checks(limits(1000, null), false, 500, NAN, NAN).get(0);
    assertEquals(Verdict.FAILED, median.verdict());
    assertEquals(
        "it was no answer in 15000 ms over 3 turns, 2 of them unanswered", median.evidence());
  }

  @Test
  void without_such_a_turn_nothing_is_known() {
    assertEquals(Verdict.INCONCLUSIVE, checks(limits(1000, null), true, 500).get(0).verdict());
  }
}

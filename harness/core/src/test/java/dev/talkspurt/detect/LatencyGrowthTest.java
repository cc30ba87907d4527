package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyGrowthTest {
  private static final double NAN = Double.NaN;

  private static List<Finding> find(double... latenciesMs) {
    List<TurnMeasure> turns = new ArrayList<>();
    for (double ms : latenciesMs) {
      double saidMs = 10_000 * turns.size();
      turns.add(
          new TurnMeasure(
              "u" + turns.size(),
              0,
              "",
              !Double.isNaN(ms),
              false,
              false,
              false,
              saidMs,
              saidMs + ms,
              0,
              ms,
              NAN,
              NAN,
              NAN,
              NAN,
              NAN,
              "",
              ""));
    }
    return LatencyGrowth.RULES
        .get(0)
        .search()
        .in(null, new Measurements(turns, List.of(), List.of(), true, List.of()));
  }

  @Test
  void six_answers_each_slower_than_the_last() {
    List<Finding> found = find(500, 640, 700, 880, 960, 1100);
    assertEquals(1, found.size());
    assertEquals(
        "over 6 answers the response latency rose by 120 ms a turn, from 500 ms to 1100 ms",
        found.get(0).evidence());
  }

  @Test
  void one_of_six_out_of_order_may_be_chance() {
    // P(S >= 13) of six is 6 / 720, more than 0.5 %.
    assertEquals(List.of(), find(500, 700, 640, 880, 960, 1100));
  }

  @Test
  void five_are_too_few_and_little_is_not_worth_telling() {
    assertEquals(List.of(), find(500, 700, 900, 1100, 1300));
    assertEquals(List.of(), find(500, 540, 580, 620, 660, 700, 740));
    assertEquals(List.of(), find(1100, 960, 880, 700, 640, 500));
  }

  @Test
  void turns_without_an_answer_are_passed_over() {
    assertEquals(1, find(500, NAN, 640, 700, 880, NAN, 960, 1100).size());
  }
}

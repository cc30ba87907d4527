package dev.talkspurt.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ErrorFiguresTest {
  private static List<ErrorPair> pairs(DoubleUnaryOperator measured) {
    List<ErrorPair> pairs = new ArrayList<>();
    for (int truth = 0; truth <= 5000; truth += 50) {
      double wobble = truth % 100 == 0 ? 0.5 : -0.5;
      pairs.add(new ErrorPair("", truth, measured.applyAsDouble(truth) + wobble));
    }
    return pairs;
  }

  private static Outcome outcome(List<ErrorPair> pairs, String name) {
    return ErrorFigures.of(pairs).figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  @Test
  void knows_bias_spread_extremes_and_line() {
    List<ErrorPair> pairs =
        List.of(
            new ErrorPair("", 0, 1),
            new ErrorPair("", 10, 12),
            new ErrorPair("", 20, 23),
            new ErrorPair("", 30, 32));
    ErrorFigures figures = ErrorFigures.of(pairs);
    // Errors 1, 2, 3, 2; the line by hand: Sxx = 500, Sxy = 520.
    assertEquals(2, figures.biasMs(), 1e-12);
    assertEquals(Math.sqrt(2 / 3.0), figures.sdMs(), 1e-12);
    assertEquals(3, figures.worstMs(), 1e-12);
    assertEquals(1.04, figures.line().slope(), 1e-12);
    assertEquals(1.4, figures.line().intercept(), 1e-12);
  }

  @Test
  void a_small_error_is_accepted() {
    assertTrue(ErrorFigures.of(pairs(x -> x + 0.4)).accepted());
    assertEquals(Outcome.PASSED, outcome(pairs(x -> x + 0.4), "slope"));
  }

  @Test
  void seven_milliseconds_too_late_are_not() {
    List<ErrorPair> late = pairs(x -> x + 7);
    assertFalse(ErrorFigures.of(late).accepted());
    assertEquals(Outcome.FAILED, outcome(late, "bias"));
    assertEquals(Outcome.PASSED, outcome(late, "slope"));
  }

  @Test
  void nor_is_a_scale_that_is_one_percent_off() {
    assertEquals(Outcome.FAILED, outcome(pairs(x -> 1.01 * x), "slope"));
  }

  @Test
  void nothing_measured_is_neither_good_nor_bad() {
    assertFalse(ErrorFigures.of(List.of()).accepted());
    assertEquals(Outcome.INCONCLUSIVE, outcome(List.of(), "bias"));
    assertEquals(Outcome.INCONCLUSIVE, outcome(List.of(), "slope"));
  }
}

package dev.talkspurt.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RatioSummariesTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  /** Shares of dead air: pairs of milliseconds and the length of the call. */
  private static Summary of(double[]... calls) {
    List<Measurements> measured = new ArrayList<>();
    for (double[] call : calls) {
      measured.add(
          new Measurements(List.of(), List.of(), List.of(), true, List.of())
              .with(List.of(Reading.ofCall(DeadAir.DEAD_AIR_SHARE, call[0]).per(call[1]))));
    }
    return Summarise.over(measured).stream()
        .filter(summary -> summary.metric().equals(DeadAir.DEAD_AIR_SHARE))
        .findFirst()
        .orElseThrow();
  }

  private static double[] call(double value, double exposure) {
    return new double[] {value, exposure};
  }

  // The calls of ClusterBootstrapTest. SciPy 1.17.1, scipy.stats.bootstrap(…,
  // confidence_level=1 - 2 * scipy.stats.norm.cdf(-scipy.stats.t.ppf(.975, 7) * (8 / 7) ** .5)):
  // 0.3214 to 0.8125
  @Test
  void the_interval_is_of_calls() {
    Summary summary =
        of(
            call(3, 5),
            call(1, 4),
            call(4, 4),
            call(2, 6),
            call(5, 7),
            call(0, 3),
            call(6, 8),
            call(2, 2));
    assertEquals(8, summary.n());
    assertEquals(23 / 39.0, summary.value().orElseThrow(), 1e-12);
    assertEquals(0.3214, summary.lo().orElseThrow(), 0.02);
    assertEquals(0.8125, summary.hi().orElseThrow(), 0.02);
  }

  @Test
  void the_same_calls_give_the_same_interval() {
    double[][] calls = {
      call(1, 9), call(2, 8), call(3, 9), call(1, 4), call(0, 7), call(5, 9), call(2, 9)
    };
    assertEquals(of(calls), of(calls));
    assertTrue(of(calls).lo().isPresent());
  }

  @Test
  void five_calls_have_no_interval() {
    Summary summary = of(call(1, 9), call(2, 8), call(3, 9), call(1, 4), call(0, 7));
    assertEquals(7 / 37.0, summary.value().orElseThrow(), 1e-12);
    assertEquals(NONE, summary.lo());
    assertEquals(NONE, summary.hi());
  }

  @Test
  void calls_that_agree_do_not_prove_that_all_do() {
    double[] silent = call(0, 10_000);
    Summary summary = of(silent, silent, silent, silent, silent, silent, silent);
    assertEquals(0, summary.value().orElseThrow());
    assertEquals(NONE, summary.lo());
    assertEquals(NONE, summary.hi());
  }

  @Test
  void without_exposure_there_is_no_figure() {
    assertEquals(NONE, of(call(0, 0), call(0, 0)).value());
    assertEquals(NONE, of().value());
  }

  @Test
  void what_never_came_is_not_zero() {
    assertEquals(0.5, of(call(1, 2), call(Double.NaN, 2)).value().orElseThrow());
  }
}

package dev.talkspurt.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummariseTest {
  private static final double NAN = Double.NaN;
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static TurnMeasure turn(double v2vMs) {
    return turn("u", v2vMs, false, false, false);
  }

  private static TurnMeasure turn(
      String id, double v2vMs, boolean over, boolean tool, boolean first) {
    boolean answered = over || !Double.isNaN(v2vMs);
    return new TurnMeasure(
        id,
        0,
        "",
        answered,
        over,
        tool,
        first,
        0,
        0,
        0,
        v2vMs,
        v2vMs - 100,
        answered && !over ? 100 : NAN,
        tool ? 300 : NAN,
        tool ? 400 : NAN,
        tool ? 50 : NAN,
        "",
        "");
  }

  private static ProbeMeasure probe(String id, boolean valid, double stopMs, String outcome) {
    return new ProbeMeasure(
        id, 0, "interrupt", valid, "", 0, 1000, 2000, stopMs, stopMs, stopMs + 500, 200, outcome);
  }

  private static ToolCallMeasure tool(boolean judged, boolean matched) {
    return new ToolCallMeasure(
        "t", "find", 0, Json.object().build(), judged, matched, "", "", 0, 0, "");
  }

  private static Measurements call(
      List<TurnMeasure> turns, List<ProbeMeasure> probes, List<ToolCallMeasure> tools) {
    return new Measurements(turns, probes, tools, true, List.of());
  }

  private static Summary summary(Metric metric, Measurements... calls) {
    return Summarise.over(List.of(calls)).stream()
        .filter(s -> s.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private static Measurements turns(int count) {
    return call(
        IntStream.rangeClosed(1, count).mapToObj(i -> turn(100.0 * i)).toList(),
        List.of(),
        List.of());
  }

  @Test
  void every_metric_is_there_even_with_nothing_to_say() {
    List<Summary> summaries = Summarise.over(List.of());
    assertEquals(Metrics.all(), summaries.stream().map(Summary::metric).toList());
    for (Summary summary : summaries) {
      assertEquals(0, summary.n());
      assertEquals(NONE, summary.value());
      assertEquals(NONE, summary.p50());
      assertEquals(NONE, summary.max());
    }
  }

  @Test
  void ten_turns_have_a_median_its_interval_and_no_tail() {
    Summary summary = summary(Metrics.V2V_AUDIBLE, turns(10));
    assertEquals(10, summary.n());
    assertEquals(0, summary.missing());
    assertEquals(550, summary.p50().getAsDouble(), 1e-9);
    assertEquals(OptionalDouble.of(200), summary.p50Lo());
    assertEquals(OptionalDouble.of(900), summary.p50Hi());
    assertEquals(OptionalDouble.of(100), summary.min());
    assertEquals(OptionalDouble.of(1000), summary.max());
    assertEquals(NONE, summary.p90());
    assertEquals(NONE, summary.value());
  }

  @Test
  void tails_need_29_and_59_measurements_and_the_median_s_interval_6() {
    assertEquals(NONE, summary(Metrics.V2V_AUDIBLE, turns(5)).p50Lo());
    assertEquals(OptionalDouble.of(100), summary(Metrics.V2V_AUDIBLE, turns(6)).p50Lo());
    assertEquals(NONE, summary(Metrics.V2V_AUDIBLE, turns(28)).p90());
    // numpy.quantile(range(100, 3000, 100), .9, method='median_unbiased')
    assertEquals(
        2673.3333333333335, summary(Metrics.V2V_AUDIBLE, turns(29)).p90().getAsDouble(), 1e-6);
    assertEquals(NONE, summary(Metrics.V2V_AUDIBLE, turns(58)).p95());
    assertEquals(true, summary(Metrics.V2V_AUDIBLE, turns(59)).p95().isPresent());
  }

  @Test
  void turns_without_an_answer_are_infinitely_late_not_absent() {
    Measurements call =
        call(List.of(turn(500), turn(700), turn(NAN), turn(NAN), turn(900)), List.of(), List.of());
    Summary summary = summary(Metrics.V2V_AUDIBLE, call);
    assertEquals(5, summary.n());
    assertEquals(2, summary.missing());
    assertEquals(OptionalDouble.of(900), summary.p50());
    assertEquals(OptionalDouble.of(900), summary.max());
    Summary rate = summary(Metrics.RESPONSE_RATE, call);
    assertEquals(OptionalDouble.of(0.6), rate.value());
    // scipy.stats.binomtest(3, 5).proportion_ci(.95, 'wilson')
    assertEquals(0.23072, rate.lo().getAsDouble(), 1e-4);
    assertEquals(0.88238, rate.hi().getAsDouble(), 1e-4);
  }

  @Test
  void a_median_that_leans_on_a_missing_answer_is_not_a_number() {
    Summary summary =
        summary(Metrics.V2V_AUDIBLE, call(List.of(turn(500), turn(NAN)), List.of(), List.of()));
    assertEquals(NONE, summary.p50());
    assertEquals(OptionalDouble.of(500), summary.min());
  }

  @Test
  void populations_are_never_pooled() {
    Measurements call =
        call(
            List.of(
                turn("u1", 400, false, false, true),
                turn("u2", 500, false, false, false),
                turn("u3", 2500, false, true, false),
                turn("u4", NAN, true, false, false),
                turn("u5", 800, false, false, false)),
            List.of(probe("u5", true, 300, "yielded")),
            List.of());
    assertEquals(1, summary(Metrics.V2V_AUDIBLE, call).n());
    assertEquals(OptionalDouble.of(500), summary(Metrics.V2V_AUDIBLE, call).p50());
    assertEquals(OptionalDouble.of(2500), summary(Metrics.V2V_AUDIBLE_TOOL, call).p50());
    assertEquals(OptionalDouble.of(400), summary(Metrics.V2V_AUDIBLE_FIRST, call).p50());
    assertEquals(OptionalDouble.of(800), summary(Metrics.BI_RESP, call).p50());
    assertEquals(OptionalDouble.of(400), summary(Metrics.TTFP, call).p50());
    assertEquals(OptionalDouble.of(100), summary(Metrics.PAD, call).p50());
    assertEquals(4, summary(Metrics.RESPONSE_RATE, call).n());
    assertEquals(1, summary(Metrics.TOOL_RT1, call).n());
    assertEquals(1, summary(Metrics.TOOL_RT2, call).n());
    assertEquals(1, summary(Metrics.TOOL_EXEC, call).n());
  }

  @Test
  void only_valid_interruptions_count() {
    Measurements call =
        call(
            List.of(),
            List.of(
                probe("a", true, 300, "yielded"),
                probe("b", true, NAN, "missed"),
                probe("c", false, NAN, "void")),
            List.of());
    assertEquals(OptionalDouble.of(0.5), summary(Metrics.BI_YIELD_RATE, call).value());
    assertEquals(2, summary(Metrics.BI_STOP, call).n());
    assertEquals(1, summary(Metrics.BI_STOP, call).missing());
    assertEquals(1, summary(Metrics.BI_DETECT, call).missing());
    assertEquals(OptionalDouble.of(200), summary(Metrics.BI_OVERLAP, call).p50());
  }

  @Test
  void tool_calls_match_of_those_judged() {
    Measurements call =
        call(
            List.of(),
            List.of(),
            List.of(tool(true, true), tool(true, false), tool(false, false), tool(true, true)));
    Summary summary = summary(Metrics.TOOL_CALL_MATCH, call);
    assertEquals(3, summary.n());
    assertEquals(2 / 3.0, summary.value().getAsDouble(), 1e-12);
  }

  @Test
  void calls_of_an_invalid_bench_are_left_out() {
    Measurements invalid =
        new Measurements(List.of(turn(500)), List.of(), List.of(), false, List.of("late"));
    assertEquals(0, summary(Metrics.V2V_AUDIBLE, invalid).n());
  }

  @Test
  void pacing_is_summed_up_over_calls() {
    List<dev.talkspurt.conversation.Timeline.Pacing> pacings = new ArrayList<>();
    for (double p99 : new double[] {1, 3, 2, NAN}) {
      pacings.add(new dev.talkspurt.conversation.Timeline.Pacing(10, 0, 0, p99, 0, 0, 0, 0, 0));
    }
    Summary summary =
        Summarise.over(List.of(), pacings).stream()
            .filter(s -> s.metric().equals(Metrics.PACING_P99))
            .findFirst()
            .orElseThrow();
    assertEquals(3, summary.n());
    assertEquals(OptionalDouble.of(2), summary.p50());
  }
}

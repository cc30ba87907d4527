package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A perfect call, and mutants of it that differ in one thing: each changes exactly the figures that
 * speak of that thing. And the flaws of other benches, which this one does not share.
 */
class TurnTakingMutationTest {
  private static final Moment SOON = new Moment.AfterHeard(Duration.ofSeconds(1));

  /** How a call differs from the perfect one. */
  private static final class Call {
    double shiftMs;
    double pauseMs;
    double secondAnswerMs = 5000;
    double phantomMs = Double.NaN;

    /**
     * The caller asks, is answered after 800 ms, coughs into the answer; asks again, is answered,
     * and cuts in: the agent stops after 400 ms and answers that.
     */
    RecordedCall recorded() {
      RecordedCall call =
          new RecordedCall(30_000)
              .say("u1", 0, 1000, 2000)
              .agent(2800 + shiftMs, 8, speech(2000), silence(pauseMs), speech(4000))
              .noise("u2", 1, 4300, 4500)
              .say("u3", 2, 11_000, 12_000)
              .agent(12_900, 8, speech(secondAnswerMs))
              .interrupt("u4", 3, 15_000, 16_000);
      if (secondAnswerMs > 2500) {
        call.interruptedAt(15_400);
      }
      call.agent(17_000, 8, speech(3000));
      return Double.isNaN(phantomMs) ? call : call.signal(phantomMs, "interrupted");
    }

    Measurements measured() {
      return MeasureCall.measure(recorded().hungUp().timeline(), script());
    }
  }

  private static Scenario script() {
    Step cough =
        new Step.Probe(
            Scripts.line(6),
            ProbeKind.NOISE,
            Optional.of(SOON),
            new Sound.Spoken("cough"),
            Expectations.NONE,
            CallerChange.NONE);
    return Scripts.of(
        Scripts.say(5, Expectations.NONE),
        cough,
        Scripts.say(7, Expectations.NONE),
        Scripts.interrupt(8, Expectations.NONE));
  }

  /** The metrics whose figures differ from the perfect call's. */
  private static TreeSet<String> changed(Call mutant) {
    List<Summary> perfect = Summarise.over(List.of(new Call().measured()));
    List<Summary> other = Summarise.over(List.of(mutant.measured()));
    TreeSet<String> changed = new TreeSet<>();
    for (int i = 0; i < perfect.size(); i++) {
      assertEquals(perfect.get(i).metric(), other.get(i).metric());
      if (!figures(perfect.get(i)).equals(figures(other.get(i)))) {
        changed.add(perfect.get(i).metric().id());
      }
    }
    return changed;
  }

  private static String figures(Summary s) {
    return s.n() + " " + s.missing() + " " + s.value() + " " + rounded(s.p50()) + rounded(s.max());
  }

  private static String rounded(java.util.OptionalDouble value) {
    return value.isPresent() ? " " + Math.round(value.getAsDouble()) : " none";
  }

  @Test
  void the_perfect_call_is_perfect() {
    Measurements measured = new Call().measured();
    assertEquals(List.of("missed", "yielded"), outcomes(measured));
    assertTrue(measured.probes().stream().allMatch(ProbeMeasure::valid));
    assertTrue(measured.turns().stream().allMatch(TurnMeasure::answered));
    assertEquals(List.of(), measured.phantoms().atMs());
  }

  private static List<String> outcomes(Measurements measured) {
    return measured.probes().stream().map(ProbeMeasure::outcome).toList();
  }

  @Test
  void a_pause_of_350_ms_after_a_cough_changes_nothing() {
    Call mutant = new Call();
    mutant.pauseMs = 350;
    assertEquals(new TreeSet<>(), without(changed(mutant), "BI_FALSE_PER_MIN"));
    assertEquals(List.of("missed", "yielded"), outcomes(mutant.measured()));
  }

  @Test
  void an_answer_that_comes_300_ms_later_changes_its_latency_alone() {
    Call mutant = new Call();
    mutant.shiftMs = 300;
    assertEquals(new TreeSet<>(List.of("V2V_AUDIBLE_FIRST")), changed(mutant));
    double later =
        mutant.measured().turns().get(0).v2vAudibleMs()
            - new Call().measured().turns().get(0).v2vAudibleMs();
    assertEquals(300, later, 5);
  }

  @Test
  void a_natural_end_200_ms_after_the_interruption_makes_it_void() {
    Call mutant = new Call();
    mutant.secondAnswerMs = 2300;
    List<ProbeMeasure> probes = mutant.measured().probes();
    assertEquals("void", probes.get(1).outcome());
    assertEquals(
        new TreeSet<>(
            List.of(
                "BI_DETECT",
                "BI_OVERLAP",
                "BI_RESP",
                "BI_STOP",
                "BI_STOP_NOFLUSH",
                "BI_YIELD_RATE")),
        without(changed(mutant), "BI_FALSE_PER_MIN", "BI_J"));
  }

  @Test
  void an_interruption_out_of_nothing_changes_its_own_rate_alone() {
    Call mutant = new Call();
    mutant.phantomMs = 9500;
    assertEquals(new TreeSet<>(List.of("BI_FALSE_PER_MIN")), changed(mutant));
    assertEquals(1, mutant.measured().phantoms().atMs().size());
  }

  /** What counts the agent's speech, or the probes there are, is not what is asked about. */
  private static TreeSet<String> without(TreeSet<String> changed, String... others) {
    changed.removeAll(List.of(others));
    return changed;
  }

  // ---- flaws of other benches

  private static Measurements measured(RecordedCall call) {
    return MeasureCall.measure(call.hungUp().timeline(), script());
  }

  @Test
  void row_1_an_agent_that_speaks_too_early_has_no_latency_of_0() {
    TurnMeasure turn =
        measured(new RecordedCall(12_000).say("u1", 0, 1000, 3000).agent(2500, 8, speech(2000)))
            .turns()
            .get(0);
    assertTrue(turn.agentInterrupted());
    assertTrue(Double.isNaN(turn.v2vAudibleMs()), "neither 0 nor −500");
  }

  @Test
  void row_2_every_probe_is_counted_once() {
    List<Measurements> calls = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      calls.add(new Call().measured());
    }
    for (Summary summary : Summarise.over(calls)) {
      if (summary.metric().equals(Metrics.BI_YIELD_RATE)
          || summary.metric().equals(Metrics.BI_FALSE_RATE)) {
        assertEquals(7, summary.n(), summary.metric().id());
      }
    }
  }

  @Test
  void row_3_pauses_are_merged_as_the_pages_say_to_the_millisecond() {
    assertEquals(1, heardSpans(399));
    assertEquals(2, heardSpans(411));
  }

  private static int heardSpans(double pauseMs) {
    return new RecordedCall(9000)
        .agent(500, 8, speech(2000), silence(pauseMs), speech(2000))
        .timeline()
        .heard()
        .size();
  }

  @Test
  void row_4_a_gap_is_not_shortened_by_padding_nor_put_on_a_grid() {
    for (double gapMs : new double[] {500, 507, 513, 731}) {
      TurnMeasure turn =
          measured(
                  new RecordedCall(9000)
                      .say("u1", 0, 1000, 2000)
                      .agent(2000 + gapMs, 8, speech(1500)))
              .turns()
              .get(0);
      assertEquals(gapMs, turn.v2vAudibleMs(), 1, "not 60 ms less, not a multiple of 32");
    }
  }

  @Test
  void row_5_the_first_silent_moment_is_no_yield() {
    Measurements pause =
        measured(
            new RecordedCall(12_000)
                .agent(500, 8, speech(1800), silence(220), speech(4000))
                .interrupt("u4", 3, 2000, 3000));
    assertEquals(List.of("missed"), outcomes(pause));
    Measurements end =
        measured(
            new RecordedCall(12_000).agent(500, 8, speech(3200)).interrupt("u4", 3, 2000, 3000));
    assertEquals(List.of("naturalEnd"), outcomes(end));
  }

  @Test
  void row_6_the_last_turn_counts_even_if_nobody_answers_it() {
    Measurements call =
        measured(
            new RecordedCall(30_000)
                .say("u1", 0, 1000, 2000)
                .agent(2800, 8, speech(1500))
                .say("u3", 2, 8000, 9000));
    assertEquals(2, call.turns().size());
    assertFalse(call.turns().get(1).answered());
    Summary latency = summary(Metrics.V2V_AUDIBLE, call);
    assertEquals(1, latency.missing(), "infinitely late, not left out");
    assertEquals(0.5, summary(Metrics.RESPONSE_RATE, call).value().orElseThrow());
  }

  private static Summary summary(Metric metric, Measurements call) {
    return Summarise.over(List.of(call)).stream()
        .filter(s -> s.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void row_7_a_yield_is_timed_to_the_sample_not_to_a_tick() {
    for (double stopMs : new double[] {301, 417, 599}) {
      Measurements call =
          measured(
              new RecordedCall(12_000)
                  .agent(500, 20, speech(6000))
                  .interrupt("u4", 3, 2000, 3000)
                  .interruptedAt(2000 + stopMs));
      assertEquals(stopMs, call.probes().get(0).stopMs(), 1);
    }
  }

  @Test
  void row_11_neither_early_nor_very_late_answers_are_dropped() {
    Measurements call =
        measured(
            new RecordedCall(60_000)
                .say("u1", 0, 1000, 2000)
                .agent(2100, 8, speech(1500))
                .say("u3", 2, 8000, 9000)
                .agent(23_900, 8, speech(1500))
                .say("u5", 2, 30_000, 31_000)
                .agent(46_500, 8, speech(1500)));
    List<Double> latencies = call.turns().stream().map(TurnMeasure::v2vAudibleMs).toList();
    assertEquals(100, latencies.get(0), 5);
    assertEquals(14_900, latencies.get(1), 5);
    assertFalse(call.turns().get(2).answered(), "later than 15 s: missing, and counted so");
    assertEquals(1, summary(Metrics.V2V_AUDIBLE, call).missing());
  }

  @Test
  void row_12_a_caller_who_speaks_again_does_not_undo_the_turn_before() {
    Measurements call =
        measured(
            new RecordedCall(20_000)
                .say("u1", 0, 1000, 2000)
                .say("u3", 2, 2600, 3600)
                .agent(4400, 8, speech(1500)));
    assertEquals(2, call.turns().size());
    assertFalse(call.turns().get(0).answered());
    assertEquals(800, call.turns().get(1).v2vAudibleMs(), 5);
  }
}

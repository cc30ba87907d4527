package dev.talkspurt.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.metric.Metric;
import dev.talkspurt.metric.QualityMetrics;
import dev.talkspurt.metric.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuredRecordingTest {
  private static final double EDGE_MS = 6;

  private static MeasuredRecording measure(Tape caller, Tape agent) {
    return MeasuredRecording.of(new TwoSides("call", caller.clip(), agent.clip()));
  }

  private static List<Double> values(MeasuredRecording call, Metric metric) {
    return call.readings().stream()
        .filter(reading -> reading.metric().equals(metric))
        .map(Reading::value)
        .toList();
  }

  private static void assertValues(
      MeasuredRecording call, Metric metric, double withinMs, double... expected) {
    List<Double> values = values(call, metric);
    assertEquals(expected.length, values.size(), () -> metric.id() + " " + values);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], values.get(i), withinMs, metric.id());
    }
  }

  /** A greeting, a question with a pause in it, an interruption, an aside, dead air, a goodbye. */
  private static Tape caller() {
    return new Tape(60_000, 1)
        .speech(3_000, 4_000)
        .speech(4_900, 6_000)
        .speech(10_000, 11_500)
        .speech(16_000, 16_300)
        .speech(26_000, 27_000);
  }

  private static Tape agent() {
    return new Tape(60_000, 2)
        .speech(500, 2_500)
        .speech(7_200, 10_450)
        .speech(12_300, 20_000)
        .speech(28_400, 30_000);
  }

  @Test
  void latencies_are_from_the_callers_last_sound_to_the_agents_first() {
    MeasuredRecording call = measure(caller(), agent());
    assertValues(call, RecordingMetrics.REC_LATENCY, EDGE_MS, 1200, 800, 1400);
    assertValues(call, RecordingMetrics.REC_FTO, EDGE_MS, 1200, 800, 1400);
    assertValues(call, RecordingMetrics.REC_STOP, EDGE_MS, 450);
    assertValues(call, RecordingMetrics.REC_TALKOVER, 0, 0, 0, 0);
    assertTrue(call.warnings().isEmpty(), call.warnings()::toString);
  }

  @Test
  void talk_overlap_and_dead_air_are_shares_of_the_conversation() {
    MeasuredRecording call = measure(caller(), agent());
    Reading overlap = reading(call, RecordingMetrics.REC_OVERLAP);
    assertEquals(450 + 300, overlap.value(), 3 * EDGE_MS);
    assertEquals(29_500, overlap.exposure(), 2 * EDGE_MS);
    assertEquals(6_000, reading(call, RecordingMetrics.REC_DEAD_AIR).value(), 2 * EDGE_MS);
    assertEquals(6_000, reading(call, RecordingMetrics.REC_DEAD_AIR_MAX).value(), 2 * EDGE_MS);
    Reading talk = reading(call, RecordingMetrics.REC_TALK_RATIO);
    // The pause of 900 ms inside the question is nobody's speech.
    assertEquals(14_550, talk.value(), 8 * EDGE_MS);
    assertEquals(14_550 + 4_900, talk.exposure(), 18 * EDGE_MS);
  }

  private static Reading reading(MeasuredRecording call, Metric metric) {
    return call.readings().stream()
        .filter(reading -> reading.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_agent_that_talks_over_the_caller_has_a_negative_offset_and_no_latency() {
    MeasuredRecording call =
        measure(new Tape(12_000, 3).speech(1_000, 4_000), new Tape(12_000, 4).speech(3_200, 6_000));
    assertValues(call, RecordingMetrics.REC_TALKOVER, 0, 1);
    assertValues(call, RecordingMetrics.REC_FTO, EDGE_MS, -800);
    assertValues(call, RecordingMetrics.REC_LATENCY, 0);
  }

  @Test
  void an_answer_that_never_came_is_missing_and_a_last_word_is_not() {
    Tape agent = new Tape(60_000, 5).speech(500, 1_500);
    MeasuredRecording silent = measure(new Tape(60_000, 6).speech(2_000, 3_000), agent);
    assertEquals(List.of(Double.NaN), values(silent, RecordingMetrics.REC_LATENCY));
    MeasuredRecording goodbye = measure(new Tape(60_000, 7).speech(57_000, 58_000), agent);
    assertEquals(List.of(), values(goodbye, RecordingMetrics.REC_LATENCY));
  }

  @Test
  void the_agent_s_sound_is_measured_stretch_by_stretch() {
    short[] clipped = agent().clip().toArray();
    for (int i = 8_000; i < 12_000; i++) {
      clipped[i] = i % 40 < 20 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    MeasuredRecording call =
        MeasuredRecording.of(
            new TwoSides("loud", caller().clip(), AudioClip.of(clipped, Tape.RATE_HZ)));
    List<Reading> flagged =
        call.readings().stream()
            .filter(QualityMetrics::flagged)
            .filter(reading -> reading.metric().id().equals("CLIP_RATIO"))
            .toList();
    assertEquals(List.of("response 1"), flagged.stream().map(Reading::of).toList());
    assertEquals(500, flagged.get(0).atMs(), EDGE_MS);
    assertEquals(
        4, call.readings().stream().filter(r -> r.metric().id().equals("LOUD_LUFS")).count());
  }

  @Test
  void an_agent_that_talks_on_never_stopped() {
    MeasuredRecording call =
        measure(
            new Tape(20_000, 8).speech(5_000, 7_000), new Tape(20_000, 9).speech(1_000, 12_000));
    assertEquals(List.of(Double.NaN), values(call, RecordingMetrics.REC_STOP));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.02, 0.01})
  void the_gain_of_the_recording_makes_no_difference(double gain) {
    Tape soft = new Tape(60_000, 1).echo(caller().clip(), 0, gain);
    Tape agent = new Tape(60_000, 1).echo(agent().clip(), 0, gain);
    MeasuredRecording call = measure(soft, agent);
    assertValues(call, RecordingMetrics.REC_LATENCY, EDGE_MS, 1200, 800, 1400);
    assertWithin(call, RecordingMetrics.REC_STOP, 450);
  }

  /** Every value, to what it can be trusted to. */
  private static void assertWithin(MeasuredRecording call, Metric metric, double... expected) {
    double trust = call.uncertainty().get(metric.id());
    assertValues(call, metric, trust, expected);
  }

  @Test
  void a_recording_too_quiet_for_its_samples_says_so() {
    MeasuredRecording call = measure(new Tape(60_000, 1).echo(caller().clip(), 0, 0.001), agent());
    assertEquals(List.of(), values(call, RecordingMetrics.REC_TALKOVER));
    assertFalse(call.bothHeard());
    assertTrue(call.warnings().get(0).contains("too quietly"), call.warnings()::toString);
  }

  @Test
  void a_constant_offset_makes_no_difference() {
    short[] shifted = caller().clip().toArray();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += 328;
    }
    MeasuredRecording call =
        MeasuredRecording.of(
            new TwoSides("offset", AudioClip.of(shifted, Tape.RATE_HZ), agent().clip()));
    assertValues(call, RecordingMetrics.REC_LATENCY, EDGE_MS, 1200, 800, 1400);
  }

  @Test
  void a_caller_who_waits_in_vain_hears_dead_air() {
    MeasuredRecording call =
        measure(new Tape(60_000, 6).speech(2_000, 3_000), new Tape(60_000, 5).speech(500, 1_500));
    assertEquals(List.of(Double.NaN), values(call, RecordingMetrics.REC_LATENCY));
    assertEquals(57_000, reading(call, RecordingMetrics.REC_DEAD_AIR_MAX).value(), EDGE_MS);
    assertEquals(57_000, reading(call, RecordingMetrics.REC_DEAD_AIR).value(), EDGE_MS);
  }

  @Test
  void of_one_side_alone_nothing_is_said() {
    MeasuredRecording call =
        MeasuredRecording.of(
            new TwoSides("half", caller().clip(), AudioClip.silence(60_000 * 16, Tape.RATE_HZ)));
    assertEquals(List.of(), call.readings());
    assertFalse(call.bothHeard());
  }

  @Test
  void one_sound_on_both_channels_is_no_conversation() {
    AudioClip mix = caller().echo(agent().clip(), 0, 1).clip();
    MeasuredRecording call = MeasuredRecording.of(new TwoSides("mix", mix, mix));
    assertEquals(List.of(), call.readings());
    assertTrue(call.warnings().get(0).startsWith("both channels hold the same sound"));
  }

  @Test
  void an_echo_of_the_agent_is_not_the_caller() {
    Tape caller = caller().echo(agent().clip(), 120, 0.1);
    MeasuredRecording call = measure(caller, agent());
    assertEquals(-20, call.leakDb(), 2);
    assertValues(call, RecordingMetrics.REC_LATENCY, 12, 1200, 800, 1400);
    assertWithin(call, RecordingMetrics.REC_STOP, 450);
    assertTrue(call.warnings().get(0).contains("120 ms later"), call.warnings()::toString);
  }

  @Test
  void soft_edges_and_noise_widen_the_uncertainty_to_what_the_error_is() {
    MeasuredRecording abrupt = measure(caller(), agent());
    Tape softCaller =
        new Tape(60_000, 1).speech(3_000, 6_000, 300).speech(26_000, 27_000, 300).noise(40);
    MeasuredRecording soft = measure(softCaller, agent());
    double narrow = abrupt.uncertainty().get("REC_LATENCY");
    double wide = soft.uncertainty().get("REC_LATENCY");
    assertTrue(narrow < 10, "U " + narrow);
    assertTrue(wide > 2 * narrow, "U " + wide + " after " + narrow);
    double error = values(soft, RecordingMetrics.REC_LATENCY).get(0) - 1200;
    assertTrue(Math.abs(error) <= wide, error + " of U " + wide);
  }

  @Test
  void noise_as_loud_as_the_speech_gives_no_figures_and_says_so() {
    MeasuredRecording call = measure(caller().noise(2_500), agent());
    assertEquals(List.of(), values(call, RecordingMetrics.REC_LATENCY));
    assertTrue(call.warnings().get(0).contains("cannot be told from the noise"));
  }

  @Test
  void a_silent_side_gives_no_figures_and_no_failure() {
    AudioClip silence = AudioClip.silence(16_000, 16_000);
    MeasuredRecording call = MeasuredRecording.of(new TwoSides("none", silence, silence));
    assertEquals(List.of(), call.readings());
    assertEquals(2, call.warnings().size());
    assertFalse(call.uncertainty().containsKey("REC_LATENCY"));
  }

  @Test
  void telephone_recordings_measure_the_same() {
    TwoSides narrow =
        new TwoSides(
            "narrow",
            Resampler.resample(caller().clip(), 8_000),
            Resampler.resample(agent().clip(), 8_000));
    assertValues(
        MeasuredRecording.of(narrow), RecordingMetrics.REC_LATENCY, EDGE_MS, 1200, 800, 1400);
  }
}

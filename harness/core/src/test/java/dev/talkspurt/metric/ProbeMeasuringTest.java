package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.Expectations;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeMeasuringTest {
  private static final double EDGE_MS = 1;

  private static ProbeMeasure probe(RecordedCall call) {
    Measurements measured =
        MeasureCall.measure(
            call.hungUp().timeline(), Scripts.of(Scripts.say(5, Expectations.NONE)));
    assertEquals(1, measured.probes().size());
    return measured.probes().get(0);
  }

  /** The agent speaks from 500 on; the caller cuts in at 2000 for 1000 ms. */
  private static RecordedCall cutIn(short[]... agent) {
    return new RecordedCall(12_000).agent(500, 8, agent).interrupt("u1", 0, 2000, 3000);
  }

  @Test
  void a_yield_on_the_signal() {
    ProbeMeasure probe = probe(cutIn(speech(5000)).interruptedAt(2420));
    assertTrue(probe.valid());
    assertEquals("yielded", probe.outcome());
    assertEquals(2000, probe.onsetMs(), 1e-6);
    assertEquals(1500, probe.agentHeardBeforeMs(), EDGE_MS);
    assertEquals(3500, probe.remainingMs(), EDGE_MS);
    assertEquals(420, probe.detectMs(), 1e-6);
    assertEquals(420, probe.stopMs(), EDGE_MS);
    assertEquals(3500, probe.stopNoFlushMs(), EDGE_MS);
    assertEquals(420, probe.overlapMs(), EDGE_MS);
  }

  private static RecordedCall cough(short[]... agent) {
    return new RecordedCall(12_000).agent(500, 8, agent).noise("u1", 0, 2000, 2300);
  }

  @Test
  void a_noise_is_yielded_to_within_one_second_only() {
    ProbeMeasure soon = probe(cough(speech(5000)).interruptedAt(2420));
    assertEquals("noise", soon.kind());
    assertEquals("yielded", soon.outcome());
    assertEquals(420, soon.stopMs(), EDGE_MS);
    ProbeMeasure late = probe(cough(speech(5000)).interruptedAt(3200));
    assertEquals("missed", late.outcome(), "1200 ms after the noise it has another cause");
    assertEquals("missed", probe(cough(speech(5000))).outcome());
  }

  @Test
  void a_noise_into_silence_is_no_question_of_yielding() {
    RecordedCall call =
        new RecordedCall(12_000).agent(500, 8, speech(1000)).noise("u1", 0, 4000, 4300);
    Measurements measured =
        MeasureCall.measure(
            call.hungUp().timeline(), Scripts.of(Scripts.say(5, Expectations.NONE)));
    assertTrue(measured.probes().isEmpty());
    assertTrue(measured.turns().isEmpty(), "nor is it a turn");
  }

  @Test
  void an_agent_that_talks_on_has_missed_it() {
    ProbeMeasure probe = probe(cutIn(speech(5000)));
    assertTrue(probe.valid());
    assertEquals("missed", probe.outcome());
    assertTrue(Double.isNaN(probe.stopMs()));
    assertTrue(Double.isNaN(probe.detectMs()));
    assertEquals(1000, probe.overlapMs(), EDGE_MS, "as long as both spoke");
  }

  @Test
  void overlap_counts_at_most_2000_ms() {
    ProbeMeasure probe =
        probe(new RecordedCall(12_000).agent(500, 8, speech(6000)).interrupt("u1", 0, 2000, 5000));
    assertEquals(2000, probe.overlapMs(), EDGE_MS);
  }

  @Test
  void a_yield_later_than_2000_ms_is_a_miss_with_a_time() {
    ProbeMeasure probe = probe(cutIn(speech(6000)).interruptedAt(4400));
    assertEquals("missed", probe.outcome());
    assertEquals(2400, probe.stopMs(), EDGE_MS);
    assertEquals(2400, probe.detectMs(), 1e-6);
  }

  @Test
  void a_natural_end_200_ms_after_the_onset_is_no_yield() {
    ProbeMeasure probe = probe(cutIn(speech(1700)));
    assertFalse(probe.valid());
    assertEquals("void", probe.outcome());
    assertEquals(200, probe.remainingMs(), EDGE_MS);
    assertTrue(Double.isNaN(probe.stopMs()));
    assertEquals(
        "only 200 ms of the agent's speech were left when the caller cut in, 1500 ms needed",
        probe.voidReason());
  }

  @Test
  void a_natural_end_within_the_window_is_no_yield() {
    ProbeMeasure probe = probe(cutIn(speech(3200)));
    assertTrue(probe.valid());
    assertEquals("naturalEnd", probe.outcome());
    assertTrue(Double.isNaN(probe.stopMs()));
  }

  @Test
  void a_pause_of_350_ms_is_no_yield_and_no_silence() {
    ProbeMeasure probe = probe(cutIn(speech(1800), silence(350), speech(3000)));
    assertEquals("missed", probe.outcome());
    assertTrue(Double.isNaN(probe.stopMs()));
  }

  @Test
  void a_pause_of_600_ms_is_no_yield_if_the_agent_goes_on() {
    ProbeMeasure probe = probe(cutIn(speech(1800), silence(600), speech(3000)));
    assertEquals("pause", probe.outcome());
    assertTrue(Double.isNaN(probe.stopMs()));
  }

  @Test
  void a_signal_after_a_pause_does_not_make_the_pause_a_yield() {
    ProbeMeasure probe = probe(cutIn(speech(1800), silence(600), speech(4000)).interruptedAt(3500));
    assertEquals("yielded", probe.outcome());
    assertEquals(1500, probe.stopMs(), EDGE_MS);
  }

  @Test
  void a_signal_in_a_pause_makes_it_a_yield_from_its_start() {
    ProbeMeasure probe = probe(cutIn(speech(1800), silence(600), speech(4000)).interruptedAt(2500));
    assertEquals("yielded", probe.outcome());
    assertEquals(300, probe.stopMs(), EDGE_MS);
    assertEquals(500, probe.detectMs(), 1e-6);
  }

  @Test
  void an_agent_that_was_silent_cannot_be_interrupted() {
    ProbeMeasure probe = probe(cutIn(speech(900)));
    assertEquals("void", probe.outcome());
    assertEquals("the agent had been silent for 600 ms when the caller cut in", probe.voidReason());
    ProbeMeasure never = probe(new RecordedCall(5000).interrupt("u1", 0, 2000, 3000));
    assertEquals("the agent had not spoken when the caller cut in", never.voidReason());
  }

  @Test
  void speech_still_arriving_when_it_is_cut_is_enough_left() {
    RecordedCall slow =
        new RecordedCall(12_000)
            .agent(500, 1, speech(1900))
            .interrupt("u1", 0, 2000, 3000)
            .interruptedAt(2380);
    ProbeMeasure probe = probe(slow);
    assertTrue(probe.valid(), probe.voidReason());
    assertEquals("yielded", probe.outcome());
    ProbeMeasure over = probe(slow.signal(2370, "audioEnd"));
    assertFalse(over.valid(), "the agent had said all");
  }

  @Test
  void audio_dropped_without_a_signal_is_a_yield_too() {
    ProbeMeasure probe = probe(cutIn(speech(5000)).add(new JournalEntry.Flushed(ns(2500), "vad")));
    assertEquals("yielded", probe.outcome());
    assertEquals(500, probe.stopMs(), EDGE_MS);
    assertTrue(Double.isNaN(probe.detectMs()));
  }

  @Test
  void signals_from_before_the_onset_detect_nothing() {
    ProbeMeasure probe =
        probe(cutIn(speech(5000)).signal(1900, "speechStarted").signal(450, "interrupted"));
    assertTrue(Double.isNaN(probe.detectMs()));
  }

  @Test
  void an_answer_250_ms_after_the_cut_is_not_what_was_interrupted() {
    RecordedCall call = cutIn(speech(5000)).interruptedAt(2420).agent(2670, 8, speech(4000));
    ProbeMeasure probe = probe(call);
    assertEquals("yielded", probe.outcome());
    assertEquals(420, probe.stopMs(), EDGE_MS);
    assertEquals(420, probe.detectMs(), 1e-6);
    assertEquals(3500, probe.stopNoFlushMs(), EDGE_MS);
  }

  @Test
  void nor_is_an_answer_that_the_caller_cuts_in_on_again() {
    RecordedCall call =
        cutIn(speech(5000))
            .interruptedAt(2420)
            .agent(2670, 8, speech(4000))
            .say("u2", 1, 5000, 6000);
    List<ProbeMeasure> probes =
        MeasureCall.measure(
                call.hungUp().timeline(),
                Scripts.of(Scripts.say(5, Expectations.NONE), Scripts.say(6, Expectations.NONE)))
            .probes();
    assertEquals("yielded", probes.get(0).outcome());
    assertEquals(420, probes.get(0).stopMs(), EDGE_MS);
  }

  @Test
  void speech_still_arriving_that_is_cut_and_answered_soon_ended_at_the_cut() {
    RecordedCall slow =
        new RecordedCall(12_000)
            .agent(500, 1, speech(1900))
            .interrupt("u1", 0, 2000, 3000)
            .interruptedAt(2420)
            .agent(2650, 8, speech(3000));
    ProbeMeasure probe = probe(slow);
    assertEquals("yielded", probe.outcome());
    assertEquals(400, probe.stopMs(), EDGE_MS);
  }

  @Test
  void audio_dropped_without_a_signal_ends_there_too_if_a_new_answer_follows_at_once() {
    ProbeMeasure probe =
        probe(
            cutIn(speech(5000))
                .add(new JournalEntry.Flushed(ns(2500), "vad"))
                .agent(2600, 8, speech(3000)));
    assertEquals("yielded", probe.outcome());
    assertEquals(500, probe.stopMs(), EDGE_MS);
  }

  @Test
  void an_answer_that_follows_a_natural_end_at_once_makes_it_no_yield() {
    ProbeMeasure quiet =
        probe(cutIn(speech(3200)).signal(3710, "turnEnd").agent(3900, 8, speech(3000)));
    assertEquals("missed", quiet.outcome(), "nobody was silent, and nothing was cut");
    ProbeMeasure later =
        probe(
            cutIn(speech(3200))
                .signal(3710, "turnEnd")
                .agent(3900, 8, speech(3000))
                .interruptedAt(5000));
    assertEquals(3000, later.stopMs(), EDGE_MS, "the signal cut off what came after");
  }

  @Test
  void a_noise_that_stops_the_agent_for_250_ms_is_yielded_to() {
    ProbeMeasure probe =
        probe(cough(speech(5000)).interruptedAt(2420).agent(2670, 8, speech(4000)));
    assertEquals("yielded", probe.outcome());
    assertEquals(420, probe.stopMs(), EDGE_MS);
  }

  @Test
  void who_goes_on_250_ms_after_a_noise_has_resumed() {
    ProbeMeasure probe =
        probe(
            cough(speech(5000))
                .text(600, "agent", "We are open from nine to five.")
                .interruptedAt(2420)
                .agent(2670, 8, speech(4000))
                .text(2680, "agent", "As I said, we are open from nine."));
    assertEquals("resumed", probe.resumed());
    assertEquals(250, probe.resumeMs(), EDGE_MS);
  }
}

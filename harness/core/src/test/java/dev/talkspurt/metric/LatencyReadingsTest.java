package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatencyReadingsTest {
  private static final double EDGE_MS = 1;

  private static Measurements measure(RecordedCall call, Scenario scenario) {
    return MeasureCall.measure(
        new CallEvidence(call.hungUp().timeline(), scenario, call.journal(), call.received()));
  }

  private static Measurements measure(RecordedCall call) {
    return measure(
        call, Scripts.of(Scripts.say(5, Expectations.NONE), Scripts.say(6, Expectations.NONE)));
  }

  private static List<Reading> readings(Measurements measured, Metric metric) {
    return measured.readingsOf(metric);
  }

  private static Reading only(Measurements measured, Metric metric) {
    List<Reading> found = measured.readingsOf(metric);
    assertEquals(1, found.size(), metric.id() + ": " + found);
    return found.get(0);
  }

  /** Greeting; a turn 3000 to 4000 with speech-stopped 500 ms later and audio 300 ms after that. */
  private static RecordedCall plain() {
    return new RecordedCall(12_000)
        .add(new JournalEntry.Signal(ns(-40), "ready", "protocol", ""))
        .agent(100, 4, silence(60), speech(1500))
        .signal(700, "turnEnd")
        .say("u1", 0, 3000, 4000)
        .signal(4500, "speechStopped")
        .agent(4800, 4, silence(150), speech(2000))
        .signal(5600, "turnEnd");
  }

  @Test
  void endpointing_and_thinking_add_up_to_the_first_packet() {
    Measurements measured = measure(plain());
    assertEquals(500, only(measured, LatencyMetrics.EOU).value(), 1e-6);
    assertEquals(300, only(measured, LatencyMetrics.THINK).value(), 1e-6);
    assertEquals(List.of(), readings(measured, LatencyMetrics.TTFA_MANUAL));
    assertTrue(
        only(measured, LatencyMetrics.EOU).headline(), "the greeting was the first response");
  }

  @Test
  void nothing_is_said_of_endpointing_where_the_provider_says_nothing() {
    RecordedCall call =
        plain()
            .without(e -> e instanceof JournalEntry.Signal s && s.kind().equals("speechStopped"));
    Measurements measured = measure(call.add(signal(4300, "speechStopped", "vad", "")));
    assertEquals(List.of(), readings(measured, LatencyMetrics.EOU));
    assertEquals(List.of(), readings(measured, LatencyMetrics.THINK));
    TurnLatency parts = TurnLatency.of(call.timeline(), measured.turns().get(0));
    assertTrue(Double.isNaN(parts.serverMs()));
    assertFalse(parts.reason().isEmpty());
  }

  @Test
  void a_turn_without_the_signal_is_missing_where_others_have_it() {
    Measurements measured = measure(plain().say("u2", 1, 8000, 8500).agent(9000, 4, speech(500)));
    List<Reading> eou = readings(measured, LatencyMetrics.EOU);
    assertEquals(List.of("u1", "u2"), eou.stream().map(Reading::of).toList());
    assertFalse(eou.get(1).came());
    assertFalse(readings(measured, LatencyMetrics.THINK).get(1).came());
  }

  @Test
  void the_last_signal_counts_when_a_pause_was_taken_for_the_end() {
    Measurements measured =
        measure(plain().signal(3400, "speechStopped").signal(3600, "speechStarted"));
    assertEquals(500, only(measured, LatencyMetrics.EOU).value(), 1e-6);
  }

  @Test
  void a_signal_before_the_end_is_negative_and_not_clamped() {
    RecordedCall call =
        plain()
            .without(e -> e instanceof JournalEntry.Signal s && s.kind().equals("speechStopped"));
    Measurements measured = measure(call.signal(3900, "speechStopped"));
    assertEquals(-100, only(measured, LatencyMetrics.EOU).value(), 1e-6);
    assertEquals(900, only(measured, LatencyMetrics.THINK).value(), 1e-6);
  }

  @Test
  void a_turn_we_end_ourselves_is_counted_from_our_signal() {
    Measurements measured =
        measure(
            plain()
                .add(signal(4012, Timeline.ACTIVITY_END, "bench", "u1"))
                .add(signal(3990, Timeline.ACTIVITY_END, "bench", "u7")));
    assertEquals(788, only(measured, LatencyMetrics.TTFA_MANUAL).value(), 1e-6);
    assertEquals(List.of(), readings(measured, LatencyMetrics.EOU));
  }

  private static JournalEntry signal(double atMs, String kind, String source, String detail) {
    return new JournalEntry.Signal(ns(atMs), kind, source, detail);
  }

  @Test
  void populations_are_never_pooled() {
    RecordedCall call =
        new RecordedCall(20_000)
            .say("u1", 0, 500, 1000)
            .agent(1700, 4, silence(40), speech(1000))
            .say("u2", 1, 4000, 5000)
            .toolCalled(5200, "c1", "find", Json.object().build())
            .toolAnswered(5500, "c1", "find")
            .agent(5900, 4, silence(100), speech(1000))
            .say("u3", 2, 9000, 10_000)
            .agent(10_400, 4, silence(20), speech(1000))
            .say("u4", 3, 14_000, 14_500);
    Measurements measured = measure(call);
    List<Reading> ttfp = readings(measured, Metrics.TTFP);
    assertEquals(List.of("first", "tool"), ttfp.stream().map(Reading::part).toList());
    assertEquals(700, ttfp.get(0).value(), 1e-6);
    assertEquals(900, ttfp.get(1).value(), 1e-6);
    List<Summary> summaries = Summarise.over(List.of(measured));
    assertEquals(2, summary(summaries, "TTFP").n(), "u3, and u4 that was not answered");
    assertEquals(1, summary(summaries, "TTFP").missing());
    assertEquals(900, summary(summaries, "TTFP.tool").p50().orElseThrow(), 1e-6);
    assertEquals(700, summary(summaries, "TTFP.first").p50().orElseThrow(), 1e-6);
    assertEquals(100, summary(summaries, "PAD.tool").p50().orElseThrow(), EDGE_MS);
    assertEquals(2, summary(summaries, "V2V_SPEECH").n());
    assertEquals(1, summary(summaries, "V2V_SPEECH.tool").n());
    assertEquals(
        700, only(measured, LatencyMetrics.V2V_NET_OF_TOOL).value(), EDGE_MS, "1000 less 300");
  }

  @Test
  void a_first_response_with_a_tool_is_a_first_response() {
    RecordedCall call =
        new RecordedCall(9_000)
            .say("u1", 0, 500, 1000)
            .toolCalled(1200, "c1", "find", Json.object().build())
            .toolAnswered(1500, "c1", "find")
            .agent(1900, 4, speech(1000));
    Measurements measured = measure(call);
    assertEquals(TurnView.FIRST, only(measured, Metrics.TTFP).population());
    assertEquals(TurnView.FIRST, only(measured, LatencyMetrics.V2V_NET_OF_TOOL).population());
  }

  private static Summary summary(List<Summary> summaries, String id) {
    return summaries.stream().filter(s -> s.metric().id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void a_beep_is_audible_and_no_speech() {
    RecordedCall call =
        plain()
            .without(e -> e instanceof JournalEntry.AgentChunk c && c.atNs() > ns(4000))
            .without(e -> e instanceof JournalEntry.Signal s && s.kind().equals("turnEnd"))
            .signal(700, "turnEnd")
            .agent(4800, 4, speech(100), silence(500), speech(800));
    Measurements measured = measure(call);
    assertEquals(800, measured.turns().get(0).v2vAudibleMs(), EDGE_MS);
    assertEquals(1400, only(measured, LatencyMetrics.V2V_SPEECH).value(), EDGE_MS);
  }

  /** Hold music of 600 ms, then the answer as a response of its own. */
  private static RecordedCall music(boolean words) {
    RecordedCall call =
        new RecordedCall(12_000)
            .agent(100, 4, speech(900))
            .signal(700, "turnEnd")
            .say("u1", 0, 3000, 4000)
            .agent(4300, 4, speech(600))
            .signal(4500, "audioEnd")
            .agent(5600, 4, speech(800));
    return words ? call.text(150, "agent", "Hello").text(5600, "agent", "At nine") : call;
  }

  @Test
  void a_sound_without_a_transcript_is_no_speech_where_there_are_transcripts() {
    assertEquals(1600, only(measure(music(true)), LatencyMetrics.V2V_SPEECH).value(), EDGE_MS);
    assertEquals(300, only(measure(music(false)), LatencyMetrics.V2V_SPEECH).value(), EDGE_MS);
  }

  @Test
  void an_answer_that_is_no_speech_at_all_never_came_as_speech() {
    RecordedCall call =
        new RecordedCall(9_000)
            .agent(100, 4, speech(900))
            .signal(700, "turnEnd")
            .say("u1", 0, 3000, 4000)
            .agent(4300, 4, speech(100));
    Measurements measured = measure(call);
    assertEquals(300, measured.turns().get(0).v2vAudibleMs(), EDGE_MS);
    assertFalse(only(measured, LatencyMetrics.V2V_SPEECH).came());
  }

  /** A filler, a pause of 700 ms, and the content, in one response whose text comes as it plays. */
  private static RecordedCall filler() {
    return new RecordedCall(12_000)
        .agent(100, 4, speech(900))
        .signal(700, "turnEnd")
        .say("u1", 0, 3000, 4000)
        .agent(4500, 1.25, silence(100), speech(900), silence(700), speech(1500))
        .text(4500, "agent", "One moment ")
        .text(4500 + 1700 / 1.25, "agent", "please. We have ni")
        .text(4500 + 2100 / 1.25, "agent", "ne free");
  }

  @Test
  void the_answer_begins_where_the_talkspurt_does_that_says_it() {
    Measurements measured =
        measure(filler(), Scripts.of(Scripts.say(5, Scripts.answer(9000, "nine"))));
    assertEquals(600, only(measured, LatencyMetrics.TTFILLER).value(), EDGE_MS);
    assertEquals(2200, only(measured, LatencyMetrics.TTANSWER).value(), EDGE_MS);
    Measurements early =
        measure(filler(), Scripts.of(Scripts.say(5, Scripts.answer(9000, "moment"))));
    assertEquals(600, only(early, LatencyMetrics.TTANSWER).value(), EDGE_MS);
    Measurements never =
        measure(filler(), Scripts.of(Scripts.say(5, Scripts.answer(9000, "nine", "ten"))));
    assertFalse(only(never, LatencyMetrics.TTANSWER).came());
    assertTrue(only(never, LatencyMetrics.TTFILLER).came());
  }

  @Test
  void without_transcript_or_expectation_there_is_no_such_time() {
    assertEquals(List.of(), readings(measure(filler()), LatencyMetrics.TTANSWER));
    RecordedCall mute = filler().without(JournalEntry.Transcript.class::isInstance);
    Measurements measured = measure(mute, Scripts.of(Scripts.say(5, Scripts.answer(9000, "nine"))));
    assertEquals(List.of(), readings(measured, LatencyMetrics.TTANSWER));
  }

  @Test
  void transcripts_are_early_or_late() {
    Measurements measured =
        measure(
            plain()
                .text(3700, "caller", "make ")
                .text(4250, "caller", "it nine")
                .text(4700, "agent", "Nine it is."));
    assertEquals(250, only(measured, LatencyMetrics.TX_IN).value(), 1e-6);
    Reading lead = only(measured, LatencyMetrics.TX_OUT_LEAD);
    assertEquals("response 2", lead.of());
    assertEquals(250, lead.value(), EDGE_MS);
    assertEquals(List.of(), readings(measure(plain()), LatencyMetrics.TX_IN));
    Measurements before = measure(plain().text(2900, "caller", "of another turn"));
    assertFalse(only(before, LatencyMetrics.TX_IN).came());
  }

  @Test
  void setup_counts_from_the_beginning_of_the_connection() {
    Measurements measured = measure(plain());
    assertEquals(660, only(measured, LatencyMetrics.SETUP).value(), 1e-6);
    assertEquals(200, only(measured, LatencyMetrics.GREET).value(), EDGE_MS);
  }

  @Test
  void a_session_that_never_got_ready_is_missing() {
    RecordedCall call = new RecordedCall(1000);
    assertFalse(only(measure(call), LatencyMetrics.SETUP).came());
  }

  @Test
  void an_agent_that_should_speak_first_and_does_not_is_missing() {
    RecordedCall call =
        new RecordedCall(9000)
            .add(new JournalEntry.Signal(ns(-40), "ready", "protocol", ""))
            .say("u1", 1, 5000, 6000);
    Step hear =
        new Step.Hear(Scripts.line(4), Duration.ofSeconds(3), Optional.empty(), Expectations.NONE);
    Scenario greeted = Scripts.of(hear, Scripts.say(5, Expectations.NONE));
    assertFalse(only(measure(call, greeted), LatencyMetrics.GREET).came());
    assertEquals(List.of(), readings(measure(call), LatencyMetrics.GREET));
  }

  @Test
  void gaps_within_a_response_are_stalls_and_gaps_between_are_not() {
    RecordedCall call =
        new RecordedCall(20_000)
            .agent(1000, 1, speech(1000))
            .agent(2250, 1, speech(500))
            .agent(2850, 1, speech(400))
            .signal(3300, "turnEnd")
            .agent(5000, 1, speech(600))
            .agent(8000, 1, speech(500))
            .agent(8550, 1, speech(500));
    Measurements measured = measure(call);
    assertEquals(250 + 100 + 2400 + 50, only(measured, LatencyMetrics.STALL).value(), 0.01);
    assertEquals(2400, only(measured, LatencyMetrics.STALL_MAX).value(), 0.01);
    Reading often = only(measured, LatencyMetrics.STALL_PER_MIN);
    assertEquals(4, often.value());
    // A gap of up to 400 ms is a pause in a talkspurt.
    assertEquals((2250 + 600 + 1050) / 60_000.0, often.exposure(), 1e-5);
  }

  @Test
  void a_call_without_a_gap_has_a_sum_of_nothing_and_a_silent_one_has_no_sum() {
    Measurements measured = measure(plain());
    assertEquals(0, only(measured, LatencyMetrics.STALL).value());
    assertEquals(0, only(measured, LatencyMetrics.STALL_PER_MIN).value());
    assertEquals(List.of(), readings(measure(new RecordedCall(900)), LatencyMetrics.STALL));
  }

  @Test
  void what_arrived_before_the_connection_was_lost_is_heard_to_its_end() {
    RecordedCall call =
        new RecordedCall(12_000)
            .agent(1000, 4, speech(1000), silence(200))
            .add(signal(1400, Timeline.DISCONNECTED, "bench", ""))
            .add(signal(2600, Timeline.RESUMED, "bench", ""))
            .agent(3000, 4, silence(50), speech(600));
    assertEquals(1050, only(measure(call), LatencyMetrics.RESUME).value(), EDGE_MS);
    RecordedCall lost =
        new RecordedCall(12_000)
            .agent(1000, 4, speech(1000))
            .add(signal(1400, Timeline.DISCONNECTED, "bench", ""));
    assertFalse(only(measure(lost), LatencyMetrics.RESUME).came());
    assertEquals(List.of(), readings(measure(plain()), LatencyMetrics.RESUME));
  }

  @Test
  void round_trips_are_taken_off_the_latency_for_comparison() {
    RecordedCall call = plain();
    for (int i = 0; i < 3; i++) {
      call.add(new JournalEntry.RoundTrip(ns(1000 + i), 30 + 10 * i));
    }
    Measurements measured = measure(call);
    assertEquals(40, only(measured, LatencyMetrics.RTT).value(), 1e-6);
    assertEquals(910, only(measured, LatencyMetrics.V2V_NET_ADJ).value(), EDGE_MS);
    assertEquals(List.of(), readings(measure(plain()), LatencyMetrics.V2V_NET_ADJ));
  }

  @Test
  void speed_of_a_response_and_audio_in_advance() {
    RecordedCall call = new RecordedCall(9000).agent(1000, 4, speech(2000)).interruptedAt(2200);
    Measurements measured = measure(call);
    // The last of 20 chunks comes after 475 ms and lasts 100 ms.
    assertEquals(2000.0 / 575, only(measured, LatencyMetrics.SPEEDUP).value(), 1e-6);
    assertEquals(2000 - 475, only(measured, LatencyMetrics.LEAD).value(), 1e-6);
  }

  @Test
  void a_soft_beginning_makes_the_headline_sensitive_to_the_threshold() {
    assertEquals("", summary(Summarise.over(List.of(measure(plain()))), "V2V_AUDIBLE").note());
    short[] soft = speech(300);
    for (int i = 0; i < soft.length; i++) {
      soft[i] = (short) (soft[i] * 0.02);
    }
    RecordedCall call =
        new RecordedCall(12_000)
            .agent(100, 4, speech(1500))
            .signal(700, "turnEnd")
            .say("u1", 0, 3000, 4000)
            .agent(4800, 4, silence(150), soft, speech(2000));
    Measurements measured = measure(call);
    assertEquals(1250, measured.turns().get(0).v2vAudibleMs(), EDGE_MS);
    assertEquals(950, only(measured, LatencyMetrics.V2V_MINUS_10DB).value(), EDGE_MS);
    assertEquals(1250, only(measured, LatencyMetrics.V2V_PLUS_10DB).value(), EDGE_MS);
    String note = summary(Summarise.over(List.of(measured)), "V2V_AUDIBLE").note();
    assertTrue(note.startsWith(OnsetShift.SENSITIVE), note);
  }

  @Test
  void tool_time_ends_with_the_answer_and_counts_once() {
    RecordedCall call =
        new RecordedCall(20_000)
            .agent(100, 4, speech(900))
            .say("u1", 0, 3000, 4000)
            .toolCalled(4200, "c1", "find", Json.object().build())
            .toolCalled(4400, "c2", "find", Json.object().build())
            .toolAnswered(4700, "c1", "find")
            .agent(4900, 4, speech(1000))
            .toolAnswered(6000, "c2", "find");
    assertEquals(
        200, only(measure(call), LatencyMetrics.V2V_NET_OF_TOOL).value(), EDGE_MS, "900 less 700");
  }
}

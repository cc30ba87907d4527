package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.TimelineReader;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.scenario.Expectations;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchGateTest {
  private static Measurements measure(Timeline timeline) {
    return MeasureCall.measure(timeline, Scripts.of(Scripts.say(5, Expectations.NONE)));
  }

  private static List<String> problems(RecordedCall call) {
    Measurements measured = measure(call.timeline());
    assertEquals(measured.benchProblems().isEmpty(), measured.benchValid());
    return measured.benchProblems();
  }

  private static RecordedCall call() {
    return new RecordedCall(4000).hungUp();
  }

  @Test
  void a_call_on_time_is_valid() {
    assertEquals(List.of(), problems(call()));
  }

  @Test
  void a_few_late_frames_are_allowed_many_are_not() {
    assertEquals(List.of(), problems(call().late(5, 90, 0)));
    RecordedCall call = call();
    for (int i = 0; i < 6; i++) {
      call.late(i, 22, 0);
    }
    assertEquals(
        List.of("99 % of caller frames were late by up to 22.0 ms, at most 20 ms allowed"),
        problems(call));
  }

  @Test
  void one_frame_100_ms_late_is_too_late() {
    assertEquals(
        List.of("a caller frame was late by 130.0 ms, at most 100 ms allowed"),
        problems(call().late(5, 130, 0)));
  }

  @Test
  void long_pauses_and_deep_queues_are_problems() {
    assertEquals(
        List.of(
            "the virtual machine stood still for 51.0 ms, at most 50 ms allowed",
            "the send queue grew to 6.0 messages, at most 5 messages allowed"),
        problems(call().late(3, 0, 6).add(new JournalEntry.JvmPause(ns(900), 51))));
    assertEquals(
        List.of(), problems(call().late(3, 0, 5).add(new JournalEntry.JvmPause(ns(900), 50))));
  }

  @Test
  void a_caller_track_shorter_than_what_was_sent_is_a_problem() {
    RecordedCall call = call();
    Timeline timeline =
        TimelineReader.read(call.journal(), AudioClip.silence(16_000 * 3, 16_000), call.received());
    assertEquals(
        List.of("4000 ms of caller audio were sent, the recording holds 3000 ms"),
        measure(timeline).benchProblems());
  }

  @Test
  void a_journal_without_its_end_is_a_problem() {
    assertEquals(
        List.of("the journal ends before the session was closed"),
        problems(new RecordedCall(4000)));
  }

  @Test
  void latency_that_is_not_first_packet_plus_pad_is_a_contradiction() {
    Timeline timeline =
        new RecordedCall(6000)
            .say("u1", 0, 1000, 2000)
            .agent(2500, 4, silence(200), speech(900))
            .hungUp()
            .timeline();
    TurnMeasure turn = measure(timeline).turns().get(0);
    assertTrue(BenchGate.contradictions(timeline, List.of(turn)).isEmpty());
    List<String> problems = BenchGate.contradictions(timeline, List.of(withPad(turn, 190)));
    assertEquals(
        "turn u1 contradicts itself: V2V 700.0 ms is not TTFP 500.0 ms + PAD 190.0 ms",
        problems.get(0));
  }

  @Test
  void a_gap_in_the_leading_silence_is_no_contradiction() {
    Timeline timeline =
        new RecordedCall(6000)
            .say("u1", 0, 1000, 2000)
            .agent(2500, 0.5, silence(200), speech(900))
            .hungUp()
            .timeline();
    Measurements measured = measure(timeline);
    TurnMeasure turn = measured.turns().get(0);
    assertFalse(Math.abs(turn.v2vAudibleMs() - turn.ttfpMs() - turn.padMs()) < 1);
    assertEquals(List.of(), measured.benchProblems());
  }

  private static TurnMeasure withPad(TurnMeasure t, double padMs) {
    return new TurnMeasure(
        t.id(),
        t.stepIndex(),
        t.text(),
        t.answered(),
        t.agentInterrupted(),
        t.toolTurn(),
        t.first(),
        t.callerOffsetMs(),
        t.answerOnsetMs(),
        t.answerOffsetMs(),
        t.v2vAudibleMs(),
        t.ttfpMs(),
        padMs,
        t.toolRt1Ms(),
        t.toolRt2Ms(),
        t.toolExecMs(),
        t.answer(),
        t.heardAs());
  }
}

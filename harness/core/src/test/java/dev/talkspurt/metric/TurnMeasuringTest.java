package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.scenario.Expectations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnMeasuringTest {
  private static final double EDGE_MS = 1;

  private static List<TurnMeasure> turns(RecordedCall call) {
    return measure(call).turns();
  }

  private static Measurements measure(RecordedCall call) {
    return MeasureCall.measure(
        call.hungUp().timeline(), Scripts.of(Scripts.say(5, Expectations.NONE)));
  }

  /** Greeting, then one turn: caller 3000 to 4000, first packet 800 ms later, 150 ms of silence. */
  private static RecordedCall plain(double shiftMs) {
    return new RecordedCall(12_000)
        .agent(100, 4, speech(1500))
        .signal(700, "turnEnd")
        .say("u1", 0, 3000, 4000)
        .agent(4800 + shiftMs, 4, silence(150), speech(2000))
        .signal(5600 + shiftMs, "turnEnd");
  }

  @Test
  void latency_is_first_packet_plus_pad() {
    Measurements measured = measure(plain(0));
    TurnMeasure turn = measured.turns().get(0);
    assertEquals(800, turn.ttfpMs(), 1e-6);
    assertEquals(150, turn.padMs(), EDGE_MS);
    assertEquals(950, turn.v2vAudibleMs(), EDGE_MS);
    assertEquals(turn.v2vAudibleMs(), turn.ttfpMs() + turn.padMs(), 0.05);
    assertEquals(4000, turn.callerOffsetMs(), 1e-6);
    assertEquals(4950, turn.answerOnsetMs(), EDGE_MS);
    assertEquals(6950, turn.answerOffsetMs(), EDGE_MS);
    assertTrue(turn.answered());
    assertFalse(turn.agentInterrupted());
    assertFalse(turn.toolTurn());
    assertFalse(turn.first(), "the greeting was the first response");
    assertEquals(List.of(), measured.benchProblems());
  }

  @ParameterizedTest
  @ValueSource(doubles = {300, -200})
  void shifting_the_agent_changes_latency_and_first_packet_alone(double shiftMs) {
    TurnMeasure before = turns(plain(0)).get(0);
    TurnMeasure after = turns(plain(shiftMs)).get(0);
    assertEquals(before.v2vAudibleMs() + shiftMs, after.v2vAudibleMs(), EDGE_MS);
    assertEquals(before.ttfpMs() + shiftMs, after.ttfpMs(), 1e-6);
    assertEquals(before.padMs(), after.padMs(), EDGE_MS);
    assertEquals(before.callerOffsetMs(), after.callerOffsetMs());
    assertEquals(before.answered(), after.answered());
    assertEquals(before.agentInterrupted(), after.agentInterrupted());
    assertEquals(before.first(), after.first());
    assertEquals(before.toolTurn(), after.toolTurn());
  }

  @Test
  void the_bench_s_own_lateness_is_not_charged_to_the_agent() {
    TurnMeasure turn = turns(plain(0).late(199, 12, 0)).get(0);
    assertEquals(938, turn.v2vAudibleMs(), EDGE_MS);
  }

  @Test
  void no_answer_within_15_seconds_is_no_answer() {
    RecordedCall late = new RecordedCall(25_000).say("u1", 0, 1000, 2000);
    TurnMeasure turn = turns(late.agent(17_100, 4, speech(900))).get(0);
    assertFalse(turn.answered());
    assertTrue(Double.isNaN(turn.v2vAudibleMs()));
    assertTrue(Double.isNaN(turn.ttfpMs()));
    RecordedCall justInTime = new RecordedCall(25_000).say("u1", 0, 1000, 2000);
    assertTrue(turns(justInTime.agent(16_900, 4, speech(900))).get(0).answered());
  }

  @Test
  void the_last_turn_counts_though_nothing_follows_it() {
    assertFalse(turns(new RecordedCall(5000).say("u1", 0, 1000, 2000)).get(0).answered());
  }

  @Test
  void an_answer_belongs_to_the_turn_before_it_alone() {
    List<TurnMeasure> turns =
        turns(
            new RecordedCall(9000)
                .say("u1", 0, 1000, 2000)
                .say("u2", 1, 3000, 4000)
                .agent(4500, 4, speech(900)));
    assertFalse(turns.get(0).answered());
    assertEquals(500, turns.get(1).v2vAudibleMs(), EDGE_MS);
  }

  @Test
  void an_agent_that_talks_over_the_caller_s_end_has_no_latency() {
    TurnMeasure turn =
        turns(
                new RecordedCall(9000)
                    .say("u1", 0, 1000, 3000)
                    .agent(2500, 4, speech(1500), silence(700), speech(600)))
            .get(0);
    assertTrue(turn.agentInterrupted());
    assertTrue(turn.answered());
    assertTrue(Double.isNaN(turn.v2vAudibleMs()));
    assertTrue(Double.isNaN(turn.ttfpMs()));
    assertEquals(2500, turn.answerOnsetMs(), EDGE_MS);
  }

  @Test
  void an_agent_that_speaks_too_early_but_stops_is_measured_to_its_settled_answer() {
    TurnMeasure turn =
        turns(
                new RecordedCall(9000)
                    .say("u1", 0, 1000, 3000)
                    .agent(1500, 4, speech(400))
                    .signal(1900, "turnEnd")
                    .agent(3700, 4, speech(900)))
            .get(0);
    assertFalse(turn.agentInterrupted());
    assertEquals(700, turn.v2vAudibleMs(), EDGE_MS);
  }

  @Test
  void a_turn_with_a_tool_tells_where_the_time_went() {
    TurnMeasure turn =
        turns(
                new RecordedCall(12_000)
                    .say("u1", 0, 1000, 2000)
                    .toolCalled(2600, "a", "find", Json.object().build())
                    .toolCalled(2700, "b", "find", Json.object().build())
                    .toolAnswered(2900, "a", "find")
                    .toolAnswered(3100, "b", "find")
                    .agent(3500, 4, silence(100), speech(900)))
            .get(0);
    assertTrue(turn.toolTurn());
    assertEquals(600, turn.toolRt1Ms(), 1e-6);
    assertEquals(500, turn.toolExecMs(), 1e-6, "the union, not the sum");
    assertEquals(500, turn.toolRt2Ms(), EDGE_MS);
    assertEquals(1600, turn.v2vAudibleMs(), EDGE_MS);
  }

  @Test
  void a_filler_is_the_answer_s_onset_and_makes_no_tool_turn_if_it_came_before_the_call() {
    TurnMeasure turn =
        turns(
                new RecordedCall(12_000)
                    .say("u1", 0, 1000, 2000)
                    .agent(2500, 4, speech(700))
                    .toolCalled(2800, "a", "find", Json.object().build())
                    .toolAnswered(3800, "a", "find")
                    .agent(4300, 4, silence(100), speech(900)))
            .get(0);
    assertFalse(turn.toolTurn());
    assertEquals(500, turn.v2vAudibleMs(), EDGE_MS);
    assertEquals(600, turn.toolRt2Ms(), EDGE_MS);
    assertEquals(5300, turn.answerOffsetMs(), EDGE_MS);
  }

  @Test
  void without_a_tool_call_tool_times_are_not_defined() {
    TurnMeasure turn = turns(plain(0)).get(0);
    assertTrue(Double.isNaN(turn.toolRt1Ms()));
    assertTrue(Double.isNaN(turn.toolRt2Ms()));
    assertTrue(Double.isNaN(turn.toolExecMs()));
  }

  @Test
  void the_first_response_of_a_call_is_marked() {
    List<TurnMeasure> turns =
        turns(
            new RecordedCall(12_000)
                .say("u1", 0, 1000, 2000)
                .agent(2500, 4, speech(700))
                .say("u2", 1, 5000, 6000)
                .agent(6500, 4, speech(700)));
    assertTrue(turns.get(0).first());
    assertFalse(turns.get(1).first());
  }

  @Test
  void an_interrupting_sound_is_answered_after_the_yield() {
    List<TurnMeasure> turns =
        turns(
            new RecordedCall(12_000)
                .say("u1", 0, 1000, 2000)
                .agent(2500, 8, speech(5000))
                .interrupt("u2", 1, 4000, 5000)
                .interruptedAt(4300)
                .agent(5900, 4, silence(50), speech(800)));
    assertEquals(500, turns.get(0).v2vAudibleMs(), EDGE_MS);
    assertEquals(4300, turns.get(0).answerOffsetMs(), EDGE_MS);
    assertEquals(950, turns.get(1).v2vAudibleMs(), EDGE_MS);
    assertFalse(turns.get(1).agentInterrupted());
  }

  @Test
  void what_an_agent_that_does_not_yield_says_on_is_no_answer() {
    List<TurnMeasure> turns =
        turns(
            new RecordedCall(25_000)
                .say("u1", 0, 1000, 2000)
                .agent(2500, 8, speech(3500), silence(600), speech(1000))
                .interrupt("u2", 1, 4000, 5000));
    assertFalse(turns.get(1).answered());
    assertFalse(turns.get(1).agentInterrupted(), "the old response is not a new one");
  }

  @Test
  void transcripts_belong_to_the_answer_whose_audio_they_accompany() {
    List<TurnMeasure> turns =
        turns(
            new RecordedCall(15_000)
                .text(50, "agent", "Good morning.")
                .agent(100, 4, speech(800))
                .signal(400, "turnEnd")
                .say("u1", 0, 1000, 2000)
                .text(2100, "caller", " I need")
                .text(2150, "caller", " a slot.")
                .text(2490, "agent", "You could")
                .agent(2500, 8, speech(5000))
                .text(2700, "agent", " come at nine, or at ")
                .text(3000, "agent", "two thirty.")
                .interrupt("u2", 1, 4000, 5000)
                .interruptedAt(4300)
                .text(5100, "caller", "the latter")
                .text(5800, "agent", "Done.")
                .agent(5900, 4, speech(800)));
    assertEquals("You could come at nine, or at two thirty.", turns.get(0).answer());
    assertEquals("Done.", turns.get(1).answer());
    assertEquals("I need a slot.", turns.get(0).heardAs());
    assertEquals("the latter", turns.get(1).heardAs());
  }

  @Test
  void text_of_an_answer_that_is_cut_late_is_not_the_next_one_s() {
    List<TurnMeasure> turns =
        turns(
            new RecordedCall(15_000)
                .say("u1", 0, 1000, 2000)
                .agent(2500, 1, speech(3200))
                .interrupt("u2", 1, 4000, 4800)
                .text(5000, "agent", "and another thing")
                .interruptedAt(5200)
                .text(6300, "agent", "Sorry.")
                .agent(6400, 4, speech(800)));
    assertEquals("and another thing", turns.get(0).answer());
    assertEquals("Sorry.", turns.get(1).answer());
  }

  @Test
  void a_filler_and_the_answer_after_the_tool_are_one_text() {
    TurnMeasure turn =
        turns(
                new RecordedCall(12_000)
                    .say("u1", 0, 1000, 2000)
                    .text(2480, "agent", "One moment. ")
                    .agent(2500, 4, speech(700))
                    .toolCalled(2800, "a", "find", Json.object().build())
                    .toolAnswered(3800, "a", "find")
                    .agent(4300, 4, speech(900))
                    .text(4310, "agent", "It is in stock."))
            .get(0);
    assertEquals("One moment. It is in stock.", turn.answer());
  }

  @Test
  void complete_transcripts_are_separate_sentences() {
    TurnMeasure turn =
        turns(
                new RecordedCall(9000)
                    .say("u1", 0, 1000, 2000)
                    .agent(2500, 4, speech(900))
                    .add(new JournalEntry.Transcript(ns(2600), "agent", "Yes.", true))
                    .add(new JournalEntry.Transcript(ns(2700), "agent", "Sure.", true)))
            .get(0);
    assertEquals("Yes. Sure.", turn.answer());
  }
}

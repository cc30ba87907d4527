package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Recovery.Goal;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RecoveryMeasuringTest {
  private static final double EDGE_MS = 1;
  private static final Goal FOUND = new Goal.Calls(Scripts.call("find", "number", "4271"));

  private static Goal says(String... words) {
    return new Goal.Says(List.of(words));
  }

  private static Expectations recovers(FaultClass fault, List<Goal> by, List<Goal> never) {
    Recovery recovery =
        new Recovery(Scripts.line(9), fault, by, never, fault.within(), fault.repeats());
    return Scripts.recovers(recovery, Scripts.line(8));
  }

  private static FaultMeasure fault(RecordedCall call, Step... steps) {
    Measurements measured = MeasureCall.measure(call.hungUp().timeline(), Scripts.of(steps));
    assertEquals(1, measured.faults().size());
    return measured.faults().get(0);
  }

  private static FaultMeasure said(RecordedCall call, FaultClass fault, Goal... by) {
    return fault(call, Scripts.say(5, recovers(fault, List.of(by), List.of())));
  }

  private static RecordedCall found(RecordedCall call, double atMs, String id, String number) {
    return call.toolCalled(atMs, id, "find", Scripts.args("number", number))
        .toolAnswered(atMs + 100, id, "find");
  }

  /** The caller speaks from 1000 to 3000. */
  private static RecordedCall noisy() {
    return new RecordedCall(30_000).say("u1", 0, 1000, 3000);
  }

  private static RecordedCall repeat(RecordedCall call, String id, double fromMs, double toMs) {
    return call.add(
        new JournalEntry.CallerMark(
            ns(fromMs),
            id,
            "repeat",
            0,
            "words",
            (long) fromMs * 16,
            (long) fromMs * 16,
            (long) toMs * 16 - 1,
            (long) toMs * 16,
            "00"));
  }

  @Test
  void a_value_understood_at_once_is_recovered_in_no_turn() {
    FaultMeasure fault = said(found(noisy(), 3400, "c1", "4271"), FaultClass.NOISE_BURST, FOUND);
    assertTrue(fault.valid());
    assertTrue(fault.recovered());
    assertTrue(fault.clean());
    assertEquals(1000, fault.startMs(), EDGE_MS);
    assertEquals(3000, fault.endMs(), EDGE_MS);
    assertEquals(23_000, fault.deadlineMs(), EDGE_MS);
    assertEquals(400, fault.ttrMs(), EDGE_MS);
    assertEquals(0, fault.turnsToRecover());
    assertEquals(0, fault.repeatsUsed());
  }

  @Test
  void a_value_said_again_costs_a_turn_and_a_repeat() {
    RecordedCall call = repeat(noisy(), "u2", 6000, 8000);
    FaultMeasure fault = said(found(call, 8500, "c1", "4271"), FaultClass.NOISE_BURST, FOUND);
    assertTrue(fault.clean());
    assertEquals(5500, fault.ttrMs(), EDGE_MS);
    assertEquals(1, fault.turnsToRecover());
    assertEquals(1, fault.repeatsUsed());
  }

  @Test
  void more_repeats_than_allowed_are_outside_help() {
    RecordedCall call = repeat(repeat(noisy(), "u2", 6000, 8000), "u3", 10_000, 12_000);
    found(call, 12_500, "c1", "4271");
    assertFalse(said(call, FaultClass.NOISE_BURST, FOUND).recovered());
    assertTrue(said(call, FaultClass.ASR_DEGRADE, FOUND).recovered(), "which allows two");
  }

  @Test
  void a_wrong_call_on_the_way_is_collateral() {
    RecordedCall call = found(repeat(noisy(), "u2", 6000, 8000), 3400, "c1", "4371");
    FaultMeasure fault = said(found(call, 8500, "c2", "4271"), FaultClass.NOISE_BURST, FOUND);
    assertTrue(fault.recovered());
    assertFalse(fault.clean());
    assertEquals(
        List.of("called find{\"number\":\"4371\"}, not what it was to call"), fault.collateral());
  }

  @Test
  void what_comes_after_the_deadline_is_no_recovery() {
    FaultMeasure late = said(found(noisy(), 23_010, "c1", "4271"), FaultClass.NOISE_BURST, FOUND);
    assertFalse(late.recovered());
    assertTrue(late.counts());
    assertTrue(Double.isNaN(late.ttrMs()));
    assertEquals(-1, late.turnsToRecover());
    assertTrue(said(found(noisy(), 22_990, "c1", "4271"), FaultClass.NOISE_BURST, FOUND).clean());
  }

  @Test
  void a_call_that_the_bench_ends_first_tells_nothing() {
    RecordedCall call = new RecordedCall(10_000).say("u1", 0, 1000, 3000);
    FaultMeasure fault = said(call, FaultClass.NOISE_BURST, FOUND);
    assertTrue(fault.valid());
    assertTrue(fault.endedEarly());
    assertFalse(fault.counts());
    assertEquals(10_000, fault.observedMs(), EDGE_MS);
  }

  @Test
  void an_agent_that_hangs_up_has_not_recovered() {
    RecordedCall call = new RecordedCall(10_000).say("u1", 0, 1000, 3000);
    Timeline timeline = call.closed(9_000, 1000, "", false).timeline();
    Step step = Scripts.say(5, recovers(FaultClass.NOISE_BURST, List.of(FOUND), List.of()));
    FaultMeasure fault = MeasureCall.measure(timeline, Scripts.of(step)).faults().get(0);
    assertFalse(fault.recovered());
    assertTrue(fault.counts());
  }

  private static RecordedCall failing(String fault, double answeredMs) {
    return noisy()
        .toolCalled(3400, "c1", "find", Scripts.args("number", "4271"))
        .add(new JournalEntry.Signal(ns(3400), Timeline.TOOL_FAULT, "bench", "c1 " + fault))
        .add(
            new JournalEntry.ToolAnswered(
                ns(answeredMs), "c1", "find", Json.object().build(), 0, fault));
  }

  @Test
  void a_failed_call_is_got_over_by_another_or_by_telling() {
    FaultMeasure again =
        said(found(failing("error", 3700), 5000, "c2", "4271"), FaultClass.TOOL_ERROR, FOUND);
    assertEquals(3400, again.startMs(), EDGE_MS);
    assertEquals(3700, again.endMs(), EDGE_MS);
    assertEquals(1300, again.ttrMs(), EDGE_MS);
    assertTrue(again.clean());
    FaultMeasure told =
        said(
            failing("error", 3700)
                .text(4000, "agent", "That is not available.")
                .agent(4000, 4, speech(2000)),
            FaultClass.TOOL_ERROR,
            says("try later", "not available"));
    assertEquals(300, told.ttrMs(), EDGE_MS);
  }

  @Test
  void the_failed_call_itself_is_no_recovery() {
    FaultMeasure fault = said(failing("error", 3700), FaultClass.TOOL_ERROR, FOUND);
    assertTrue(fault.valid());
    assertFalse(fault.recovered());
  }

  @Test
  void a_call_that_is_never_answered_gets_over_nothing() {
    RecordedCall call =
        noisy()
            .toolCalled(3400, "c1", "find", Scripts.args("number", "4271"))
            .add(new JournalEntry.Signal(ns(3400), Timeline.TOOL_FAULT, "bench", "c1 timeout"));
    FaultMeasure fault = said(call, FaultClass.TOOL_ERROR, FOUND);
    assertTrue(fault.valid());
    assertEquals(3400, fault.endMs(), EDGE_MS);
    assertFalse(fault.recovered());
    call.toolCalled(6000, "c2", "find", Scripts.args("number", "4271"));
    assertFalse(said(call, FaultClass.TOOL_ERROR, FOUND).recovered());
    assertTrue(said(found(call, 9000, "c3", "4271"), FaultClass.TOOL_ERROR, FOUND).recovered());
  }

  @Test
  void the_slow_call_itself_is_no_recovery() {
    assertFalse(said(slow(), FaultClass.TOOL_SLOW, FOUND).recovered());
  }

  @Test
  void a_tool_that_was_never_called_cannot_have_failed() {
    FaultMeasure fault = said(noisy(), FaultClass.TOOL_ERROR, FOUND);
    assertFalse(fault.valid());
    assertFalse(fault.counts());
    assertFalse(fault.recovered());
    assertEquals("the agent never called a tool that fails", fault.voidReason());
    assertFalse(said(failing("unknownTool", 3700), FaultClass.TOOL_ERROR, FOUND).valid());
  }

  @Test
  void what_must_never_be_said_is_collateral() {
    RecordedCall call =
        failing("error", 3700)
            .text(4000, "agent", "Your order is shipped.")
            .text(4100, "agent", " Sorry, that is not available.")
            .agent(4000, 4, speech(2000));
    FaultMeasure fault =
        fault(
            call,
            Scripts.say(
                5,
                recovers(
                    FaultClass.TOOL_ERROR,
                    List.of(says("not available")),
                    List.of(says("shipped")))));
    assertTrue(fault.recovered());
    assertFalse(fault.clean());
    assertEquals(List.of("says shipped"), fault.collateral());
  }

  private static RecordedCall slow() {
    return noisy()
        .toolCalled(3400, "c1", "find", Scripts.args("number", "4271"))
        .add(
            new JournalEntry.ToolAnswered(
                ns(11_400), "c1", "find", Json.object().build(), 8000, ""))
        .text(11_600, "agent", "It is shipped.")
        .agent(11_600, 4, speech(2000));
  }

  @Test
  void a_slow_tool_wants_a_filler_within_four_seconds() {
    Goal speaks = new Goal.Speaks();
    Goal shipped = says("shipped");
    RecordedCall filled = slow().agent(5000, 4, speech(1000));
    FaultMeasure fault = said(filled, FaultClass.TOOL_SLOW, speaks, shipped);
    assertTrue(fault.recovered());
    assertEquals(11_400, fault.endMs(), EDGE_MS);
    assertEquals(200, fault.ttrMs(), 2 * EDGE_MS);
    FaultMeasure mute = said(slow(), FaultClass.TOOL_SLOW, speaks, shipped);
    assertFalse(mute.recovered());
    assertTrue(mute.goals().get(1).reached());
    FaultMeasure late = said(slow().agent(7500, 4, speech(1000)), FaultClass.TOOL_SLOW, speaks);
    assertFalse(late.recovered(), "4100 ms after the call");
  }

  @Test
  void a_silent_caller_is_spoken_to_before_it_speaks_itself() {
    Function<RecordedCall, FaultMeasure> of =
        call ->
            fault(
                call.step(0, "silence", 1000, 11_000).say("u1", 1, 12_000, 13_000),
                new Step.Silence(
                    Scripts.line(5),
                    Duration.ofSeconds(10),
                    recovers(FaultClass.SILENCE, List.of(new Goal.Speaks()), List.of())),
                Scripts.say(6, Expectations.NONE));
    FaultMeasure asked = of.apply(new RecordedCall(30_000).agent(6000, 4, speech(1000)));
    assertTrue(asked.clean());
    assertEquals(0, asked.ttrMs(), "during the fault");
    FaultMeasure mute = of.apply(new RecordedCall(30_000).agent(14_000, 4, speech(1000)));
    assertFalse(mute.recovered(), "an answer to what the caller says is none");
    assertTrue(mute.counts());
  }

  private static FaultMeasure cough(RecordedCall call) {
    return fault(
        call.noise("u1", 0, 2000, 2300),
        new Step.Probe(
            Scripts.line(5),
            ProbeKind.NOISE,
            Optional.of(new Moment.AfterHeard(Duration.ofSeconds(1))),
            new Sound.Event(Scripts.line(5), "cough", java.util.OptionalDouble.empty()),
            recovers(FaultClass.FALSE_INTERRUPT, List.of(new Goal.Resumes()), List.of()),
            CallerChange.NONE));
  }

  private static RecordedCall telling() {
    return new RecordedCall(30_000)
        .text(500, "agent", "Your order shipped on Monday and comes on Friday.")
        .agent(500, 8, speech(5000));
  }

  @Test
  void an_agent_that_talks_on_has_nothing_to_get_over() {
    FaultMeasure fault = cough(telling());
    assertTrue(fault.clean());
    assertEquals(0, fault.ttrMs());
  }

  @Test
  void an_agent_that_stopped_must_go_on_with_the_same() {
    FaultMeasure same =
        cough(
            telling()
                .interruptedAt(2400)
                .text(4000, "agent", "As I said, it comes on Friday.")
                .agent(4000, 8, speech(2000)));
    assertTrue(same.clean());
    assertEquals(1700, same.ttrMs(), 2 * EDGE_MS);
    FaultMeasure other =
        cough(
            telling()
                .interruptedAt(2400)
                .text(4000, "agent", "Could you say that again?")
                .agent(4000, 8, speech(2000)));
    assertFalse(other.recovered());
    assertFalse(cough(telling().interruptedAt(2400)).recovered());
  }

  @Test
  void a_cough_into_silence_is_no_fault() {
    FaultMeasure fault = cough(new RecordedCall(30_000).agent(500, 8, speech(300)));
    assertFalse(fault.valid());
    assertEquals("the agent had been silent for 1200 ms when the noise began", fault.voidReason());
  }

  @Test
  void an_interruption_wants_a_yield_and_the_new_request() {
    RecordedCall call = telling().interrupt("u1", 0, 2000, 3000).interruptedAt(2400);
    found(call, 3500, "c1", "4271");
    Step step =
        Scripts.interrupt(
            5, recovers(FaultClass.INTERRUPT, List.of(new Goal.Yields(), FOUND), List.of()));
    FaultMeasure fault = fault(call, step);
    assertTrue(fault.clean());
    assertEquals(500, fault.ttrMs(), EDGE_MS);
    RecordedCall missed = telling().interrupt("u1", 0, 2000, 3000);
    assertFalse(fault(found(missed, 3500, "c1", "4271"), step).recovered());
  }

  @Test
  void a_stall_is_known_by_the_frames_it_held() {
    RecordedCall call = noisy();
    for (int i = 100; i < 125; i++) {
      call.add(new JournalEntry.FrameHeld(ns((i + 1) * 20.0), i, (125 - i) * 20_000_000L));
    }
    call.step(0, "say", 900, 3100).text(3500, "agent", "Hello.").agent(3500, 4, speech(1000));
    FaultMeasure fault = said(call, FaultClass.NET_STALL, new Goal.Speaks());
    assertEquals(2000, fault.startMs(), 21);
    assertEquals(2500, fault.endMs(), 21);
    assertTrue(fault.recovered());
    assertEquals(1000, fault.ttrMs(), 21);
    FaultMeasure none =
        said(noisy().step(0, "say", 900, 3100), FaultClass.NET_STALL, new Goal.Speaks());
    assertEquals("the network did not stall", none.voidReason());
  }

  @Test
  void a_broken_connection_ends_with_its_resumption() {
    Function<RecordedCall, FaultMeasure> of =
        call ->
            fault(
                call.step(0, "disconnect", 5000, 6000),
                new Step.Disconnect(
                    Scripts.line(5),
                    recovers(FaultClass.DISCONNECT, List.of(says("shipped")), List.of())));
    RecordedCall resumed =
        new RecordedCall(30_000)
            .text(1000, "agent", "It is shipped.")
            .agent(1000, 4, speech(1000))
            .signal(5000, Timeline.DISCONNECTED)
            .signal(5800, Timeline.RESUMED);
    assertFalse(of.apply(resumed).recovered(), "what was said before does not count");
    FaultMeasure fault =
        of.apply(resumed.text(8000, "agent", "It is shipped.").agent(8000, 4, speech(1000)));
    assertTrue(fault.clean());
    assertEquals(800, fault.endMs() - fault.startMs(), EDGE_MS);
    assertEquals(2200, fault.ttrMs(), EDGE_MS);
    assertFalse(of.apply(new RecordedCall(30_000)).valid());
  }

  @Test
  void a_fault_whose_step_was_never_run_is_void() {
    FaultMeasure fault = said(new RecordedCall(5_000), FaultClass.CORRECTION, FOUND);
    assertEquals("the step was not run", fault.voidReason());
  }

  @Test
  void an_answer_that_comes_twice_behind_a_stall_is_damage() {
    RecordedCall call = noisy();
    for (int i = 100; i < 125; i++) {
      call.add(new JournalEntry.FrameHeld(ns((i + 1) * 20.0), i, (125 - i) * 20_000_000L));
    }
    call.step(0, "say", 900, 3100)
        .text(3500, "agent", "It has shipped.")
        .agent(3500, 4, speech(1000))
        .signal(4800, "turnEnd");
    Goal shipped = says("shipped");
    assertTrue(said(call, FaultClass.NET_STALL, shipped).clean());
    call.text(6000, "agent", "It has shipped!")
        .agent(6000, 4, speech(1000))
        .signal(7300, "turnEnd");
    FaultMeasure twice = said(call, FaultClass.NET_STALL, shipped);
    assertTrue(twice.recovered());
    assertEquals(List.of("says twice: it has shipped"), twice.collateral());
  }

  @Test
  void a_goal_that_can_no_longer_come_true_is_missed_even_if_the_call_ends_early() {
    RecordedCall call = telling().interrupt("u1", 0, 2000, 3000);
    Step step =
        Scripts.interrupt(5, recovers(FaultClass.INTERRUPT, List.of(new Goal.Yields()), List.of()));
    Timeline timeline = call.closed(6_000, 1000, "", true).timeline();
    FaultMeasure fault = MeasureCall.measure(timeline, Scripts.of(step)).faults().get(0);
    assertFalse(fault.endedEarly());
    assertTrue(fault.counts());
    assertFalse(fault.recovered());
  }
}

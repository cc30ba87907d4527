package dev.talkspurt.verdict;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Set<Capability> ALL = EnumSet.allOf(Capability.class);

  private static Judgement judge(RecordedCall call, Step... steps) {
    return judge(call, ALL, steps);
  }

  private static Judgement judge(RecordedCall call, Set<Capability> can, Step... steps) {
    Scenario scenario = Scripts.of(steps);
    Timeline timeline = call.timeline();
    return Judge.judge(scenario, timeline, MeasureCall.measure(timeline, scenario), can);
  }

  private static RecordedCall answered(double afterMs) {
    return new RecordedCall(12_000)
        .step(0, "say", 900, 6000)
        .say("u1", 0, 1000, 2000)
        .text(2100, "agent", "You could come at nine.")
        .agent(2000 + afterMs, 4, speech(1500))
        .hungUp();
  }

  @Test
  void all_as_expected_is_passed_and_nobody_s_doing() {
    Judgement judgement = judge(answered(800), Scripts.say(5, Scripts.answer(1500, "nine")));
    assertEquals(Verdict.PASSED, judgement.verdict());
    assertEquals(Attribution.NONE, judgement.attribution());
    assertEquals(List.of(), judgement.reasons());
    Check check = judgement.checks().get(0);
    assertEquals("answer within 1500 ms", check.expectation());
    assertEquals("answered after 800 ms", check.evidence());
    assertEquals(2800, check.atMs(), 1);
    assertEquals(Scripts.line(50), check.place());
    assertEquals("answer mentions \"nine\"", judgement.checks().get(1).expectation());
  }

  @Test
  void a_late_answer_is_the_agent_s_failure() {
    Judgement judgement = judge(answered(2210), Scripts.say(5, Scripts.answer(1500)));
    assertEquals(Verdict.FAILED, judgement.verdict());
    assertEquals(Attribution.AGENT, judgement.attribution());
    assertEquals(
        List.of("step 1 (say): expected answer within 1500 ms, but answered after 2210 ms"),
        judgement.reasons());
  }

  @Test
  void what_was_not_mentioned_is_told_with_what_was_said() {
    Judgement judgement = judge(answered(800), Scripts.say(5, Scripts.answer(1500, "ten")));
    assertEquals(Verdict.FAILED, judgement.verdict());
    assertEquals(
        "the agent said \"You could come at nine.\"", judgement.checks().get(1).evidence());
  }

  @Test
  void the_words_of_two_responses_do_not_run_together() {
    RecordedCall call =
        new RecordedCall(20_000)
            .step(0, "say", 900, 6000)
            .say("u1", 0, 1000, 2000)
            .text(2700, "agent", "Is there any")
            .agent(2800, 4, speech(1500))
            .text(2900, "agent", "thing")
            .signal(3300, "turnEnd")
            .text(5900, "agent", "I can on")
            .agent(6000, 4, speech(1500))
            .text(6100, "agent", "ly look")
            .agent(9800, 4, speech(1500))
            .text(9900, "agent", "up")
            .hungUp();
    Judgement judgement =
        judge(call, Scripts.say(5, Scripts.answer(1500, "anything", "I can only look", "look up")));
    assertEquals(
        "the agent said \"Is there anything I can only look up\"",
        judgement.checks().get(1).evidence());
    assertEquals(Verdict.PASSED, judgement.verdict());
  }

  @Test
  void without_transcripts_mentions_are_inconclusive() {
    Set<Capability> can = EnumSet.complementOf(EnumSet.of(Capability.OUTPUT_TRANSCRIPT));
    Judgement judgement = judge(answered(800), can, Scripts.say(5, Scripts.answer(1500, "ten")));
    assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
    assertEquals(Attribution.NONE, judgement.attribution());
  }

  @Test
  void everything_said_needs_an_answer_within_15_seconds() {
    RecordedCall mute =
        new RecordedCall(20_000).step(0, "say", 900, 17_500).say("u1", 0, 1000, 2000).hungUp();
    Judgement judgement = judge(mute, Scripts.say(5, Expectations.NONE));
    assertEquals(Verdict.FAILED, judgement.verdict());
    assertEquals(Attribution.AGENT, judgement.attribution());
    assertEquals(
        List.of("step 1 (say): expected an answer, but no answer in 15000 ms"),
        judgement.reasons());
  }

  @Test
  void a_call_hung_up_before_an_answer_was_due_tells_nothing() {
    RecordedCall brief =
        new RecordedCall(4000).step(0, "say", 900, 4000).say("u1", 0, 1000, 2000).hungUp();
    Judgement judgement = judge(brief, Scripts.say(5, Expectations.NONE));
    assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
    assertEquals(
        "no answer before the call ended, 2000 ms after the caller had finished",
        judgement.checks().get(0).evidence());
    assertEquals(
        Verdict.FAILED, judge(brief, Scripts.say(5, Scripts.answer(1500))).verdict(), "was due");
  }

  @Test
  void an_agent_that_cuts_in_on_the_caller_fails() {
    RecordedCall call =
        new RecordedCall(9000)
            .step(0, "say", 900, 6000)
            .say("u1", 0, 1000, 3000)
            .agent(2500, 4, speech(1500))
            .hungUp();
    Judgement judgement = judge(call, Scripts.say(5, Expectations.NONE));
    assertEquals(Verdict.FAILED, judgement.verdict());
    assertEquals(
        "the agent spoke over the caller, from 500 ms before the caller had finished",
        judgement.checks().get(0).evidence());
  }

  private static RecordedCall interrupted(double leftMs) {
    return new RecordedCall(12_000)
        .agent(500, 8, speech(1500 + leftMs))
        .step(0, "interrupt", 400, 6000)
        .interrupt("u1", 0, 2000, 3000)
        .hungUp();
  }

  @Test
  void a_yield_in_time_passes_and_a_slow_one_fails() {
    Judgement inTime =
        judge(interrupted(4000).interruptedAt(2420), Scripts.interrupt(5, Scripts.yields(700)));
    assertEquals(Verdict.PASSED, inTime.verdict());
    assertEquals("fell silent 420 ms after the caller cut in", inTime.checks().get(0).evidence());
    Judgement slow =
        judge(interrupted(4000).interruptedAt(2920), Scripts.interrupt(5, Scripts.yields(700)));
    assertEquals(Verdict.FAILED, slow.verdict());
  }

  @Test
  void an_agent_that_does_not_yield_fails() {
    Judgement judgement = judge(interrupted(4000), Scripts.interrupt(5, Scripts.yields(700)));
    assertEquals(Verdict.FAILED, judgement.verdict());
    assertEquals(
        "talked on for 4000 ms after the caller cut in and did not yield",
        judgement.checks().get(0).evidence());
  }

  @Test
  void an_interruption_that_came_too_late_tells_nothing() {
    Judgement judgement = judge(interrupted(400), Scripts.interrupt(5, Scripts.yields(700)));
    assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
    String evidence = judgement.checks().get(0).evidence();
    assertTrue(evidence.startsWith("only 400 ms"), evidence);
    assertTrue(evidence.endsWith(" needed (heard for 1500 ms only)"), evidence);
  }

  @Test
  void an_interruption_that_was_never_made_tells_nothing() {
    RecordedCall call =
        new RecordedCall(9000)
            .agent(500, 8, speech(600))
            .add(new JournalEntry.Step(ns(400), 0, "interrupt", 5, "started", ""))
            .add(
                new JournalEntry.Step(
                    ns(1200), 0, "interrupt", 5, "skipped", "the agent was not heard for 1200 ms"))
            .hungUp();
    Judgement judgement = judge(call, Scripts.interrupt(5, Scripts.yields(700)));
    assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
    assertEquals(
        "the agent was not heard for 1200 ms (heard for 600 ms only)",
        judgement.checks().get(0).evidence());
  }

  @Test
  void tool_calls_are_judged_one_by_one() {
    RecordedCall call =
        answered(2000)
            .toolCalled(2300, "t1", "book", Scripts.args("time", "09:00"))
            .toolCalled(2400, "t2", "find", Scripts.args());
    Judgement judgement =
        judge(call, Scripts.say(5, Scripts.calls(Scripts.call("book", "time", "14:30"))));
    assertEquals(Verdict.FAILED, judgement.verdict());
    Check wrong = judgement.checks().get(1);
    assertEquals("call book(time \"14:30\")", wrong.expectation());
    assertEquals(
        "called book with {\"time\":\"09:00\"}: an argument has the wrong value (time is \"09:00\", expected \"14:30\")",
        wrong.evidence());
    assertEquals(2300, wrong.atMs(), 1e-6);
    assertEquals(Scripts.line(60), wrong.place());
    Check other = judgement.checks().get(2);
    assertEquals("no other tool call", other.expectation());
    assertEquals(Verdict.FAILED, other.verdict());
  }

  @Test
  void a_call_that_must_not_come_and_does_not_passes() {
    Judgement judgement = judge(answered(800), Scripts.say(5, Scripts.calls()));
    assertEquals(Verdict.PASSED, judgement.verdict());
    assertEquals("no tool call", judgement.checks().get(1).expectation());
  }

  @Test
  void a_dropped_call_fails() {
    Judgement judgement = judge(answered(800), Scripts.say(5, Scripts.calls(Scripts.call("book"))));
    assertEquals(Verdict.FAILED, judgement.verdict());
    assertEquals("never called", judgement.checks().get(1).evidence());
  }

  @Test
  void a_call_that_came_a_step_too_early_is_said_to_have_come() {
    Step asked = Scripts.say(6, Scripts.calls(Scripts.call("book", "time", "14:30")));
    assertEquals("called in step 1, before it was asked for", early("14:30", asked));
    assertEquals("never called", early("09:00", asked));
  }

  private static String early(String time, Step asked) {
    RecordedCall call =
        new RecordedCall(12_000)
            .step(0, "say", 900, 4000)
            .say("u1", 0, 1000, 2000)
            .toolCalled(2300, "t1", "book", Scripts.args("time", time))
            .agent(2500, 4, speech(500))
            .step(1, "say", 4000, 9000)
            .say("u2", 1, 4000, 5000)
            .agent(6000, 4, speech(500))
            .hungUp();
    return judge(call, Scripts.say(5, Scripts.answer(3000, "")), asked).checks().stream()
        .filter(check -> check.expectation().startsWith("call book"))
        .map(Check::evidence)
        .findFirst()
        .orElseThrow();
  }

  private static RecordedCall broken(String meaning) {
    return new RecordedCall(9000)
        .step(0, "say", 900, 6000)
        .say("u1", 0, 1000, 2000)
        .agent(4500, 4, speech(900))
        .add(new JournalEntry.Step(ns(6000), 1, "say", 6, "started", ""))
        .closed(7000, 1011, meaning, false);
  }

  @Test
  void a_call_the_provider_breaks_is_its_error_though_the_agent_had_failed_before() {
    Judgement judgement =
        judge(
            broken("provider: an internal error; try again"),
            Scripts.say(5, Scripts.answer(1500)),
            Scripts.say(6, Expectations.NONE));
    assertEquals(Verdict.PROVIDER_ERROR, judgement.verdict());
    assertEquals(Attribution.PROVIDER, judgement.attribution());
    assertEquals(
        "the session ended in step 2 of 2 (say): an internal error; try again",
        judgement.reasons().get(0));
    assertEquals(Verdict.FAILED, judgement.checks().get(0).verdict(), "stays listed");
    assertTrue(judgement.reasons().get(1).contains("answered after 2500 ms"));
  }

  @Test
  void who_broke_the_call_is_read_from_what_the_close_means() {
    Step[] steps = {Scripts.say(5, Expectations.NONE), Scripts.say(6, Expectations.NONE)};
    assertEquals(
        Attribution.NETWORK, judge(broken("network: connection lost"), steps).attribution());
    assertEquals(
        Attribution.BENCH, judge(broken("target: the key was refused"), steps).attribution());
    Judgement config = judge(broken("config: a setting was refused"), steps);
    assertEquals(Verdict.PROVIDER_ERROR, config.verdict());
    assertEquals(Attribution.AGENT, config.attribution());
    assertEquals(Attribution.PROVIDER, judge(broken("who knows"), steps).attribution());
  }

  @Test
  void a_close_after_the_script_s_end_is_fine() {
    RecordedCall call = answered(800).without(e -> e instanceof JournalEntry.Closed);
    call.closed(9000, 1000, "provider: done", false);
    assertEquals(Verdict.PASSED, judge(call, Scripts.say(5, Expectations.NONE)).verdict());
  }

  @Test
  void hanging_up_before_the_script_s_end_is_inconclusive() {
    Judgement judgement =
        judge(
            answered(800), Scripts.say(5, Expectations.NONE), Scripts.say(6, Scripts.answer(1500)));
    assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
    assertTrue(
        judgement.reasons().stream()
            .anyMatch(reason -> reason.startsWith("the bench hung up in step 2 of 2 (say); ")),
        judgement.reasons().toString());
    assertTrue(
        judgement
            .reasons()
            .contains(
                "step 2 (say): expected this step to be reached, but the call was over before it"),
        judgement.reasons().toString());
  }

  @Test
  void an_invalid_bench_overrides_all() {
    Judgement judgement =
        judge(
            broken("provider: an internal error").late(3, 300, 0),
            Scripts.say(5, Scripts.answer(1500)),
            Scripts.say(6, Expectations.NONE));
    assertEquals(Verdict.INVALID_BENCH, judgement.verdict());
    assertEquals(Attribution.BENCH, judgement.attribution());
    assertEquals(
        "a caller frame was late by 300.0 ms, at most 100 ms allowed", judgement.reasons().get(0));
  }

  @Test
  void a_record_that_breaks_off_is_an_invalid_bench() {
    RecordedCall call = answered(800).without(e -> e instanceof JournalEntry.Closed);
    Judgement judgement = judge(call, Scripts.say(5, Expectations.NONE));
    assertEquals(Verdict.INVALID_BENCH, judgement.verdict());
  }

  private static Step hear(long withinMs) {
    return new Step.Hear(Scripts.line(4), Duration.ofMillis(withinMs), Expectations.NONE);
  }

  @Test
  void a_greeting_must_come_in_time() {
    RecordedCall call =
        new RecordedCall(9000).step(0, "hear", 0, 4000).agent(1400, 4, speech(900)).hungUp();
    Judgement inTime = judge(call, hear(3000));
    assertEquals(Verdict.PASSED, inTime.verdict());
    assertEquals("it spoke after 1400 ms", inTime.checks().get(0).evidence());
    assertEquals(Verdict.FAILED, judge(call, hear(1000)).verdict());
    RecordedCall mute = new RecordedCall(9000).step(0, "hear", 0, 4000).hungUp();
    assertEquals("it said nothing", judge(mute, hear(3000)).checks().get(0).evidence());
    assertEquals(Verdict.FAILED, judge(mute, hear(3000)).verdict());
    RecordedCall brief = new RecordedCall(2000).step(0, "hear", 0, 2000).hungUp();
    assertEquals(
        "it said nothing before the wait was over, after 2000 ms",
        judge(brief, hear(3000)).checks().get(0).evidence());
  }

  private static Step quiet(Integer atMost, Integer atLeast) {
    Expectations expect =
        new Expectations(
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(atMost),
            Optional.ofNullable(atLeast),
            false,
            Scripts.line(7));
    return new Step.Silence(Scripts.line(6), Duration.ofMillis(6000), expect);
  }

  @Test
  void reprompts_in_a_silence_are_counted() {
    RecordedCall call =
        new RecordedCall(14_000)
            .step(0, "silence", 1000, 9000)
            .agent(1500, 4, speech(1200))
            .signal(2000, "turnEnd")
            .agent(5000, 4, speech(700), silence(500), speech(300))
            .signal(5500, "turnEnd")
            .hungUp();
    Judgement once = judge(call, quiet(1, 1));
    assertEquals(Verdict.PASSED, once.verdict());
    assertEquals("it spoke once", once.checks().get(0).evidence());
    assertEquals(5000, once.checks().get(0).atMs(), 1);
    assertEquals(Verdict.FAILED, judge(call, quiet(0, null)).verdict());
    assertEquals(Verdict.FAILED, judge(call, quiet(null, 2)).verdict());
  }
}

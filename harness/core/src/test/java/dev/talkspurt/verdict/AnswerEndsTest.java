package dev.talkspurt.verdict;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Condition;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the agent says in later steps is no part of an answer. */
class AnswerEndsTest {
  private static Expectations words(List<String> mentions, List<String> avoids) {
    return new Expectations(
        Optional.empty(),
        mentions,
        avoids,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Scripts.line(50));
  }

  private static Step silence() {
    return new Step.Silence(Scripts.line(6), Duration.ofSeconds(9), Expectations.NONE);
  }

  private static Step cough(Optional<Moment> moment) {
    return new Step.Probe(
        Scripts.line(6),
        ProbeKind.NOISE,
        moment,
        new Sound.Spoken("cough"),
        Expectations.NONE,
        CallerChange.NONE);
  }

  /** An answer to the first step, which is heard from 2800 to 4300. */
  private static RecordedCall answered() {
    return new RecordedCall(30_000)
        .step(0, "say", 900, 2000)
        .say("u1", 0, 1000, 2000)
        .text(2700, "agent", "We open")
        .agent(2800, 4, speech(1500))
        .text(2900, "agent", " at nine")
        .signal(3300, "turnEnd");
  }

  private static RecordedCall reprompted() {
    return answered()
        .step(1, "silence", 4600, 13_600)
        .text(4700, "agent", " sharp.")
        .text(9950, "agent", "Are you")
        .agent(10_000, 4, speech(1500))
        .text(10_100, "agent", " still there?")
        .signal(10_500, "turnEnd");
  }

  private static Measurements measure(RecordedCall call, Step... steps) {
    return MeasureCall.measure(call.timeline(), Scripts.of(steps));
  }

  private static List<Check> checks(RecordedCall call, Step... steps) {
    Scenario scenario = Scripts.of(steps);
    Timeline timeline = call.timeline();
    return Judge.judge(
            scenario,
            timeline,
            MeasureCall.measure(timeline, scenario),
            EnumSet.allOf(Capability.class))
        .checks();
  }

  private static void assertChecks(List<Check> checks, int step, Verdict... verdicts) {
    assertEquals(
        List.of(verdicts),
        checks.stream().filter(c -> c.stepIndex() == step).map(Check::verdict).toList(),
        checks.toString());
  }

  @Test
  void what_is_said_in_a_later_silence_is_no_answer_of_the_turn_before_it() {
    RecordedCall call = reprompted().hungUp();
    Step say = Scripts.say(5, words(List.of("still there"), List.of()));
    assertChecks(checks(call, say, silence()), 0, Verdict.PASSED, Verdict.FAILED);
    TurnMeasure turn = measure(call, say, silence()).turns().get(0);
    assertEquals("We open at nine sharp.", turn.answer(), "its late text stays with it");
    assertEquals(4300, turn.answerOffsetMs(), 1);
  }

  @Test
  void what_is_said_in_a_later_silence_is_not_what_was_heard_before_it() {
    RecordedCall call =
        new RecordedCall(30_000)
            .step(0, "hear", 0, 3000)
            .text(900, "agent", "Hello.")
            .agent(1000, 4, speech(1500))
            .signal(1500, "turnEnd")
            .step(1, "silence", 3000, 12_000)
            .text(7950, "agent", "Are you still there?")
            .agent(8000, 4, speech(1500))
            .signal(8500, "turnEnd")
            .hungUp();
    Expectations expect = words(List.of("hello"), List.of("still there"));
    Step hear = new Step.Hear(Scripts.line(5), Duration.ofSeconds(4), expect);
    assertChecks(checks(call, hear, silence()), 0, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED);
  }

  private static Step hear(Expectations expect) {
    return new Step.Hear(Scripts.line(7), Duration.ofSeconds(10), expect);
  }

  @Test
  void a_step_that_listens_behind_a_silence_hears_what_came_behind_it() {
    RecordedCall call =
        answered()
            .step(1, "silence", 4600, 5600)
            .step(2, "hear", 5600, 11_800)
            .text(9950, "agent", "Are you still there?")
            .agent(10_000, 4, speech(1500))
            .signal(10_500, "turnEnd")
            .hungUp();
    Step say = Scripts.say(5, words(List.of("nine"), List.of("still there")));
    List<Check> checks =
        checks(call, say, silence(), hear(words(List.of("still there"), List.of("nine"))));
    assertChecks(checks, 0, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED);
    assertChecks(checks, 2, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED);
    RecordedCall mute =
        answered().step(1, "silence", 4600, 5600).step(2, "hear", 5600, 15_600).hungUp();
    assertChecks(
        checks(mute, say, silence(), hear(words(List.of(), List.of()))), 2, Verdict.FAILED);
  }

  @Test
  void a_step_that_listens_behind_a_say_hears_its_answer_whatever_is_looked_at_between() {
    RecordedCall call =
        answered()
            .stepIs(1, "when", 4600, "started", "")
            .stepIs(1, "when", 4600, "ended", "then: …")
            .step(2, "hear", 4600, 4600)
            .hungUp();
    Step when = new Step.When(Scripts.line(6), new Condition.Heard(List.of("nine")), 1, 0);
    List<Check> checks =
        checks(
            call, Scripts.say(5, Expectations.NONE), when, hear(words(List.of("nine"), List.of())));
    assertChecks(checks, 2, Verdict.PASSED, Verdict.PASSED);
  }

  @Test
  void what_a_cough_is_answered_with_is_no_answer_of_the_turn_before_it() {
    RecordedCall call =
        answered()
            .step(1, "noise", 4600, 8000)
            .noise("n1", 1, 5000, 5300)
            .text(5900, "agent", "Sorry, could you repeat that?")
            .agent(6000, 4, speech(1500))
            .signal(6500, "turnEnd")
            .hungUp();
    Step say = Scripts.say(5, words(List.of("nine"), List.of("sorry")));
    Step cough = cough(Optional.empty());
    assertChecks(checks(call, say, cough), 0, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED);
    assertEquals(false, measure(call, say, cough).turns().get(0).asking().asked());
  }

  @Test
  void an_answer_goes_on_behind_a_cough_into_it_or_into_the_wait_for_it() {
    RecordedCall into =
        answered()
            .step(1, "noise", 3000, 3500)
            .noise("n1", 1, 3200, 3500)
            .text(5900, "agent", "Anything else?")
            .agent(6000, 4, speech(1500))
            .signal(6500, "turnEnd")
            .hungUp();
    Step over = cough(Optional.of(new Moment.AfterHeard(Duration.ofMillis(400))));
    Step say = Scripts.say(5, words(List.of("nine", "else"), List.of()));
    assertChecks(checks(into, say, over), 0, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED);
    RecordedCall before =
        answered().step(1, "noise", 2000, 2700).noise("n1", 1, 2200, 2400).hungUp();
    Step early = cough(Optional.of(new Moment.AfterSilence(Duration.ofMillis(200))));
    TurnMeasure turn = measure(before, say, early).turns().get(0);
    assertEquals(800, turn.v2vAudibleMs(), 1);
    assertEquals("We open at nine", turn.answer());
  }

  @Test
  void a_reply_to_a_later_cough_is_no_late_answer_to_an_interruption_talked_over() {
    RecordedCall call =
        new RecordedCall(30_000)
            .agent(500, 8, speech(4000))
            .signal(1200, "turnEnd")
            .step(0, "interrupt", 1500, 3000)
            .interrupt("u1", 0, 1500, 2500)
            .step(1, "noise", 4600, 8000)
            .noise("n1", 1, 5000, 5300)
            .agent(6000, 4, speech(1500))
            .signal(6500, "turnEnd")
            .hungUp();
    Step cut = Scripts.interrupt(5, Expectations.NONE);
    TurnMeasure turn = measure(call, cut, cough(Optional.empty())).turns().get(0);
    assertTrue(Double.isNaN(turn.v2vAudibleMs()), turn.toString());
    assertEquals(false, turn.answered());
    Step wanting = Scripts.interrupt(5, Scripts.answer(4000));
    List<Check> checks = checks(call, wanting, cough(Optional.empty()));
    assertEquals(
        "INCONCLUSIVE: no answer before the caller was heard again, 2500 ms after the caller had"
            + " finished",
        checks.get(0).verdict() + ": " + checks.get(0).evidence());
  }

  @Test
  void questions_asked_again_and_again_in_a_silence_are_still_a_loop() {
    RecordedCall call = answered().step(1, "silence", 4600, 28_000);
    for (int i = 0; i < 3; i++) {
      call.text(9950 + i * 5000, "agent", "Are you still there?")
          .agent(10_000 + i * 5000, 4, speech(1500))
          .signal(10_500 + i * 5000, "turnEnd");
    }
    Step say = Scripts.say(5, Expectations.NONE);
    assertEquals(1, measure(call.hungUp(), say, silence()).turns().get(0).asking().loops());
  }
}

package dev.talkspurt.verdict;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Condition;
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

/** What was passed over, waited for and said again, judged. */
class FlowChecksTest {
  private static final Set<Capability> ALL = EnumSet.allOf(Capability.class);
  private static final Condition ASKS_DAY = new Condition.Heard(List.of("which day"));

  private static Judgement judge(RecordedCall call, Set<Capability> can, Step... steps) {
    Scenario scenario = Scripts.of(steps);
    Timeline timeline = call.timeline();
    return Judge.judge(scenario, timeline, MeasureCall.measure(timeline, scenario), can);
  }

  private static final Step[] BRANCHES = {
    Scripts.say(5, Scripts.answer(1500)),
    new Step.When(Scripts.line(6), ASKS_DAY, 1, 2),
    Scripts.say(7, Scripts.answer(1500, "never said")),
    Scripts.say(8, Scripts.answer(1500)),
    new Step.HangUp(Scripts.line(9))
  };

  private static RecordedCall branched() {
    return new RecordedCall(14_000)
        .step(0, "say", 900, 2000)
        .say("u1", 0, 1000, 2000)
        .text(2100, "agent", "You could come at nine.")
        .agent(2800, 4, speech(1500))
        .signal(3200, "turnEnd")
        .stepIs(1, "when", 4700, "started", "")
        .stepIs(1, "when", 4700, "ended", "otherwise: …")
        .stepIs(2, "say", 4700, "notRun", "the script went on with otherwise")
        .step(3, "say", 4800, 6000)
        .say("u2", 3, 5000, 6000)
        .agent(6800, 4, speech(1500))
        .step(4, "hangUp", 9000, 9000)
        .hungUp();
  }

  @Test
  void a_step_passed_over_is_not_run_and_takes_nothing_from_the_call_s_passing() {
    Judgement judgement = judge(branched(), ALL, BRANCHES);
    assertEquals(Verdict.PASSED, judgement.verdict());
    assertEquals(List.of(), judgement.reasons());
    List<Check> second = judgement.checks().stream().filter(c -> c.stepIndex() == 2).toList();
    assertEquals(1, second.size());
    assertEquals(Verdict.NOT_RUN, second.get(0).verdict());
    assertEquals("the script went on with otherwise", second.get(0).evidence());
  }

  @Test
  void a_step_behind_a_break_is_inconclusive_as_ever() {
    RecordedCall broken =
        new RecordedCall(5000)
            .step(0, "say", 900, 2000)
            .say("u1", 0, 1000, 2000)
            .agent(2800, 4, speech(1500))
            .closed(5000, 1011, "provider: it failed", false);
    Judgement judgement = judge(broken, ALL, BRANCHES);
    assertEquals(Verdict.PROVIDER_ERROR, judgement.verdict());
    assertEquals(
        List.of(Verdict.INCONCLUSIVE),
        judgement.checks().stream().filter(c -> c.stepIndex() == 2).map(Check::verdict).toList());
  }

  @Test
  void a_branch_on_words_that_cannot_be_told_proves_nothing() {
    Set<Capability> can = EnumSet.complementOf(EnumSet.of(Capability.OUTPUT_TRANSCRIPT));
    Judgement judgement = judge(branched(), can, BRANCHES);
    assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
    assertTrue(judgement.reasons().get(0).contains("does not tell in words"), judgement.toString());
  }

  private static Step until() {
    return new Step.Hear(
        Scripts.line(6), Duration.ofSeconds(4), Optional.of(ASKS_DAY), Expectations.NONE);
  }

  private static Judgement waited(String phase, String detail) {
    RecordedCall call =
        new RecordedCall(12_000)
            .step(0, "say", 900, 2000)
            .say("u1", 0, 1000, 2000)
            .agent(2800, 4, speech(1500))
            .stepIs(1, "hear", 2100, "started", "");
    if (!phase.isEmpty()) {
      call.stepIs(1, "hear", 6100, phase, detail);
    }
    return judge(
        phase.isEmpty() ? call.closed(4000, 1011, "", false) : call.hungUp(),
        ALL,
        Scripts.say(5, Expectations.NONE),
        until());
  }

  @Test
  void a_wait_passes_when_it_came_true_and_fails_with_what_was_heard_instead() {
    Check passed = waited("ended", "the agent said \"Which day?\"").checks().get(1);
    assertEquals("the agent says which day within 4000 ms", passed.expectation());
    assertEquals(Verdict.PASSED, passed.verdict());
    Check failed = waited("timedOut", "the agent said \"No.\"").checks().get(1);
    assertEquals(Verdict.FAILED, failed.verdict());
    assertEquals("the agent said \"No.\"", failed.evidence());
    assertEquals(Verdict.INCONCLUSIVE, waited("", "").checks().get(1).verdict());
  }

  @Test
  void the_last_answer_counts_of_words_said_again() {
    RecordedCall call =
        new RecordedCall(12_000)
            .step(0, "say", 900, 2000)
            .say("u1", 0, 1000, 2000)
            .text(2600, "agent", "Could you repeat that?")
            .agent(2800, 4, speech(1000))
            .signal(3200, "turnEnd")
            .again("u2", 0, 5000, 6000)
            .text(6600, "agent", "Come at nine.")
            .agent(8800, 4, speech(1000))
            .signal(9000, "turnEnd")
            .hungUp();
    Judgement judgement = judge(call, ALL, Scripts.say(5, Scripts.answer(1500, "nine")));
    assertEquals("answered after 2800 ms", judgement.checks().get(0).evidence());
    assertEquals(Verdict.FAILED, judgement.checks().get(0).verdict());
    assertEquals(Verdict.PASSED, judgement.checks().get(1).verdict());
  }

  @Test
  void the_time_limit_tells_which_step_it_cut_and_what_was_last_heard() {
    RecordedCall call =
        new RecordedCall(20_000)
            .step(0, "say", 900, 2000)
            .say("u1", 0, 1000, 2000)
            .text(2600, "agent", "One moment.")
            .agent(2800, 4, speech(1000))
            .add(
                new JournalEntry.Signal(
                    ns(20_000), "hangUp", "bench", "maxDuration of 20 s reached"))
            .hungUp();
    Judgement judgement =
        judge(call, ALL, Scripts.say(5, Expectations.NONE), Scripts.say(6, Expectations.NONE));
    assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
    assertTrue(
        judgement
            .reasons()
            .contains(
                "maxDuration of 20 s reached: the bench hung up in step 2 of 2 (say); the agent was"
                    + " last heard at 3.8 s, saying \"One moment.\""),
        judgement.reasons().toString());
  }
}

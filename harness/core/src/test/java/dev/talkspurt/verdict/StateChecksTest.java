package dev.talkspurt.verdict;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.ToolState;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateChecksTest {
  private static RecordedCall call() {
    return new RecordedCall(12_000)
        .step(0, "say", 900, 6000)
        .say("u1", 0, 1000, 2000)
        .agent(2800, 4, speech(1500));
  }

  private static Judgement judge(RecordedCall call, String expected) {
    Scenario s = Scripts.of(Scripts.say(5, Scripts.answer(1500)));
    Scenario scenario =
        s.withState(
            new ToolState(
                Optional.of(Json.object().build()),
                Optional.of(
                    new ToolState.Expected(
                        Scripts.line(9), (Json.Obj) Json.parse(expected), false))));
    Timeline timeline = call.timeline();
    return Judge.judge(
        scenario,
        timeline,
        MeasureCall.measure(timeline, scenario),
        EnumSet.allOf(Capability.class));
  }

  private static Check stateCheck(Judgement judgement) {
    return judgement.checks().stream()
        .filter(check -> check.place().equals(Scripts.line(9)))
        .findFirst()
        .orElseThrow();
  }

  private static JournalEntry signal(double atMs, String kind, String source, String detail) {
    return new JournalEntry.Signal(RecordedCall.ns(atMs), kind, source, detail);
  }

  private static RecordedCall ended(String state) {
    return call().add(signal(5900, Timeline.FINAL_STATE, "bench", state)).hungUp();
  }

  @Test
  void a_state_that_holds_what_was_expected_passes() {
    Judgement judgement = judge(ended("{\"time\":\"14:30\",\"more\":1}"), "{\"time\":\"14:30\"}");
    assertEquals(Verdict.PASSED, judgement.verdict());
    assertEquals(Verdict.PASSED, stateCheck(judgement).verdict());
  }

  @Test
  void another_state_is_the_agent_s_failure_field_by_field() {
    Judgement judgement =
        judge(ended("{\"time\":\"09:00\"}"), "{\"time\":\"14:30\",\"day\":\"Monday\"}");
    assertEquals(Verdict.FAILED, judgement.verdict());
    assertEquals(Attribution.AGENT, judgement.attribution());
    assertEquals(
        List.of("/time is \"09:00\", expected \"14:30\"; /day is missing, expected \"Monday\""),
        judgement.reasons());
  }

  @Test
  void a_state_nobody_kept_is_inconclusive() {
    assertEquals(Verdict.INCONCLUSIVE, stateCheck(judge(call().hungUp(), "{}")).verdict());
  }

  @Test
  void a_state_nobody_can_read_is_inconclusive() {
    String deep = "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}";
    assertEquals(Verdict.INCONCLUSIVE, stateCheck(judge(ended(deep), "{}")).verdict());
  }

  @Test
  void an_agent_cannot_say_what_the_state_is() {
    RecordedCall call = call().add(signal(5900, Timeline.FINAL_STATE, "protocol", "{}")).hungUp();
    assertEquals(Verdict.INCONCLUSIVE, stateCheck(judge(call, "{}")).verdict());
  }

  @Test
  void an_endpoint_that_fails_is_nobody_s_failure_but_the_bench_s() {
    RecordedCall call =
        ended("{}").add(signal(3000, Timeline.ENDPOINT_FAILED, "bench", "c1 its endpoint is away"));
    Judgement judgement = judge(call, "{\"a\":1}");
    assertEquals(Verdict.INVALID_BENCH, judgement.verdict());
    assertEquals(Attribution.BENCH, judgement.attribution());
    assertEquals("tool '' did not work: c1 its endpoint is away", judgement.reasons().get(0));
  }
}

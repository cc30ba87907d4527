package dev.talkspurt.verdict;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.metric.VoidProbes;
import dev.talkspurt.scenario.CallerChange;
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

/** What is expected of a sound that is no turn, by what it fell into. */
class ProbeChecksTest {
  private static final Moment AUDIO_END = new Moment.OnEvent("audioEnd", Duration.ZERO);

  private static Step noise(Moment moment, boolean keepsTalking) {
    Expectations expect =
        new Expectations(
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            keepsTalking,
            !keepsTalking,
            List.of(),
            Optional.empty(),
            Scripts.line(50));
    return new Step.Probe(
        Scripts.line(5),
        ProbeKind.NOISE,
        Optional.ofNullable(moment),
        new Sound.Spoken("words"),
        expect,
        CallerChange.NONE);
  }

  private static String check(RecordedCall call, Step step) {
    Scenario scenario = Scripts.of(step);
    Timeline timeline = call.hungUp().timeline();
    Judgement judgement =
        Judge.judge(
            scenario,
            timeline,
            MeasureCall.measure(timeline, scenario),
            EnumSet.allOf(Capability.class));
    Check check = judgement.checks().get(0);
    return check.verdict() + ": " + check.evidence();
  }

  /** All of the answer's audio has come, and most of it is still to be heard. */
  private static RecordedCall early() {
    return new RecordedCall(20_000)
        .agent(500, 8, speech(8000))
        .signal(1500, "audioEnd")
        .step(0, "noise", 1500, 1800)
        .noise("n1", 0, 1520, 1700);
  }

  private static RecordedCall late() {
    return new RecordedCall(20_000)
        .agent(500, 8, speech(800))
        .step(0, "noise", 1500, 9000)
        .noise("n1", 0, 3000, 3300);
  }

  @Test
  void a_sound_into_the_agent_s_speech_does_not_tell_whether_it_stays_silent() {
    String still = "the agent was still talking when the noise began";
    assertEquals("INCONCLUSIVE: " + still, check(early(), noise(AUDIO_END, false)));
    assertEquals("PASSED: it said nothing", check(late(), noise(AUDIO_END, false)));
    Scenario scenario = Scripts.of(noise(AUDIO_END, false));
    Timeline timeline = early().hungUp().timeline();
    Measurements measured = MeasureCall.measure(timeline, scenario);
    assertEquals(List.of("step 1 (noise): " + still), VoidProbes.of(scenario, timeline, measured));
  }

  @Test
  void what_it_fell_into_decides_whether_it_tells_that_the_agent_keeps_talking() {
    assertEquals("PASSED: talked on", check(early(), noise(AUDIO_END, true)));
    assertEquals(
        "INCONCLUSIVE: the agent was silent when the noise came",
        check(late(), noise(AUDIO_END, true)));
  }

  private static Step cut(Moment moment) {
    return new Step.Interrupt(
        Scripts.line(5), moment, new Sound.Spoken("words"), Scripts.yields(900), CallerChange.NONE);
  }

  @Test
  void an_interruption_that_may_fall_into_silence_yields_only_if_it_did_not() {
    RecordedCall talking =
        new RecordedCall(20_000)
            .agent(500, 8, speech(8000))
            .signal(1500, "audioEnd")
            .step(0, "interrupt", 1500, 3000)
            .interrupt("u1", 0, 1520, 2500)
            .interruptedAt(1920);
    assertEquals(
        "PASSED: fell silent 400 ms after the caller cut in", check(talking, cut(AUDIO_END)));
    for (Moment moment : List.of(AUDIO_END, new Moment.DuringTool("find", Duration.ZERO))) {
      RecordedCall silent =
          new RecordedCall(20_000)
              .agent(500, 8, speech(800))
              .step(0, "interrupt", 1500, 4000)
              .interrupt("u1", 0, 3000, 4000)
              .agent(5000, 8, speech(800));
      assertEquals(
          "INCONCLUSIVE: the agent was silent when the caller cut in", check(silent, cut(moment)));
    }
  }

  @Test
  void a_greeting_is_no_answer_to_a_sound_before_it() {
    RecordedCall greeting =
        new RecordedCall(20_000)
            .step(0, "noise", 40, 3000)
            .noise("n1", 0, 100, 300)
            .agent(1200, 8, speech(1500));
    assertEquals(
        "INCONCLUSIVE: the agent had not greeted yet when the noise began",
        check(greeting, noise(null, false)));
  }
}

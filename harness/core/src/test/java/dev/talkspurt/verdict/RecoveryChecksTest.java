package dev.talkspurt.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryChecksTest {
  private static Expectations recovers() {
    Recovery.Goal found = new Recovery.Goal.Calls(Scripts.call("find", "number", "4271"));
    return Scripts.recovers(
        new Recovery(
            Scripts.line(9),
            FaultClass.NOISE_BURST,
            List.of(found),
            List.of(),
            FaultClass.NOISE_BURST.within(),
            1),
        Scripts.line(8));
  }

  @Test
  void damage_is_told_as_it_was_called() {
    Scenario scenario = Scripts.of(Scripts.say(5, recovers()));
    Timeline timeline =
        new RecordedCall(30_000)
            .say("u1", 0, 1000, 3000)
            .toolCalled(3400, "c1", "find", Scripts.args("number", "4371"))
            .toolCalled(5000, "c2", "find", Scripts.args("number", "4271"))
            .hungUp()
            .timeline();

    Judgement judgement =
        Judge.judge(
            scenario,
            timeline,
            MeasureCall.measure(timeline, scenario),
            EnumSet.allOf(Capability.class));

    assertEquals(
        "recovered after 2000 ms; meanwhile: called find{\"number\":\"4371\"}, not what it was to"
            + " call",
        judgement.checks().stream()
            .filter(check -> check.expectation().startsWith("recovers"))
            .findFirst()
            .orElseThrow()
            .evidence());
  }
}

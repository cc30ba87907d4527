package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryWatchTest {
  private static Step recovering() {
    Recovery recovery =
        new Recovery(
            Scripts.line(6),
            FaultClass.NOISE_BURST,
            List.of(new Recovery.Goal.Says(List.of("which day"))),
            List.of(),
            Duration.ofSeconds(20),
            0);
    Expectations expect =
        new Expectations(
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            List.of(),
            Optional.of(recovery),
            Scripts.line(6));
    return new Step.Say(Scripts.line(5), "words", expect);
  }

  @Test
  void the_words_of_two_responses_do_not_run_together() {
    RecoveryWatch watch = new RecoveryWatch(Scripts.of(recovering()));
    watch.step(0, "started", 0);
    watch.said(new SessionEvent.OutputTranscript(10, "I see", false));
    watch.agentPauses();
    watch.said(new SessionEvent.OutputTranscript(20, "Wh", false));
    watch.said(new SessionEvent.OutputTranscript(30, "ich day", false));
    assertFalse(watch.waits(40), "it has been said");
    RecoveryWatch other = new RecoveryWatch(Scripts.of(recovering()));
    other.step(0, "started", 0);
    other.said(new SessionEvent.OutputTranscript(10, "I see", false));
    assertTrue(other.waits(40));
  }
}

package dev.talkspurt.calibration;

import dev.talkspurt.calibration.PlantedSpeech.Words;
import dev.talkspurt.document.Place;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is planted in one call.
 *
 * @param delayMs from the caller's last audible sample to the agent's first packet
 * @param leadMs silence at the head of each answer
 * @param burst how many times faster than it plays the answer is sent
 * @param stopMs from the onset of an interruption to the agent's giving way; negative: nobody
 *     interrupts
 * @param turns how often the caller speaks before that
 * @param brief whether both say little
 */
public record PlantedCell(
    int delayMs, int leadMs, int burst, int stopMs, int turns, boolean brief) {
  private static final Place AT = MadeScenario.AT;
  private static final Duration INTO_ANSWER = Duration.ofMillis(1000);

  /** One turn and an interruption of its answer. */
  public static PlantedCell interrupted(int delayMs, int leadMs, int burst, int stopMs) {
    return new PlantedCell(delayMs, leadMs, burst, stopMs, 1, false);
  }

  /** Short turns, for a good many values in little time. */
  static PlantedCell brief(int turns) {
    return new PlantedCell(250, 120, 3, -1, turns, true);
  }

  boolean interrupts() {
    return stopMs >= 0;
  }

  /** How many values of V2V_AUDIBLE a call gives: an interruption is answered, too. */
  int latencies() {
    return turns + (interrupts() ? 1 : 0);
  }

  /** How many values of both metrics it gives. */
  int values() {
    return latencies() + (interrupts() ? 1 : 0);
  }

  String id() {
    return "d%d-s%d-b%d-k%d-n%d%s"
        .formatted(delayMs, leadMs, burst, stopMs, turns, brief ? "-brief" : "");
  }

  /** About how long a call takes, to begin with the longest. */
  int expectedMs() {
    return latencies() * (delayMs + leadMs + (brief ? 1300 : 3000));
  }

  private Words callerWords() {
    return brief ? Words.BRIEF_CALLER : Words.CALLER;
  }

  Scenario scenario() {
    List<Step> script = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      script.add(new Step.Say(AT, callerWords().text(), Expectations.NONE));
    }
    if (interrupts()) {
      script.add(new Step.Interrupt(AT, INTO_ANSWER, callerWords().text(), Expectations.NONE));
    }
    script.add(new Step.HangUp(AT));
    return MadeScenario.of(
        id(), simulated(), new Caller("caller", 1.0), script.toArray(Step[]::new));
  }

  private String simulated() {
    return """
        speaks: { voice: agent }
        leadingSilence: %d ms
        burst: %d
        planted: { speech: %d ms, delay: %d ms, stop: %d ms }
        dialogue: [ { id: any, hears: [ %s ], says: %s } ]
        """
        .formatted(
            leadMs,
            burst,
            callerWords().lengthMs(),
            delayMs,
            Math.max(0, stopMs),
            callerWords().text(),
            (brief ? Words.BRIEF_AGENT : Words.AGENT).text());
  }
}

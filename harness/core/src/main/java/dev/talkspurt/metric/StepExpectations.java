package dev.talkspurt.metric;

import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Scenario.Expectations;
import dev.talkspurt.scenario.Scenario.Step;

/** What a step expects, whatever its kind. Thread-safe. */
public final class StepExpectations {
  private StepExpectations() {}

  /**
   * The expectations of {@code step}; {@link Expectations#NONE} for a step that cannot have any.
   */
  public static Expectations of(Step step) {
    if (step instanceof Scenario.Say say) {
      return say.expect();
    }
    if (step instanceof Scenario.Interrupt interrupt) {
      return interrupt.expect();
    }
    if (step instanceof Scenario.Hear hear) {
      return hear.expect();
    }
    if (step instanceof Scenario.Noise noise) {
      return noise.expect();
    }
    if (step instanceof Scenario.Silence silence) {
      return silence.expect();
    }
    return Expectations.NONE;
  }
}

package dev.talkspurt.run;

import dev.talkspurt.scenario.Conduct;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often the caller still says something again: within the call's budget, or a step's own where
 * it has one. Not thread-safe.
 */
final class Reasking {
  private final List<Step> steps;
  private final List<String> phrases;
  private final boolean anywhere;
  private final Map<Integer, Integer> ofStep = new HashMap<>();
  private int left;

  Reasking(Scenario scenario) {
    this.steps = scenario.script();
    Optional<Conduct.Reasks> reasks = scenario.conduct().reasks();
    this.anywhere = reasks.isPresent();
    this.left = reasks.map(Conduct.Reasks::atMost).orElse(0);
    this.phrases = reasks.map(Conduct.Reasks::phrases).orElse(Conduct.Reasks.USUAL);
  }

  /** Whether what comes of a step's sound is looked at; otherwise the script just goes on. */
  boolean watches(int stepIndex) {
    return anywhere || own(stepIndex).isPresent();
  }

  List<String> phrases() {
    return phrases;
  }

  private Optional<Integer> own(int stepIndex) {
    return steps.get(stepIndex).expect().recovers().map(Recovery::repeats);
  }

  /** Take one from the budget that counts for the step; false if it is spent. */
  boolean take(int stepIndex) {
    Optional<Integer> own = own(stepIndex);
    if (own.isPresent()) {
      int used = ofStep.merge(stepIndex, 1, Integer::sum);
      return used <= own.get();
    }
    left--;
    return left >= 0;
  }
}

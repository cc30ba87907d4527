package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import java.util.List;

/**
 * What came of reading scenario files: those that can be used, and all that is wrong with the rest.
 *
 * @param scenarios without a problem, in order of their paths
 * @param problems in order of the files, then as found
 */
public record Reading(List<Scenario> scenarios, List<Problem> problems) {
  public Reading {
    scenarios = List.copyOf(scenarios);
    problems = List.copyOf(problems);
  }

  /** The scenarios, if nothing is wrong. Throws {@link BadInput} with every problem otherwise. */
  public List<Scenario> orThrow() {
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return scenarios;
  }
}

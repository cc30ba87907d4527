package dev.talkspurt.verdict;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds what no agent can fail: sounds of which nothing is expected, limits nobody can exceed, tool
 * calls and states at which nobody looks. Each is a warning: the scenario can be run, and proves
 * less than it seems to. What cannot be known from the files is not guessed.
 *
 * <p>Pure and thread-safe.
 */
public final class Doubts {
  /** How the message of a warning begins, as opposed to that of a problem. */
  public static final String WARNING = "warning: ";

  private Doubts() {}

  /**
   * The warnings about one scenario.
   *
   * @param document the scenario's file as read, for the places of its keys; empty if it cannot be
   *     had: then the title stands for them
   */
  public static List<Problem> of(Scenario scenario, Optional<Json> document) {
    List<Problem> found = new ArrayList<>();
    new StepDoubts(scenario, found).find();
    new WordDoubts(scenario, found).find();
    new CallDoubts(scenario, document, found).find();
    return List.copyOf(new LinkedHashSet<>(found));
  }

  /** The warnings about what scenarios of different files have in common. */
  public static List<Problem> across(List<Scenario> scenarios) {
    return SuiteDoubts.of(scenarios);
  }

  static Problem warning(Place place, String message) {
    return new Problem(place, WARNING + message);
  }
}

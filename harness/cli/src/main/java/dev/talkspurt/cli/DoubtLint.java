package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.verdict.Doubts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what no agent can fail, in scenarios as their files say them. */
final class DoubtLint {
  private DoubtLint() {}

  /** The warnings about all of them, those of a sweep once. */
  static List<Problem> problems(List<Scenario> scenarios) {
    Set<Problem> problems = new LinkedHashSet<>();
    Map<Path, Optional<Json>> documents = new HashMap<>();
    for (Scenario scenario : scenarios) {
      Optional<Json> document =
          documents.computeIfAbsent(scenario.source(), file -> document(scenario));
      problems.addAll(Doubts.of(scenario, document));
    }
    problems.addAll(Doubts.across(scenarios));
    return List.copyOf(problems);
  }

  /**
   * Says in one line how many there are and how to see them: what no agent can fail must not look
   * like a result.
   */
  static void tell(List<Scenario> scenarios, List<Path> from, Screen screen) {
    int doubts = problems(scenarios).size();
    if (doubts > 0) {
      String where = String.join(" ", from.stream().map(Path::toString).toList());
      screen
          .err()
          .println(
              Terminal.line(
                  doubts
                      + (doubts == 1 ? " warning" : " warnings")
                      + " of tests that prove less than they seem to, see: talkspurt lint "
                      + where));
    }
  }

  private static Optional<Json> document(Scenario scenario) {
    try {
      return Optional.of(DocumentReader.yaml(scenario.source(), scenario.place().source()));
    } catch (BadInput changedMeanwhile) {
      return Optional.empty();
    }
  }
}

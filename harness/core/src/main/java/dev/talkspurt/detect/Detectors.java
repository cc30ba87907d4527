package dev.talkspurt.detect;

import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The detectors there are. Thread-safe. */
public final class Detectors {
  private static final List<Rule> RULES =
      Stream.of(
              TurnFailures.RULES,
              InterruptionFailures.RULES,
              SpeechFailures.RULES,
              SessionFailures.RULES,
              ContentFailures.RULES,
              LeakFailures.RULES,
              ToolFailures.RULES)
          .flatMap(List::stream)
          .toList();

  private Detectors() {}

  /** All detectors, in the order reports show them. */
  public static List<Detector> all() {
    return RULES.stream().map(Rule::detector).toList();
  }

  /** What is wrong with a call, in order of time. */
  public static List<Finding> search(CallEvidence call, Measurements measured) {
    List<Finding> found = new ArrayList<>();
    for (Rule rule : RULES) {
      found.addAll(rule.search().in(call, measured));
    }
    found.sort(Comparator.comparingDouble(Finding::atMs));
    return List.copyOf(found);
  }
}

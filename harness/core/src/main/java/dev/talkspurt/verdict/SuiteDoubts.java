package dev.talkspurt.verdict;

import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Titles and tags by which scenarios of different files are taken for each other. */
final class SuiteDoubts {
  private static final int SHORTEST = 4;

  private SuiteDoubts() {}

  static List<Problem> of(List<Scenario> scenarios) {
    Set<Problem> found = new LinkedHashSet<>();
    titles(scenarios, found);
    tags(scenarios, found);
    return List.copyOf(found);
  }

  private static void titles(List<Scenario> scenarios, Set<Problem> found) {
    Map<String, Scenario> first = new HashMap<>();
    for (Scenario scenario : scenarios) {
      Scenario other = first.putIfAbsent(scenario.name(), scenario);
      if (other != null && !other.family().equals(scenario.family())) {
        found.add(
            Doubts.warning(
                scenario.place(),
                "the title is that of %s too: reports cannot tell them apart, expected one of its"
                        .formatted(other.place().source())
                    + " own (rename one)"));
      }
    }
  }

  /** A tag of one file that is another's but for a hyphen or a plural is left out by accident. */
  private static void tags(List<Scenario> scenarios, Set<Problem> found) {
    Map<String, Set<String>> files = new LinkedHashMap<>();
    for (Scenario scenario : scenarios) {
      for (String tag : scenario.tags()) {
        files.computeIfAbsent(tag, unseen -> new LinkedHashSet<>()).add(scenario.family());
      }
    }
    for (Scenario scenario : scenarios) {
      for (String tag : scenario.tags()) {
        usual(tag, files)
            .filter(usual -> files.get(tag).size() == 1)
            .ifPresent(
                usual ->
                    found.add(
                        Doubts.warning(
                            scenario.place(),
                            "tag '%s' stands in no other file, '%s' in %s: --tag %s leaves this one"
                                    .formatted(tag, usual, files.get(usual).size(), usual)
                                + " out, expected one word for one thing (rename it)")));
      }
    }
  }

  private static Optional<String> usual(String tag, Map<String, Set<String>> files) {
    List<String> alike = new ArrayList<>();
    for (String other : files.keySet()) {
      if (!other.equals(tag)
          && files.get(other).size() > 1
          && tag.length() >= SHORTEST
          && bare(other).equals(bare(tag))) {
        alike.add(other);
      }
    }
    return alike.stream().findFirst();
  }

  private static String bare(String tag) {
    return tag.replace("-", "").replaceAll("s$", "");
  }
}

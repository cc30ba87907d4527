package dev.talkspurt.engine;

import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Reading;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;

/**
 * The scenarios a discovery request selects: each variant of a sweep is a test of its own, below
 * the id of its file.
 *
 * @param problems of files that cannot be used
 */
record ScenarioDiscovery(List<ScenarioDescriptor> scenarios, List<Problem> problems) {
  private static final String SEGMENT = "scenario";
  private static final String VARIANT = "variant";
  private static final String FILE_SUFFIX = ".scenario.yaml";

  static ScenarioDiscovery of(EngineDiscoveryRequest request, UniqueId root) {
    Set<Path> paths = new LinkedHashSet<>();
    request.getSelectorsByType(DirectorySelector.class).forEach(s -> paths.add(s.getPath()));
    request.getSelectorsByType(FileSelector.class).stream()
        .map(FileSelector::getPath)
        .filter(path -> path.toString().endsWith(FILE_SUFFIX))
        .forEach(paths::add);
    Set<UniqueId> variants = new LinkedHashSet<>();
    for (UniqueIdSelector selector : request.getSelectorsByType(UniqueIdSelector.class)) {
      UniqueId id = selector.getUniqueId();
      boolean variant = id.hasPrefix(root) && id.getLastSegment().getType().equals(VARIANT);
      UniqueId file = variant ? id.removeLastSegment() : id;
      if (!id.hasPrefix(root) || !file.getLastSegment().getType().equals(SEGMENT)) {
        continue;
      }
      if (variant) {
        variants.add(id);
      } else {
        paths.add(Path.of(id.getLastSegment().getValue()));
      }
    }
    Map<UniqueId, ScenarioDescriptor> tests = new LinkedHashMap<>();
    Set<Problem> problems = new LinkedHashSet<>();
    read(root, paths, problems).forEach(test -> tests.put(test.getUniqueId(), test));
    Set<Path> files = new LinkedHashSet<>();
    variants.forEach(id -> files.add(Path.of(id.removeLastSegment().getLastSegment().getValue())));
    read(root, files, problems).stream()
        .filter(test -> variants.contains(test.getUniqueId()))
        .forEach(test -> tests.putIfAbsent(test.getUniqueId(), test));
    return new ScenarioDiscovery(List.copyOf(tests.values()), List.copyOf(problems));
  }

  private static List<ScenarioDescriptor> read(
      UniqueId root, Set<Path> paths, Set<Problem> problems) {
    if (paths.isEmpty()) {
      return List.of();
    }
    Reading reading = Suite.read(List.copyOf(paths));
    problems.addAll(reading.problems());
    List<ScenarioDescriptor> tests = new ArrayList<>();
    for (Scenario scenario : reading.scenarios()) {
      UniqueId file = root.append(SEGMENT, scenario.source().toString().replace('\\', '/'));
      UniqueId id = scenario.parameters().isEmpty() ? file : file.append(VARIANT, scenario.id());
      tests.add(new ScenarioDescriptor(id, scenario));
    }
    return tests;
  }
}

package dev.talkspurt.engine;

import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Reading;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;

/**
 * The scenario files a discovery request selects.
 *
 * @param problems of files that cannot be used
 */
record ScenarioDiscovery(List<ScenarioDescriptor> scenarios, List<Problem> problems) {
  private static final String SEGMENT = "scenario";
  private static final String FILE_SUFFIX = ".scenario.yaml";

  static ScenarioDiscovery of(EngineDiscoveryRequest request, UniqueId root) {
    Set<Path> paths = new LinkedHashSet<>();
    request.getSelectorsByType(DirectorySelector.class).forEach(s -> paths.add(s.getPath()));
    request.getSelectorsByType(FileSelector.class).stream()
        .map(FileSelector::getPath)
        .filter(path -> path.toString().endsWith(FILE_SUFFIX))
        .forEach(paths::add);
    request.getSelectorsByType(UniqueIdSelector.class).stream()
        .map(UniqueIdSelector::getUniqueId)
        .filter(id -> id.hasPrefix(root) && id.getLastSegment().getType().equals(SEGMENT))
        .forEach(id -> paths.add(Path.of(id.getLastSegment().getValue())));
    if (paths.isEmpty()) {
      return new ScenarioDiscovery(List.of(), List.of());
    }
    Reading reading = Suite.read(List.copyOf(paths));
    List<ScenarioDescriptor> tests = new ArrayList<>();
    for (Scenario scenario : reading.scenarios()) {
      UniqueId id = root.append(SEGMENT, scenario.source().toString().replace('\\', '/'));
      tests.add(new ScenarioDescriptor(id, scenario));
    }
    return new ScenarioDiscovery(tests, reading.problems());
  }
}

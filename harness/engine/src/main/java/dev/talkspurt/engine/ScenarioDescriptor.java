package dev.talkspurt.engine;

import dev.talkspurt.scenario.Scenario;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** One scenario, or one variant of a sweep, as a test. */
final class ScenarioDescriptor extends AbstractTestDescriptor {
  private final Scenario scenario;

  ScenarioDescriptor(UniqueId id, Scenario scenario) {
    super(
        id,
        scenario.name(),
        FileSource.from(
            scenario.source().toFile(),
            FilePosition.from(
                Math.max(1, scenario.place().line()), Math.max(1, scenario.place().column()))));
    this.scenario = scenario;
  }

  Scenario scenario() {
    return scenario;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public Set<TestTag> getTags() {
    Set<TestTag> tags = new LinkedHashSet<>();
    for (String tag : new TreeSet<>(scenario.tags())) {
      if (TestTag.isValid(tag)) {
        tags.add(TestTag.create(tag));
      }
    }
    return tags;
  }
}

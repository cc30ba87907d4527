package dev.talkspurt.engine;

import dev.talkspurt.document.Problem;
import java.nio.file.Path;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/**
 * Runs scenario files as JUnit Platform tests: one test per {@code *.scenario.yaml}, or one per
 * variant where the file holds a sweep.
 *
 * <p>Finds them through file, directory and unique-id selectors; tags of the scenario are tags of
 * the test. A file that cannot be read is a discovery error at its line, never an exception. Start
 * it through a suite class ({@code @Suite @IncludeEngines("talkspurt") @SelectDirectories(…)}).
 * Settings are configuration parameters, see {@link EngineSettings}.
 */
public final class TalkspurtTestEngine implements TestEngine {
  /** The engine's id, for {@code @IncludeEngines}. */
  public static final String ID = "talkspurt";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    EngineDescriptor root = new EngineDescriptor(uniqueId, "Talkspurt");
    ScenarioDiscovery discovery = ScenarioDiscovery.of(request, uniqueId);
    discovery.scenarios().forEach(root::addChild);
    for (Problem problem : discovery.problems()) {
      request
          .getDiscoveryListener()
          .issueEncountered(
              uniqueId,
              DiscoveryIssue.builder(DiscoveryIssue.Severity.ERROR, problem.toString())
                  .source(sourceOf(problem))
                  .build());
    }
    return root;
  }

  private static FileSource sourceOf(Problem problem) {
    java.io.File file = Path.of(problem.place().source()).toFile();
    int line = problem.place().line();
    return line > 0
        ? FileSource.from(file, FilePosition.from(line, Math.max(1, problem.place().column())))
        : FileSource.from(file);
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor root = request.getRootTestDescriptor();
    request.getEngineExecutionListener().executionStarted(root);
    request
        .getEngineExecutionListener()
        .executionFinished(
            root,
            new ScenarioExecution(
                    request.getConfigurationParameters(), request.getEngineExecutionListener())
                .run(root));
  }
}

package dev.talkspurt.engine;

import dev.talkspurt.metric.Summarise;
import dev.talkspurt.report.RunFolder;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;

/** Runs the scenarios below one root and tells the platform how each came out. */
final class ScenarioExecution implements RunListener {
  private final EngineSettings settings;
  private final EngineExecutionListener platform;
  private final Map<String, ScenarioDescriptor> tests = new HashMap<>();
  private final Map<String, List<CallResult>> results = new HashMap<>();
  private Path folder;

  ScenarioExecution(EngineSettings settings, EngineExecutionListener platform) {
    this.settings = settings;
    this.platform = platform;
  }

  /** Run them all; the result is the engine's own, failed only if the bench could not work. */
  TestExecutionResult run(TestDescriptor root) {
    List<Scenario> scenarios = new ArrayList<>();
    for (TestDescriptor child : root.getChildren()) {
      if (child instanceof ScenarioDescriptor test) {
        tests.put(test.scenario().id(), test);
        scenarios.add(test.scenario());
      }
    }
    if (scenarios.isEmpty()) {
      return TestExecutionResult.successful();
    }
    try {
      call(scenarios);
      return TestExecutionResult.successful();
    } catch (RuntimeException e) {
      return TestExecutionResult.failed(e);
    }
  }

  private void call(List<Scenario> scenarios) {
    TargetFile target = TargetReader.read(settings.target());
    Path project = OpenBench.projectRoot();
    try (OpenBench open =
        settings.virtualTime()
            ? OpenBench.virtualTime(target, project)
            : OpenBench.realTime(target, project)) {
      String id = open.newRunId();
      folder = settings.out().orElse(project.resolve("reports").resolve("runs")).resolve(id);
      RunPlan plan =
          new RunPlan(
              id,
              version(),
              scenarios,
              target,
              settings.repeat(),
              settings.seed(),
              settings.parallel(),
              Map.of(),
              folder);
      new Runner(open.bench())
          .run(
              plan,
              RunListener.both(
                  new RunFolder(call -> Summarise.over(List.of(call.measurements()))), this));
    }
  }

  private static String version() {
    String version = ScenarioExecution.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public void callStarted(Scenario scenario, int trial) {
    if (trial == 1) {
      platform.executionStarted(tests.get(scenario.id()));
    }
  }

  @Override
  public void callFinished(CallResult result) {
    String id = result.scenario().id();
    List<CallResult> calls = results.computeIfAbsent(id, key -> new ArrayList<>());
    calls.add(result);
    if (calls.size() == settings.repeat()) {
      platform.executionFinished(tests.get(id), outcome(result.scenario(), calls));
    }
  }

  @Override
  public void runFinished(RunResult result) {
    results.clear();
  }

  private TestExecutionResult outcome(Scenario scenario, List<CallResult> calls) {
    List<CallResult> bad = calls.stream().filter(c -> c.verdict() != Verdict.PASSED).toList();
    if (bad.isEmpty()) {
      return TestExecutionResult.successful();
    }
    String message = bad.stream().map(this::describe).collect(Collectors.joining("\n"));
    boolean failed = bad.stream().anyMatch(call -> call.verdict() == Verdict.FAILED);
    return !failed && settings.abortInconclusive()
        ? TestExecutionResult.aborted(new TestAbortedException(message))
        : TestExecutionResult.failed(new ScenarioFailed(scenario, message));
  }

  private String describe(CallResult call) {
    return call.scenario().place()
        + ": "
        + call.verdict().word()
        + " ("
        + call.attribution().word()
        + "): "
        + String.join("; ", call.reasons())
        + "\n  trial "
        + call.trial()
        + " of "
        + settings.repeat()
        + ", seed "
        + call.seed()
        + ", listen: "
        + call.folder().resolve("page.html");
  }
}

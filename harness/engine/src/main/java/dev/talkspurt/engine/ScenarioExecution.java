package dev.talkspurt.engine;

import dev.talkspurt.calibration.Machine;
import dev.talkspurt.metric.Summarise;
import dev.talkspurt.report.CalibrationCitation;
import dev.talkspurt.report.RunFolder;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.time.WallClock;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;

/** Runs the scenarios below one root and tells the platform how each came out. */
final class ScenarioExecution implements RunListener {
  private final ConfigurationParameters parameters;
  private final EngineExecutionListener platform;
  private final Map<String, ScenarioDescriptor> tests = new LinkedHashMap<>();
  private final Map<String, List<CallResult>> results = new LinkedHashMap<>();
  private final Set<String> started = new LinkedHashSet<>();
  private final Set<String> finished = new LinkedHashSet<>();
  private EngineSettings settings;

  ScenarioExecution(ConfigurationParameters parameters, EngineExecutionListener platform) {
    this.parameters = parameters;
    this.platform = platform;
  }

  /**
   * Run them all; the result is the engine's own. If the bench cannot work, every scenario without
   * a result fails: none may seem to have passed. If all have one, the engine itself fails.
   */
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
      settings = EngineSettings.of(parameters);
      call(scenarios);
      return TestExecutionResult.successful();
    } catch (RuntimeException e) {
      boolean told = finished.size() < scenarios.size();
      scenarios.forEach(scenario -> failUnfinished(scenario, e));
      return told ? TestExecutionResult.successful() : TestExecutionResult.failed(e);
    }
  }

  private void failUnfinished(Scenario scenario, RuntimeException cause) {
    ScenarioDescriptor test = tests.get(scenario.id());
    if (started.add(scenario.id())) {
      platform.executionStarted(test);
    }
    if (finished.add(scenario.id())) {
      ScenarioFailed failed = ScenarioFailed.notCalled(scenario, cause);
      platform.executionFinished(test, TestExecutionResult.failed(failed));
    }
  }

  private void call(List<Scenario> scenarios) {
    TargetFile target = TargetReader.read(settings.target());
    OpenBench.requireCallable(scenarios, target);
    Path project = OpenBench.projectRoot();
    try (OpenBench open =
        settings.virtualTime()
            ? OpenBench.virtualTime(target, project)
            : OpenBench.realTime(target, project)) {
      Path folder =
          open.newRunFolder(settings.out().orElse(project.resolve("reports").resolve("runs")));
      RunPlan plan =
          new RunPlan(
              folder.getFileName().toString(),
              version(),
              scenarios,
              target,
              settings.repeat(),
              settings.seed(),
              settings.parallel(),
              Map.of(),
              folder);
      RunListener files =
          new RunFolder(
              call ->
                  Summarise.over(List.of(call.measurements()), List.of(call.timeline().pacing())),
              settings.virtualTime()
                  ? CalibrationCitation.virtualTime()
                  : CalibrationCitation.find(
                      project.resolve("reports").resolve("calibration"),
                      version(),
                      Machine.here(),
                      WallClock.now()));
      new Runner(open.bench()).run(plan, RunListener.both(files, this));
    }
  }

  private static String version() {
    String version = ScenarioExecution.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public void callStarted(Scenario scenario, int trial) {
    // A control is for comparison, and no test of its own.
    if (tests.containsKey(scenario.id()) && started.add(scenario.id())) {
      platform.executionStarted(tests.get(scenario.id()));
    }
  }

  @Override
  public void callFinished(CallResult result) {
    String id = result.scenario().id();
    if (!tests.containsKey(id)) {
      return;
    }
    List<CallResult> calls = results.computeIfAbsent(id, key -> new ArrayList<>());
    calls.add(result);
    if (calls.size() == settings.repeat() && finished.add(id)) {
      platform.executionFinished(tests.get(id), outcome(result.scenario(), calls));
    }
  }

  private TestExecutionResult outcome(Scenario scenario, List<CallResult> calls) {
    List<CallResult> bad = calls.stream().filter(c -> c.verdict() != Verdict.PASSED).toList();
    if (bad.isEmpty()) {
      return TestExecutionResult.successful();
    }
    ScenarioFailed failure = ScenarioFailed.of(scenario, bad, settings.repeat());
    boolean failed = bad.stream().anyMatch(call -> call.verdict() == Verdict.FAILED);
    return !failed && settings.abortInconclusive()
        ? TestExecutionResult.aborted(new TestAbortedException(failure.getMessage()))
        : TestExecutionResult.failed(failure);
  }
}

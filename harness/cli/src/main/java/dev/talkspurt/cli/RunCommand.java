package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.metric.Summarise;
import dev.talkspurt.report.CalibrationCitation;
import dev.talkspurt.report.RunFolder;
import dev.talkspurt.report.UnfinishedRun;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.ManualTwin;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TagExpression;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.TargetReader;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code talkspurt run}: makes the calls and reports. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs scenarios against a target and reports.",
    footer = {
      "",
      "Examples:",
      "  talkspurt run",
      "  talkspurt run my/suite --tag 'smoke & !slow'",
      "  talkspurt run my/order.scenario.yaml --repeat 20 --parallel 8 --seed 7",
      "  talkspurt run --set simulated.latency='800 ms' --set caller.rate=1.3",
      "  talkspurt run --set simulated.faults=neverYields",
      "  talkspurt run --endpointing --repeat 5",
      "  talkspurt run --json --quiet | jq .verdict",
      "  GEMINI_API_KEY=… talkspurt run --target gemini --tag smoke",
      "  GEMINI_API_KEY=… talkspurt run --target gemini --max-cost 2.50",
      "  talkspurt run --resume reports/runs/RUN",
      "",
      "Keys of --set are the dotted keys of the files: caller.voice, caller.rate,",
      "caller.snrDb, caller.line, scenario.maxDuration, agent.voice, target.endpoint,",
      "agent.turnDetection.silence, and whatever stands below simulated: in an agent",
      "file. A wrong key is answered with the list.",
      "",
      "Ctrl-C ends the run: calls that are complete are kept, and are reported.",
      "Exit codes: 0 passed, 1 bench error, 2 usage or bad input, 3 failed,",
      "4 inconclusive, 130 interrupted."
    })
final class RunCommand implements Callable<Integer> {
  private static final int MAX_CALLS = 100_000;

  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      description = "Scenario files or folders (default: the smoke suite in scenarios/).")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--target",
      paramLabel = "NAME|FILE",
      defaultValue = "simulated",
      description = "simulated, gemini, or a *.target.yaml file (default: ${DEFAULT-VALUE}).")
  private String target;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Trials of each scenario (default: ${DEFAULT-VALUE}).")
  private int repeat;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all chance in the run (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "4",
      description = "Calls at once (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(
      names = "--tag",
      paramLabel = "EXPR",
      description = "Only scenarios whose tags match; & and, | or, ! not, parentheses.")
  private String tag;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting of agent, caller, simulated or target; repeatable.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--endpointing",
      description =
          "Calls everything twice, once with turns ended by the bench, and estimates endpointing.")
  private boolean endpointing;

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "Begins no call that might take the run's list price above this.")
  private Double maxCost;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = "Makes the calls that a stopped, interrupted or killed run has not made.")
  private Path resume;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the run folder (default: reports/runs).")
  private Path out;

  @Option(names = "--no-report", description = "Leaves out the Allure report.")
  private boolean noReport;

  @Option(
      names = "--all-metrics",
      description = "Prints every metric that has data, not the headline alone.")
  private boolean allMetrics;

  @Option(names = "--json", description = "Prints run.json, and nothing else, on stdout.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress on stderr; the results remain.")
  private boolean quiet;

  @Option(names = "--virtual-time", description = "Simulated agent only: minutes in milliseconds.")
  private boolean virtualTime;

  @Override
  public Integer call() throws IOException {
    atLeastOne("--repeat", repeat);
    atLeastOne("--parallel", parallel);
    if (maxCost != null && !(maxCost > 0 && maxCost <= 1e6)) {
      throw new BadInput("--max-cost is " + maxCost + ", expected US dollars above 0");
    }
    if (resume != null) {
      return resume();
    }
    Path root = ShownPath.of(OpenBench.projectRoot());
    Overrides changes = Overrides.of(overrides);
    TargetFile to = changes.applyTo(TargetReader.read(target));
    List<Scenario> found = scenarios(root, changes);
    List<Scenario> scenarios = endpointing ? ManualTwin.among(found) : found;
    atMost(scenarios.size(), repeat);
    OpenBench.requireCallable(scenarios, to);
    if (!quiet) {
      DoubtLint.tell(scenarios, from(root), main.screen());
    }
    try (OpenBench open = bench(to, root)) {
      Path folder =
          open.newRunFolder(
              out != null ? out : root.resolve("reports").resolve("runs").normalize());
      RunPlan plan =
          new RunPlan(
              folder.getFileName().toString(),
              Version.name(),
              scenarios,
              to,
              repeat,
              seed,
              parallel,
              overrides,
              folder);
      try {
        return run(new Runner(open.bench()), plan.atMost(limit()), List.of());
      } catch (BadInput e) {
        removeIfEmpty(folder);
        throw e;
      } finally {
        main.screen().warn(open.bench().speech().warnings());
      }
    }
  }

  private OpenBench bench(TargetFile to, Path root) {
    return virtualTime ? OpenBench.virtualTime(to, root) : OpenBench.realTime(to, root);
  }

  private OptionalDouble limit() {
    return maxCost == null ? OptionalDouble.empty() : OptionalDouble.of(maxCost);
  }

  /** Make what is left of a run, as it was asked for. */
  private int resume() throws IOException {
    for (String option :
        List.of(
            "--repeat", "--seed", "--tag", "--set", "--endpointing", "--out", "--virtual-time")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new BadInput(
            option + " stands beside --resume, expected neither: the run says it (leave it out)");
      }
    }
    if (!paths.isEmpty()) {
      throw new BadInput(
          "PATH is \""
              + paths.get(0)
              + "\" beside --resume, expected none: the run has its scenarios (leave it out)");
    }
    UnfinishedRun unfinished = UnfinishedRun.read(resume);
    virtualTime = unfinished.virtualTime();
    boolean named = spec.commandLine().getParseResult().hasMatchedOption("--target");
    Path root = ShownPath.of(OpenBench.projectRoot());
    RunPlan plan = unfinished.plan(target(unfinished, named), Version.name());
    try (OpenBench open = bench(plan.target(), root)) {
      List<String> notes = new ArrayList<>();
      List<CallResult> made = unfinished.made(plan, open.bench().connector().capabilities(), notes);
      notes.forEach(note -> main.screen().err().println(Terminal.plain(note)));
      if (!quiet) {
        main.screen()
            .err()
            .printf("going on: %d of %d calls are made%n", made.size(), plan.calls());
      }
      try {
        return run(new Runner(open.bench()), plan.atMost(limit()), made);
      } finally {
        main.screen().warn(open.bench().speech().warnings());
      }
    }
  }

  private TargetFile target(UnfinishedRun unfinished, boolean named) {
    String name = named ? target : unfinished.target();
    if (!named && !TargetReader.isBuiltIn(name)) {
      throw new BadInput(
          "--target is missing, expected the file of target '"
              + name
              + "' (a run keeps no targets: name it again)");
    }
    return Overrides.of(unfinished.overrides()).applyTo(TargetReader.read(name));
  }

  private int run(Runner runner, RunPlan plan, List<CallResult> made) throws IOException {
    CostWords costs = new CostWords(main.screen());
    if (!quiet && !plan.target().simulated()) {
      costs.forecast(plan, runner.estimates(plan), made);
    }
    CalibrationCitation calibration = CalibrateCommand.cited(virtualTime);
    RunListener files =
        new RunFolder(
                call ->
                    Summarise.over(List.of(call.measurements()), List.of(call.timeline().pacing())),
                calibration)
            .inVirtualTime(virtualTime);
    RunListener listener =
        quiet
            ? files
            : RunListener.both(
                files, new LiveProgress(main.screen().err(), main.screen().errTerminal()));
    try (Interruption interruption = Interruption.during(runner::stop)) {
      RunResult result;
      try {
        result = runner.run(plan, made, listener);
      } catch (RuntimeException e) {
        if (interruption.came()) {
          main.screen().err().println("interrupted before a call was complete");
          return Main.INTERRUPTED;
        }
        throw e;
      }
      boolean interrupted = interruption.came();
      new RunReport(main.screen(), !noReport && !interrupted, json, quiet, allMetrics)
          .tell(result, calibration);
      if (result.tooDear()) {
        costs.stopped(plan, result);
      }
      if (interrupted) {
        int all = plan.calls();
        main.screen()
            .err()
            .printf(
                "interrupted: %d of %d calls are complete and kept in %s%n",
                result.calls().size(), all, ShownPath.of(plan.folder()));
      }
      return interrupted ? Main.INTERRUPTED : RunReport.exitCode(result);
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Calls were made before the input turned out to be bad: they are kept.
      return;
    }
  }

  private static void atMost(int scenarios, int repeat) {
    long calls = (long) scenarios * repeat;
    if (calls > MAX_CALLS) {
      throw new BadInput(
          "--repeat is "
              + repeat
              + ": "
              + calls
              + " calls, expected at most "
              + MAX_CALLS
              + " in one run (repeat less, or run part of the suite)");
    }
  }

  private static void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new BadInput(option + " is " + value + ", expected at least 1");
    }
  }

  private List<Scenario> scenarios(Path root, Overrides changes) {
    List<Path> from = from(root);
    Optional<TagExpression> wanted = Optional.ofNullable(tag).map(TagExpression::parse);
    List<Scenario> found = new ArrayList<>();
    for (Scenario scenario : Suite.find(from)) {
      if (wanted.isEmpty() || wanted.get().matches(scenario)) {
        found.add(changes.applyTo(scenario));
      }
    }
    if (found.isEmpty()) {
      throw new BadInput(
          "--tag is \"" + tag + "\", expected tags that a scenario in " + shown(from) + " has");
    }
    return found;
  }

  private List<Path> from(Path root) {
    return paths.isEmpty()
        ? List.of(root.resolve("scenarios").resolve("suites").resolve("smoke").normalize())
        : paths;
  }

  private static String shown(List<Path> paths) {
    return String.join(", ", paths.stream().map(Path::toString).toList());
  }
}

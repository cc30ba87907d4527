package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.metric.Summarise;
import dev.talkspurt.report.RunFolder;
import dev.talkspurt.report.allure.AllureReport;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TagExpression;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
      "  talkspurt run scenarios/suites/smoke/where-is-my-order.scenario.yaml --repeat 20",
      "  talkspurt run --set simulated.latency='800 ms' --set agent.voice=Puck",
      "  GEMINI_API_KEY=… talkspurt run --target gemini --tag smoke"
    })
final class RunCommand implements Callable<Integer> {
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

  @Option(names = "--repeat", defaultValue = "1", description = "Trials of each scenario.")
  private int repeat;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of all chance in the run.")
  private long seed;

  @Option(
      names = "--parallel",
      defaultValue = "4",
      description = "Calls at once (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(names = "--tag", paramLabel = "EXPR", description = "Only scenarios whose tags match.")
  private String tag;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting of agent, caller, simulated or target; repeatable.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(names = "--out", paramLabel = "DIR", description = "Where the run folder goes.")
  private Path out;

  @Option(names = "--no-report", description = "Leaves out the Allure report.")
  private boolean noReport;

  @Option(names = "--json", description = "Prints run.json, and nothing else, on stdout.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  @Option(names = "--virtual-time", description = "Simulated agent only: minutes in milliseconds.")
  private boolean virtualTime;

  @Override
  public Integer call() throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    PrintWriter stderr = spec.commandLine().getErr();
    Terminal terminal = Terminal.detect(System.getenv(), System.console() != null);
    atLeastOne("--repeat", repeat);
    atLeastOne("--parallel", parallel);
    Path root = OpenBench.projectRoot();
    Overrides changes = Overrides.of(overrides);
    TargetFile to = changes.applyTo(TargetReader.read(target));
    List<Scenario> scenarios = scenarios(root, changes);
    LintCommand.requireCallable(scenarios, to);
    try (OpenBench open =
        virtualTime ? OpenBench.virtualTime(to, root) : OpenBench.realTime(to, root)) {
      String id = open.newRunId();
      Path runs = out != null ? out : root.resolve("reports").resolve("runs");
      RunPlan plan =
          new RunPlan(
              id,
              Version.name(),
              scenarios,
              to,
              repeat,
              seed,
              parallel,
              overrides,
              runs.resolve(id));
      RunListener files = new RunFolder(call -> Summarise.over(List.of(call.measurements())));
      RunListener listener =
          quiet ? files : RunListener.both(files, new LiveProgress(stderr, terminal));
      RunResult result = new Runner(open.bench()).run(plan, listener);
      Optional<Path> report = noReport ? Optional.empty() : allure(plan.folder(), stderr);
      if (json) {
        stdout.print(Files.readString(plan.folder().resolve("run.json")));
        stdout.flush();
      } else {
        new SummaryTable(stdout, terminal).print(result);
        where(stdout, plan.folder(), report);
      }
      return exitCode(result);
    }
  }

  private static void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new BadInput(option + " is " + value + ", expected at least 1");
    }
  }

  private List<Scenario> scenarios(Path root, Overrides changes) {
    List<Path> from =
        paths.isEmpty()
            ? List.of(root.resolve("scenarios").resolve("suites").resolve("smoke"))
            : paths;
    List<Scenario> found = new ArrayList<>();
    for (Scenario scenario : Suite.find(from)) {
      if (tag == null || TagExpression.parse(tag).test(scenario.tags())) {
        found.add(changes.applyTo(scenario));
      }
    }
    if (found.isEmpty()) {
      throw new BadInput(
          tag == null
              ? "no *.scenario.yaml in "
                  + from
                  + " (name a scenario file or a folder that has some)"
              : "no scenario in " + from + " has tags that match '" + tag + "'");
    }
    return found;
  }

  private static Optional<Path> allure(Path folder, PrintWriter stderr) {
    try {
      return Optional.of(
          AllureReport.generate(folder.resolve("allure-results"), folder.resolve("allure-report")));
    } catch (IOException e) {
      stderr.println(
          "the Allure report could not be made: "
              + e.getMessage()
              + " (the calls and results are complete)");
      return Optional.empty();
    }
  }

  private static void where(PrintWriter out, Path folder, Optional<Path> report) {
    out.println();
    out.println("run     " + folder);
    out.println("listen  " + folder.resolve("calls") + "/<scenario>/<trial>/page.html");
    report.ifPresent(path -> out.println("report  " + path));
  }

  static int exitCode(RunResult result) {
    if (any(result, Verdict.FAILED)) {
      return Main.FAILED;
    }
    if (any(result, Verdict.INVALID_BENCH)) {
      return Main.BENCH_ERROR;
    }
    return any(result, Verdict.PROVIDER_ERROR) || any(result, Verdict.INCONCLUSIVE)
        ? Main.INCONCLUSIVE
        : Main.PASSED;
  }

  private static boolean any(RunResult result, Verdict verdict) {
    return result.calls().stream().anyMatch(call -> call.verdict() == verdict);
  }
}

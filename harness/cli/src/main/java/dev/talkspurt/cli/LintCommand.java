package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Reading;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.TargetReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code talkspurt lint}: checks files without calling anyone. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = "Checks scenarios and their agents: file:line:column, what, expected, fix.",
    footer = {"", "Example:", "  talkspurt lint scenarios"})
final class LintCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PATH", description = "Files or folders (default: scenarios/).")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--target",
      paramLabel = "NAME|FILE",
      defaultValue = "simulated",
      description = "Checks what this target would refuse, too (default: ${DEFAULT-VALUE}).")
  private String target;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> from =
        paths.isEmpty() ? List.of(OpenBench.projectRoot().resolve("scenarios")) : paths;
    Reading reading = Suite.read(from);
    List<Problem> problems = new ArrayList<>(reading.problems());
    problems.addAll(problemsOfAgents(reading.scenarios(), TargetReader.read(target)));
    problems.forEach(problem -> out.println(Terminal.plain(problem.toString())));
    int count = reading.scenarios().size();
    if (count == 0 && problems.isEmpty()) {
      throw new BadInput("no *.scenario.yaml in " + from);
    }
    out.println(
        problems.isEmpty()
            ? count + " scenarios, no problems"
            : count + " scenarios can be used, " + problems.size() + " problems");
    return problems.isEmpty() ? Main.PASSED : Main.USAGE;
  }

  /** Throw {@link BadInput} if the target could not be called with these agents. */
  static void requireCallable(List<Scenario> scenarios, TargetFile target) {
    List<Problem> problems = problemsOfAgents(scenarios, target);
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  private static List<Problem> problemsOfAgents(List<Scenario> scenarios, TargetFile target) {
    Map<Path, AgentFile> agents = new LinkedHashMap<>();
    scenarios.forEach(scenario -> agents.putIfAbsent(scenario.agent().source(), scenario.agent()));
    List<Problem> problems = new ArrayList<>();
    for (AgentFile agent : agents.values()) {
      problems.addAll(OpenBench.connector(target.protocol()).lint(agent));
      if (target.simulated()) {
        OpenBench.embedded().ifPresent(embedded -> problems.addAll(embedded.lint(agent)));
      }
    }
    return problems;
  }
}

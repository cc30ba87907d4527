package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.report.Rescore;
import dev.talkspurt.report.Rescored;
import dev.talkspurt.report.RescoredFiles;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt rescore}: scores recorded calls anew. */
@Command(
    name = "rescore",
    mixinStandardHelpOptions = true,
    description = "Scores a recorded run anew, without calling anyone, and tells what changed.",
    footer = {
      "",
      "Examples:",
      "  talkspurt rescore reports/runs/RUN",
      "  talkspurt rescore reports/runs/RUN --dry-run",
      "  talkspurt rescore reports/runs/RUN --in-place --pages",
      "  talkspurt rescore reports/runs/RUN --json --dry-run | jq .changes",
      "",
      "Journals and sound are never touched. New files go to RUN/rescored-1 (and so",
      "on); with --in-place they take the place of the old ones, which are kept in",
      "RUN/before-rescore-1.",
      "",
      "Exit codes: 0 scored, and definitions or other expectations account for every",
      "change; 1 a figure changed though nothing accounts for it; 2 the run, or a call",
      "of it, cannot be used, whatever else changed. A call that has now failed does",
      "not change the exit code."
    })
final class RescoreCommand implements Callable<Integer> {
  private static final int MOST = 64;

  @ParentCommand private Main main;

  @Parameters(paramLabel = "RUN", description = "Folder of a run: reports/runs/RUN.")
  private Path run;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New folder for the files (default: RUN/rescored-1 and so on).")
  private Path out;

  @Option(names = "--in-place", description = "Replaces the run's files, and keeps the old ones.")
  private boolean inPlace;

  @Option(names = "--dry-run", description = "Writes nothing: only tells what would change.")
  private boolean dryRun;

  @Option(
      names = "--pages",
      description = "Makes pages and Allure results, too: seconds for each hour of sound.")
  private boolean pages;

  @Option(
      names = "--scenarios",
      paramLabel = "PATH",
      description = "Scenario files or folders to judge by, instead of the run's own copies.")
  private List<Path> scenarios = new ArrayList<>();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Calls at once (default: as many as there are cores, 4 at most).")
  private Integer parallel;

  @Option(
      names = "--json",
      description = "Prints the changes as JSON, and nothing else, on stdout.")
  private boolean json;

  @Option(names = "--quiet", description = "Prints problems and changes only, no summary.")
  private boolean quiet;

  @Override
  public Integer call() {
    int workers =
        parallel != null ? parallel : Math.min(4, Runtime.getRuntime().availableProcessors());
    if (workers < 1 || workers > MOST) {
      throw new BadInput("--parallel is " + workers + ", expected 1 to " + MOST);
    }
    List<String> places = new ArrayList<>();
    if (out != null) {
      places.add("--out");
    }
    if (inPlace) {
      places.add("--in-place");
    }
    if (dryRun) {
      places.add("--dry-run");
    }
    if (places.size() > 1) {
      throw new BadInput(String.join(" and ", places) + " stand together, expected one of them");
    }
    List<Scenario> instead = scenarios.isEmpty() ? List.of() : Suite.find(scenarios);
    Rescore rescore =
        Rescore.of(
            run, instead, protocol -> OpenBench.connector(protocol).capabilities(), Version.name());
    Rescored rescored = rescore.run(workers, files());
    new RescoreReport(main.screen()).print(rescored, json, quiet);
    return code(rescored);
  }

  /** A call that cannot be used weighs more: what the figures of the rest say is not whole. */
  static int code(Rescored rescored) {
    if (!rescored.problems().isEmpty()) {
      return Main.USAGE;
    }
    return rescored.unexplained() ? Main.BENCH_ERROR : Main.PASSED;
  }

  private Optional<RescoredFiles> files() {
    if (dryRun) {
      return Optional.empty();
    }
    if (out != null) {
      return Optional.of(RescoredFiles.into(out, pages, Version.name()));
    }
    return Optional.of(
        inPlace
            ? RescoredFiles.inPlace(run, pages, Version.name())
            : RescoredFiles.beside(run, pages, Version.name()));
  }
}

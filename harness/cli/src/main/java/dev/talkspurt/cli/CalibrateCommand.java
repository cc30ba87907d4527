package dev.talkspurt.cli;

import dev.talkspurt.calibration.Calibrate;
import dev.talkspurt.calibration.Calibration;
import dev.talkspurt.calibration.Machine;
import dev.talkspurt.calibration.Outcome;
import dev.talkspurt.document.Json;
import dev.talkspurt.report.CalibrationCitation;
import dev.talkspurt.report.CalibrationFolder;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.time.WallClock;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt calibrate}: measures the bench's own error. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = "Measures the bench's own error on this machine, against planted truth.",
    footer = {
      "",
      "Examples:",
      "  talkspurt calibrate                some minutes, the more the busier the machine",
      "  talkspurt calibrate --full         all studies, and thirty values of each cell",
      "  talkspurt calibrate --soak         also watches for drift, for an hour",
      "  talkspurt calibrate --json --quiet | jq .v2v.expandedMs",
      "",
      "A simulated agent whose delays are known exactly is called over real sockets,",
      "and what the bench measures is held against what the agent truly did. Leave",
      "the machine alone meanwhile: a host that is too busy proves nothing.",
      "",
      "Exit codes: 0 passed, 1 bench error, 2 usage or bad input, 3 a figure is not",
      "accepted, 4 inconclusive: the host was too busy to judge."
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final double SOAK_MINUTES = 60;

  @ParentCommand private Main main;

  @Option(
      names = "--full",
      description =
          "All studies, 100 calls at once, and each cell thirty times; takes much longer.")
  private boolean full;

  @Option(names = "--soak", description = "Also watches for drift, for an hour.")
  private boolean soak;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder that gets one for this calibration (default: reports/calibration).")
  private Path out;

  @Option(names = "--json", description = "Prints calibration.json, and nothing else, on stdout.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress on stderr; the results remain.")
  private boolean quiet;

  @Override
  public Integer call() {
    Path root = ShownPath.of(OpenBench.projectRoot());
    Path folder = OpenBench.newFolder(out != null ? out : usualFolder(root));
    Calibrate.Order order =
        new Calibrate.Order(
            Version.name(), root, folder.resolve("calls"), seed, full, soak ? SOAK_MINUTES : 0);
    Calibration calibration =
        Calibrate.run(
            order,
            quiet
                ? new Calibrate.Listener() {}
                : new CalibrationProgress(main.screen().err(), main.screen().errTerminal()));
    Json.Obj written = CalibrationFolder.write(calibration, folder);
    if (json) {
      main.screen().out().println(written.pretty());
    } else {
      new CalibrationTable(main.screen().out(), main.screen().outTerminal())
          .print(calibration, folder);
    }
    main.screen().out().flush();
    return exitCode(calibration.outcome());
  }

  /** Where calibrations lie unless {@code --out} says. */
  private static Path usualFolder(Path root) {
    return root.resolve("reports").resolve("calibration").normalize();
  }

  /** What a run says of the bench's own error. */
  static CalibrationCitation cited(boolean virtualTime) {
    return virtualTime
        ? CalibrationCitation.virtualTime()
        : CalibrationCitation.find(
            usualFolder(ShownPath.of(OpenBench.projectRoot())),
            Version.name(),
            Machine.here(),
            WallClock.now());
  }

  static int exitCode(Outcome outcome) {
    return outcome == Outcome.PASSED
        ? Main.PASSED
        : outcome == Outcome.FAILED ? Main.FAILED : Main.INCONCLUSIVE;
  }
}

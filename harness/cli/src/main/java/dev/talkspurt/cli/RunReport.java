package dev.talkspurt.cli;

import dev.talkspurt.report.CalibrationCitation;
import dev.talkspurt.report.allure.AllureReport;
import dev.talkspurt.run.EndpointingPairs;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run tells when it is over.
 *
 * @param allure whether the Allure report is wanted
 * @param json whether {@code run.json} is to be printed, and nothing else
 * @param quiet whether nothing was told of the calls while they went
 * @param allMetrics whether every metric is shown, not the headline alone
 */
record RunReport(Screen screen, boolean allure, boolean json, boolean quiet, boolean allMetrics) {
  void tell(RunResult result, CalibrationCitation calibration) throws IOException {
    Optional<Path> report = allure ? allure(result.folder()) : Optional.empty();
    if (json) {
      screen.out().print(Files.readString(result.folder().resolve("run.json")));
      screen.out().flush();
    } else if (!result.calls().isEmpty()) {
      SummaryTable table = new SummaryTable(screen.out(), screen.outTerminal(), allMetrics);
      table.print(result);
      if (quiet) {
        table.reasons(result);
      }
      table.where(result, report, calibration);
    }
  }

  private Optional<Path> allure(Path folder) {
    try {
      return Optional.of(
          AllureReport.generate(folder.resolve("allure-results"), folder.resolve("allure-report")));
    } catch (IOException e) {
      screen
          .err()
          .println(
              Terminal.plain(
                  "the Allure report could not be made: "
                      + e.getMessage()
                      + " (the calls and results are complete)"));
      return Optional.empty();
    }
  }

  /** What the verdicts of its calls come to, as the code the command ends with. */
  static int exitCode(RunResult result) {
    if (any(result, Verdict.FAILED)) {
      return Main.FAILED;
    }
    if (any(result, Verdict.INVALID_BENCH)) {
      return Main.BENCH_ERROR;
    }
    return result.tooDear()
            || any(result, Verdict.PROVIDER_ERROR)
            || any(result, Verdict.INCONCLUSIVE)
        ? Main.INCONCLUSIVE
        : Main.PASSED;
  }

  private static boolean any(RunResult result, Verdict verdict) {
    return EndpointingPairs.judgedBy(result.calls()).stream()
        .anyMatch(call -> call.verdict() == verdict);
  }
}

package dev.talkspurt.report;

import dev.talkspurt.metric.Summary;
import dev.talkspurt.report.allure.AllureResults;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.page.CallPage;
import dev.talkspurt.report.page.CallerPicture;
import dev.talkspurt.report.page.TimelinePicture;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a run's result files as the run goes.
 *
 * <p>Before the first call: copies of what the calls are made of in {@code inputs}; where a run
 * goes on, they are there and stay. After each call: {@code call.json}, {@code page.html}, {@code
 * timeline.svg}, {@code caller.svg} in the call's folder and its Allure result in {@code
 * allure-results}; at the end {@code run.json}. Every file is renamed into place when it is whole,
 * so a killed run loses at most the call at work.
 *
 * <p>A disk that does not take a file ends in {@link java.io.UncheckedIOException}. Not
 * thread-safe: one instance for one run.
 */
public final class RunFolder implements RunListener {
  private final Function<CallResult, List<Summary>> scorer;
  private final CalibrationCitation calibration;
  private Path runFolder = Path.of("");
  private String benchVersion = "unknown";
  private RunInputs inputs = RunInputs.NONE;
  private boolean virtualTime;

  /**
   * A writer of result files.
   *
   * @param scorer the metrics of one call alone, for its own file and page
   */
  public RunFolder(Function<CallResult, List<Summary>> scorer) {
    this(scorer, CalibrationCitation.none("no calibration was looked for"));
  }

  /**
   * A writer of result files that say how far the bench may be wrong.
   *
   * @param scorer the metrics of one call alone, for its own file and page
   */
  public RunFolder(Function<CallResult, List<Summary>> scorer, CalibrationCitation calibration) {
    this.scorer = scorer;
    this.calibration = calibration;
  }

  /** Note that the calls are made in virtual time, so that a run goes on as it began. */
  public RunFolder inVirtualTime(boolean virtual) {
    virtualTime = virtual;
    return this;
  }

  @Override
  public void runStarted(RunPlan plan) {
    benchVersion = plan.benchVersion();
    runFolder = plan.folder();
    Path list = runFolder.resolve(RunInputs.FOLDER).resolve(RunInputs.LIST);
    inputs =
        Files.exists(list)
            ? RunInputs.existing(runFolder)
            : RunInputs.write(plan, benchVersion, virtualTime);
  }

  @Override
  public void callFinished(CallResult call) {
    List<Summary> metrics = scorer.apply(call);
    String json = CallJson.of(call, metrics, benchVersion, inputs.of(call.scenario())).pretty();
    AtomicFiles.write(call.folder().resolve("call.json"), json);
    AtomicFiles.write(call.folder().resolve("timeline.svg"), TimelinePicture.of(call));
    AtomicFiles.write(call.folder().resolve("caller.svg"), CallerPicture.of(Given.of(call)));
    AtomicFiles.write(
        call.folder().resolve("page.html"),
        CallPage.interactive(call, metrics, benchVersion, calibration.words()));
    new AllureResults(runFolder.resolve("allure-results"), benchVersion).write(call, metrics, json);
  }

  @Override
  public void runFinished(RunResult run) {
    AtomicFiles.write(
        run.folder().resolve("run.json"),
        RunJson.of(run, call -> inputs.of(call.scenario()), calibration).pretty());
    new AllureResults(run.folder().resolve("allure-results"), run.benchVersion())
        .write(run, calibration.words());
  }
}

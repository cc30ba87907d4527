package dev.talkspurt.run;

import dev.talkspurt.metric.CostReadings;
import dev.talkspurt.metric.EndpointingEstimate;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Summarise;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.scenario.CleanControl;
import dev.talkspurt.scenario.ManualTwin;
import dev.talkspurt.verdict.Verdict;
import java.util.List;

/** The metrics of a whole run. Pure and thread-safe. */
public final class RunMetrics {
  private RunMetrics() {}

  /** Over all calls of a run. */
  public static List<Summary> of(List<CallResult> calls) {
    // Controls and twins repeat what is measured: they are for comparison only.
    List<CallResult> own =
        calls.stream()
            .filter(call -> !CleanControl.is(call.scenario()))
            .filter(call -> !ManualTwin.is(call.scenario()))
            .toList();
    List<Measurements> measured = own.stream().map(CallResult::measurements).toList();
    List<Summary> summaries =
        Summarise.over(
            measured,
            calls.stream()
                .filter(call -> !ManualTwin.is(call.scenario()))
                .map(call -> call.timeline().pacing())
                .toList());
    int passed = (int) own.stream().filter(call -> call.verdict() == Verdict.PASSED).count();
    return CostReadings.perSuccess(
        EndpointingEstimate.into(summaries, EndpointingPairs.of(calls).estimates()),
        measured,
        passed);
  }
}

package dev.talkspurt.run;

import dev.talkspurt.metric.CostReadings;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Summarise;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.scenario.CleanControl;
import dev.talkspurt.verdict.Verdict;
import java.util.List;

/** The metrics of a run: those of its calls, and those that need to know which of them passed. */
public final class RunMetrics {
  private RunMetrics() {}

  /** All metrics over these calls, in the order reports show them. */
  public static List<Summary> of(List<CallResult> results) {
    // Controls repeat what is measured: they are for comparison only.
    List<CallResult> own =
        results.stream().filter(call -> !CleanControl.is(call.scenario())).toList();
    List<Measurements> calls = own.stream().map(CallResult::measurements).toList();
    int passed = (int) own.stream().filter(call -> call.verdict() == Verdict.PASSED).count();
    Summary perSuccess = CostReadings.perSuccess(calls, passed);
    return Summarise.over(calls, results.stream().map(call -> call.timeline().pacing()).toList())
        .stream()
        .map(s -> s.metric().equals(perSuccess.metric()) ? perSuccess : s)
        .toList();
  }
}

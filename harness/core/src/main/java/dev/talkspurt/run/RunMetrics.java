package dev.talkspurt.run;

import dev.talkspurt.metric.EndpointingEstimate;
import dev.talkspurt.metric.Summarise;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.scenario.CleanControl;
import dev.talkspurt.scenario.ManualTwin;
import java.util.List;

/** The metrics of a whole run. Pure and thread-safe. */
public final class RunMetrics {
  private RunMetrics() {}

  /** Over all calls of a run. */
  public static List<Summary> of(List<CallResult> calls) {
    List<Summary> summaries =
        Summarise.over(
            // Controls and twins repeat what is measured: they are for comparison only.
            calls.stream()
                .filter(call -> !CleanControl.is(call.scenario()))
                .filter(call -> !ManualTwin.is(call.scenario()))
                .map(CallResult::measurements)
                .toList(),
            calls.stream().map(call -> call.timeline().pacing()).toList());
    return EndpointingEstimate.into(summaries, EndpointingPairs.of(calls).estimates());
  }
}

package dev.talkspurt.metric;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.scenario.Scenario;
import java.util.Arrays;
import java.util.List;

/** Reads calls made by hand as the bench reads its own. */
final class ReadCall {
  private ReadCall() {}

  static Measurements measured(RecordedCall call, Scenario scenario) {
    return MeasureCall.measure(
        new CallEvidence(call.timeline(), scenario, call.journal(), call.received()));
  }

  static List<Reading> readings(Metric metric, RecordedCall call, Scenario scenario) {
    return measured(call, scenario).readingsOf(metric);
  }

  /** The one reading there is. */
  static Reading only(Metric metric, RecordedCall call, Scenario scenario) {
    List<Reading> readings = readings(metric, call, scenario);
    if (readings.size() != 1) {
      throw new AssertionError(metric.id() + ": " + readings);
    }
    return readings.get(0);
  }

  /** Values in order; NaN for what never came. */
  static List<Double> values(Metric metric, RecordedCall call, Scenario scenario) {
    return readings(metric, call, scenario).stream().map(Reading::value).toList();
  }

  static Summary summary(String id, Measurements... calls) {
    return Summarise.over(Arrays.asList(calls)).stream()
        .filter(summary -> summary.metric().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id));
  }
}

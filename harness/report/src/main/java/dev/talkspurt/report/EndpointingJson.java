package dev.talkspurt.report;

import static dev.talkspurt.report.Figures.ms;

import dev.talkspurt.document.Json;
import dev.talkspurt.metric.EndpointingEstimate;
import dev.talkspurt.run.EndpointingPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The turns that endpointing is estimated from. */
final class EndpointingJson {
  private EndpointingJson() {}

  /** Empty if the run has no pairs of calls. */
  static Optional<Json.Obj> of(EndpointingPairs calls) {
    if (calls.pairs().isEmpty()) {
      return Optional.empty();
    }
    List<Json.Obj> pairs = new ArrayList<>();
    List<Json.Obj> leftOut = new ArrayList<>();
    for (EndpointingPairs.Pair call : calls.pairs()) {
      call.estimate().pairs().forEach(pair -> pairs.add(pair(call, pair)));
      call.estimate().leftOut().forEach(why -> leftOut.add(call(call).put("reason", why).build()));
    }
    return Optional.of(
        Json.object().put("estimate", true).put("pairs", pairs).put("leftOut", leftOut).build());
  }

  private static Json.Builder call(EndpointingPairs.Pair call) {
    return Json.object()
        .put("scenario", call.asItIs().scenario().id())
        .put("trial", call.asItIs().trial());
  }

  private static Json.Obj pair(EndpointingPairs.Pair call, EndpointingEstimate.Pair pair) {
    return call(call)
        .put("turn", pair.turn())
        .put("step", pair.stepIndex())
        .put("population", pair.part())
        .put("ttfpMs", ms(pair.ttfpMs()))
        .put("ttfaManualMs", ms(pair.ttfaManualMs()))
        .put("differenceMs", ms(pair.differenceMs()))
        .build();
  }
}

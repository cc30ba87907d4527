package dev.talkspurt.run;

import dev.talkspurt.metric.EndpointingEstimate;
import dev.talkspurt.scenario.ManualTwin;
import dev.talkspurt.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls beside the same calls with turns that we ended ourselves. Immutable.
 *
 * @param pairs in order of the calls
 */
public record EndpointingPairs(List<Pair> pairs) {
  public EndpointingPairs {
    pairs = List.copyOf(pairs);
  }

  /** One trial, called twice. */
  public record Pair(CallResult asItIs, CallResult ended, EndpointingEstimate estimate) {}

  /** The pairs of these calls; each twin with the trial of the same number. */
  public static EndpointingPairs of(List<CallResult> calls) {
    Map<String, CallResult> asTheyAre = new HashMap<>();
    for (CallResult call : calls) {
      if (!ManualTwin.is(call.scenario())) {
        asTheyAre.put(call.scenario().id() + "/" + call.trial(), call);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (CallResult twin : calls) {
      CallResult call =
          ManualTwin.is(twin.scenario())
              ? asTheyAre.get(ManualTwin.idOfOther(twin.scenario()) + "/" + twin.trial())
              : null;
      if (call != null) {
        pairs.add(new Pair(call, twin, EndpointingEstimate.of(evidence(call), evidence(twin))));
      }
    }
    return new EndpointingPairs(pairs);
  }

  /**
   * The calls by which a run is judged: nothing is expected of a twin, but a bench that failed with
   * it has failed.
   */
  public static List<CallResult> judgedBy(List<CallResult> calls) {
    return calls.stream()
        .filter(call -> !ManualTwin.is(call.scenario()) || call.verdict() == Verdict.INVALID_BENCH)
        .toList();
  }

  private static EndpointingEstimate.Call evidence(CallResult call) {
    return new EndpointingEstimate.Call(call.timeline(), call.measurements());
  }

  /** What the pairs say, one for each. */
  public List<EndpointingEstimate> estimates() {
    return pairs.stream().map(Pair::estimate).toList();
  }
}

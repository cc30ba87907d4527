package dev.talkspurt.metric;

import java.util.List;
import java.util.stream.Stream;

/** Readings of parts of the response latency and of other times of a call. */
final class LatencyReadings {
  static final Family FAMILY = new Family(LatencyMetrics.ALL, LatencyReadings::of);

  private LatencyReadings() {}

  private static List<Reading> of(CallEvidence call, Measurements measured) {
    List<TurnView> turns = TurnView.of(call.timeline(), measured);
    return Stream.of(
            LatencyOfTurns.of(call, turns),
            LatencyOfContent.of(call, turns),
            OnsetShift.of(call.timeline(), turns),
            LatencyOfSession.of(call),
            LatencyOfStream.of(call))
        .flatMap(List::stream)
        .toList();
  }
}

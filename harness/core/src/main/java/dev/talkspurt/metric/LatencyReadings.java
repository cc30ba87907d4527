package dev.talkspurt.metric;

import java.util.List;

/** Readings of parts of the response latency and other times (measurement of latency). */
final class LatencyReadings {
  static final Family FAMILY = new Family(List.of(), LatencyReadings::of);

  private LatencyReadings() {}

  private static List<Reading> of(CallEvidence call, Measurements measured) {
    return List.of();
  }
}

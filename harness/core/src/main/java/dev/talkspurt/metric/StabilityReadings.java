package dev.talkspurt.metric;

import java.util.List;

/** Readings of long calls. */
final class StabilityReadings {
  static final Family FAMILY = new Family(List.of(), StabilityReadings::of);

  private StabilityReadings() {}

  private static List<Reading> of(CallEvidence call, Measurements measured) {
    return List.of();
  }
}

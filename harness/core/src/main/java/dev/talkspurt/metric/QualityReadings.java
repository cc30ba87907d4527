package dev.talkspurt.metric;

import java.util.List;

/** Readings of the sound of the agent's answers. */
final class QualityReadings {
  static final Family FAMILY = new Family(List.of(), QualityReadings::of);

  private QualityReadings() {}

  private static List<Reading> of(CallEvidence call, Measurements measured) {
    return List.of();
  }
}

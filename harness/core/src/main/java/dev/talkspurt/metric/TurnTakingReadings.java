package dev.talkspurt.metric;

import java.util.List;

/** Readings of taking and leaving the floor. */
final class TurnTakingReadings {
  static final Family FAMILY = new Family(List.of(), TurnTakingReadings::of);

  private TurnTakingReadings() {}

  private static List<Reading> of(CallEvidence call, Measurements measured) {
    return List.of();
  }
}

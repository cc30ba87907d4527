package dev.talkspurt.metric;

import java.util.List;

/** Readings of what is said, how much and how fast, and silence. */
final class TalkReadings {
  static final Family FAMILY = new Family(List.of(), TalkReadings::of);

  private TalkReadings() {}

  private static List<Reading> of(CallEvidence call, Measurements measured) {
    return List.of();
  }
}

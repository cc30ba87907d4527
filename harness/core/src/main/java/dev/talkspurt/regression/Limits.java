package dev.talkspurt.regression;

import dev.talkspurt.document.DurationText;
import java.time.Duration;

/** Limits that leave an agent room: twice what was observed, and half a second. */
final class Limits {
  private static final double FACTOR = 2;
  private static final double ROOM_MS = 500;
  private static final double STEP_MS = 500;
  private static final double LONGEST_ANSWER_MS = 15_000;
  private static final double SHORTEST_ANSWER_MS = 3_000;
  private static final double YIELD_ROOM_MS = 300;
  private static final double YIELD_STEP_MS = 100;
  private static final double SHORTEST_YIELD_MS = 900;
  private static final double LONGEST_YIELD_MS = 2_000;

  /** What is proposed where nothing was observed. */
  static final double USUAL_ANSWER_MS = 3_000;

  static final double USUAL_YIELD_MS = 900;

  private Limits() {}

  static String answer(double observedMs) {
    double roomy = rounded(observedMs * FACTOR + ROOM_MS, STEP_MS);
    return text(Math.max(SHORTEST_ANSWER_MS, Math.min(LONGEST_ANSWER_MS, roomy)));
  }

  static String yield(double observedMs) {
    double roomy = rounded(observedMs * FACTOR + YIELD_ROOM_MS, YIELD_STEP_MS);
    return text(Math.max(SHORTEST_YIELD_MS, Math.min(LONGEST_YIELD_MS, roomy)));
  }

  /** For the whole call. */
  static String call(double observedMs) {
    double roomy = rounded(observedMs * FACTOR + 20_000, 5_000);
    return text(Math.min(roomy, Duration.ofMinutes(60).toMillis()));
  }

  static String text(double ms) {
    return DurationText.write(Duration.ofMillis(Math.round(ms)));
  }

  private static double rounded(double ms, double step) {
    return Math.ceil(ms / step) * step;
  }
}

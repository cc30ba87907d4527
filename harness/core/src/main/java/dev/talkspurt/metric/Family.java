package dev.talkspurt.metric;

import java.util.List;
import java.util.function.BiFunction;

/**
 * Metrics that are read off a call together.
 *
 * @param metrics in the order reports show them
 * @param readings takes the readings of one call; given what turns, probes and tool calls measured.
 *     Pure and thread-safe
 */
record Family(
    List<Metric> metrics, BiFunction<CallEvidence, Measurements, List<Reading>> readings) {
  /** All families, in the order reports show them. */
  static final List<Family> ALL =
      List.of(
          LatencyReadings.FAMILY,
          TurnTakingReadings.FAMILY,
          TalkReadings.FAMILY,
          StabilityReadings.FAMILY,
          QualityReadings.FAMILY,
          CostReadings.FAMILY);

  /** All readings of a call. */
  static List<Reading> read(CallEvidence call, Measurements measured) {
    return ALL.stream().flatMap(f -> f.readings().apply(call, measured).stream()).toList();
  }
}

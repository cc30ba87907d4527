package dev.talkspurt.metric;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Metrics that are read off a call together.
 *
 * @param metrics in the order reports show them
 * @param readings takes the readings of one call; given what turns, probes and tool calls measured.
 *     Pure and thread-safe
 * @param composed brings the readings of all calls of a composite metric together
 */
record Family(
    List<Metric> metrics,
    BiFunction<CallEvidence, Measurements, List<Reading>> readings,
    Function<List<Reading>, Summary> composed) {
  /** Without composite metrics. */
  Family(List<Metric> metrics, BiFunction<CallEvidence, Measurements, List<Reading>> readings) {
    this(
        metrics,
        readings,
        all -> {
          throw new IllegalStateException("made of figures, not of readings");
        });
  }

  /** All readings of a call. */
  static List<Reading> read(CallEvidence call, Measurements measured) {
    return all().stream().flatMap(f -> f.readings().apply(call, measured).stream()).toList();
  }

  /** All families, in the order reports show them. */
  static List<Family> all() {
    return All.FAMILIES;
  }

  /** Made when it is asked for: the class of a family may be the first that is touched. */
  private static final class All {
    private static final List<Family> FAMILIES =
        List.of(
            TaskReadings.FAMILY,
            LatencyReadings.FAMILY,
            TurnTakingReadings.FAMILY,
            FloorReadings.FAMILY,
            InterruptionReadings.FAMILY,
            NewValueReadings.FAMILY,
            EchoReadings.FAMILY,
            TalkReadings.FAMILY,
            DeadAir.FAMILY,
            NoiseWindows.FAMILY,
            ContentReadings.FAMILY,
            StabilityReadings.FAMILY,
            RecallReadings.FAMILY,
            ConnectionReadings.FAMILY,
            FallbackReadings.FAMILY,
            QualityReadings.FAMILY,
            CostReadings.FAMILY);
  }
}

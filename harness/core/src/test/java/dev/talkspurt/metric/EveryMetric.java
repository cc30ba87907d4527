package dev.talkspurt.metric;

import dev.talkspurt.recording.RecordingMetrics;
import java.util.List;
import java.util.stream.Stream;

/** All metrics that have a page: those of calls and those of recordings. */
final class EveryMetric {
  private EveryMetric() {}

  static List<Metric> all() {
    return Stream.concat(Metrics.all().stream(), RecordingMetrics.all().stream()).toList();
  }
}

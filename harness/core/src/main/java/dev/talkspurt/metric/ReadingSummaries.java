package dev.talkspurt.metric;

import dev.talkspurt.stats.Byar;
import dev.talkspurt.stats.ClusterBootstrap;
import dev.talkspurt.stats.ClusterBootstrap.Cluster;
import dev.talkspurt.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Readings of many calls, brought together as the {@link Metric.Kind} of their metric asks. */
final class ReadingSummaries {
  private static final OptionalDouble NONE = OptionalDouble.empty();
  private static final double CONFIDENCE = 0.95;
  private static final int FEWEST_CALLS = 6;
  private static final int DRAWS = 2000;
  private static final long SEED = 2000;

  private final List<Metric> metrics;
  private final Map<String, List<List<Reading>>> byMetric = new LinkedHashMap<>();

  /** Of the metrics of all families, over calls; a call is what the bootstrap draws. */
  ReadingSummaries(List<Measurements> calls) {
    this(
        Family.all().stream().flatMap(family -> family.metrics().stream()).toList(),
        calls.stream().map(Measurements::readings).toList());
  }

  /** Of these metrics, over the readings of each call. */
  ReadingSummaries(List<Metric> metrics, List<List<Reading>> calls) {
    this.metrics = metrics;
    for (List<Reading> call : calls) {
      Map<String, List<Reading>> own = new LinkedHashMap<>();
      for (Reading reading : call) {
        own.computeIfAbsent(reading.metric().id(), id -> new ArrayList<>()).add(reading);
      }
      own.forEach(
          (id, readings) -> byMetric.computeIfAbsent(id, i -> new ArrayList<>()).add(readings));
    }
  }

  /** One for each metric, in their order, empty ones too. */
  List<Summary> summaries() {
    return metrics.stream()
        .map(metric -> summary(metric, filtered(metric, Reading::headline)))
        .toList();
  }

  /** Of each part of a metric's population, under {@code ID.part}. */
  List<Summary> byPart() {
    List<Summary> summaries = new ArrayList<>();
    // Parts may be of metrics whose own figure comes from elsewhere.
    for (Metric metric : Metrics.all()) {
      TreeMap<String, Boolean> parts = new TreeMap<>();
      byMetric
          .getOrDefault(metric.id(), List.of())
          .forEach(call -> call.forEach(reading -> parts.put(reading.part(), true)));
      parts.remove("");
      for (String part : parts.keySet()) {
        summaries.add(
            summary(metric.of(part), filtered(metric, reading -> reading.part().equals(part))));
      }
    }
    return summaries;
  }

  private List<List<Reading>> filtered(
      Metric metric, java.util.function.Predicate<Reading> wanted) {
    return byMetric.getOrDefault(metric.id(), List.of()).stream()
        .map(call -> call.stream().filter(wanted).toList())
        .filter(call -> !call.isEmpty())
        .toList();
  }

  private static Summary summary(Metric metric, List<List<Reading>> calls) {
    List<Reading> readings = calls.stream().flatMap(List::stream).toList();
    return switch (metric.kind()) {
      case QUANTITY ->
          Summarise.times(
              metric,
              readings.stream().mapToDouble(r -> r.came() ? r.value() : Double.POSITIVE_INFINITY));
      case SHARE ->
          Summarise.rate(
              metric,
              readings.stream().filter(r -> r.value() >= 0.5).count(),
              (int) readings.stream().filter(Reading::came).count());
      case PER_EXPOSURE -> perExposure(metric, readings);
      case RATIO -> ratio(metric, calls);
      case COUNT ->
          Summary.figure(
              metric,
              readings.size(),
              readings.isEmpty()
                  ? NONE
                  : OptionalDouble.of(readings.stream().mapToDouble(Reading::value).sum()));
      case COMPOSITE ->
          Family.all().stream()
              .filter(family -> family.metrics().contains(metric))
              .findFirst()
              .orElseThrow()
              .composed()
              .apply(readings);
    };
  }

  private static Summary perExposure(Metric metric, List<Reading> readings) {
    double exposure = readings.stream().mapToDouble(Reading::exposure).sum();
    if (!(exposure > 0)) {
      return Summary.figure(metric, 0, NONE);
    }
    double events = readings.stream().mapToDouble(Reading::value).sum();
    Interval interval = Byar.interval(events, exposure);
    return Summary.figure(
        metric,
        readings.size(),
        OptionalDouble.of(events / exposure),
        OptionalDouble.of(interval.lower()),
        OptionalDouble.of(interval.upper()),
        "");
  }

  /**
   * With the interval of a bootstrap that draws whole calls. There is none for fewer than six
   * calls, of which too few samples hold the truth, nor where all calls agree: that they never
   * differ is not known from calls that did not.
   */
  private static Summary ratio(Metric metric, List<List<Reading>> calls) {
    List<Cluster> clusters = calls.stream().map(ReadingSummaries::cluster).toList();
    double exposure = clusters.stream().mapToDouble(Cluster::exposure).sum();
    if (!(exposure > 0)) {
      return Summary.figure(metric, calls.size(), NONE);
    }
    double value = clusters.stream().mapToDouble(Cluster::value).sum() / exposure;
    Interval interval =
        calls.size() < FEWEST_CALLS
            ? new Interval(value, value)
            : ClusterBootstrap.of(clusters, DRAWS, SEED).expanded(CONFIDENCE);
    boolean known = interval.lower() < interval.upper();
    return Summary.figure(
        metric,
        calls.size(),
        OptionalDouble.of(value),
        known ? OptionalDouble.of(interval.lower()) : NONE,
        known ? OptionalDouble.of(interval.upper()) : NONE,
        "");
  }

  private static Cluster cluster(List<Reading> call) {
    double value = 0;
    double exposure = 0;
    for (Reading reading : call) {
      if (reading.came()) {
        value += reading.value();
        exposure += reading.exposure();
      }
    }
    return new Cluster(value, exposure);
  }
}

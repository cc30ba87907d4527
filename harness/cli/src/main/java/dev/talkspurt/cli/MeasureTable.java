package dev.talkspurt.cli;

import dev.talkspurt.metric.Metric;
import dev.talkspurt.metric.QualityMetrics;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.recording.MeasuredRecording;
import dev.talkspurt.recording.RecordingMetrics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Measured recordings on one screen. */
final class MeasureTable {
  private static final String ROW = "%-30s %9s %13s %13s %9s %9s %7s%n";

  private final PrintWriter out;
  private final List<String> rows = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final List<MeasuredRecording> recordings = new ArrayList<>();

  MeasureTable(PrintWriter out) {
    this.out = out;
  }

  void add(MeasuredRecording recording, List<Summary> metrics, Path folder) {
    rows.add(
        String.format(
            Locale.ROOT,
            ROW,
            shortened(Terminal.line(recording.name())),
            String.format(
                Locale.ROOT, "%.1f s", recording.timeline().callerTrack().durationMs() / 1000),
            times(metrics, RecordingMetrics.REC_LATENCY, recording),
            times(metrics, RecordingMetrics.REC_STOP, recording),
            share(metrics, RecordingMetrics.REC_TALKOVER),
            share(metrics, RecordingMetrics.REC_DEAD_AIR),
            share(metrics, RecordingMetrics.REC_TALK_RATIO)));
    recording.warnings().forEach(warning -> rows.add("  note: " + Terminal.line(warning) + "\n"));
    recordings.add(recording);
    places.add("listen  " + ShownPath.of(folder.resolve("page.html")));
  }

  void print(List<Summary> all) {
    out.println();
    out.printf(
        Locale.ROOT,
        ROW,
        "RECORDING",
        "LENGTH",
        "LATENCY ms",
        "STOP ms",
        "TALK-OVER",
        "DEAD AIR",
        "AGENT");
    rows.forEach(out::print);
    out.println();
    Map<String, Double> trust = MeasuredRecording.trust(recordings);
    for (Summary summary : all) {
      if (summary.n() > 0 && RecordingMetrics.all().contains(summary.metric())) {
        out.println(line(summary, trust.get(summary.metric().id())));
      }
    }
    out.println(sound());
    out.println();
    out.println(
        "± is what one value can be trusted to (U, k = 2): edges are found by level, and a"
            + " recorder's own delays are not in it.");
    places.forEach(out::println);
  }

  private static String line(Summary summary, Double u) {
    boolean rate = summary.value().isPresent();
    return String.format(
        Locale.ROOT,
        "%-22s %10s %-5s %-20s n %d%s%s",
        summary.metric().definition(),
        figure(rate ? summary.value() : summary.p50()),
        rate ? "" : summary.metric().unit(),
        interval(rate ? summary.lo() : summary.p50Lo(), rate ? summary.hi() : summary.p50Hi()),
        summary.n(),
        summary.missing() > 0 ? ", " + summary.missing() + " missing" : "",
        u == null ? "" : String.format(Locale.ROOT, ", ± %.0f %s", u, summary.metric().unit()));
  }

  /** How many figures of the agent's sound are beyond their limits; the pages tell which. */
  private String sound() {
    List<Reading> flagged =
        recordings.stream()
            .flatMap(one -> one.readings().stream())
            .filter(QualityMetrics::flagged)
            .toList();
    String ids =
        flagged.stream().map(r -> r.metric().id()).distinct().collect(Collectors.joining(", "));
    return "agent's sound: "
        + (flagged.isEmpty()
            ? "no figure is beyond its limit"
            : flagged.size() + " figures are beyond their limits (" + ids + ")");
  }

  private static String interval(OptionalDouble lo, OptionalDouble hi) {
    return lo.isEmpty() && hi.isEmpty() ? "" : "[" + figure(lo) + ", " + figure(hi) + "]";
  }

  private static String figure(OptionalDouble value) {
    if (value.isEmpty()) {
      return "-";
    }
    double figure = value.getAsDouble();
    return String.format(Locale.ROOT, Math.abs(figure) < 10 ? "%.3f" : "%.0f", figure);
  }

  private static String times(List<Summary> metrics, Metric metric, MeasuredRecording recording) {
    Summary summary = of(metrics, metric);
    Double u = recording.uncertainty().get(metric.id());
    if (summary.missing() > 0 && summary.p50().isEmpty()) {
      return summary.missing() + " missing";
    }
    return summary.p50().isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.0f%s",
            summary.p50().getAsDouble(),
            u == null ? "" : " ± " + Math.round(u));
  }

  private static String share(List<Summary> metrics, Metric metric) {
    OptionalDouble value = of(metrics, metric).value();
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * value.getAsDouble());
  }

  private static Summary of(List<Summary> metrics, Metric metric) {
    return metrics.stream().filter(s -> s.metric().equals(metric)).findFirst().orElseThrow();
  }

  private static String shortened(String name) {
    return name.length() <= 30 ? name : name.substring(0, 27) + "...";
  }
}

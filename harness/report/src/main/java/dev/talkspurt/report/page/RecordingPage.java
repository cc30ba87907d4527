package dev.talkspurt.report.page;

import dev.talkspurt.metric.Metric;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.recording.MeasuredRecording;
import dev.talkspurt.recording.RecordingMetrics;
import dev.talkspurt.run.CallResult;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A recorded call as one HTML file like a call's own page, with what its figures are worth. */
public final class RecordingPage {
  private static final int FULL_RATE_HZ = 16_000;
  private static final int SMALL_RATE_HZ = 8_000;
  private static final double FULL_RATE_UP_TO_MS = 300_000;

  private RecordingPage() {}

  /** The page; without JavaScript it still shows and plays everything. */
  public static String of(MeasuredRecording recording, List<Summary> metrics, String benchVersion) {
    CallResult shown = ShownRecording.of(recording);
    String style = Assets.STYLE.text();
    String script = Assets.SCRIPT.text();
    Markup out = new Markup();
    PageHead.write(out, "recording: " + recording.name(), style, script);
    out.open("body", "class", "live");
    header(out, recording, metrics, benchVersion);
    out.open("main");
    double lengthMs = Plot.lengthMs(shown.timeline());
    int rateHz = lengthMs <= FULL_RATE_UP_TO_MS ? FULL_RATE_HZ : SMALL_RATE_HZ;
    PagePlayer.write(out, shown, Clip.whole(shown), rateHz, true);
    metrics(out, recording, metrics);
    readings(out, recording);
    PageQuality.write(out, recording.readings());
    PageSound.write(out, recording);
    out.close();
    out.trusted("<script>" + script + "</script>");
    return out.close().close().toString();
  }

  /** The picture that stands alone. */
  public static String picture(MeasuredRecording recording) {
    return TimelinePicture.of(ShownRecording.of(recording));
  }

  private static void header(
      Markup out, MeasuredRecording recording, List<Summary> metrics, String benchVersion) {
    out.open("header").open("p", "class", "where");
    out.leaf("b", "Talkspurt").text(" " + benchVersion + " · measured recording").close();
    out.open("div", "class", "title").leaf("h1", recording.name());
    out.leaf(
        "span",
        "RECORDING",
        "class",
        "target live",
        "title",
        "Made by something else: no script, no planted truth, edges found by level");
    out.close();
    if (!recording.warnings().isEmpty()) {
      out.open("ul", "class", "reasons");
      recording.warnings().forEach(warning -> out.leaf("li", warning));
      out.close();
    }
    out.open("dl", "class", "tiles");
    for (Summary summary : metrics) {
      if (summary.n() > 0 && RecordingMetrics.all().contains(summary.metric())) {
        tile(out, summary, recording);
      }
    }
    out.close().close();
  }

  private static void tile(Markup out, Summary summary, MeasuredRecording recording) {
    out.open("div").leaf("dt", name(summary.metric()));
    boolean rate = summary.value().isPresent();
    out.leaf(
        "dd",
        Labels.figure(rate ? summary.value() : summary.p50(), summary.metric().unit())
            + trust(recording, summary.metric()));
    out.leaf(
        "dd",
        summary.metric().definition()
            + " · n "
            + summary.n()
            + (summary.missing() > 0 ? ", " + summary.missing() + " missing" : ""),
        "class",
        "more");
    out.close();
  }

  private static String name(Metric metric) {
    if (metric.equals(RecordingMetrics.REC_LATENCY)) {
      return "response latency, median";
    } else if (metric.equals(RecordingMetrics.REC_FTO)) {
      return "floor transfer, median";
    } else if (metric.equals(RecordingMetrics.REC_TALKOVER)) {
      return "talked over";
    } else if (metric.equals(RecordingMetrics.REC_STOP)) {
      return "stop time, median";
    } else if (metric.equals(RecordingMetrics.REC_OVERLAP)) {
      return "double talk";
    } else if (metric.equals(RecordingMetrics.REC_DEAD_AIR)) {
      return "dead air";
    } else if (metric.equals(RecordingMetrics.REC_DEAD_AIR_MAX)) {
      return "longest silence";
    }
    return "agent's share of talk";
  }

  private static String trust(MeasuredRecording recording, Metric metric) {
    Double expanded = recording.uncertainty().get(metric.id());
    return expanded == null ? "" : String.format(Locale.ROOT, " ± %.0f ms", expanded);
  }

  private static void metrics(Markup out, MeasuredRecording recording, List<Summary> metrics) {
    PageTables.begin(
        out,
        "Figures",
        "definition",
        "meaning",
        "#n",
        "#missing",
        "#value or median",
        "#95 % interval",
        "#U (k = 2) of one",
        "#least",
        "#most");
    for (Summary metric : metrics) {
      if (metric.n() == 0) {
        continue;
      }
      String unit = metric.metric().unit();
      boolean rate = metric.value().isPresent();
      PageTables.beginMetric(out, metric);
      PageTables.figure(
          out,
          interval(rate ? metric.lo() : metric.p50Lo(), rate ? metric.hi() : metric.p50Hi(), unit));
      PageTables.figure(out, trust(recording, metric.metric()).strip());
      PageTables.figure(out, Labels.figure(metric.min(), unit));
      PageTables.figure(out, Labels.figure(metric.max(), unit));
      out.close();
    }
    PageTables.end(out);
  }

  private static void readings(Markup out, MeasuredRecording recording) {
    if (recording.readings().stream().noneMatch(one -> Double.isFinite(one.atMs()))) {
      return;
    }
    PageTables.begin(out, "One by one", "what", "of", "#from", "#to", "#value");
    for (Reading reading : recording.readings()) {
      if (RecordingMetrics.all().contains(reading.metric())
          && Double.isFinite(reading.atMs())
          && !saysNoMore(reading)) {
        PageTables.row(out, reading.atMs());
        PageTables.cell(out, name(reading.metric()).replace(", median", ""));
        PageTables.cell(out, reading.of());
        PageTables.figure(out, Labels.seconds(reading.atMs()));
        PageTables.figure(out, Labels.seconds(reading.endMs()));
        PageTables.figure(out, value(reading));
        out.close();
      }
    }
    PageTables.end(out);
  }

  private static String interval(OptionalDouble lo, OptionalDouble hi, String unit) {
    return lo.isEmpty() && hi.isEmpty()
        ? "–"
        : Labels.figure(lo, unit) + " … " + Labels.figure(hi, unit);
  }

  /** A latency is also a floor transfer, and who was not talked over needs no row. */
  private static boolean saysNoMore(Reading reading) {
    return reading.metric().equals(RecordingMetrics.REC_FTO) && reading.value() >= 0
        || reading.metric().equals(RecordingMetrics.REC_TALKOVER) && reading.value() == 0;
  }

  private static String value(Reading reading) {
    if (!reading.came()) {
      return "never";
    }
    return reading.metric().unit().equals("ms")
        ? Labels.ms(reading.value())
        : reading.value() > 0 ? "yes" : "no";
  }
}

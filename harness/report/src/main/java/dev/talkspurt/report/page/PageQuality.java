package dev.talkspurt.report.page;

import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.metric.QualityMetrics;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.stats.Quantile;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The sound of the agent's answers: a row for all of them, then one for each thing that is beyond
 * its limit, which plays from its place.
 */
final class PageQuality {
  private static final List<String> FIGURES =
      List.of("LOUD_LUFS", "PEAK_TP", "BANDWIDTH", "PITCH_MED");

  private PageQuality() {}

  static void write(Markup out, List<Reading> readings) {
    List<Reading> loudness = of(readings, FIGURES.get(0));
    if (loudness.isEmpty()) {
      return;
    }
    PageTables.begin(
        out,
        "Sound of the answers",
        "response",
        "#at",
        "#LOUD_LUFS",
        "#PEAK_TP",
        "#BANDWIDTH",
        "#PITCH_MED",
        "beyond its limit");
    List<Reading> flagged = readings.stream().filter(QualityMetrics::flagged).toList();
    PageTables.row(out, Double.NaN);
    PageTables.cell(out, "all, median (PEAK_TP: most)");
    PageTables.figure(out, "");
    for (String id : FIGURES) {
      PageTables.figure(out, overall(of(readings, id), id.equals("PEAK_TP") ? 1 : 0.5));
    }
    PageTables.cell(out, flagged.isEmpty() ? "nothing" : "");
    out.close();
    String told = "";
    for (Reading reading : flagged) {
      PageTables.row(out, reading.atMs());
      PageTables.cell(out, reading.of());
      PageTables.figure(out, Labels.seconds(reading.atMs()));
      for (String id : FIGURES) {
        boolean again = told.equals(reading.of());
        PageTables.figure(out, again ? "" : figure(readings, reading.of(), id));
      }
      out.leaf("td", words(reading), "class", "bad");
      out.close();
      told = reading.of();
    }
    PageTables.end(out);
  }

  private static List<Reading> of(List<Reading> readings, String id) {
    return readings.stream().filter(reading -> reading.metric().id().equals(id)).toList();
  }

  /** Of this call alone, so that an invalid bench, which has no metrics, has them too. */
  private static String overall(List<Reading> readings, double share) {
    double[] values = readings.stream().mapToDouble(Reading::value).toArray();
    return values.length == 0
        ? ""
        : Labels.figure(rounded(Quantile.r8(values, share)), readings.get(0).metric().unit());
  }

  private static String figure(List<Reading> readings, String response, String id) {
    return of(readings, id).stream()
        .filter(reading -> reading.of().equals(response))
        .findFirst()
        .map(reading -> value(reading))
        .orElse("");
  }

  private static String value(Reading reading) {
    return Labels.figure(rounded(reading.value() / reading.exposure()), reading.metric().unit());
  }

  /** More than three digits is more than any of these figures can bear. */
  private static OptionalDouble rounded(double value) {
    int decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
    double scale = Math.pow(10, decimals);
    return OptionalDouble.of(Math.rint(value * scale) / scale);
  }

  /** Events are counted; a share or a level is given. */
  private static String words(Reading reading) {
    Kind kind = reading.metric().kind();
    boolean events = kind == Kind.PER_EXPOSURE || kind == Kind.COUNT;
    String amount =
        events ? Math.round(reading.value()) + " ×" : kind == Kind.SHARE ? "" : value(reading);
    String part = reading.part().isEmpty() ? "" : "." + reading.part();
    return String.join(" ", amount, reading.metric().id() + part, reading.note()).strip();
  }
}

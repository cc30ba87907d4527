package dev.talkspurt.report.page;

import dev.talkspurt.calibration.Budget;
import dev.talkspurt.calibration.Calibration;
import dev.talkspurt.calibration.Host;
import dev.talkspurt.calibration.Outcome;
import dev.talkspurt.calibration.StudyResult;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A calibration as one HTML file that needs nothing else, and no script: it can load nothing, style
 * and pictures are in it. Thread-safe.
 */
public final class CalibrationPage {
  private static final double BIAS_MS = 5;
  private static final double SNR_DB = 0.1;
  private static final String PLANTED = "planted, ms";

  private CalibrationPage() {}

  /** The page. */
  public static String of(Calibration calibration) {
    Markup out = new Markup();
    PageHead.write(out, calibration.outcome().word() + ": calibration", Assets.STYLE.text(), null);
    out.open("body");
    header(out, calibration);
    out.open("main");
    pictures(out, calibration);
    CalibrationTables.budget(out, calibration.budget());
    CalibrationTables.confusions(out, calibration.studies());
    CalibrationTables.studies(out, calibration.studies());
    details(out, calibration);
    return out.close().close().close().toString();
  }

  private static void header(Markup out, Calibration calibration) {
    out.open("header");
    out.open("p", "class", "where");
    out.leaf("b", "Talkspurt").text(" " + calibration.benchVersion() + " · ");
    out.text(calibration.date().truncatedTo(ChronoUnit.SECONDS) + "").close();
    out.open("div", "class", "title").leaf("h1", "Calibration: the bench's own error");
    pill(out, calibration.outcome());
    out.close();
    out.leaf("p", calibration.machine().text(), "class", "description");
    if (!calibration.reasons().isEmpty()) {
      out.open("ul", "class", "reasons v-" + calibration.outcome().word());
      calibration.reasons().forEach(reason -> out.leaf("li", reason));
      out.close();
    }
    tiles(out, calibration);
    out.close();
  }

  static void pill(Markup out, Outcome outcome) {
    out.leaf("span", outcome.word().replace('_', ' '), "class", "verdict v-" + outcome.word());
  }

  private static void tiles(Markup out, Calibration calibration) {
    Budget budget = calibration.budget();
    out.open("dl", "class", "tiles");
    tile(
        out,
        "uncertainty of V2V_AUDIBLE",
        "± " + ms(budget.expandedMs()),
        "U, k = 2, bias included");
    tile(out, "bias", ms(budget.biasMs()), "mean of measured minus true, n " + budget.n());
    tile(out, "repeatability", ms(budget.observedMs()), "standard deviation of the errors");
    calibration
        .study("load")
        .flatMap(load -> load.figures().stream().findFirst())
        .ifPresent(
            figure ->
                tile(
                    out,
                    "calls at once",
                    String.format(Locale.ROOT, "%.0f", figure.value()),
                    "up to which the figures hold here"));
    long passed = calibration.studies().stream().filter(s -> s.outcome() == Outcome.PASSED).count();
    long run = calibration.studies().stream().filter(s -> s.outcome() != Outcome.NOT_RUN).count();
    tile(
        out,
        "studies passed",
        passed + " of " + run,
        calibration.studies().size() - run + " not run");
    out.close();
  }

  private static void tile(Markup out, String name, String figure, String more) {
    out.open("div").leaf("dt", name).leaf("dd", figure);
    out.leaf("dd", more, "class", "more").close();
  }

  static String ms(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f ms", value) : "–";
  }

  private static void pictures(Markup out, Calibration calibration) {
    out.open("section", "class", "card").leaf("h2", "Errors").open("div", "class", "pictures");
    for (StudyResult study : calibration.studies()) {
      if (!study.pairs().isEmpty()) {
        switch (study.id()) {
          case "onset" ->
              CalibrationPictures.scatter(out, study, "level of the sound, dBFS", "ms", BIAS_MS);
          case "snr" -> CalibrationPictures.scatter(out, study, "nominal ratio, dB", "dB", SNR_DB);
          case "method-v2v", "method-stop" ->
              CalibrationPictures.scatter(out, study, PLANTED, "ms", BIAS_MS);
          default -> {
            CalibrationPictures.scatter(out, study, PLANTED, "ms", BIAS_MS);
            CalibrationPictures.histogram(out, study, "ms");
          }
        }
      }
      if (!study.levels().isEmpty()) {
        CalibrationPictures.levels(out, study.levels());
      }
    }
    out.close().close();
  }

  private static void details(Markup out, Calibration calibration) {
    Host host = calibration.host();
    out.open("section", "class", "card").leaf("h2", "Conditions");
    out.open("dl", "class", "details");
    detail(out, "began", calibration.date().truncatedTo(ChronoUnit.SECONDS).toString());
    detail(out, "took", String.format(Locale.ROOT, "%.0f s", calibration.seconds()));
    detail(out, "bench", calibration.benchVersion());
    detail(out, "machine", calibration.machine().text() + "; id " + calibration.machine().id());
    detail(out, "memory", calibration.machine().memoryMb() + " MB for Java");
    detail(out, "seed", Long.toString(calibration.seed()));
    detail(out, "calls at once", calibration.parallel() + " in the real-time studies");
    detail(
        out,
        "calls",
        host.calls() + " for the latencies, " + host.refused() + " of them did not keep time");
    detail(
        out,
        "frames",
        String.format(
            Locale.ROOT,
            "%d, late by %.2f ms (median), %.2f ms (95 %%), %.2f ms (99 %%), %.1f ms (worst)",
            host.frames(),
            host.latenessP50Ms(),
            host.latenessP95Ms(),
            host.latenessP99Ms(),
            host.latenessMaxMs()));
    detail(
        out,
        "pauses",
        String.format(
            Locale.ROOT,
            "%d of 10 ms and more in %.0f s, the longest %.0f ms",
            host.pauses(),
            host.seconds(),
            host.longestPauseMs()));
    out.close().close();
  }

  private static void detail(Markup out, String name, String text) {
    out.open("div").leaf("dt", name).leaf("dd", text).close();
  }
}

package dev.talkspurt.report.page;

import dev.talkspurt.calibration.ErrorPair;
import dev.talkspurt.calibration.Level;
import dev.talkspurt.calibration.StudyResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The pictures of a calibration: error against planted value, its histogram, error under load. */
final class CalibrationPictures {
  private static final Ink[] INKS = {
    Ink.CALLER, Ink.AGENT, Ink.LATENCY, Ink.STOP, Ink.TOOL, Ink.NOISE
  };
  private static final int BINS = 40;
  private static final double LEAST_RANGE = 0.05;

  private CalibrationPictures() {}

  /**
   * Error of each pair over its planted value.
   *
   * @param across name and unit of what is planted
   * @param unit of the errors
   * @param limit the accepted bias, drawn where the picture reaches so far
   */
  static void scatter(Markup out, StudyResult study, String across, String unit, double limit) {
    List<ErrorPair> pairs = drawn(study.pairs());
    double range = range(pairs);
    double from = pairs.stream().mapToDouble(ErrorPair::truth).min().orElse(0);
    double to = pairs.stream().mapToDouble(ErrorPair::truth).max().orElse(1);
    double margin = Math.max((to - from) * 0.03, 1e-3);
    out.open("figure");
    Axes axes =
        new Axes(out, from - margin, to + margin, -range, range)
            .open("error of " + study.title() + " over the planted value")
            .marksY("error, " + unit)
            .marksX(across);
    axes.limit(limit);
    axes.limit(-limit);
    List<String> series = series(pairs);
    for (ErrorPair pair : pairs) {
      axes.dot(pair.truth(), pair.error(), ink(series.indexOf(pair.series())));
    }
    out.close();
    caption(
        out,
        study.title() + ": error over the planted value, n " + pairs.size(),
        series.size() > 1 && series.size() <= INKS.length ? series : List.of());
  }

  /** How often which error occurs. */
  static void histogram(Markup out, StudyResult study, String unit) {
    List<ErrorPair> pairs = drawn(study.pairs());
    double low = pairs.stream().mapToDouble(ErrorPair::error).min().orElse(0);
    double high = pairs.stream().mapToDouble(ErrorPair::error).max().orElse(0);
    double margin = Math.max((high - low) * 0.05, LEAST_RANGE / 2);
    double from = low - margin;
    double width = (high + margin - from) / BINS;
    int[] counts = new int[BINS];
    int most = 1;
    for (ErrorPair pair : pairs) {
      int bin = (int) Math.min(BINS - 1, (pair.error() - from) / width);
      most = Math.max(most, ++counts[bin]);
    }
    out.open("figure");
    Axes axes =
        new Axes(out, from, from + BINS * width, 0, most * 1.08)
            .open("histogram of the errors of " + study.title())
            .marksY("values")
            .marksX("error, " + unit);
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        axes.bar(from + i * width, from + (i + 1) * width, counts[i], Ink.CALLER);
      }
    }
    out.close();
    caption(out, study.title() + ": how often which error occurs, n " + pairs.size(), List.of());
  }

  /** Bias, spread, extremes and lateness of frames over the number of calls at once. */
  static void levels(Markup out, List<Level> levels) {
    List<ToDoubleFunction<Level>> curves =
        List.of(level -> Math.abs(level.biasMs()), Level::sdMs, Level::p99Ms, Level::latenessP99Ms);
    double most =
        levels.stream()
            .flatMapToDouble(
                level -> curves.stream().mapToDouble(curve -> curve.applyAsDouble(level)))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    out.open("figure");
    Axes axes =
        new Axes(out, -0.5, levels.size() - 0.5, 0, most * 1.08)
            .open("error over the number of calls at once")
            .marksY("ms");
    for (int i = 0; i < levels.size(); i++) {
      Level level = levels.get(i);
      axes.markX(i, level.calls() + (level.holds() ? "" : " ✗"));
    }
    axes.nameX("calls at once (✗: what is accepted does not hold)");
    for (int c = 0; c < curves.size(); c++) {
      double lastX = Double.NaN;
      double lastY = Double.NaN;
      for (int i = 0; i < levels.size(); i++) {
        double value = curves.get(c).applyAsDouble(levels.get(i));
        if (Double.isFinite(value)) {
          axes.dot(i, value, ink(c));
          if (!Double.isNaN(lastX)) {
            axes.line(axes.x(lastX), axes.y(lastY), axes.x(i), axes.y(value), ink(c), null);
          }
          lastX = i;
          lastY = value;
        }
      }
    }
    out.close();
    caption(
        out,
        "error over the number of calls at once",
        List.of("size of the bias", "SD", "99 % of errors within", "99 % of frames late by"));
  }

  private static void caption(Markup out, String words, List<String> series) {
    out.open("figcaption", "class", "legend").leaf("span", words);
    for (int i = 0; i < series.size(); i++) {
      out.open("span");
      out.open("svg", "width", "11", "height", "11", "aria-hidden", "true");
      out.empty(
          "circle",
          "cx",
          "5.5",
          "cy",
          "5.5",
          "r",
          "4",
          "fill",
          ink(i).hex(),
          "class",
          ink(i).fill());
      out.close().text(" " + series.get(i)).close();
    }
    out.close().close();
  }

  private static List<ErrorPair> drawn(List<ErrorPair> pairs) {
    return pairs.stream().filter(pair -> Double.isFinite(pair.error())).toList();
  }

  private static double range(List<ErrorPair> pairs) {
    double most = pairs.stream().mapToDouble(pair -> Math.abs(pair.error())).max().orElse(0);
    return Math.max(LEAST_RANGE, most * 1.12);
  }

  private static List<String> series(List<ErrorPair> pairs) {
    LinkedHashSet<String> names = new LinkedHashSet<>();
    pairs.stream()
        .sorted(
            java.util.Comparator.comparing(
                (ErrorPair pair) ->
                    pair.series().length() + pair.series().toLowerCase(Locale.ROOT)))
        .forEach(pair -> names.add(pair.series()));
    return new ArrayList<>(names);
  }

  private static Ink ink(int series) {
    return INKS[Math.max(0, series) % INKS.length];
  }
}

package dev.talkspurt.cli;

import dev.talkspurt.calibration.Budget;
import dev.talkspurt.calibration.Calibration;
import dev.talkspurt.calibration.Figure;
import dev.talkspurt.calibration.Level;
import dev.talkspurt.calibration.Outcome;
import dev.talkspurt.calibration.StudyResult;
import dev.talkspurt.stats.Interval;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A calibration on one screen. */
final class CalibrationTable {
  private static final List<String> TIMED =
      List.of("bias", "repeatability, SD", "99 % of errors within", "largest error", "slope");
  private static final String NONE = "-";

  private final PrintWriter out;
  private final Terminal terminal;

  CalibrationTable(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void print(Calibration calibration, Path folder) {
    List<StudyResult> timed = calibration.studies().stream().filter(this::isTimed).toList();
    out.println();
    out.printf(
        Locale.ROOT,
        "%-12s %-23s %4s %-25s %7s %7s %8s %8s%n",
        "OUTCOME",
        "ERROR OF",
        "N",
        "BIAS ms [95 %]",
        "SD ms",
        "99 % ms",
        "MAX ms",
        "SLOPE");
    timed.forEach(this::timed);
    out.println();
    out.printf("%-14s %-28s %s%n", "OUTCOME", "STUDY", "FIGURES ACCEPTED, AND THE CLOSEST");
    calibration.studies().stream().filter(study -> !isTimed(study)).forEach(this::other);
    calibration.study("load").ifPresent(study -> levels(study.levels()));
    budget(calibration.budget());
    out.println();
    String version = "Talkspurt " + calibration.benchVersion();
    out.println(
        paint(calibration.outcome(), word(calibration.outcome()).strip())
            + String.format(Locale.ROOT, " in %.0f s, %s", calibration.seconds(), version));
    out.println(Terminal.line(calibration.machine().text()));
    calibration.reasons().forEach(reason -> out.println("  " + Terminal.line(reason)));
    out.println();
    out.println("page    " + ShownPath.of(folder).resolve("calibration.html"));
    out.println("figures " + ShownPath.of(folder).resolve("calibration.json"));
  }

  /** An outcome in a column. */
  static String word(Outcome outcome) {
    return String.format(Locale.ROOT, "%-14s", outcome.word().replace('_', ' '));
  }

  private String paint(Outcome outcome, String text) {
    return switch (outcome) {
      case PASSED -> terminal.paint("green", text);
      case FAILED -> terminal.paint("red", text);
      case INCONCLUSIVE -> terminal.paint("yellow", text);
      case NOT_RUN -> terminal.paint("dim", text);
    };
  }

  private boolean isTimed(StudyResult study) {
    return figure(study, "slope").isPresent();
  }

  private static Optional<Figure> figure(StudyResult study, String name) {
    return study.figures().stream().filter(figure -> figure.name().equals(name)).findFirst();
  }

  private void timed(StudyResult study) {
    List<Figure> figures = TIMED.stream().map(name -> figure(study, name).orElseThrow()).toList();
    out.printf(
        Locale.ROOT,
        "%s %-23s %4d %-25s %7s %7s %8s %8s%n",
        paint(study.outcome(), String.format("%-12s", word(study.outcome()).strip())),
        study.title(),
        figures.get(0).n(),
        between(figures.get(0), "%+.3f"),
        number(figures.get(1).value(), "%.3f"),
        number(figures.get(2).value(), "%.3f"),
        number(figures.get(3).value(), "%+.3f"),
        number(figures.get(4).value(), "%.5f"));
  }

  private static String between(Figure figure, String format) {
    return number(figure.value(), format)
        + figure
            .interval()
            .map(
                ends ->
                    " [" + number(ends.lower(), format) + ", " + number(ends.upper(), format) + "]")
            .orElse("");
  }

  private static String number(double value, String format) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : NONE;
  }

  private void other(StudyResult study) {
    List<Figure> judged =
        study.figures().stream().filter(figure -> figure.accepted().isPresent()).toList();
    long good = judged.stream().filter(figure -> figure.outcome() == Outcome.PASSED).count();
    String text =
        judged.isEmpty() ? study.why() : good + " of " + judged.size() + ": " + closest(judged);
    out.printf(
        Locale.ROOT,
        "%s %-28s %s%n",
        paint(study.outcome(), word(study.outcome())),
        study.title(),
        text);
  }

  /** The figure that is nearest to its limit, or furthest beyond it. */
  private static String closest(List<Figure> judged) {
    Figure closest = judged.get(0);
    for (Figure figure : judged) {
      closest = closeness(figure) > closeness(closest) ? figure : closest;
    }
    Interval accepted = closest.accepted().orElseThrow();
    String limits =
        Double.isInfinite(accepted.upper())
            ? "at least " + plain(accepted.lower())
            : accepted.lower() == accepted.upper()
                ? "must be " + plain(accepted.lower())
                : plain(accepted.lower()) + " to " + plain(accepted.upper());
    String unit =
        closest.unit().equals("1") || closest.unit().isEmpty() ? "" : " " + closest.unit();
    return String.format(
        Locale.ROOT,
        "%s %s%s (%s), n %d",
        closest.name(),
        Double.isNaN(closest.value()) ? "not known" : plain(closest.value()),
        unit,
        limits,
        closest.n());
  }

  private static double closeness(Figure figure) {
    Interval accepted = figure.accepted().orElseThrow();
    if (Double.isNaN(figure.value())) {
      return Double.POSITIVE_INFINITY;
    }
    double half = (accepted.upper() - accepted.lower()) / 2;
    double middle = (accepted.upper() + accepted.lower()) / 2;
    if (half == 0) {
      return figure.value() == middle ? 0 : Double.MAX_VALUE;
    }
    return Double.isInfinite(half) ? 0 : Math.abs(figure.value() - middle) / half;
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, Math.abs(value) < 0.01 ? "%.1e" : "%.3f", value);
  }

  private void levels(List<Level> levels) {
    out.println();
    row("CALLS AT ONCE", levels, level -> Integer.toString(level.calls()));
    row("  bias ms", levels, level -> number(level.biasMs(), "%+.2f"));
    row("  SD ms", levels, level -> number(level.sdMs(), "%.2f"));
    row("  99 % of errors within ms", levels, level -> number(level.p99Ms(), "%.2f"));
    row("  99 % of frames late by ms", levels, level -> number(level.latenessP99Ms(), "%.2f"));
    row("  figures hold", levels, level -> level.holds() ? "yes" : "no");
    if (levels.stream().anyMatch(CalibrationTable::unknown)) {
      out.println("  - no figure: too few of those calls kept time to count");
    }
  }

  private static boolean unknown(Level level) {
    return !Double.isFinite(level.biasMs()) || !Double.isFinite(level.sdMs());
  }

  private void row(String name, List<Level> levels, Function<Level, String> cell) {
    out.printf(
        "%-28s%s%n",
        name,
        levels.stream()
            .map(level -> String.format(Locale.ROOT, "%9s", cell.apply(level)))
            .collect(Collectors.joining()));
  }

  private void budget(Budget budget) {
    out.println();
    out.printf(Locale.ROOT, "%-44s %6s  %s%n", "UNCERTAINTY OF ONE V2V_AUDIBLE", "u ms", "FROM");
    for (Budget.Source source : budget.sources()) {
      out.printf(
          Locale.ROOT,
          "  %-42s %6s  %s: %s%n",
          source.name(),
          number(source.uMs(), "%.2f"),
          source.type(),
          source.value());
    }
    out.printf(
        Locale.ROOT,
        "  U = %s ms (k = 2): u of the sources %s ms, SD observed %s ms, bias %s ms, n %d%n",
        number(budget.expandedMs(), "%.2f"),
        number(budget.combinedMs(), "%.2f"),
        number(budget.observedMs(), "%.2f"),
        number(budget.biasMs(), "%+.2f"),
        budget.n());
  }
}

package dev.talkspurt.report.page;

import dev.talkspurt.calibration.Budget;
import dev.talkspurt.calibration.Counted;
import dev.talkspurt.calibration.Figure;
import dev.talkspurt.calibration.Outcome;
import dev.talkspurt.calibration.StudyResult;
import dev.talkspurt.stats.Interval;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tables of a calibration: uncertainty, what was taken for what, every figure. */
final class CalibrationTables {
  private CalibrationTables() {}

  static void budget(Markup out, Budget budget) {
    open(out, "Uncertainty of one V2V_AUDIBLE", "source", "#u, ms", "type", "from");
    for (Budget.Source source : budget.sources()) {
      out.open("tr").leaf("td", source.name());
      out.leaf("td", number(source.uMs()), "class", "n");
      out.leaf("td", source.type()).leaf("td", source.value()).close();
    }
    total(out, "combined, u", budget.combinedMs(), "square root of the sum of squares");
    total(
        out, "observed, SD", budget.observedMs(), "errors against planted truth, n " + budget.n());
    total(out, "bias", budget.biasMs(), "not corrected in any run, so it is part of U");
    total(
        out,
        "expanded, U (k = 2)",
        budget.expandedMs(),
        "2 u + |bias|, with the larger of the sources' u and the SD observed");
    close(out);
  }

  private static void total(Markup out, String name, double ms, String from) {
    out.open("tr").open("td").leaf("b", name).close();
    out.open("td", "class", "n").leaf("b", number(ms)).close();
    out.leaf("td", "").leaf("td", from).close();
  }

  static void confusions(Markup out, List<StudyResult> studies) {
    for (StudyResult study : studies) {
      if (!study.confusion().isEmpty()) {
        confusion(out, study);
      }
    }
  }

  private static void confusion(Markup out, StudyResult study) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> planted = new LinkedHashSet<>();
    study.confusion().stream()
        .sorted(java.util.Comparator.comparing(Counted::found))
        .forEach(cell -> found.add(cell.found()));
    study.confusion().forEach(cell -> planted.add(cell.planted()));
    out.open("section", "class", "card").leaf("h2", study.title() + ": planted and found");
    if (found.size() > 8) {
      lines(out, study, planted);
    } else {
      matrix(out, study, planted, found);
    }
    out.close();
  }

  private static void matrix(
      Markup out, StudyResult study, Set<String> planted, Set<String> found) {
    out.open("div", "class", "wide").open("table").open("thead").open("tr").leaf("th", "planted");
    found.forEach(name -> out.leaf("th", name, "class", "n"));
    out.close().close().open("tbody");
    for (String row : planted) {
      out.open("tr").leaf("td", row);
      for (String column : found) {
        Counted cell = cell(study, row, column);
        out.leaf(
            "td",
            cell == null ? "·" : Long.toString(cell.count()),
            "class",
            cell == null ? "n" : cell.right() ? "n good" : "n bad");
      }
      out.close();
    }
    out.close().close().close();
  }

  /** Where a matrix would be mostly empty. */
  private static void lines(Markup out, StudyResult study, Set<String> planted) {
    out.open("div", "class", "wide").open("table").open("thead").open("tr");
    out.leaf("th", "planted").leaf("th", "found, and in how many calls").close().close();
    out.open("tbody");
    for (String row : planted) {
      out.open("tr").leaf("td", row).open("td");
      boolean first = true;
      for (Counted cell : study.confusion()) {
        if (cell.planted().equals(row) && cell.count() > 0) {
          out.text(first ? "" : ", ");
          out.leaf(
              "span", cell.found() + " " + cell.count(), "class", cell.right() ? "good" : "bad");
          first = false;
        }
      }
      out.close().close();
    }
    out.close().close().close();
  }

  private static Counted cell(StudyResult study, String planted, String found) {
    return study.confusion().stream()
        .filter(cell -> cell.planted().equals(planted) && cell.found().equals(found))
        .findFirst()
        .orElse(null);
  }

  static void studies(Markup out, List<StudyResult> studies) {
    for (StudyResult study : studies) {
      out.open("section", "class", "card").open("div", "class", "title");
      out.leaf("h2", study.title());
      CalibrationPage.pill(out, study.outcome());
      out.leaf("span", study.clock().words(), "class", "agent").close();
      out.leaf("p", study.asks(), "class", "note");
      if (!study.why().isEmpty()) {
        out.leaf("p", study.why(), "class", "note");
      }
      if (!study.figures().isEmpty()) {
        figures(out, study.figures());
      }
      study.notes().forEach(note -> out.leaf("p", note, "class", "note"));
      out.close();
    }
  }

  private static void figures(Markup out, List<Figure> figures) {
    head(out, "figure", "#value", "#95 %", "#accepted", "#n");
    for (Figure figure : figures) {
      String unit = figure.unit().equals("1") || figure.unit().isEmpty() ? "" : " " + figure.unit();
      Outcome outcome = figure.outcome();
      out.open("tr").leaf("td", figure.name());
      out.leaf(
          "td",
          number(figure.value()) + unit,
          "class",
          outcome == Outcome.PASSED ? "n good" : outcome == Outcome.FAILED ? "n bad" : "n");
      out.leaf("td", figure.interval().map(CalibrationTables::ends).orElse(""), "class", "n");
      out.leaf("td", figure.accepted().map(CalibrationTables::ends).orElse(""), "class", "n");
      out.leaf("td", Long.toString(figure.n()), "class", "n").close();
    }
    out.close().close().close();
  }

  private static void open(Markup out, String title, String... headings) {
    out.open("section", "class", "card").leaf("h2", title);
    head(out, headings);
  }

  private static void head(Markup out, String... headings) {
    out.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String heading : headings) {
      boolean figure = heading.startsWith("#");
      out.leaf("th", figure ? heading.substring(1) : heading, "class", figure ? "n" : null);
    }
    out.close().close().open("tbody");
  }

  private static void close(Markup out) {
    out.close().close().close().close();
  }

  private static String ends(Interval interval) {
    return Double.isInfinite(interval.upper())
        ? "at least " + number(interval.lower())
        : number(interval.lower()) + " to " + number(interval.upper());
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    if (value == Math.rint(value)) {
      return Long.toString((long) value);
    }
    boolean nearOne = Math.abs(value - 1) < 0.01;
    return String.format(Locale.ROOT, nearOne ? "%.5f" : "%.3f", value);
  }
}

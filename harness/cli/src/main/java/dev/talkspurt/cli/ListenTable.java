package dev.talkspurt.cli;

import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.GivenTable;
import dev.talkspurt.scenario.Step;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Asked for against achieved: one table for all scenarios, then where the files are. */
final class ListenTable {
  private static final String NONE = "–";
  private static final int WIDEST = 28;
  private static final int FIRST_FIGURE = 4;
  private static final int ONSET = 3;
  private static final int CONDITIONS = 3;

  private final PrintWriter out;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ListenTable(PrintWriter out) {
    this.out = out;
    List<String> headings = new ArrayList<>(List.of("SCENARIO"));
    headings.addAll(List.of("STEP", "SOUND", "ONSET s", "CONDITIONS"));
    for (int i = FIRST_FIGURE; i < GivenTable.HEADINGS.size(); i += 2) {
      headings.add(GivenTable.HEADINGS.get(i));
    }
    rows.add(headings);
  }

  boolean isEmpty() {
    return rows.size() == 1 && notes.isEmpty();
  }

  void add(Given given, Path folder) {
    for (List<String> row : GivenTable.rows(given)) {
      List<String> cells = new ArrayList<>(List.of(given.scenario().id()));
      for (int i = 0; i < FIRST_FIGURE; i++) {
        String cell = Terminal.line(row.get(i));
        cells.add(i == CONDITIONS ? cell : Terminal.clipped(cell, WIDEST));
      }
      for (int i = FIRST_FIGURE; i < row.size(); i += 2) {
        cells.add(pair(row.get(i), row.get(i + 1)));
      }
      rows.add(cells);
    }
    notes.add(Terminal.line(given.scenario().id() + ": " + GivenTable.summary(given)));
    if (given.measured() && !given.truth().reproduced()) {
      notes.add(Terminal.line("  not rendered again: " + given.truth().why()));
    }
    if (given.scenario().script().stream().anyMatch(Step.When.class::isInstance)) {
      String steps =
          given.notRun().stream().map(i -> String.valueOf(i + 1)).collect(Collectors.joining(", "));
      notes.add(
          "  without an agent every condition of a branch is taken for granted"
              + (steps.isEmpty() ? "" : "; steps not run: " + steps));
    }
    notes.add(
        given.callerAudioSha256().isEmpty()
            ? "  the caller makes no sound of its own"
            : "  caller audio sha256 " + given.callerAudioSha256());
    for (String file : List.of("caller.wav", "caller.svg", "caller.json")) {
      notes.add("  " + ShownPath.of(folder).resolve(file));
    }
  }

  /** {@code 12.00 → 12.03}; a dash if there is neither. */
  private static String pair(String asked, String achieved) {
    return asked.equals(NONE) && achieved.equals(NONE) ? NONE : asked + " → " + achieved;
  }

  void print() {
    List<Integer> shown = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int at = column;
      boolean told = rows.stream().skip(1).anyMatch(row -> !row.get(at).equals(NONE));
      boolean several = rows.stream().skip(1).map(row -> row.get(0)).distinct().count() > 1;
      if (column == 0 ? several : told) {
        shown.add(column);
      }
    }
    if (rows.size() > 1) {
      rows.forEach(row -> out.println(line(row, shown)));
      out.println("figures: asked for → achieved; – where nothing was asked or there is nothing");
      out.println();
    }
    notes.forEach(out::println);
  }

  private String line(List<String> row, List<Integer> shown) {
    StringBuilder line = new StringBuilder();
    for (int column : shown) {
      int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
      String cell = row.get(column);
      String space = " ".repeat(width - cell.length());
      line.append(column > FIRST_FIGURE || column == ONSET ? space + cell : cell + space)
          .append("  ");
    }
    return line.toString().stripTrailing();
  }
}

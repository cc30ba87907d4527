package dev.talkspurt.cli;

import dev.talkspurt.report.Rescored;
import dev.talkspurt.report.Rescored.OfCall;
import dev.talkspurt.report.ScoreChange;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Tells what scoring a run anew has changed. */
final class RescoreReport {
  private static final int MOST_LINES = 40;

  private final Screen screen;

  RescoreReport(Screen screen) {
    this.screen = screen;
  }

  void print(Rescored rescored, boolean json) {
    rescored.problems().forEach(problem -> screen.err().println(Terminal.line(problem)));
    screen.err().flush();
    PrintWriter out = screen.out();
    if (json) {
      out.print(rescored.json().pretty());
    } else {
      verdicts(rescored);
      figures(rescored);
      summary(rescored);
    }
    out.flush();
  }

  private void verdicts(Rescored rescored) {
    for (OfCall call : rescored.calls()) {
      if (call.judgedOtherwise()) {
        screen
            .out()
            .println(Terminal.line(name(call) + ": " + call.before() + " -> " + call.after()));
        call.checks().stream().limit(MOST_LINES).forEach(this::check);
      }
      call.notes().forEach(note -> screen.out().println(Terminal.line(name(call) + ": " + note)));
    }
  }

  private void check(ScoreChange check) {
    screen
        .out()
        .println(Terminal.line("  " + check.of() + ": " + check.before() + " -> " + check.after()));
  }

  private void figures(Rescored rescored) {
    int width =
        rescored.changes().stream().mapToInt(change -> change.of().length()).max().orElse(1);
    list("", rescored.changes(), width);
    for (OfCall call : rescored.calls()) {
      List<ScoreChange> unexplained =
          call.changes().stream().filter(ScoreChange::unexplained).toList();
      list(name(call) + ": ", unexplained, 1);
    }
  }

  private void list(String before, List<ScoreChange> changes, int width) {
    changes.stream()
        .limit(MOST_LINES)
        .forEach(
            change ->
                screen
                    .out()
                    .println(
                        Terminal.line(
                            before
                                + String.format(Locale.ROOT, "%-" + width + "s", change.of())
                                + "  "
                                + change.before()
                                + " -> "
                                + change.after()
                                + "  "
                                + change.why())));
    if (changes.size() > MOST_LINES) {
      screen.out().println(before + (changes.size() - MOST_LINES) + " more (see --json)");
    }
  }

  private void summary(Rescored rescored) {
    long verdicts = rescored.calls().stream().filter(OfCall::judgedOtherwise).count();
    boolean same =
        verdicts == 0
            && rescored.changes().isEmpty()
            && rescored.calls().stream().allMatch(call -> call.changes().isEmpty());
    screen
        .out()
        .printf(
            Locale.ROOT,
            "%d call%s scored anew%s%s%n",
            rescored.calls().size(),
            rescored.calls().size() == 1 ? "" : "s",
            same ? ": nothing changed" : ", " + verdicts + " with another verdict",
            rescored.problems().isEmpty()
                ? ""
                : ", " + rescored.problems().size() + " could not be");
    if (rescored.unexplained()) {
      screen
          .out()
          .println(
              "figures changed though their definitions did not: a fault of the bench (please"
                  + " report it), or a recording that was changed");
    }
    rescored.folder().ifPresent(folder -> screen.out().println("scores  " + ShownPath.of(folder)));
  }

  private static String name(OfCall call) {
    return call.scenario() + (call.trial() > 1 ? " #" + call.trial() : "");
  }
}

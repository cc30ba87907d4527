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

  void print(Rescored rescored, boolean json, boolean quiet) {
    screen.warn(rescored.notes());
    rescored.problems().forEach(problem -> screen.err().println(Terminal.line(problem)));
    screen.err().flush();
    PrintWriter out = screen.out();
    if (json) {
      out.print(rescored.json().pretty());
    } else {
      verdicts(rescored);
      figures(rescored);
      if (!quiet) {
        summary(rescored);
      }
    }
    out.flush();
  }

  private void verdicts(Rescored rescored) {
    for (OfCall call : rescored.calls()) {
      if (call.judgedOtherwise()) {
        screen
            .out()
            .println(Terminal.line(name(call) + ": " + call.before() + " -> " + call.after()));
        if (call.cause().isEmpty()) {
          call.checks().stream().limit(MOST_LINES).forEach(this::check);
        }
      }
      call.cause()
          .filter(cause -> !call.notes().contains(cause))
          .ifPresent(cause -> screen.out().println(Terminal.line(name(call) + ": " + cause)));
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
    list("", ownReason(rescored.changes()), width);
    following("", "of the run ", rescored.changes());
    for (OfCall call : rescored.calls()) {
      List<ScoreChange> unexplained =
          call.changes().stream().filter(ScoreChange::unexplained).toList();
      list(name(call) + ": ", ownReason(unexplained), 1);
      following(name(call) + ": ", "", unexplained);
    }
  }

  private static List<ScoreChange> ownReason(List<ScoreChange> changes) {
    return changes.stream().filter(change -> !change.follows()).toList();
  }

  /** What all has one reason that was told already is not told one by one. */
  private void following(String before, String of, List<ScoreChange> changes) {
    long count = changes.stream().filter(ScoreChange::follows).count();
    if (count > 0) {
      screen
          .out()
          .println(
              Terminal.line(
                  before
                      + count
                      + (count == 1 ? " figure " + of + "follows" : " figures " + of + "follow")
                      + " from it (see --json)"));
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
    if (rescored.faulty()) {
      screen
          .out()
          .println(
              "figures changed though their definitions did not: a fault of the bench (please"
                  + " report it), or a recording that was changed");
    }
    if (rescored.unexplained() && !rescored.faulty()) {
      screen
          .out()
          .println(
              "figures changed because a recording is not what it was, or cannot be used (see"
                  + " above)");
    }
    rescored.folder().ifPresent(folder -> screen.out().println("scores  " + ShownPath.of(folder)));
  }

  private static String name(OfCall call) {
    return call.scenario() + (call.trial() > 1 ? " #" + call.trial() : "");
  }
}

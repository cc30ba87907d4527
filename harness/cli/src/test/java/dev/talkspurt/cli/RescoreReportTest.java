package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.talkspurt.report.Rescored;
import dev.talkspurt.report.ScoreChange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RescoreReportTest {
  private static final ScoreChange FAULT = change("same definition, different value", true);
  private static final ScoreChange FOLLOWING = change("follows from the recording", true);

  private static ScoreChange change(String why, boolean unexplained) {
    return new ScoreChange("TASK_PASS", "1", "0", why, unexplained);
  }

  private static Rescored rescored(
      List<ScoreChange> changes, Optional<String> cause, List<String> problems) {
    Rescored.OfCall call =
        new Rescored.OfCall(
            "order", 2, "passed", "invalid_bench", cause, changes, changes, List.of());
    return new Rescored(
        null, Optional.empty(), changes, List.of(call), problems, List.of("run.json: is broken"));
  }

  private static String printed(Rescored rescored, boolean quiet) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    new RescoreReport(Screen.plain(new PrintWriter(out), new PrintWriter(err)))
        .print(rescored, false, quiet);
    return err + out.toString().replace("\r", "");
  }

  @Test
  void a_call_that_cannot_be_used_weighs_more_than_a_changed_figure() {
    List<ScoreChange> faults = List.of(FAULT);
    assertEquals(2, RescoreCommand.code(rescored(faults, Optional.empty(), List.of("call: gone"))));
    assertEquals(1, RescoreCommand.code(rescored(faults, Optional.empty(), List.of())));
    assertEquals(1, RescoreCommand.code(rescored(List.of(FOLLOWING), cause(), List.of())));
    List<ScoreChange> explained = List.of(change("other expectations", false));
    assertEquals(0, RescoreCommand.code(rescored(explained, Optional.empty(), List.of())));
  }

  private static Optional<String> cause() {
    return Optional.of("frames were late");
  }

  @Test
  void one_cause_is_told_once() {
    assertEquals(
        """
        warning: run.json: is broken
        order #2: passed -> invalid_bench
        order #2: frames were late
        2 figures of the run follow from it (see --json)
        order #2: 2 figures follow from it (see --json)
        1 call scored anew, 1 with another verdict
        figures changed because a recording is not what it was, or cannot be used (see above)
        """,
        printed(rescored(List.of(FOLLOWING, FOLLOWING), cause(), List.of()), false));
  }

  @Test
  void a_fault_of_the_bench_is_told_figure_by_figure() {
    Rescored fault = rescored(List.of(FAULT), Optional.empty(), List.of());
    assertEquals(
        """
        warning: run.json: is broken
        order #2: passed -> invalid_bench
          TASK_PASS: 1 -> 0
        TASK_PASS  1 -> 0  same definition, different value
        order #2: TASK_PASS  1 -> 0  same definition, different value
        """,
        printed(fault, true));
  }

  @Test
  void help_names_only_commands_there_are() {
    Console help = Console.run("rescore", "--help");
    assertFalse(help.out().contains("gate"), help.out());
  }
}

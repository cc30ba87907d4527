package dev.talkspurt.report;

import dev.talkspurt.document.Json;
import dev.talkspurt.run.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of scoring a run anew.
 *
 * @param run with the new scores; its calls carry no recordings
 * @param folder of the new files; empty if none were written
 * @param changes of the figures over all calls
 * @param calls what changed in each call that was scored, in order
 * @param problems calls that could not be scored, each with its folder and why
 * @param notes what is odd about the run as a whole
 */
public record Rescored(
    RunResult run,
    Optional<Path> folder,
    List<ScoreChange> changes,
    List<OfCall> calls,
    List<String> problems,
    List<String> notes) {
  public Rescored {
    changes = List.copyOf(changes);
    calls = List.copyOf(calls);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /**
   * What changed in one call.
   *
   * @param before its verdict's word; {@code after} the new one
   * @param cause the one reason that figures without one of their own follow from; mostly empty
   * @param checks that came out otherwise: of, before, after
   * @param changes of its figures
   * @param notes what is odd about its recording
   */
  public record OfCall(
      String scenario,
      int trial,
      String before,
      String after,
      Optional<String> cause,
      List<ScoreChange> checks,
      List<ScoreChange> changes,
      List<String> notes) {
    public OfCall {
      checks = List.copyOf(checks);
      changes = List.copyOf(changes);
      notes = List.copyOf(notes);
    }

    /** Whether the verdict is another. */
    public boolean judgedOtherwise() {
      return !before.equals(after);
    }
  }

  /** Whether some figure differs though its definition does not. */
  public boolean unexplained() {
    return changes.stream().anyMatch(ScoreChange::unexplained)
        || calls.stream()
            .flatMap(call -> call.changes().stream())
            .anyMatch(ScoreChange::unexplained);
  }

  /** Whether some figure differs though its definition and its recording do not. */
  public boolean faulty() {
    return Stream.concat(changes.stream(), calls.stream().flatMap(call -> call.changes().stream()))
        .anyMatch(change -> change.unexplained() && !change.follows());
  }

  /** The same as {@code reports/schema/rescored.schema.json} describes it. */
  public Json.Obj json() {
    return Json.object()
        .put("schema", "talkspurt.rescored/1")
        .put("run", run.id())
        .put("folder", folder.map(path -> path.toString().replace('\\', '/')))
        .put("unexplained", unexplained())
        .put("changes", changes.stream().map(ScoreChange::json).toList())
        .put("calls", calls.stream().map(Rescored::json).toList())
        .put("problems", problems)
        .put("notes", notes)
        .build();
  }

  private static Json.Obj json(OfCall call) {
    return Json.object()
        .put("scenario", call.scenario())
        .put("trial", call.trial())
        .put("verdict", call.after())
        .put("verdictBefore", call.before())
        .putIfPresent("cause", call.cause())
        .put("checks", call.checks().stream().map(ScoreChange::json).toList())
        .put("changes", call.changes().stream().map(ScoreChange::json).toList())
        .put("notes", call.notes())
        .build();
  }
}

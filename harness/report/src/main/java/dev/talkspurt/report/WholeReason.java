package dev.talkspurt.report;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One reason why many figures of a call, or of a run, are said otherwise. Pure.
 *
 * @param givenAnew whether other scenario files were given than those that were called
 * @param cause what became of the recording that figures follow from; empty if nothing did
 */
record WholeReason(boolean givenAnew, Optional<String> cause) {
  static final String OTHER_EXPECTATIONS = "other expectations";
  static final String FOLLOWS = "follows from the recording";

  /** What the recording alone says: no scenario has a say in it. */
  private static final Set<String> RECORDED =
      Set.of(
          "id",
          "startedAt",
          "durationMs",
          "target",
          "simulated",
          "configFingerprint",
          "seed",
          "trial",
          "callerAudioSha256",
          "versions",
          "input",
          "calibration",
          "calibrationNote",
          "timeline",
          "usage",
          "truth");

  /**
   * Of one call.
   *
   * @param notes what is odd about its recording
   */
  static WholeReason of(Json.Obj was, Json.Obj is, boolean givenAnew, List<String> notes) {
    boolean invalid = is.text("verdict").filter("invalid_bench"::equals).isPresent();
    boolean sameVerdict = was.get("verdict").equals(is.get("verdict"));
    Optional<String> reason =
        is.items("reasons").stream()
            .filter(Json.Str.class::isInstance)
            .map(item -> ((Json.Str) item).value())
            .filter(text -> invalid && !sameVerdict && !givenAnew)
            .findFirst();
    return new WholeReason(givenAnew, notes.stream().findFirst().or(() -> reason));
  }

  /** Of a run, if its calls have these. */
  static WholeReason of(List<WholeReason> calls) {
    return new WholeReason(
        calls.stream().anyMatch(WholeReason::givenAnew),
        calls.stream().flatMap(call -> call.cause().stream()).findFirst());
  }

  /** The changes with this reason, where no definition accounts for them. */
  List<ScoreChange> given(List<ScoreChange> changes) {
    return changes.stream().map(this::given).toList();
  }

  private ScoreChange given(ScoreChange change) {
    if (change.unexplained() && givenAnew && !RECORDED.contains(change.of())) {
      return change.explainedBy(OTHER_EXPECTATIONS);
    }
    return change.unexplained() && cause.isPresent() ? change.following(FOLLOWS) : change;
  }
}

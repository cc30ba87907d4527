package dev.talkspurt.verdict;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.StateDiff;
import dev.talkspurt.scenario.ToolState;
import java.util.List;
import java.util.Optional;

/** Is the tools' state what it should be when the call is over, and did the tools work? */
final class StateChecks {
  private static final int SHOWN = 5;

  private StateChecks() {}

  /**
   * Add the checks.
   *
   * @param unfinished whether the script did not come to its end
   */
  static void add(Scenario scenario, Timeline timeline, boolean unfinished, List<Check> checks) {
    scenario
        .state()
        .expected()
        .ifPresent(expected -> checks.add(state(expected, timeline, unfinished)));
    timeline.signals().stream()
        .filter(moment -> moment.kind().equals(Timeline.ENDPOINT_FAILED))
        .filter(moment -> moment.source().equals("bench"))
        .map(moment -> endpoint(scenario, timeline, moment))
        .forEach(checks::add);
  }

  private static Check state(ToolState.Expected expected, Timeline timeline, boolean unfinished) {
    String expectation = expected.exactly() ? "the state to be this" : "the state to hold this";
    Optional<Json.Obj> state = timeline.finalState();
    if (state.isEmpty()) {
      return check(expected, expectation, Verdict.INCONCLUSIVE, "the state was not kept", timeline);
    }
    List<String> differences = StateDiff.of(expected, state.get());
    if (differences.isEmpty()) {
      return check(expected, expectation, Verdict.PASSED, "it does", timeline);
    }
    int more = differences.size() - SHOWN;
    String evidence =
        String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))
            + (more > 0 ? "; and " + more + " more" : "");
    Verdict verdict = unfinished ? Verdict.INCONCLUSIVE : Verdict.FAILED;
    return check(expected, expectation, verdict, evidence, timeline);
  }

  private static Check check(
      ToolState.Expected expected,
      String expectation,
      Verdict verdict,
      String evidence,
      Timeline timeline) {
    return new Check(-1, expected.place(), expectation, verdict, evidence, timeline.closedAtMs());
  }

  private static Check endpoint(Scenario scenario, Timeline timeline, Timeline.Moment failure) {
    Optional<Timeline.ToolUse> use =
        timeline.toolUses().stream()
            .filter(candidate -> failure.detail().startsWith(candidate.id() + " "))
            .findFirst();
    String tool = use.map(Timeline.ToolUse::name).orElse("");
    String why = failure.detail().substring(use.map(u -> u.id().length() + 1).orElse(0));
    return new Check(
        -1,
        scenario.place(),
        "tools answer",
        Verdict.INVALID_BENCH,
        "tool '" + tool + "' did not work: " + why,
        failure.atMs());
  }
}

package dev.talkspurt.report;

import static dev.talkspurt.report.Figures.ms;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.CanonicalJson;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.CallCost;
import dev.talkspurt.metric.Confusion;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.verdict.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A call as call.json holds it; the schema is {@code reports/schema/call.schema.json}. */
final class CallJson {
  static final String SCHEMA = "talkspurt.call/3";

  /** Faults of calls that the agent itself got wrong. */
  private static final Set<String> AGENTS_OWN = Set.of("unknownTool", "invalidArguments");

  private CallJson() {}

  /**
   * All of it.
   *
   * @param input which file of the run's inputs the scenario was read from, if it was
   */
  static Json.Obj of(
      CallResult call, List<Summary> metrics, String benchVersion, Optional<Json.Obj> input) {
    Json.Builder out = Json.object().put("schema", SCHEMA);
    identity(out, call, benchVersion);
    out.putIfPresent("input", input);
    CallCost cost = CallCost.of(call.simulated(), call.scenario().agent().model(), call.timeline());
    return out.put("verdict", call.verdict().word())
        .put("attribution", call.attribution().word())
        .put("reasons", call.reasons())
        .put("checks", call.checks().stream().map(CallJson::check).toList())
        .put(
            "turns",
            call.measurements().turns().stream()
                .map(turn -> MeasureJson.turnInFull(turn, call.timeline()))
                .toList())
        .put("probes", call.measurements().probes().stream().map(MeasureJson::probe).toList())
        .put(
            "toolCalls",
            call.measurements().toolCalls().stream().map(MeasureJson::toolCallInFull).toList())
        .put("confusion", Confusion.of(List.of(call.measurements())))
        .put("faults", faults(call.timeline()))
        .put(
            "recoveries",
            call.measurements().faults().stream().map(MeasureJson::recoveryInFull).toList())
        .put(
            "statements",
            call.measurements().statements().stream().map(StatementJson::inFull).toList())
        .putIfPresent("state", call.timeline().finalState().map(CallJson::state))
        .put("findings", call.findings().stream().map(MeasureJson::finding).toList())
        .put("readings", call.measurements().readings().stream().map(MeasureJson::reading).toList())
        .put("metrics", MeasureJson.metrics(metrics))
        .put("benchValid", call.measurements().benchValid())
        .put("benchProblems", call.measurements().benchProblems())
        .put("usage", call.usage())
        .put("cost", cost.usd().isPresent() ? cost.usd().getAsDouble() : null)
        .put("costReason", cost.reason())
        .put("costUnattributedTokens", Math.round(cost.unattributed()))
        .put("callerConditions", CallerJson.conditions(Given.of(call)))
        .put("timeline", TimelineJson.of(call.timeline()))
        .put("truth", call.truth())
        .build();
  }

  private static void identity(Json.Builder out, CallResult call, String benchVersion) {
    out.put("bench", RunJson.bench(benchVersion))
        .put("versions", versions(benchVersion))
        .put("scenario", call.scenario().id())
        .put("family", call.scenario().family())
        .put("parameters", call.scenario().parameters())
        .put("title", call.scenario().name())
        .put("tags", call.scenario().tags().stream().sorted().toList())
        .putIfPresent("labels", LabelsJson.of(call.scenario().labels()))
        .put(
            "agent",
            Json.object()
                .put("name", call.scenario().agent().name())
                .put("model", call.scenario().agent().model())
                .build())
        .put("target", RunJson.target(call.target(), call.simulated()))
        .put("simulated", call.simulated())
        .put("trial", call.trial())
        .put("seed", call.seed())
        .put("startedAt", call.startedAt().toString())
        .put("durationMs", ms(call.durationMs()))
        .put("callerAudioSha256", call.callerAudioSha256())
        .putIfPresent("attempts", attempts(call));
  }

  private static Optional<List<Json.Obj>> attempts(CallResult call) {
    return Optional.of(
            call.attempts().stream()
                .map(
                    attempt ->
                        Json.object()
                            .put("number", attempt.number())
                            .put("startedAt", attempt.startedAt().toString())
                            .put("durationMs", ms(attempt.durationMs()))
                            .put("reasons", attempt.reasons())
                            .put("folder", attempt.folder().getFileName().toString())
                            .build())
                .toList())
        .filter(attempts -> !attempts.isEmpty());
  }

  private static Json.Obj versions(String benchVersion) {
    return Json.object()
        .put("talkspurt", benchVersion)
        .put("java", Runtime.version().toString())
        .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
        .build();
  }

  private static Json.Obj check(Check check) {
    return Json.object()
        .put("step", check.stepIndex())
        .put("place", check.place().toString())
        .put("expectation", check.expectation())
        .put("verdict", check.verdict().word())
        .put("evidence", check.evidence())
        .put("atMs", ms(check.atMs()))
        .build();
  }

  private static Json.Obj state(Json.Obj state) {
    return Json.object().put("sha256", CanonicalJson.sha256(state)).put("final", state).build();
  }

  /** Trouble that the bench itself made, as the scenario asked. */
  private static List<Json.Obj> faults(Timeline timeline) {
    return timeline.toolUses().stream()
        .filter(use -> !use.injectedFault().isEmpty())
        .filter(use -> !AGENTS_OWN.contains(use.injectedFault()))
        .map(
            use ->
                Json.object()
                    .put("kind", "tool")
                    .put("id", use.id())
                    .put("name", use.name())
                    .put("fault", use.injectedFault())
                    .put("atMs", ms(use.calledMs()))
                    .put("injectedDelayMs", ms(use.injectedDelayMs()))
                    .build())
        .toList();
  }
}

package dev.talkspurt.report;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunMetrics;
import dev.talkspurt.run.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A recorded run with new scores. What a killed run has no run.json to say is taken from its inputs
 * and its calls.
 */
record RescoredRun(RecordedRun recorded, Optional<Json.Obj> inputs, String benchVersion) {
  /** What a calibration says holds for the machine and the time of the calls. */
  static final CalibrationCitation CITED =
      CalibrationCitation.none("scored anew: see the run's own files");

  /**
   * The run of these calls.
   *
   * @param was what their call.json said
   */
  RunResult result(List<CallResult> calls, List<Json.Obj> was) {
    Json.Obj known = recorded.summary().or(() -> inputs).orElseGet(() -> Json.object().build());
    Optional<Json.Obj> target = was.stream().findFirst().flatMap(call -> call.obj("target"));
    Instant first =
        calls.stream().map(CallResult::startedAt).min(Instant::compareTo).orElse(Instant.EPOCH);
    return new RunResult(
        known.text("id").orElseGet(() -> name(recorded.folder())),
        benchVersion,
        known.obj("target").or(() -> target).flatMap(t -> t.text("name")).orElse("unknown"),
        calls.stream().anyMatch(CallResult::simulated)
            || known.obj("target").map(t -> t.isTrue("simulated")).orElse(false),
        known.number("seed").map(Number::longValue).orElse(0L),
        known.text("startedAt").map(RescoredRun::instant).orElse(first),
        known.number("durationMs").map(Number::doubleValue).orElseGet(() -> lengthMs(calls, first)),
        known.text("configFingerprint").orElse("unknown"),
        settings(known),
        calls,
        RunMetrics.of(calls),
        recorded.folder());
  }

  private static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (java.time.DateTimeException e) {
      throw new BadInput("run.json: startedAt is \"" + text + "\", expected a time");
    }
  }

  /** From the first call's beginning to the last one's end. */
  private static double lengthMs(List<CallResult> calls, Instant first) {
    return calls.stream()
        .mapToDouble(
            call -> Duration.between(first, call.startedAt()).toNanos() / 1e6 + call.durationMs())
        .max()
        .orElse(0);
  }

  private Map<String, String> settings(Json.Obj known) {
    Map<String, String> settings = new TreeMap<>();
    if (recorded.summary().isPresent()) {
      known
          .obj("settings")
          .ifPresent(
              all ->
                  all.members()
                      .keySet()
                      .forEach(key -> all.text(key).ifPresent(v -> settings.put(key, v))));
      return settings;
    }
    for (String key : List.of("repeat", "parallel")) {
      known.number(key).ifPresent(number -> settings.put(key, number.toPlainString()));
    }
    known
        .obj("overrides")
        .ifPresent(
            all ->
                all.members()
                    .keySet()
                    .forEach(key -> all.text(key).ifPresent(v -> settings.put("set." + key, v))));
    int repeat = known.number("repeat").map(Number::intValue).orElse(1);
    settings.put("interrupted", "true");
    settings.put("planned", Integer.toString(known.items("scenarios").size() * repeat));
    return settings;
  }

  /** The new run.json: as a run's, and what it was made of. */
  Json.Obj json(RunResult run, Function<CallResult, Optional<Json.Obj>> input) {
    Json.Builder out = Json.object();
    Optional<Json.Obj> was = recorded.summary();
    RunJson.of(run, input, CITED)
        .members()
        .forEach(
            (key, value) -> {
              boolean measuredThen = key.equals("calibration") || key.equals("calibrationNote");
              out.put(key, measuredThen ? was.flatMap(one -> one.get(key)).orElse(value) : value);
            });
    return out.put(
            "rescored",
            Json.object()
                .put("run", run.id())
                .put(
                    "bench",
                    was.flatMap(one -> one.obj("bench"))
                        .filter(bench -> RecordedCall.texts(bench, Set.of("name", "version"))))
                .build())
        .build();
  }

  /** What a run of fewer calls than before has no right to tell of its figures as a whole. */
  List<ScoreChange> ofFewer(List<ScoreChange> changes) {
    return changes.stream().filter(change -> !change.unexplained()).toList();
  }
}

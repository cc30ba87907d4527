package dev.talkspurt.report;

import static dev.talkspurt.report.Figures.ms;

import dev.talkspurt.detect.Detector;
import dev.talkspurt.detect.Detectors;
import dev.talkspurt.detect.FoundOften;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Confusion;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.ControlPairs;
import dev.talkspurt.run.EndpointingPairs;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.spoken.SpokenStatement;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A run as run.json holds it; the schema is {@code reports/schema/run.schema.json}. */
final class RunJson {
  static final String SCHEMA = "talkspurt.run/3";

  private RunJson() {}

  /**
   * All of it.
   *
   * @param inputs tells which file of the run's inputs a call's scenario was read from, if it was
   * @param calibration says how far the bench may be wrong
   */
  static Json.Obj of(
      RunResult run,
      Function<CallResult, Optional<Json.Obj>> inputs,
      CalibrationCitation calibration) {
    RunSummary summary = RunSummary.of(run);
    Json.Builder verdicts = Json.object();
    for (Verdict verdict : Verdict.values()) {
      if (verdict.ofCall()) {
        verdicts.put(verdict.word(), summary.counts().get(verdict));
      }
    }
    return Json.object()
        .put("schema", SCHEMA)
        .put("bench", bench(run.benchVersion()))
        .put("id", run.id())
        .put("startedAt", run.startedAt().toString())
        .put("durationMs", ms(run.durationMs()))
        .put("target", target(run.target(), run.simulated()))
        .put("configFingerprint", run.configFingerprint())
        .put("seed", run.seed())
        .put("settings", new TreeMap<>(run.settings()))
        .put("verdict", summary.verdict().word())
        .put("verdicts", verdicts.build())
        .put(
            "calls",
            run.calls().stream().map(call -> call(call, run.folder(), inputs.apply(call))).toList())
        .put(
            "confusion",
            Confusion.of(
                run.calls().stream()
                    .map(CallResult::measurements)
                    .filter(Measurements::benchValid)
                    .toList()))
        .put(
            "findings",
            FoundOften.of(run.calls().stream().map(CallResult::findings).toList()).stream()
                .map(RunJson::found)
                .toList())
        .put("repeats", RepeatsJson.of(run.calls()))
        .put("controls", ControlsJson.of(ControlPairs.of(run.calls())))
        .putIfPresent("endpointing", EndpointingJson.of(EndpointingPairs.of(run.calls())))
        .put("metrics", MeasureJson.metrics(run.metrics()))
        .put("calibration", calibration.json(run.folder()))
        .put("calibrationNote", calibration.note())
        .put("detectors", Detectors.all().stream().map(Detector::definition).toList())
        .build();
  }

  private static Json.Obj found(FoundOften found) {
    return Json.object()
        .put("detector", found.detector().definition())
        .put("severity", found.detector().severity().word())
        .put("title", found.detector().title())
        .put("times", found.times())
        .put("calls", found.calls())
        .put("remedy", found.detector().remedy())
        .build();
  }

  static Json.Obj bench(String version) {
    return Json.object().put("name", "talkspurt").put("version", version).build();
  }

  static Json.Obj target(String name, boolean simulated) {
    return Json.object().put("name", name).put("simulated", simulated).build();
  }

  private static Json.Obj call(CallResult call, Path runFolder, Optional<Json.Obj> input) {
    return Json.object()
        .put("scenario", call.scenario().id())
        .put("family", call.scenario().family())
        .put("parameters", call.scenario().parameters())
        .put("title", call.scenario().name())
        .putIfPresent("input", input)
        .put("trial", call.trial())
        .put("seed", call.seed())
        .put("startedAt", call.startedAt().toString())
        .put("durationMs", ms(call.durationMs()))
        .put("verdict", call.verdict().word())
        .put("attribution", call.attribution().word())
        .put("reasons", call.reasons())
        .put("folder", relative(runFolder, call.folder()))
        .putIfPresent(
            "attempts", Optional.of(call.attempts().size() + 1).filter(attempts -> attempts > 1))
        .put("callerAudioSha256", call.callerAudioSha256())
        .put(
            "turns",
            call.measurements().turns().stream()
                .map(turn -> MeasureJson.turn(turn, call.timeline()).build())
                .toList())
        .put("probes", call.measurements().probes().stream().map(MeasureJson::probe).toList())
        .put(
            "toolCalls",
            call.measurements().toolCalls().stream()
                .map(tool -> MeasureJson.toolCall(tool).build())
                .toList())
        .put(
            "recoveries",
            call.measurements().faults().stream()
                .map(fault -> MeasureJson.recovery(fault).build())
                .toList())
        .put(
            "statements",
            call.measurements().statements().stream()
                .filter(SpokenStatement::checked)
                .map(statement -> StatementJson.of(statement).build())
                .toList())
        .build();
  }

  private static String relative(Path runFolder, Path callFolder) {
    return runFolder
        .toAbsolutePath()
        .relativize(callFolder.toAbsolutePath())
        .toString()
        .replace('\\', '/');
  }
}

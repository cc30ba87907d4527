package dev.talkspurt.report;

import static dev.talkspurt.report.Figures.figure;
import static dev.talkspurt.report.Figures.ms;

import dev.talkspurt.calibration.Budget;
import dev.talkspurt.calibration.Calibration;
import dev.talkspurt.calibration.Figure;
import dev.talkspurt.calibration.Host;
import dev.talkspurt.calibration.Machine;
import dev.talkspurt.calibration.StudyResult;
import dev.talkspurt.document.Json;
import dev.talkspurt.stats.Interval;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A calibration as calibration.json holds it; the schema is {@code
 * reports/schema/calibration.schema.json}.
 */
final class CalibrationJson {
  static final String SCHEMA = "talkspurt.calibration/1";

  private CalibrationJson() {}

  static Json.Obj of(Calibration calibration) {
    return Json.object()
        .put("schema", SCHEMA)
        .put("bench", RunJson.bench(calibration.benchVersion()))
        .put("date", calibration.date().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("seconds", ms(calibration.seconds()))
        .put("seed", calibration.seed())
        .put("full", calibration.full())
        .put("machine", machine(calibration.machine()))
        .put("outcome", calibration.outcome().word())
        .put("reasons", calibration.reasons())
        .put("parallel", calibration.parallel())
        .put("host", host(calibration.host()))
        .put("v2v", budget(calibration.budget()))
        .put("studies", calibration.studies().stream().map(CalibrationJson::study).toList())
        .build();
  }

  private static Json.Obj machine(Machine machine) {
    return Json.object()
        .put("id", machine.id())
        .put("os", machine.os())
        .put("arch", machine.arch())
        .put("cpu", machine.cpu())
        .put("processors", machine.processors())
        .put("java", machine.java())
        .put("memoryMb", machine.memoryMb())
        .build();
  }

  private static Json.Obj host(Host host) {
    return Json.object()
        .put("calls", host.calls())
        .put("refused", host.refused())
        .put("frames", host.frames())
        .put("latenessP50Ms", ms(host.latenessP50Ms()))
        .put("latenessP95Ms", ms(host.latenessP95Ms()))
        .put("latenessP99Ms", ms(host.latenessP99Ms()))
        .put("latenessMaxMs", ms(host.latenessMaxMs()))
        .put("pauses", host.pauses())
        .put("longestPauseMs", ms(host.longestPauseMs()))
        .put("seconds", ms(host.seconds()))
        .put("troubles", host.troubles())
        .build();
  }

  private static Json.Obj budget(Budget budget) {
    return Json.object()
        .put("expandedMs", ms(budget.expandedMs()))
        .put("biasMs", ms(budget.biasMs()))
        .put("sdMs", ms(budget.observedMs()))
        .put("combinedMs", ms(budget.combinedMs()))
        .put("n", budget.n())
        .put(
            "sources",
            budget.sources().stream()
                .map(
                    source ->
                        Json.object()
                            .put("name", source.name())
                            .put("type", source.type())
                            .put("value", source.value())
                            .put("uMs", ms(source.uMs()))
                            .build())
                .toList())
        .build();
  }

  private static Json.Obj study(StudyResult study) {
    return Json.object()
        .put("id", study.id())
        .put("title", study.title())
        .put("asks", study.asks())
        .put("clock", study.clock().words())
        .put("outcome", study.outcome().word())
        .put("why", study.why())
        .put("figures", study.figures().stream().map(CalibrationJson::figureOf).toList())
        .put("notes", study.notes())
        .put(
            "pairs",
            study.pairs().stream()
                .map(
                    pair ->
                        Json.object()
                            .put("series", pair.series())
                            .put("true", figure(pair.truth()))
                            .put("measured", figure(pair.measured()))
                            .build())
                .toList())
        .put(
            "levels",
            study.levels().stream()
                .map(
                    level ->
                        Json.object()
                            .put("calls", level.calls())
                            .put("n", level.n())
                            .put("missing", level.missing())
                            .put("biasMs", ms(level.biasMs()))
                            .put("sdMs", ms(level.sdMs()))
                            .put("p99Ms", ms(level.p99Ms()))
                            .put("latenessP99Ms", ms(level.latenessP99Ms()))
                            .put("holds", level.holds())
                            .build())
                .toList())
        .put(
            "confusion",
            study.confusion().stream()
                .map(
                    cell ->
                        Json.object()
                            .put("planted", cell.planted())
                            .put("found", cell.found())
                            .put("count", cell.count())
                            .put("right", cell.right())
                            .build())
                .toList())
        .build();
  }

  private static Json.Obj figureOf(Figure figure) {
    return Json.object()
        .put("name", figure.name())
        .put("unit", figure.unit())
        .put("value", figure(figure.value()))
        .put("n", figure.n())
        .put("interval", ends(figure.interval()))
        .put("accepted", ends(figure.accepted()))
        .build();
  }

  /** Both ends, null for one that is not bounded; null for none at all. */
  private static List<Object> ends(Optional<Interval> interval) {
    return interval
        .map(ends -> Arrays.<Object>asList(figure(ends.lower()), figure(ends.upper())))
        .orElse(null);
  }
}

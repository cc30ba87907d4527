package dev.talkspurt.report;

import static dev.talkspurt.report.Figures.figure;
import static dev.talkspurt.report.Figures.ms;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.detect.Finding;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.CallAccuracy.ArgumentMeasure;
import dev.talkspurt.metric.FaultMeasure;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.metric.TurnLatency;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** What was measured, as JSON; the short forms for run.json leave out what people said. */
final class MeasureJson {
  private MeasureJson() {}

  static Json.Builder turn(TurnMeasure turn, Timeline timeline) {
    TurnLatency latency = TurnLatency.of(timeline, turn);
    return Json.object()
        .put("id", turn.id())
        .put("step", turn.stepIndex())
        .put("answered", turn.answered())
        .put("agentInterrupted", turn.agentInterrupted())
        .put("toolTurn", turn.toolTurn())
        .put("first", turn.first())
        .put("callerOffsetMs", ms(turn.callerOffsetMs()))
        .put("answerOnsetMs", ms(turn.answerOnsetMs()))
        .put("answerOffsetMs", ms(turn.answerOffsetMs()))
        .put("v2vAudibleMs", ms(turn.v2vAudibleMs()))
        .put("ttfpMs", ms(turn.ttfpMs()))
        .put("serverMs", ms(latency.serverMs()))
        .put("endpointingMs", ms(latency.endpointingMs()))
        .put("latencyReason", latency.reason())
        .put("padMs", ms(turn.padMs()))
        .put("toolRt1Ms", ms(turn.toolRt1Ms()))
        .put("toolRt2Ms", ms(turn.toolRt2Ms()))
        .put("toolExecMs", ms(turn.toolExecMs()))
        .put("attempt", turn.asking().attempt())
        .put("reasked", turn.asking().known() ? turn.asking().asked() : null);
  }

  static Json.Obj turnInFull(TurnMeasure turn, Timeline timeline) {
    return turn(turn, timeline)
        .put("text", turn.text())
        .put("heardAs", turn.heardAs())
        .put("answer", turn.answer())
        .build();
  }

  static Json.Obj probe(ProbeMeasure probe) {
    return Json.object()
        .put("id", probe.id())
        .put("step", probe.stepIndex())
        .put("kind", probe.kind())
        .put("valid", probe.valid())
        .put("voidReason", probe.voidReason())
        .put("onsetMs", ms(probe.onsetMs()))
        .put("agentHeardBeforeMs", ms(probe.agentHeardBeforeMs()))
        .put("remainingMs", ms(probe.remainingMs()))
        .put("detectMs", ms(probe.detectMs()))
        .put("stopMs", ms(probe.stopMs()))
        .put("stopNoFlushMs", ms(probe.stopNoFlushMs()))
        .put("overlapMs", ms(probe.overlapMs()))
        .put("outcome", probe.outcome())
        .put("into", probe.into())
        .put("responseMs", ms(probe.responseMs()))
        .put("resumed", probe.resumed())
        .put("resumeMs", ms(probe.resumeMs()))
        .build();
  }

  /** {@code matched} is null for a call that nobody expected anything of. */
  static Json.Builder toolCall(ToolCallMeasure call) {
    return Json.object()
        .put("id", call.id())
        .put("name", call.name())
        .put("step", call.stepIndex())
        .put("judged", call.judged())
        .put("matched", call.judged() ? call.matched() : null)
        .put("cause", call.cause())
        .put("calledMs", ms(call.calledMs()))
        .put("answeredMs", ms(call.answeredMs()))
        .put("injectedFault", call.injectedFault())
        .put("valid", call.accuracy().valid())
        .put("hallucinated", call.accuracy().hallucinated());
  }

  static Json.Obj toolCallInFull(ToolCallMeasure call) {
    return toolCall(call)
        .put("args", call.args())
        .put("expected", call.expected())
        .put("arguments", call.accuracy().arguments().stream().map(MeasureJson::argument).toList())
        .build();
  }

  private static Json.Obj argument(ArgumentMeasure argument) {
    return Json.object()
        .put("name", argument.name())
        .put("strict", argument.strict())
        .put("forgiven", argument.forgiven())
        .put("failure", argument.failure())
        .put("expected", argument.expected())
        .put("observed", argument.observed())
        .put("why", argument.why())
        .build();
  }

  /** What is not known of a fault that did not come about is null. */
  static Json.Builder recovery(FaultMeasure fault) {
    return Json.object()
        .put("id", fault.id())
        .put("step", fault.stepIndex())
        .put("fault", fault.faultClass())
        .put("valid", fault.valid())
        .put("voidReason", fault.voidReason())
        .put("startMs", ms(fault.startMs()))
        .put("endMs", ms(fault.endMs()))
        .put("deadlineMs", ms(fault.deadlineMs()))
        .put("observedMs", ms(fault.observedMs()))
        .put("endedEarly", fault.endedEarly())
        .put("recovered", fault.counts() ? fault.recovered() : null)
        .put("clean", fault.counts() ? fault.clean() : null)
        .put("reachedMs", ms(fault.reachedMs()))
        .put("ttrMs", ms(fault.ttrMs()))
        .put("turnsToRecover", fault.recovered() ? fault.turnsToRecover() : null)
        .put("repeatsUsed", fault.repeatsUsed())
        .put("collateral", fault.collateral().size());
  }

  static Json.Obj recoveryInFull(FaultMeasure fault) {
    return recovery(fault)
        .put("collateralEvents", fault.collateral())
        .put(
            "goals",
            fault.goals().stream()
                .map(
                    goal ->
                        Json.object()
                            .put("goal", goal.text())
                            .put("reachedMs", ms(goal.reachedMs()))
                            .build())
                .toList())
        .build();
  }

  static Json.Obj reading(Reading reading) {
    Json.Builder out =
        Json.object()
            .put("metric", reading.metric().definition())
            .put("of", reading.of())
            .put("population", reading.population())
            .put("atMs", ms(reading.atMs()))
            .put("endMs", ms(reading.endMs()))
            .put("value", figure(reading.value()))
            .put("exposure", figure(reading.exposure()));
    return reading.note().isEmpty() ? out.build() : out.put("note", reading.note()).build();
  }

  static Json.Obj finding(Finding finding) {
    return Json.object()
        .put("detector", finding.detector().definition())
        .put("severity", finding.detector().severity().word())
        .put("title", finding.detector().title())
        .put("atMs", ms(finding.atMs()))
        .put("endMs", ms(finding.endMs()))
        .put("of", finding.of())
        .put("evidence", finding.evidence())
        .put("remedy", finding.detector().remedy())
        .build();
  }

  static Json.Obj metrics(List<Summary> summaries) {
    Json.Builder metrics = Json.object();
    summaries.forEach(summary -> metrics.put(summary.metric().id(), metric(summary)));
    return metrics.build();
  }

  private static Json.Obj metric(Summary summary) {
    Json.Builder metric =
        Json.object()
            .put("definition", summary.metric().definition())
            .put("meaning", summary.metric().meaning())
            .put("unit", summary.metric().unit())
            .put("lowerIsBetter", summary.metric().lowerIsBetter().orElse(null))
            .put("n", summary.n())
            .put("missing", summary.missing())
            .put("value", figure(summary.value()))
            .put("valueCi", interval(summary.lo(), summary.hi()))
            .put("min", figure(summary.min()))
            .put("p50", figure(summary.p50()))
            .put("p50Ci", interval(summary.p50Lo(), summary.p50Hi()))
            .put("p90", figure(summary.p90()))
            .put("p95", figure(summary.p95()))
            .put("max", figure(summary.max()));
    return summary.note().isEmpty() ? metric.build() : metric.put("note", summary.note()).build();
  }

  /** Null if neither end is known; a null end alone is open: infinitely late. */
  private static List<?> interval(OptionalDouble lo, OptionalDouble hi) {
    return lo.isEmpty() && hi.isEmpty() ? null : Arrays.asList(figure(lo), figure(hi));
  }
}

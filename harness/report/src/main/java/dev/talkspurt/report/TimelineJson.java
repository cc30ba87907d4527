package dev.talkspurt.report;

import static dev.talkspurt.report.Figures.ms;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import java.util.List;

/** The timeline's events without its audio: enough to draw a call from call.json alone. */
final class TimelineJson {
  private TimelineJson() {}

  static Json.Obj of(Timeline timeline) {
    return Json.object()
        .put("callerMs", ms(timeline.callerTrack().durationMs()))
        .put("heardMs", ms(timeline.heardTrack().durationMs()))
        .put("steps", timeline.steps().stream().map(TimelineJson::step).toList())
        .put("caller", timeline.caller().stream().map(TimelineJson::sound).toList())
        .put("agent", timeline.heard().stream().map(TimelineJson::span).toList())
        .put("responses", timeline.responses().stream().map(TimelineJson::response).toList())
        .put("signals", signals(timeline))
        .put("transcripts", timeline.transcripts().stream().map(TimelineJson::words).toList())
        .put("flushesMs", timeline.flushesMs().stream().map(Figures::ms).toList())
        .put("pacing", pacing(timeline.pacing()))
        .put("close", close(timeline))
        .build();
  }

  /** What became of the tools' state stands at the top of the call. */
  private static List<Json.Obj> signals(Timeline timeline) {
    return timeline.signals().stream()
        .filter(moment -> !moment.kind().equals(Timeline.FINAL_STATE))
        .map(TimelineJson::moment)
        .toList();
  }

  private static Json.Obj step(Timeline.StepSpan step) {
    return Json.object()
        .put("step", step.index())
        .put("kind", step.kind())
        .put("line", step.line())
        .put("startMs", ms(step.startMs()))
        .put("endMs", ms(step.endMs()))
        .put("outcome", step.outcome())
        .put("detail", step.detail())
        .build();
  }

  private static Json.Obj sound(Timeline.CallerSound sound) {
    return Json.object()
        .put("id", sound.id())
        .put("role", sound.role())
        .put("step", sound.stepIndex())
        .put("text", sound.text())
        .put("startMs", ms(sound.startMs()))
        .put("onsetMs", ms(sound.onsetMs()))
        .put("offsetMs", ms(sound.offsetMs()))
        .put("endMs", ms(sound.endMs()))
        .put("sha256", sound.sha256())
        .build();
  }

  private static Json.Obj span(Timeline.Span span) {
    return Json.object().put("startMs", ms(span.startMs())).put("endMs", ms(span.endMs())).build();
  }

  private static Json.Obj response(Timeline.Response response) {
    return Json.object()
        .put("index", response.index())
        .put("firstPacketMs", ms(response.firstPacketMs()))
        .put("audibleFromMs", ms(response.audibleFromMs()))
        .put("audibleToMs", ms(response.audibleToMs()))
        .put("audibleToNoFlushMs", ms(response.audibleToNoFlushMs()))
        .put("padMs", ms(response.padMs()))
        .put("generatedMs", ms(response.generatedMs()))
        .put("heardMs", ms(response.heardMs()))
        .build();
  }

  private static Json.Obj moment(Timeline.Moment moment) {
    return Json.object()
        .put("atMs", ms(moment.atMs()))
        .put("kind", moment.kind())
        .put("source", moment.source())
        .put("detail", moment.detail())
        .build();
  }

  private static Json.Obj words(Timeline.Words words) {
    return Json.object()
        .put("atMs", ms(words.atMs()))
        .put("who", words.who())
        .put("text", words.text())
        .put("complete", words.complete())
        .build();
  }

  private static Json.Obj pacing(Timeline.Pacing pacing) {
    return Json.object()
        .put("frames", pacing.frames())
        .put("latenessP50Ms", ms(pacing.latenessP50Ms()))
        .put("latenessP95Ms", ms(pacing.latenessP95Ms()))
        .put("latenessP99Ms", ms(pacing.latenessP99Ms()))
        .put("latenessMaxMs", ms(pacing.latenessMaxMs()))
        .put("driftMs", ms(pacing.driftMs()))
        .put("lateFrames", pacing.lateFrames())
        .put("maxQueued", pacing.maxQueued())
        .put("longestPauseMs", ms(pacing.longestPauseMs()))
        .build();
  }

  private static Json.Obj close(Timeline timeline) {
    return Json.object()
        .put("atMs", ms(timeline.closedAtMs()))
        .put("code", timeline.closeCode())
        .put("reason", timeline.closeReason())
        .put("meaning", timeline.closeMeaning())
        .put("byUs", timeline.closedByUs())
        .build();
  }
}

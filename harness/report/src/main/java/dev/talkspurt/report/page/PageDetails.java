package dev.talkspurt.report.page;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.CallCost;
import dev.talkspurt.run.CallResult;
import java.util.Locale;

/** The small print: what is needed to make the same call again, and how well the bench worked. */
final class PageDetails {
  private PageDetails() {}

  static void write(Markup out, CallResult call, String benchVersion, String calibration) {
    Timeline timeline = call.timeline();
    out.open("section", "class", "card").leaf("h2", "Details").open("dl", "class", "details");
    detail(out, "scenario", call.scenario().source() + " (" + call.scenario().id() + ")");
    detail(out, "tags", String.join(", ", call.scenario().tags().stream().sorted().toList()));
    detail(out, "agent model", call.scenario().agent().model().orElse("not stated"));
    detail(out, "target", call.target() + (call.simulated() ? " (simulated)" : " (live)"));
    detail(out, "caller voice", call.scenario().caller().voice());
    call.scenario().parameters().forEach((key, value) -> detail(out, "with " + key, value));
    detail(out, "seed", String.valueOf(call.seed()));
    detail(out, "caller audio sha256", call.callerAudioSha256());
    detail(
        out,
        "session closed",
        Labels.seconds(timeline.closedAtMs())
            + (timeline.closedByUs() ? ", by the bench" : ", by the other side")
            + ", code "
            + timeline.closeCode()
            + (timeline.closeReason().isEmpty() ? "" : " “" + timeline.closeReason() + "”")
            + ": "
            + timeline.closeMeaning());
    detail(out, "frame lateness", lateness(timeline.pacing()));
    detail(
        out,
        "bench",
        call.measurements().benchValid()
            ? "kept its promises"
            : String.join("; ", call.measurements().benchProblems()));
    detail(out, "cost", cost(call));
    if (!calibration.isEmpty()) {
      detail(out, "error of the bench", calibration);
    }
    detail(out, "versions", "Talkspurt " + benchVersion + ", Java " + Runtime.version());
    detail(
        out,
        "beside this page",
        "call.wav (left caller, right agent), received.wav, journal.jsonl, call.json,"
            + " timeline.svg, caller.svg");
    out.close().close();
  }

  private static String cost(CallResult call) {
    CallCost cost = CallCost.of(call.simulated(), call.scenario().agent().model(), call.timeline());
    if (cost.usd().isPresent()) {
      return String.format(Locale.ROOT, "%.6f USD: %s", cost.usd().getAsDouble(), cost.note());
    }
    return cost.unattributed() == 0
        ? cost.reason()
        : String.format(
            Locale.ROOT, "%s; %.0f tokens without modality", cost.reason(), cost.unattributed());
  }

  private static String lateness(Timeline.Pacing pacing) {
    if (pacing.frames() == 0) {
      return "no frame was sent";
    }
    return String.format(
        Locale.ROOT,
        "p50 %.2f ms, p99 %.2f ms, most %.2f ms; %d of %d frames late; longest pause %.1f ms",
        pacing.latenessP50Ms(),
        pacing.latenessP99Ms(),
        pacing.latenessMaxMs(),
        pacing.lateFrames(),
        pacing.frames(),
        pacing.longestPauseMs());
  }

  private static void detail(Markup out, String name, String text) {
    out.open("div").leaf("dt", name).leaf("dd", text, "dir", "auto").close();
  }
}

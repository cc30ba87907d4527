package dev.talkspurt.report.page;

import dev.talkspurt.recording.MeasuredRecording;
import java.util.Locale;

/** What is known of a recording's sides as sound. */
final class PageSound {
  private PageSound() {}

  static void write(Markup out, MeasuredRecording recording) {
    out.open("section", "class", "card").leaf("h2", "Sides").open("dl", "class", "details");
    detail(out, "caller's speech above its noise", db(recording.callerSnrDb()));
    detail(out, "agent's speech above its noise", db(recording.agentSnrDb()));
    detail(
        out,
        "agent heard in the caller's channel",
        Double.isNaN(recording.leakDb())
            ? "no"
            : db(recording.leakDb()) + (recording.leakDb() > 0 ? " above" : " below") + " itself");
    detail(
        out,
        "what the figures are worth",
        "U is what one value can be trusted to, from how far its edges move when the threshold"
            + " does; it is the same for all values, so a median of many is not better. Delays"
            + " between the speaker's mouth or ear and the recorder are not in it.");
    out.close().close();
  }

  private static String db(double db) {
    if (Double.isNaN(db)) {
      return "nobody is heard";
    }
    return Double.isInfinite(db)
        ? "digital silence in between"
        : String.format(Locale.ROOT, "%.0f dB", Math.abs(db));
  }

  private static void detail(Markup out, String name, String text) {
    out.open("div").leaf("dt", name).leaf("dd", text).close();
  }
}

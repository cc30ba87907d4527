package dev.talkspurt.report.page;

import dev.talkspurt.metric.Summary;
import dev.talkspurt.run.CallResult;
import java.util.List;

/**
 * A call as one HTML file that needs nothing else: both waves on one time axis, what happened
 * between them, player, transcript, checks, tables. It can load nothing: sound, picture, style and
 * script are in it, and its policy forbids the rest. Thread-safe.
 */
public final class CallPage {
  private static final int FULL_RATE_HZ = 16_000;
  private static final int SMALL_RATE_HZ = 8_000;
  private static final double FULL_RATE_UP_TO_MS = 300_000;
  private static final double STILL_UP_TO_MS = 60_000;

  private CallPage() {}

  /** The page to work with; without JavaScript it still shows and plays everything. */
  public static String interactive(CallResult call, List<Summary> metrics, String benchVersion) {
    return interactive(call, metrics, benchVersion, "");
  }

  /**
   * The same.
   *
   * @param calibration how far the bench may be wrong, in words; empty to say nothing of it
   */
  public static String interactive(
      CallResult call, List<Summary> metrics, String benchVersion, String calibration) {
    double lengthMs = Plot.lengthMs(call.timeline());
    int rateHz = lengthMs <= FULL_RATE_UP_TO_MS ? FULL_RATE_HZ : SMALL_RATE_HZ;
    return page(call, metrics, benchVersion, calibration, Clip.whole(call), rateHz, true);
  }

  /**
   * A smaller page without script, to be embedded: the sound is of telephone quality and at most a
   * minute, around the place that matters.
   */
  public static String still(CallResult call, List<Summary> metrics, String benchVersion) {
    Clip clip = Clip.of(call, STILL_UP_TO_MS);
    return page(call, metrics, benchVersion, "", clip, SMALL_RATE_HZ, false);
  }

  private static String page(
      CallResult call,
      List<Summary> metrics,
      String benchVersion,
      String calibration,
      Clip clip,
      int rateHz,
      boolean interactive) {
    String style = Assets.STYLE.text();
    String script = interactive ? Assets.SCRIPT.text() : null;
    Markup out = new Markup();
    String title =
        call.verdict().word() + ": " + call.scenario().name() + ", trial " + call.trial();
    PageHead.write(out, title, style, script);
    out.open("body", "class", interactive ? "live" : "still");
    if (interactive) {
      PageHeader.write(out, call, benchVersion);
      out.open("main");
      PagePlayer.write(out, call, clip, rateHz, true);
    } else {
      // Embedding pages show a few centimetres: what plays must be in them.
      PagePlayer.write(out, call, clip, rateHz, false);
      PageHeader.write(out, call, benchVersion);
      out.open("main");
    }
    PageFindings.write(out, call);
    out.open("div", "class", "columns");
    PageStory.transcript(out, call);
    PageStory.checks(out, call);
    out.close();
    PageGiven.write(out, call, interactive);
    PageTables.write(out, call, metrics);
    PageDetails.write(out, call, benchVersion, calibration);
    out.close();
    if (script != null) {
      out.trusted("<script>" + script + "</script>");
    }
    return out.close().close().toString();
  }
}

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
    double lengthMs = Plot.lengthMs(call.timeline());
    int rateHz = lengthMs <= FULL_RATE_UP_TO_MS ? FULL_RATE_HZ : SMALL_RATE_HZ;
    return page(call, metrics, benchVersion, Clip.whole(call), rateHz, true);
  }

  /**
   * A smaller page without script, to be embedded: the sound is of telephone quality and at most a
   * minute, around the place that matters.
   */
  public static String still(CallResult call, List<Summary> metrics, String benchVersion) {
    Clip clip = Clip.of(call, STILL_UP_TO_MS);
    return page(call, metrics, benchVersion, clip, SMALL_RATE_HZ, false);
  }

  private static String page(
      CallResult call,
      List<Summary> metrics,
      String benchVersion,
      Clip clip,
      int rateHz,
      boolean interactive) {
    String style = Assets.STYLE.text();
    String script = interactive ? Assets.SCRIPT.text() : null;
    Markup out = new Markup();
    out.trusted("<!doctype html>\n").open("html", "lang", "en");
    head(out, call, style, script);
    out.open("body", "class", interactive ? "live" : "still");
    if (interactive) {
      PageHeader.write(out, call, benchVersion);
      out.open("main");
      player(out, call, clip, rateHz, true);
    } else {
      // Embedding pages show a few centimetres: what plays must be in them.
      player(out, call, clip, rateHz, false);
      PageHeader.write(out, call, benchVersion);
      out.open("main");
    }
    out.open("div", "class", "columns");
    PageStory.transcript(out, call);
    PageStory.checks(out, call);
    out.close();
    PageGiven.write(out, call, interactive);
    PageTables.write(out, call, metrics);
    PageDetails.write(out, call, benchVersion);
    out.close();
    if (script != null) {
      out.trusted("<script>" + script + "</script>");
    }
    return out.close().close().toString();
  }

  private static void head(Markup out, CallResult call, String style, String script) {
    String scripts = script == null ? "" : "script-src '" + Assets.hash(script) + "'; ";
    out.open("head").empty("meta", "charset", "utf-8");
    out.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; "
            + scripts
            + "style-src '"
            + Assets.hash(style)
            + "'; img-src data:; media-src data:; base-uri 'none'; form-action 'none'");
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.empty("meta", "name", "color-scheme", "content", "light dark");
    out.leaf(
        "title", call.verdict().word() + ": " + call.scenario().name() + ", trial " + call.trial());
    out.trusted("<style>" + style + "</style>").close();
  }

  private static void player(
      Markup out, CallResult call, Clip clip, int rateHz, boolean interactive) {
    out.open("section", "class", "card player", "aria-label", "Player");
    out.open("div", "class", "controls");
    out.open(
        "audio",
        "id",
        "sound",
        "controls",
        "controls",
        "preload",
        "auto",
        "data-from",
        clip.fromMs(),
        "src",
        StereoSound.dataUri(call.timeline(), clip, rateHz));
    out.close();
    if (interactive) {
      out.trusted(Assets.CONTROLS.text());
    }
    out.close();
    if (!clip.isWhole()) {
      out.leaf(
          "p",
          "The sound here is the part from "
              + Labels.seconds(clip.fromMs())
              + " to "
              + Labels.seconds(clip.toMs())
              + "; call.wav in the run folder has all of it.",
          "class",
          "note");
    }
    plot(out, call);
    legend(out);
    out.close();
  }

  private static void plot(Markup out, CallResult call) {
    out.open("div", "class", "plot");
    out.open(
        "svg", "class", "lanes", "width", 104.0, "height", Lanes.HEIGHT, "aria-hidden", "true");
    for (Lanes.Label label : Lanes.LABELS) {
      out.leaf(
          "text",
          label.text(),
          "x",
          0.0,
          "y",
          label.middle() + 4,
          "font-size",
          "11.5",
          "fill",
          label.ink().hex(),
          "class",
          label.ink().fill());
    }
    out.close();
    out.open("div", "class", "scroll", "id", "scroll", "tabindex", "0");
    out.trusted(TimelinePicture.plot(call));
    out.close().close();
  }

  private static void legend(Markup out) {
    out.open("p", "class", "legend");
    for (Legend item : Legend.values()) {
      out.open("span");
      out.open("svg", "width", "11", "height", "11", "aria-hidden", "true");
      out.empty(
          "rect",
          "width",
          "11",
          "height",
          "11",
          "rx",
          "2",
          "fill",
          item.ink().hex(),
          "class",
          item.ink().fill());
      out.close().text(" " + item.words()).close();
    }
    out.close();
  }
}

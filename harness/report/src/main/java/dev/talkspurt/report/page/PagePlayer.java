package dev.talkspurt.report.page;

import dev.talkspurt.run.CallResult;

/** The player of a page: the sound, both waves on one time axis, and what the colours mean. */
final class PagePlayer {
  private PagePlayer() {}

  static void write(Markup out, CallResult call, Clip clip, int rateHz, boolean interactive) {
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

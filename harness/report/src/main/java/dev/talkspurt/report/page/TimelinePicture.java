package dev.talkspurt.report.page;

import dev.talkspurt.run.CallResult;
import java.util.Locale;

/**
 * A call as a picture that stands alone: title, both sides on one time axis, what happened between
 * them, legend. SVG on a light ground, without scripts, styles or links.
 */
public final class TimelinePicture {
  private static final double LEFT = 104;
  private static final double TOP = 62;
  private static final double BOTTOM = 52;
  private static final double MIN_PLOT_PX = 1040;
  private static final double MAX_PLOT_PX = 6000;
  private static final double LEAST_PX_PER_MS = 0.02;

  private TimelinePicture() {}

  /** The whole picture as an SVG document. */
  public static String of(CallResult call) {
    double plotPx = plotPx(call);
    double width = LEFT + plotPx + 16;
    double height = TOP + Lanes.HEIGHT + BOTTOM;
    Markup out = new Markup();
    out.picture(width, height, "Timeline of " + call.scenario().name());
    out.empty("rect", "width", width, "height", height, "fill", "#ffffff");
    heading(out, call);
    for (Lanes.Label label : Lanes.LABELS) {
      text(out, 12, TOP + label.middle() + 4, label.text(), 11.5, label.ink().hex());
    }
    out.open("g", "transform", "translate(" + Markup.number(LEFT) + " " + TOP + ")");
    new Plot(call, out, plotPx / Plot.lengthMs(call.timeline())).draw();
    out.close();
    legend(out, TOP + Lanes.HEIGHT + 22, width);
    return out.close().toString();
  }

  /** The plot alone, for a page that names the lanes beside it. */
  static String plot(CallResult call) {
    double plotPx = plotPx(call);
    double lengthMs = Plot.lengthMs(call.timeline());
    Markup out = new Markup();
    out.open(
        "svg",
        "id",
        "plot",
        "width",
        plotPx,
        "height",
        Lanes.HEIGHT,
        "data-length",
        lengthMs,
        "role",
        "img",
        "aria-label",
        "Timeline: both sides of the call on one time axis");
    new Plot(call, out, plotPx / lengthMs).draw();
    return out.close().toString();
  }

  private static double plotPx(CallResult call) {
    double wanted = Plot.lengthMs(call.timeline()) * LEAST_PX_PER_MS;
    return Math.min(MAX_PLOT_PX, Math.max(MIN_PLOT_PX, wanted));
  }

  private static void heading(Markup out, CallResult call) {
    text(out, 12, 25, call.scenario().name(), 17, Ink.INK.hex());
    text(
        out,
        12,
        45,
        String.format(
            Locale.ROOT,
            "%s · %s · trial %d · %s",
            call.verdict().word().replace('_', ' '),
            Labels.target(call).toUpperCase(Locale.ROOT),
            call.trial(),
            Labels.seconds(call.durationMs())),
        12,
        Ink.FAINT.hex());
  }

  private static void legend(Markup out, double top, double width) {
    double x = 12;
    double y = top;
    for (Legend item : Legend.values()) {
      double itemPx = 30 + item.words().length() * 5.9;
      if (x + itemPx > width) {
        x = 12;
        y += 17;
      }
      out.empty(
          "rect",
          "x",
          x,
          "y",
          y - 9,
          "width",
          11.0,
          "height",
          11.0,
          "rx",
          "2",
          "fill",
          item.ink().hex());
      text(out, x + 16, y, item.words(), 11, Ink.FAINT.hex());
      x += itemPx;
    }
  }

  private static void text(
      Markup out, double x, double y, String words, double size, String colour) {
    out.leaf("text", words, "x", x, "y", y, "font-size", size, "fill", colour);
  }
}

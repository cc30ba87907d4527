package dev.talkspurt.report.page;

import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.GivenTable;

/**
 * The caller's whole side as one picture: conditions, sounds, wave, losses, spectrum, levels and
 * SNR on one time axis. SVG on a light ground, without scripts or links; it needs nothing else.
 */
public final class CallerPicture {
  private static final double LEFT = 112;
  private static final double TOP = 72;
  private static final double BOTTOM = 60;
  private static final double MIN_PLOT_PX = 1072;
  private static final double MAX_PLOT_PX = 1600;
  private static final double LEAST_PX_PER_MS = 0.02;
  private static final double PAD_MS = 100;

  private CallerPicture() {}

  /** What a colour or a line means. */
  private record Item(Ink ink, String words) {}

  private static final Item[] LEGEND = {
    new Item(Ink.CALLER, "speech; dashed: its active level (P.56)"),
    new Item(Ink.STOP, "interruption"),
    new Item(Ink.NOISE, "noise: the caller's, single sounds in the background, level"),
    new Item(Ink.FAINT, "level as sent; SNR moment by moment"),
    new Item(Ink.INK, "SNR: dashed asked for, bold achieved while speaking"),
    new Item(Ink.AGENT, "agent's turn"),
    new Item(Ink.FAILED, "lost frame; at the wave's top: full scale"),
    new Item(Ink.TOOL, "frames held or dropped by the network"),
  };

  /** The whole picture as an SVG document. */
  public static String of(Given given) {
    double lengthMs = Math.max(1000, given.track().durationMs()) + PAD_MS;
    double plotPx = Math.min(MAX_PLOT_PX, Math.max(MIN_PLOT_PX, lengthMs * LEAST_PX_PER_MS));
    double pxPerMs = plotPx / lengthMs;
    double width = LEFT + plotPx + 16;
    double height = TOP + CallerLanes.HEIGHT + BOTTOM;
    Markup out = new Markup();
    out.picture(width, height, "What the agent is given by " + given.scenario().name());
    out.empty("rect", "width", width, "height", height, "fill", "#ffffff", "class", "ts-ground");
    heading(out, given);
    for (Lanes.Label label : CallerLanes.LABELS) {
      text(out, 12, TOP + label.middle() + 4, label.text(), 11.5, label.ink());
    }
    CallerCurves curves = new CallerCurves(given, out, pxPerMs, lengthMs);
    curves.scales(LEFT - 5, TOP);
    out.open("g", "transform", "translate(" + Markup.number(LEFT) + " " + TOP + ")");
    plot(out, given, curves, pxPerMs, lengthMs);
    out.close();
    legend(out, TOP + CallerLanes.HEIGHT + 20, width);
    return out.close().toString();
  }

  private static void plot(
      Markup out, Given given, CallerCurves curves, double pxPerMs, double lengthMs) {
    CallerEvents events = new CallerEvents(given, out, pxPerMs, lengthMs);
    axis(out, pxPerMs, lengthMs);
    events.behind();
    curves.draw();
    events.lanes();
    new CallerMarks(given, out, pxPerMs, lengthMs).draw();
    events.before();
  }

  private static void axis(Markup out, double pxPerMs, double lengthMs) {
    Pen pen = new Pen(out, pxPerMs, lengthMs);
    double tick = Ticks.stepMs(pxPerMs);
    for (int i = 0; i * tick < lengthMs; i++) {
      double atMs = i * tick;
      pen.upright(atMs, 0, CallerLanes.SPECTRUM, Ink.GRID, null);
      pen.close();
      pen.upright(atMs, CallerLanes.LEVELS, CallerLanes.HEIGHT - 6, Ink.GRID, null);
      pen.close();
      String label = Markup.number(atMs / 1000) + " s";
      if (atMs * pxPerMs + Labels.widthPx(label) <= lengthMs * pxPerMs) {
        pen.label(atMs * pxPerMs + 3, 12, label, Ink.FAINT);
      }
    }
  }

  private static void heading(Markup out, Given given) {
    text(out, 12, 24, given.scenario().name(), 17, Ink.INK);
    String who =
        given.rehearsed()
            ? "the caller's side without an agent: when sounds come depends on the agent, how they"
                + " sound does not"
            : "what the agent was given in this call";
    text(
        out,
        12,
        43,
        given.scenario().id()
            + " · trial "
            + given.trial()
            + " · seed "
            + given.seed()
            + " · "
            + who,
        12,
        Ink.FAINT);
    text(out, 12, 61, GivenTable.summary(given), 12, Ink.INK);
  }

  private static void legend(Markup out, double top, double width) {
    double x = 12;
    double y = top;
    for (Item item : LEGEND) {
      double itemPx = 34 + item.words().length() * 5.9;
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
          item.ink().hex(),
          "class",
          item.ink().fill());
      text(out, x + 16, y, item.words(), 11, Ink.FAINT);
      x += itemPx;
    }
    String scale =
        String.format(
            java.util.Locale.ROOT,
            "spectrum: white −%.0f dBov or less, darkest −%.0f dBov or more in a band of 31 Hz",
            -Spectrogram.LEAST_DBOV,
            -Spectrogram.MOST_DBOV);
    double scalePx = scale.length() * 5.9;
    text(out, x + scalePx > width ? 12 : x, x + scalePx > width ? y + 17 : y, scale, 11, Ink.FAINT);
  }

  private static void text(Markup out, double x, double y, String words, double size, Ink ink) {
    out.leaf(
        "text", words, "x", x, "y", y, "font-size", size, "fill", ink.hex(), "class", ink.fill());
  }
}

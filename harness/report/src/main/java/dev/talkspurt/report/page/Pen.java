package dev.talkspurt.report.page;

import java.util.HashMap;
import java.util.Map;

/** Draws the marks of a {@link Plot}: bars, lines and words that know their times. */
final class Pen {
  private final Markup out;
  private final double pxPerMs;
  private final double lengthPx;
  private final Map<Double, Double> taken = new HashMap<>();

  Pen(Markup out, double pxPerMs, double lengthMs) {
    this.out = out;
    this.pxPerMs = pxPerMs;
    this.lengthPx = lengthMs * pxPerMs;
  }

  void close() {
    out.close();
  }

  void label(double x, double y, String text, Ink ink) {
    out.leaf(
        "text", text, "x", x, "y", y, "font-size", "10.5", "fill", ink.hex(), "class", ink.fill());
  }

  /** A bar with its words in it, or beside it where it is too short. */
  void span(double fromMs, double toMs, double top, Ink ink, String words, String title) {
    bar(fromMs, toMs, top, Lanes.SPAN_HEIGHT, ink, 1);
    title(title);
    out.close();
    double width = Labels.widthPx(words);
    double from = fromMs * pxPerMs;
    double to = toMs * pxPerMs;
    if (width < to - from) {
      words(words, from + 5, top, ink, fromMs, toMs, Double.NaN, "ts-inside ");
      taken.merge(top, to, Math::max);
    } else {
      words(words, to + 4, top, ink, fromMs, toMs, Double.NaN, "");
    }
  }

  /** A label right of a moment; it vanishes where the row's next mark (or NaN) would strike it. */
  void between(double atMs, double nextMs, String words, double top, Ink ink) {
    words(words, atMs * pxPerMs + 4, top, ink, atMs, atMs, nextMs, "");
  }

  /** A label that begins just right of a moment. */
  void after(double atMs, String words, double top, Ink ink) {
    words(Labels.shortened(words, 40), atMs * pxPerMs + 4, top, ink, atMs, atMs, Double.NaN, "");
  }

  /** The upper of two rows if it is free from a moment on, else the lower. */
  double freeRow(double atMs, double upper, double lower) {
    return taken.getOrDefault(upper, -1.0) <= atMs * pxPerMs ? upper : lower;
  }

  /** Words in a row; they vanish where others stand already, and turn round at the right edge. */
  private void words(
      String words,
      double x,
      double top,
      Ink ink,
      double fromMs,
      double toMs,
      double nextMs,
      String style) {
    double width = Labels.widthPx(words);
    boolean turned = x + width > lengthPx;
    double start = turned ? fromMs * pxPerMs - width : x;
    boolean struck = !turned && x + width > nextMs * pxPerMs;
    boolean visible = !struck && start >= taken.getOrDefault(top, -1.0);
    taken.merge(top, visible ? start + width : fromMs * pxPerMs, Math::max);
    out.leaf(
        "text",
        words,
        "x",
        turned ? fromMs * pxPerMs - 4 : x,
        "y",
        top + 11.5,
        "text-anchor",
        turned ? "end" : null,
        "data-a",
        fromMs,
        "data-b",
        toMs,
        "data-next",
        Double.isNaN(nextMs) ? null : nextMs,
        "data-row",
        top,
        "visibility",
        visible ? null : "hidden",
        "font-size",
        "11",
        "fill",
        style.isEmpty() ? ink.hex() : "#ffffff",
        "class",
        style + ink.fill() + " ts-words");
  }

  /** Words that vanish where they do not fit. */
  void fitted(double fromMs, double toMs, double y, String words, Ink ink) {
    boolean fits = Labels.widthPx(words) < (toMs - fromMs) * pxPerMs;
    out.leaf(
        "text",
        words,
        "x",
        fromMs * pxPerMs + 5,
        "y",
        y,
        "data-a",
        fromMs,
        "data-b",
        toMs,
        "visibility",
        fits ? null : "hidden",
        "font-size",
        "11",
        "fill",
        ink.hex(),
        "class",
        ink.fill());
  }

  /** Opens a rectangle; the caller closes it. */
  void bar(double fromMs, double toMs, double top, double height, Ink ink, double opacity) {
    out.open(
        "rect",
        "x",
        fromMs * pxPerMs,
        "width",
        Math.max(1, (toMs - fromMs) * pxPerMs),
        "y",
        top,
        "height",
        height,
        "rx",
        opacity < 1 ? "0" : "3",
        "data-a",
        fromMs,
        "data-b",
        toMs,
        "fill",
        ink.hex(),
        "fill-opacity",
        opacity < 1 ? String.valueOf(opacity) : null,
        "class",
        ink.fill());
  }

  /** Opens an upright line; the caller closes it. */
  void upright(double atMs, double top, double bottom, Ink ink, String dashes) {
    out.open(
        "line",
        "x1",
        atMs * pxPerMs,
        "x2",
        atMs * pxPerMs,
        "y1",
        top,
        "y2",
        bottom,
        "data-a",
        atMs,
        "stroke",
        ink.hex(),
        "stroke-dasharray",
        dashes,
        "class",
        ink.line());
  }

  void title(String text) {
    out.leaf("title", Labels.shortened(text, 300));
  }
}

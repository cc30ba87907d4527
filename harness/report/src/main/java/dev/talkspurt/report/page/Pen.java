package dev.talkspurt.report.page;

/** Draws the marks of a {@link Plot}: bars, lines and words that know their times. */
final class Pen {
  private final Markup out;
  private final double pxPerMs;

  Pen(Markup out, double pxPerMs) {
    this.out = out;
    this.pxPerMs = pxPerMs;
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
    boolean inside = Labels.widthPx(words) < (toMs - fromMs) * pxPerMs;
    out.leaf(
        "text",
        words,
        "x",
        inside ? fromMs * pxPerMs + 5 : toMs * pxPerMs + 4,
        "y",
        top + 11.5,
        "data-a",
        fromMs,
        "data-b",
        toMs,
        "data-fit",
        "beside",
        "font-size",
        "11",
        "fill",
        inside ? "#ffffff" : ink.hex(),
        "class",
        (inside ? "ts-inside " : "") + ink.fill() + " ts-words");
  }

  /** A label that begins just right of a moment. */
  void after(double atMs, String words, double top, Ink ink) {
    out.leaf(
        "text",
        Labels.shortened(words, 40),
        "x",
        atMs * pxPerMs + 4,
        "y",
        top + 11.5,
        "data-a",
        atMs,
        "data-dx",
        "4",
        "font-size",
        "11",
        "fill",
        ink.hex(),
        "class",
        ink.fill());
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
        "data-fit",
        "inside",
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

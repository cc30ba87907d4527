package dev.talkspurt.report.page;

import java.util.Locale;

/** The frame of a small picture: two axes with their marks, and where a value lies between them. */
final class Axes {
  static final double WIDTH = 560;
  static final double HEIGHT = 250;
  private static final double LEFT = 56;
  private static final double RIGHT = 14;
  private static final double TOP = 12;
  private static final double BOTTOM = 44;
  private static final int MARKS = 5;

  private final Markup out;
  private final double fromX;
  private final double toX;
  private final double fromY;
  private final double toY;

  Axes(Markup out, double fromX, double toX, double fromY, double toY) {
    this.out = out;
    this.fromX = fromX;
    this.toX = toX > fromX ? toX : fromX + 1;
    this.fromY = fromY;
    this.toY = toY > fromY ? toY : fromY + 1;
  }

  /** Opens the picture; whoever draws in it closes it. */
  Axes open(String title) {
    out.picture(WIDTH, HEIGHT, title);
    return this;
  }

  double x(double value) {
    return LEFT + (value - fromX) / (toX - fromX) * (WIDTH - LEFT - RIGHT);
  }

  double y(double value) {
    return HEIGHT - BOTTOM - (value - fromY) / (toY - fromY) * (HEIGHT - TOP - BOTTOM);
  }

  /** Marks along the y axis, and its name. */
  Axes marksY(String name) {
    double step = step(toY - fromY);
    for (double at = Math.ceil(fromY / step) * step; at <= toY + step * 1e-6; at += step) {
      line(LEFT, y(at), WIDTH - RIGHT, y(at), Math.abs(at) < step / 2 ? Ink.FAINT : Ink.GRID, null);
      text(LEFT - 6, y(at) + 3.5, number(at, step), "end");
    }
    text(4, TOP - 1, name, null);
    return this;
  }

  /** Marks along the x axis, and its name. */
  Axes marksX(String name) {
    double step = step(toX - fromX);
    for (double at = Math.ceil(fromX / step) * step; at <= toX + step * 1e-6; at += step) {
      markX(at, number(at, step));
    }
    return nameX(name);
  }

  void markX(double at, String label) {
    line(x(at), HEIGHT - BOTTOM, x(at), HEIGHT - BOTTOM + 4, Ink.FAINT, null);
    text(x(at), HEIGHT - BOTTOM + 16, label, "middle");
  }

  Axes nameX(String name) {
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, name, "middle");
    return this;
  }

  void dot(double valueX, double valueY, Ink ink) {
    out.empty(
        "circle",
        "cx",
        x(valueX),
        "cy",
        y(valueY),
        "r",
        "2.4",
        "fill",
        ink.hex(),
        "fill-opacity",
        "0.65",
        "class",
        ink.fill());
  }

  /** A level that may not be passed, if it lies within the picture. */
  void limit(double valueY) {
    if (valueY > fromY && valueY < toY) {
      line(LEFT, y(valueY), WIDTH - RIGHT, y(valueY), Ink.FAILED, "5 3");
    }
  }

  void bar(double from, double to, double height, Ink ink) {
    out.empty(
        "rect",
        "x",
        x(from) + 0.5,
        "width",
        Math.max(1, x(to) - x(from) - 1),
        "y",
        y(height),
        "height",
        y(fromY) - y(height),
        "fill",
        ink.hex(),
        "fill-opacity",
        "0.75",
        "class",
        ink.fill());
  }

  void line(double x1, double y1, double x2, double y2, Ink ink, String dashes) {
    out.empty(
        "line",
        "x1",
        x1,
        "y1",
        y1,
        "x2",
        x2,
        "y2",
        y2,
        "stroke",
        ink.hex(),
        "stroke-dasharray",
        dashes,
        "class",
        ink.line());
  }

  private void text(double x, double y, String text, String anchor) {
    out.leaf(
        "text",
        text,
        "x",
        x,
        "y",
        y,
        "font-size",
        "11",
        "text-anchor",
        anchor,
        "fill",
        Ink.FAINT.hex(),
        "class",
        Ink.FAINT.fill());
  }

  /** The round step that gives about five marks. */
  static double step(double length) {
    double raw = length / MARKS;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double share = raw / power;
    return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
  }

  private static String number(double value, double step) {
    int decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
    double clean = Math.abs(value) < step / 1000 ? 0 : value;
    return String.format(Locale.ROOT, "%." + decimals + "f", clean);
  }
}

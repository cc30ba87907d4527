package dev.talkspurt.simulator.ear;

import dev.talkspurt.simulator.ear.EarCalls.Fate;
import dev.talkspurt.simulator.ear.EarCalls.Point;
import dev.talkspurt.stats.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of turns against the signal-to-noise ratio, one panel for each noise, as SVG. */
final class EarCallsPicture {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 240;
  private static final int LEFT = 48;
  private static final int TOP = 44;
  private static final int GAP = 56;
  private static final int BELOW = 84;
  private static final double SPREAD = 3;
  private static final String[] COLOURS = {"#0b6e99", "#a3324e", "#b3541e", "#777777"};

  private EarCallsPicture() {}

  static String of(Map<String, List<Point>> curves) {
    int width = LEFT + curves.size() * (WIDTH + GAP);
    int height = TOP + HEIGHT + BELOW;
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'"
                + " font-family='sans-serif' font-size='12'>%n"
                + "<rect width='%d' height='%d' fill='white'/>%n",
            width, height, width, height));
    int place = 0;
    for (Map.Entry<String, List<Point>> panel : curves.entrySet()) {
      panel(svg, LEFT + place++ * (WIDTH + GAP), panel.getKey(), panel.getValue());
    }
    for (Fate fate : Fate.values()) {
      int x = LEFT + fate.ordinal() * 130;
      int y = height - 22;
      svg.append(
          text(
              "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='%s' stroke-width='2'/>"
                  + "<text x='%d' y='%d'>%s</text>%n",
              x, y, x + 24, y, COLOURS[fate.ordinal()], x + 30, y + 4, fate.name));
    }
    return svg.append("</svg>\n").toString();
  }

  private static void panel(StringBuilder svg, int left, String noise, List<Point> points) {
    svg.append(
        text(
            "<text x='%d' y='26' font-weight='bold'>%s: share of turns, %%</text>%n", left, noise));
    for (int percent = 0; percent <= 100; percent += 25) {
      double y = y(percent / 100.0);
      svg.append(
          text(
              "<line x1='%d' y1='%.0f' x2='%d' y2='%.0f' stroke='#ddd'/>"
                  + "<text x='%d' y='%.0f' text-anchor='end'>%d</text>%n",
              left, y, left + WIDTH, y, left - 6, y + 4, percent));
    }
    // From the lowest ratio to the highest, evenly: they are not all as far apart.
    for (int i = 0; i < points.size(); i++) {
      svg.append(
          text(
              "<text x='%.0f' y='%d' text-anchor='middle'>%s</text>%n",
              x(left, points, i), TOP + HEIGHT + 20, points.get(i).ratio()));
    }
    for (Fate fate : Fate.values()) {
      StringBuilder line = new StringBuilder();
      String colour = COLOURS[fate.ordinal()];
      for (int i = 0; i < points.size(); i++) {
        Point point = points.get(i);
        double x = x(left, points, i) + SPREAD * (fate.ordinal() - 1.5);
        double y = y((double) point.count(fate) / point.fates().size());
        Interval interval = point.interval(fate);
        line.append(text("%.1f,%.1f ", x, y));
        svg.append(
            text(
                "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s' opacity='0.45'/>"
                    + "<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>%n",
                x, y(interval.lower()), x, y(interval.upper()), colour, x, y, colour));
      }
      svg.append(
          text(
              "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>%n",
              line.toString().strip(), colour));
    }
  }

  private static double x(int left, List<Point> points, int index) {
    return left + WIDTH * (points.size() - 1 - index + 0.5) / points.size();
  }

  private static double y(double share) {
    return TOP + HEIGHT * (1 - share);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

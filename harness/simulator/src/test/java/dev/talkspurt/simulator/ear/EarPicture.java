package dev.talkspurt.simulator.ear;

import dev.talkspurt.simulator.ear.Trials.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Accuracy, re-asks and errors against the signal-to-noise ratio, as SVG. */
final class EarPicture {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 240;
  private static final int LEFT = 44;
  private static final int TOP = 40;
  private static final double LOWEST_DB = 0;
  private static final double HIGHEST_DB = 30;

  /** Where clean sound stands, which has no ratio. */
  static final double CLEAN_DB = 36;

  private static final List<String> COLOURS =
      List.of("#0b6e99", "#b3541e", "#5b8c2a", "#7a4ea3", "#a3324e");

  private EarPicture() {}

  /**
   * What was heard of declared phrases at one ratio.
   *
   * @param right share accepted and right
   * @param askedAgain share not accepted
   * @param wrong share accepted and wrong
   */
  record Point(double snrDb, double right, double askedAgain, double wrong) {
    static Point of(double snrDb, List<Outcome> heard) {
      List<Outcome> declared = heard.stream().filter(Outcome::declared).toList();
      double all = declared.size();
      return new Point(
          snrDb,
          declared.stream().filter(o -> o.nearest() && o.accepted()).count() / all,
          declared.stream().filter(o -> !o.accepted()).count() / all,
          declared.stream().filter(o -> !o.nearest() && o.accepted()).count() / all);
    }
  }

  static String of(Map<String, List<Point>> curves) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns='http://www.w3.org/2000/svg' width='1070' height='340' font-family='sans-serif'"
            + " font-size='12'>\n<rect width='1070' height='340' fill='white'/>\n");
    panel(svg, 0, "accepted and right", curves, Point::right);
    panel(svg, 1, "asked again", curves, Point::askedAgain);
    panel(svg, 2, "accepted and wrong", curves, Point::wrong);
    int at = 0;
    for (String name : curves.keySet()) {
      int x = LEFT + at * 130;
      svg.append(
          text(
              "<line x1='%d' y1='322' x2='%d' y2='322' stroke='%s' stroke-width='2'/>"
                  + "<text x='%d' y='326'>%s</text>%n",
              x, x + 24, COLOURS.get(at), x + 30, name));
      at++;
    }
    return svg.append("</svg>\n").toString();
  }

  private static void panel(
      StringBuilder svg,
      int place,
      String title,
      Map<String, List<Point>> curves,
      ToDoubleFunction<Point> value) {
    int left = LEFT + place * (WIDTH + 50);
    svg.append(text("<text x='%d' y='24' font-weight='bold'>%s, %%</text>%n", left, title));
    for (int percent = 0; percent <= 100; percent += 25) {
      double y = TOP + HEIGHT * (1 - percent / 100.0);
      svg.append(
          text(
              "<line x1='%d' y1='%.0f' x2='%d' y2='%.0f' stroke='#ddd'/>"
                  + "<text x='%d' y='%.0f' text-anchor='end'>%d</text>%n",
              left, y, left + WIDTH, y, left - 6, y + 4, percent));
    }
    for (int db = (int) LOWEST_DB; db <= HIGHEST_DB; db += 10) {
      tick(svg, x(left, db), db + " dB");
    }
    tick(svg, x(left, CLEAN_DB), "clean");
    int at = 0;
    for (List<Point> curve : curves.values()) {
      StringBuilder points = new StringBuilder();
      for (Point point : curve) {
        double y = TOP + HEIGHT * (1 - value.applyAsDouble(point));
        points.append(text("%.1f,%.1f ", x(left, point.snrDb()), y));
        svg.append(
            text(
                "<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>%n",
                x(left, point.snrDb()), y, COLOURS.get(at)));
      }
      svg.append(
          text(
              "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>%n",
              points.toString().strip(), COLOURS.get(at++)));
    }
  }

  private static void tick(StringBuilder svg, double x, String what) {
    svg.append(
        text("<text x='%.0f' y='%d' text-anchor='middle'>%s</text>%n", x, TOP + HEIGHT + 18, what));
  }

  private static double x(int left, double snrDb) {
    return left + WIDTH * (snrDb - LOWEST_DB) / (CLEAN_DB - LOWEST_DB);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

package dev.talkspurt.report.page;

import dev.talkspurt.run.CallResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures and words as people read them. */
final class Labels {
  private static final double CHARACTER_PX = 6.1;
  private static final double MARGIN_PX = 10;

  private Labels() {}

  /** {@code 320 ms}; a dash for what is not defined. */
  static String ms(double ms) {
    return Double.isFinite(ms) ? Math.round(ms) + " ms" : "–";
  }

  /** {@code 9.40 s}; a dash for what is not defined. */
  static String seconds(double ms) {
    return Double.isFinite(ms) ? String.format(Locale.ROOT, "%.2f s", ms / 1000) : "–";
  }

  /**
   * A metric's value in its unit, a share (unit 1) in percent; a dash for what cannot be estimated.
   */
  static String figure(OptionalDouble value, String unit) {
    if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
      return "–";
    }
    double number = value.getAsDouble();
    if (unit.equals("ms")) {
      return ms(number);
    }
    boolean share = unit.equals("1");
    String plain =
        BigDecimal.valueOf(share ? 100 * number : number)
            .setScale(share ? 1 : 3, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString();
    return share ? plain + " %" : unit.isEmpty() ? plain : plain + " " + unit;
  }

  /** Who was called, and that it is simulated or live. */
  static String target(CallResult call) {
    String kind = call.simulated() ? "simulated agent" : "live";
    return call.target().equals("simulated") ? kind : call.target() + ", " + kind;
  }

  /** At most {@code length} characters; a longer text ends in an ellipsis. */
  static String shortened(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }

  /** About how wide a label is drawn, its margins included. */
  static double widthPx(String text) {
    return text.length() * CHARACTER_PX + MARGIN_PX;
  }
}

package dev.talkspurt.report.allure;

/**
 * Text that came from outside, for a result's fields.
 *
 * <p>Allure 2 puts names and messages into its page as markup, so what an agent says could run as
 * script there. Angle brackets and ampersands are replaced by look-alikes rather than escaped:
 * Allure 3 escapes, and would show an escaped text twice escaped.
 */
final class Harmless {
  private Harmless() {}

  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(replaced(c)));
    return out.toString();
  }

  private static int replaced(int c) {
    return switch (c) {
      case '<' -> '‹';
      case '>' -> '›';
      case '&' -> '＆';
      case '\n' -> c;
      default -> Character.isISOControl(c) || isFormat(c) ? ' ' : c;
    };
  }

  /** Line separators and what reorders the text around it. */
  private static boolean isFormat(int c) {
    return c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
  }
}

package dev.talkspurt.cli;

import java.util.Map;

/** What a terminal can show. */
record Terminal(boolean interactive, boolean colour) {
  private static final Map<String, String> COLOURS =
      Map.of("green", "32", "red", "31", "yellow", "33", "dim", "2", "bold", "1");

  /** The terminal this process has: colour and redrawing only if it is one, and wanted. */
  static Terminal detect(Map<String, String> environment, boolean hasConsole) {
    boolean interactive = hasConsole && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
    String noColour = environment.getOrDefault("NO_COLOR", "");
    return new Terminal(interactive, interactive && noColour.isEmpty());
  }

  /** {@code text} in a colour, if there is colour. */
  String paint(String colour, String text) {
    return colour() ? "\u001b[" + COLOURS.get(colour) + "m" + text + "\u001b[0m" : text;
  }

  /**
   * Text without control characters: what an agent or a file says must not drive the terminal. Line
   * ends and tabs stay.
   */
  static String plain(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean keep = c == '\n' || c == '\t' || !Character.isISOControl(c);
              boolean bidi = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
              safe.appendCodePoint(keep && !bidi ? c : '\ufffd');
            });
    return safe.toString();
  }
}

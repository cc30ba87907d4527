package dev.talkspurt.cli;

import java.util.Map;

/**
 * What one end of the process can show.
 *
 * @param interactive whether lines can be redrawn
 * @param columns characters in a line, when interactive
 * @param rows lines, when interactive
 */
record Terminal(boolean interactive, boolean colour, int columns, int rows) {
  /** No terminal: a file, a pipe. */
  static final Terminal NONE = new Terminal(false, false, 80, 24);

  private static final Map<String, String> COLOURS =
      Map.of("green", "32", "red", "31", "yellow", "33", "dim", "2", "bold", "1");

  /**
   * An end of this process: colour and redrawing only if it is a terminal, and wanted.
   *
   * @param size {@code rows columns}, as stty says it; anything else counts as unknown
   */
  static Terminal detect(Map<String, String> environment, boolean isTerminal, String size) {
    if (!isTerminal || "dumb".equals(environment.getOrDefault("TERM", "dumb"))) {
      return NONE;
    }
    boolean known = size.matches("[1-9][0-9]{0,4} [1-9][0-9]{0,4}");
    String[] numbers = (known ? size : NONE.rows + " " + NONE.columns).split(" ");
    return new Terminal(
        true,
        environment.getOrDefault("NO_COLOR", "").isEmpty(),
        Integer.parseInt(numbers[1]),
        Integer.parseInt(numbers[0]));
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
              boolean hidden = Character.getType(c) == Character.FORMAT;
              safe.appendCodePoint(keep && !hidden ? c : '\ufffd');
            });
    return safe.toString();
  }

  /** As {@link #plain}, on one line: what an agent says must not look like lines of ours. */
  static String line(String text) {
    return plain(text).replaceAll("[\\n\\t]+", " ");
  }

  /** {@code text}, cut to at most {@code length} characters. */
  static String clipped(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
  }
}

package dev.talkspurt.report.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * HTML or SVG under construction. Text and attribute values are always escaped: what an agent says
 * cannot become markup. Not thread-safe.
 */
final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Open an element; attributes come in pairs, a null value leaves its attribute out. */
  Markup open(String tag, Object... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Open a picture that stands alone: an SVG document of so many pixels, with its title. */
  Markup picture(double width, double height, String title) {
    open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        width,
        "height",
        height,
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "font-family",
        "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif",
        "role",
        "img");
    return leaf("title", title);
  }

  /** Close the element opened last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element without content, closed in the XML way. */
  Markup empty(String tag, Object... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** An element with text in it. */
  Markup leaf(String tag, String text, Object... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Escaped text. */
  Markup text(String text) {
    escape(text, out);
    return this;
  }

  /** Markup of our own making, as it is; never anything that came from outside. */
  Markup trusted(String markup) {
    out.append(markup);
    return this;
  }

  private void start(String tag, Object... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(value(attributes[i + 1]), out);
        out.append('"');
      }
    }
  }

  /** Coordinates to a tenth: more only makes files larger. */
  private static String value(Object value) {
    return value instanceof Double number ? number(number) : String.valueOf(value);
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Escapes markup, drops what XML does not allow and what could reorder the text around it. */
  private static void escape(String text, StringBuilder out) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isHarmless(c) ? c : 0xFFFD);
              }
            });
  }

  private static boolean isHarmless(int c) {
    boolean control = c < 0x20 && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0;
    boolean separator = c == 0x2028 || c == 0x2029;
    boolean reorders = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    boolean noCharacter = c >= 0xd800 && c <= 0xdfff || (c & 0xfffe) == 0xfffe;
    return !(control || separator || reorders || noCharacter);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}

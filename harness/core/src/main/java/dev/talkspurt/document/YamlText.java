package dev.talkspurt.document;

import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Writes values as YAML on one line, so that {@link DocumentReader#yaml} reads the same again and
 * nothing in them can end a line, a value or a comment. Thread-safe.
 */
public final class YamlText {
  private static final int LONGEST_PLAIN = 80;

  /** A key that is longer has to be announced. */
  private static final int LONGEST_SIMPLE_KEY = 200;

  private static final String PLAIN = "[A-Za-z][A-Za-z0-9_]*(?:[ ./-][A-Za-z0-9_]+)*\\.?";

  /** Words that some reader takes for something else than text. */
  private static final Set<String> WORDS =
      Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf");

  private YamlText() {}

  /** The value in flow style: {@code { day: Tuesday, count: 2 }}. */
  public static String of(Json value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** Text as a value: as it is where that is safe, else {@link #quoted}. */
  public static String of(String text) {
    boolean plain =
        text.length() <= LONGEST_PLAIN
            && text.matches(PLAIN)
            && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
    return plain ? text : quoted(text);
  }

  /** Text in double quotes; what cannot be seen, or could steer a terminal, is written out. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(point, out));
    return out.append('"').toString();
  }

  private static void append(int point, StringBuilder out) {
    int type = Character.getType(point);
    boolean lone = type == Character.SURROGATE;
    boolean unseen =
        Character.isISOControl(point)
            || type == Character.FORMAT
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR
            || type == Character.UNASSIGNED
            || type == Character.PRIVATE_USE;
    if (point == '"' || point == '\\') {
      out.append('\\').append((char) point);
    } else if (point == '\n') {
      out.append("\\n");
    } else if (lone) {
      out.append('\ufffd');
    } else if (unseen) {
      out.append(point > 0xffff ? "\\U%08x".formatted(point) : "\\u%04x".formatted(point));
    } else {
      out.appendCodePoint(point);
    }
  }

  private static void write(Json value, StringBuilder out) {
    if (value instanceof Json.Str text) {
      out.append(of(text.value()));
    } else if (value instanceof Json.Obj object) {
      StringJoiner members = new StringJoiner(", ", "{ ", " }").setEmptyValue("{}");
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        members.add(key(member.getKey()) + ": " + of(member.getValue()));
      }
      out.append(members);
    } else if (value instanceof Json.Arr list) {
      StringJoiner items = new StringJoiner(", ", "[ ", " ]").setEmptyValue("[]");
      list.items().forEach(item -> items.add(of(item)));
      out.append(items);
    } else {
      out.append(value.compact());
    }
  }

  private static String key(String name) {
    boolean bare = name.matches("[A-Za-z_][A-Za-z0-9_]*");
    String key = bare ? of(name) : quoted(name);
    return name.length() <= LONGEST_SIMPLE_KEY ? key : "? " + key + " ";
  }
}

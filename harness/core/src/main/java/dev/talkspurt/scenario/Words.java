package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/** The wording that all readers share in what they say is wrong. */
final class Words {
  private static final int SHOWN = 60;

  private Words() {}

  /** A value as a message shows it. */
  static String describe(Json value) {
    if (value instanceof Json.Str text) {
      return quote(text.value());
    }
    if (value instanceof Json.Num number) {
      String shown = number.value().toString();
      return shown.length() > SHOWN ? "a number with very many digits" : shown;
    }
    if (value instanceof Json.Bool bool) {
      return String.valueOf(bool.value());
    }
    if (value instanceof Json.Null) {
      return "empty";
    }
    if (value instanceof Json.Arr list) {
      return list.items().isEmpty() ? "an empty list" : "a list";
    }
    return "an object";
  }

  /** Someone else's text in quotes, on one line and short. */
  static String quote(String text) {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return "\"" + shown.replace("\n", "\\n") + "\"";
  }

  /** {@code a} or {@code one of a, b}. */
  static String anyOf(Collection<String> words) {
    return words.size() == 1
        ? words.iterator().next()
        : "one of " + words.stream().collect(Collectors.joining(", "));
  }

  /** {@code 'wihtin' in hear, expected one of … (did you mean 'within'?)}. */
  static String unknown(String word, String where, Collection<String> known) {
    String shown = quote(word);
    String named = "'" + shown.substring(1, shown.length() - 1) + "' " + where;
    if (known.isEmpty()) {
      return named + ", expected none";
    }
    String meant =
        Nearest.to(word, known).map(near -> " (did you mean '" + near + "'?)").orElse("");
    return named + ", expected " + anyOf(known) + meant;
  }

  /** Without exponent or needless zeros. */
  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}

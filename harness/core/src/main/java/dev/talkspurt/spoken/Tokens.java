package dev.talkspurt.spoken;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as words with their places. Takes time in proportion to the text. Immutable, thread-safe.
 */
final class Tokens {
  /** Longer runs without a space are no words. */
  private static final int LONGEST = 64;

  private static final Pattern WHOLE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}(t[0-9:.]+(z|[+-]\\d{2}:?\\d{2})?)?|\\d{1,2}/\\d{1,2}(/\\d{2,4})?"
              + "|\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}|[$€£¥₹]?-?\\d+([.,]\\d+)*[€£%]?|\\d{1,2}:\\d{2}(:\\d{2})?(am|pm)?");
  private static final String OPENERS = "$€£¥₹+#";

  private final List<Token> list;

  /**
   * A word.
   *
   * @param word in small letters, ASCII digits, without the punctuation around it
   * @param raw as written
   * @param comma a comma, colon or dash follows; {@code stop} likewise the end of a sentence
   * @param glued a hyphen joins it to the word before
   */
  record Token(
      int start, int end, String word, String raw, boolean comma, boolean stop, boolean glued) {
    boolean ends() {
      return comma || stop;
    }

    boolean isCapital() {
      return !raw.isEmpty() && Character.isUpperCase(raw.charAt(0));
    }
  }

  private Tokens(List<Token> list) {
    this.list = list;
  }

  static Tokens of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !isSpace(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        chunk(text, at, end, tokens);
      }
      at = end + 1;
    }
    return new Tokens(tokens);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static void chunk(String text, int from, int to, List<Token> tokens) {
    int start = from;
    int end = to;
    while (start < end && !belongs(text, start) && OPENERS.indexOf(text.charAt(start)) < 0) {
      start++;
    }
    while (end > start && !belongs(text, end - 1) && "%€£".indexOf(text.charAt(end - 1)) < 0) {
      end--;
    }
    String after = text.substring(end, Math.min(to, end + 8));
    boolean stop = after.matches("(?s).*[.!?;…].*");
    boolean comma = !stop && !after.isEmpty() && after.matches("(?s).*[,:)\\u2013\\u2014-].*");
    if (start >= end) {
      addPause(after, tokens);
    } else if (end - start > LONGEST) {
      tokens.add(new Token(start, end, "", "", false, true, false));
    } else if (WHOLE.matcher(plain(text.substring(start, end))).matches()) {
      tokens.add(token(text, start, end, comma, stop, false));
    } else {
      parts(text, start, end, comma, stop, tokens);
    }
  }

  /** Punctuation between spaces parts what stands around it. */
  private static void addPause(String marks, List<Token> tokens) {
    if (!tokens.isEmpty() && !marks.isEmpty()) {
      Token last = tokens.remove(tokens.size() - 1);
      tokens.add(
          new Token(
              last.start(),
              last.end(),
              last.word(),
              last.raw(),
              true,
              last.stop() || marks.matches("(?s).*[.!?;…].*"),
              last.glued()));
    }
  }

  private static boolean belongs(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isFormat(c);
  }

  private static boolean isFormat(char c) {
    return Character.getType(c) == Character.FORMAT;
  }

  private static void parts(
      String text, int start, int end, boolean comma, boolean stop, List<Token> tokens) {
    int from = start;
    for (int at = start; at <= end; at++) {
      boolean last = at == end;
      char c = last ? '-' : text.charAt(at);
      boolean parts = "-/_,<>|*[]{}\"\u2010\u2011\u2012\u2013\u2014()".indexOf(c) >= 0;
      if (parts && at > from) {
        boolean dash = c == ',' || c == '\u2014' || c == '\u2013';
        boolean glued = from > start && "-_\u2010\u2011".indexOf(text.charAt(from - 1)) >= 0;
        tokens.add(token(text, from, at, last ? comma : dash, last && stop, glued));
      }
      from = parts ? at + 1 : from;
    }
  }

  private static Token token(
      String text, int start, int end, boolean comma, boolean stop, boolean glued) {
    String raw = text.substring(start, end);
    String word = plain(raw.startsWith("#") ? raw.substring(1) : raw);
    if (word.matches("[ap]\\.m\\.?")) {
      word = word.replace(".", "");
    }
    return new Token(start, end, word, raw, comma, stop, glued);
  }

  /** Small letters, ASCII digits, plain apostrophes, nothing invisible. */
  private static String plain(String raw) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(raw, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(
            c -> {
              if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
              } else {
                plain.appendCodePoint(c == '\u2019' ? '\'' : c);
              }
            });
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  int size() {
    return list.size();
  }

  Token get(int index) {
    return list.get(index);
  }

  /** The word there; empty before the first and after the last. */
  String word(int index) {
    return index >= 0 && index < list.size() ? list.get(index).word() : "";
  }

  /** Whether something parts the word there from the one after it. */
  boolean endsAfter(int index) {
    return index < 0 || index + 1 >= list.size() || list.get(index).ends();
  }

  /** The word after {@code index}; empty if something parts them. */
  String following(int index) {
    return endsAfter(index) ? "" : word(index + 1);
  }

  /** The word before {@code index}; empty if something parts them. */
  String preceding(int index) {
    return index <= 0 || list.get(index - 1).ends() ? "" : word(index - 1);
  }

  /** So many words from there; empty if there are not so many, or if something parts them. */
  List<String> window(int from, int count) {
    if (from + count > list.size()) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      if (i < from + count - 1 && list.get(i).ends() || list.get(i).word().isEmpty()) {
        return List.of();
      }
      words.add(list.get(i).word());
    }
    return words;
  }
}

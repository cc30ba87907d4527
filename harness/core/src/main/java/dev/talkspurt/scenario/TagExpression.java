package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which tags a scenario must have, such as {@code smoke & !slow}.
 *
 * <p>{@code !} binds closest, then {@code &}, then {@code |}; parentheses group. Immutable and
 * thread-safe.
 */
public final class TagExpression implements Predicate<Set<String>> {
  private static final int MAX_LENGTH = 500;
  private static final int MAX_DEPTH = 50;

  private final String text;
  private final Predicate<Set<String>> meaning;

  private TagExpression(String text, Predicate<Set<String>> meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  /** Read an expression. Throws {@link BadInput}, naming the character at fault. */
  public static TagExpression parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new BadInput("tag expression has more than " + MAX_LENGTH + " characters");
    }
    Parser parser = new Parser(text);
    Predicate<Set<String>> meaning = parser.any(0);
    parser.end();
    return new TagExpression(text, meaning);
  }

  @Override
  public boolean test(Set<String> tags) {
    return meaning.test(tags);
  }

  /** Whether the scenario's tags satisfy it. */
  public boolean matches(Scenario scenario) {
    return test(scenario.tags());
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Predicate<Set<String>> any(int depth) {
      Predicate<Set<String>> left = all(depth);
      while (take('|')) {
        left = left.or(all(depth));
      }
      return left;
    }

    private Predicate<Set<String>> all(int depth) {
      Predicate<Set<String>> left = one(depth);
      while (take('&')) {
        left = left.and(one(depth));
      }
      return left;
    }

    private Predicate<Set<String>> one(int depth) {
      if (depth > MAX_DEPTH) {
        throw new BadInput("tag expression is nested deeper than " + MAX_DEPTH + " levels");
      }
      if (take('!')) {
        return one(depth + 1).negate();
      }
      if (take('(')) {
        Predicate<Set<String>> inner = any(depth + 1);
        if (!take(')')) {
          throw wrong("a closing ')'");
        }
        return inner;
      }
      String tag = word();
      if (tag.isEmpty()) {
        throw wrong("a tag, '!' or '('");
      }
      return tags -> tags.contains(tag);
    }

    void end() {
      skipBlanks();
      if (at < text.length()) {
        throw wrong("'&' or '|'");
      }
    }

    private String word() {
      skipBlanks();
      int start = at;
      while (at < text.length() && isTagCharacter(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    private static boolean isTagCharacter(char c) {
      return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    private boolean take(char c) {
      skipBlanks();
      boolean there = at < text.length() && text.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }

    private void skipBlanks() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    private BadInput wrong(String expected) {
      String found = at < text.length() ? Words.quote(text.substring(at, at + 1)) : "the end of it";
      String where = "tag expression " + Words.quote(text) + " has " + found;
      String position = " at character " + (at + 1);
      return new BadInput(where + position + ", expected " + expected + " (smoke & !slow)");
    }
  }
}

package dev.talkspurt.matching;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression whose search ends: patterns and texts are short, and a search that looks at
 * more characters than a sound one would is given up. Thread-safe.
 */
final class SafePattern {
  static final int LONGEST_PATTERN = 300;
  private static final int LONGEST_TEXT = 2000;
  private static final int MOST_LOOKS = 200_000;

  private SafePattern() {}

  /** Why the pattern cannot be used; empty if it can. */
  static Optional<String> problem(String regex) {
    if (regex.length() > LONGEST_PATTERN) {
      return Optional.of("it has more than " + LONGEST_PATTERN + " characters");
    }
    try {
      Pattern.compile(regex);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(e.getDescription().toLowerCase(java.util.Locale.ROOT));
    }
  }

  /** Whether the whole text matches; empty if the search was given up. */
  static Optional<Boolean> matches(String regex, String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(regex).matcher(new Counted(text, new int[1])).matches());
    } catch (GivenUp | StackOverflowError e) {
      return Optional.empty();
    }
  }

  private static final class GivenUp extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }

  private record Counted(String text, int[] looks) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (++looks[0] > MOST_LOOKS) {
        throw new GivenUp();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.substring(start, end), looks);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

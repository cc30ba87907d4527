package dev.talkspurt.matching;

import dev.talkspurt.document.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;

/**
 * What a value must be, by type. Each compares canonical forms, so that {@code "tomorrow"} agrees
 * with the date that tomorrow is. Null counts as absent. Implementations are immutable and
 * thread-safe, and end in bounded time whatever they are given.
 */
public sealed interface ValueMatcher {
  /**
   * Compare.
   *
   * @param observed what came; null (in Java or JSON) if the argument is absent
   */
  default Outcome match(Json observed, Context context) {
    return Comparing.match(this, observed, context);
  }

  /** What is expected, in words. */
  default String words() {
    return Wording.of(this);
  }

  /** A day, ISO 8601. */
  record Date(LocalDate value) implements ValueMatcher {}

  /** A time of day. */
  record Time(LocalTime value) implements ValueMatcher {}

  /** An instant, give or take {@code within}. */
  record Moment(Instant value, Duration within) implements ValueMatcher {}

  /** A length of time, give or take {@code within}. */
  record Length(Duration value, Duration within) implements ValueMatcher {}

  /** A number, give or take the larger of {@code within} and {@code withinPercent} of it. */
  record Number(BigDecimal value, BigDecimal within, BigDecimal withinPercent)
      implements ValueMatcher {}

  /** An amount of money; a bare number is taken in the currency of the locale's country. */
  record Money(BigDecimal value, Currency currency) implements ValueMatcher {}

  /** A telephone number, E.164. */
  record Phone(String value) implements ValueMatcher {}

  /** An e-mail address, its domain in small letters. */
  record Email(String value) implements ValueMatcher {}

  /** A code or id in capitals without separators; exact: O is not 0. */
  record Alnum(String value) implements ValueMatcher {}

  /** A name or one of its aliases, case aside; accents count unless they are to be ignored. */
  record Name(String value, List<String> aliases, boolean ignoreAccents) implements ValueMatcher {
    public Name {
      aliases = List.copyOf(aliases);
    }
  }

  /** One word of a fixed set, to the letter, or one of its aliases. */
  record Choice(String value, List<String> aliases) implements ValueMatcher {
    public Choice {
      aliases = List.copyOf(aliases);
    }
  }

  /** True or false, or a word for it (yes, no, y, n, on, off), or an alias. */
  record Flag(boolean value, List<String> aliases) implements ValueMatcher {
    public Flag {
      aliases = List.copyOf(aliases);
    }
  }

  /** Text that contains all of these as whole words, case aside. */
  record Contains(List<String> phrases) implements ValueMatcher {
    public Contains {
      phrases = List.copyOf(phrases);
    }
  }

  /** Text that as a whole matches a regular expression of Java's. */
  record Regex(String regex) implements ValueMatcher {}

  /** Text whose set of words is so like this one's: intersection over union, 0 to 1. */
  record Tokens(String value, double atLeast) implements ValueMatcher {}

  /** Text that is equal once case and spacing are set aside. */
  record Folded(String value) implements ValueMatcher {}

  /** Exactly this value, numbers by value. */
  record Exact(Json value) implements ValueMatcher {}

  /** Anything, but present. */
  record Any() implements ValueMatcher {}

  /** Not there. */
  record Absent() implements ValueMatcher {}

  /** At least one of these. */
  record OneOf(List<ValueMatcher> alternatives) implements ValueMatcher {
    public OneOf {
      alternatives = List.copyOf(alternatives);
    }
  }
}

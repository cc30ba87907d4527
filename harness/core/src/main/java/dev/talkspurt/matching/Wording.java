package dev.talkspurt.matching;

import dev.talkspurt.document.Json;
import java.util.stream.Collectors;

/** Matchers in words, values in their canonical form. Thread-safe. */
final class Wording {
  private Wording() {}

  static String of(ValueMatcher matcher) {
    if (matcher instanceof ValueMatcher.Date || matcher instanceof ValueMatcher.Time) {
      String kind = matcher instanceof ValueMatcher.Date ? "date " : "time ";
      return kind + canonical(matcher);
    }
    if (matcher instanceof ValueMatcher.Contains contains) {
      return "text with " + Json.of(contains.phrases()).compact();
    }
    if (matcher instanceof ValueMatcher.Regex regex) {
      return "text like /" + regex.regex() + "/";
    }
    if (matcher instanceof ValueMatcher.Tokens tokens) {
      return "text like " + quoted(tokens.value());
    }
    if (matcher instanceof ValueMatcher.Any) {
      return "any";
    }
    if (matcher instanceof ValueMatcher.Absent) {
      return "absent";
    }
    if (matcher instanceof ValueMatcher.OneOf oneOf) {
      return oneOf.alternatives().stream().map(Wording::of).collect(Collectors.joining(" or "));
    }
    return canonical(matcher);
  }

  static String quoted(String text) {
    return Json.of(text).compact();
  }

  /** The canonical form of a matcher's value, or its words where it has none. */
  static String canonical(ValueMatcher matcher) {
    if (matcher instanceof ValueMatcher.Date date) {
      return date.value().toString();
    }
    if (matcher instanceof ValueMatcher.Time time) {
      return time.value().toString();
    }
    if (matcher instanceof ValueMatcher.Moment moment) {
      return moment.value().toString();
    }
    if (matcher instanceof ValueMatcher.Length length) {
      return length.value().toString();
    }
    if (matcher instanceof ValueMatcher.Number number) {
      return NumberText.plain(number.value());
    }
    if (matcher instanceof ValueMatcher.Money money) {
      return NumberText.plain(money.value()) + " " + money.currency().getCurrencyCode();
    }
    if (matcher instanceof ValueMatcher.Flag flag) {
      return String.valueOf(flag.value());
    }
    if (matcher instanceof ValueMatcher.Exact exact) {
      return exact.value().compact();
    }
    return text(matcher);
  }

  private static String text(ValueMatcher matcher) {
    if (matcher instanceof ValueMatcher.Phone phone) {
      return phone.value();
    }
    if (matcher instanceof ValueMatcher.Email email) {
      return email.value();
    }
    if (matcher instanceof ValueMatcher.Alnum code) {
      return code.value();
    }
    if (matcher instanceof ValueMatcher.Name name) {
      return quoted(name.value());
    }
    if (matcher instanceof ValueMatcher.Choice choice) {
      return quoted(choice.value());
    }
    return matcher instanceof ValueMatcher.Folded folded ? quoted(folded.value()) : of(matcher);
  }
}

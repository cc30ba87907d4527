package dev.talkspurt.simulator.behaviour;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A slip of the tongue: the first value of a line that can be another one becomes another one. */
final class Slip implements UnaryOperator<String> {
  private static final List<String> WEEKDAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  private static final Pattern WEEKDAY =
      Pattern.compile("\\b(" + String.join("|", WEEKDAYS) + ")\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern LAST_DIGIT = Pattern.compile("\\d(?=\\D*$)");
  private static final Pattern CODE = Pattern.compile("^[A-Z0-9][A-Z0-9-]*[A-Z]$");

  private final Map<String, Map<String, String>> slots;
  private final Optional<String> instead;
  private boolean made;

  /**
   * A slip of one line.
   *
   * @param instead what is said for the first value; empty: something near it
   */
  Slip(Map<String, Map<String, String>> slots, Optional<String> instead) {
    this.slots = slots;
    this.instead = instead;
  }

  @Override
  public String apply(String value) {
    if (made || value.isBlank()) {
      return value;
    }
    Optional<String> other = instead.or(() -> other(value));
    made = other.isPresent();
    return other.orElse(value);
  }

  private Optional<String> other(String value) {
    for (Map<String, String> slot : slots.values()) {
      if (slot.containsKey(value)) {
        return slot.keySet().stream()
            .filter(spoken -> !slot.get(spoken).equals(slot.get(value)))
            .findFirst();
      }
    }
    String weekday = otherWeekday(value);
    if (!weekday.equals(value)) {
      return Optional.of(weekday);
    }
    Optional<String> otherWords = OtherValue.ofWords(value);
    if (otherWords.isPresent()) {
      return otherWords;
    }
    Matcher digit = LAST_DIGIT.matcher(value);
    if (digit.find()) {
      int at = digit.start();
      return Optional.of(value.substring(0, at) + otherDigit(value, at) + value.substring(at + 1));
    }
    int last = value.length() - 1;
    return CODE.matcher(value).matches()
        ? Optional.of(value.substring(0, last) + (value.charAt(last) == 'A' ? 'B' : 'A'))
        : Optional.empty();
  }

  /** One less, but never the day 00 or 32 of a month, nor the number 0. */
  private static char otherDigit(String value, int at) {
    char digit = value.charAt(at);
    if (digit == '0') {
      return '1';
    }
    if (digit == '1') {
      return at > 0 && value.charAt(at - 1) == '3' ? '0' : '2';
    }
    return (char) (digit - 1);
  }

  /** The text with its first weekday changed to the next one. */
  static String otherWeekday(String text) {
    Matcher weekday = WEEKDAY.matcher(text);
    if (!weekday.find()) {
      return text;
    }
    String found = weekday.group().toLowerCase(Locale.ROOT);
    int index = 0;
    while (!WEEKDAYS.get(index).toLowerCase(Locale.ROOT).equals(found)) {
      index++;
    }
    String next = WEEKDAYS.get((index + 1) % WEEKDAYS.size());
    return text.substring(0, weekday.start()) + next + text.substring(weekday.end());
  }
}

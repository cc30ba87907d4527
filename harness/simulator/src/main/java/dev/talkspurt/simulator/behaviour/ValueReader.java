package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.ear.SlotKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the value of an open slot in typed words, which may hold figures. */
final class ValueReader {
  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  /**
   * A value among words.
   *
   * @param to the word after its last
   */
  record Found(String value, int to) {}

  private ValueReader() {}

  /** The words of a text in lower case. */
  static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Whether these words are there from {@code at} on. */
  static boolean beginsWith(List<String> words, int at, List<String> beginning) {
    int end = at + beginning.size();
    return !beginning.isEmpty() && end <= words.size() && words.subList(at, end).equals(beginning);
  }

  /**
   * The value that begins with word {@code from}, as long as it can be; words are in lower case.
   */
  static Optional<Found> read(SlotKind kind, List<String> words, int from) {
    if (kind instanceof SlotKind.Digits digits) {
      return run(words, from, digits.least(), digits.most(), false);
    }
    if (kind instanceof SlotKind.Spelled spelled) {
      return run(words, from, spelled.least(), spelled.most(), true);
    }
    if (kind instanceof SlotKind.Weekday) {
      return DAYS.stream()
          .filter(day -> day.toLowerCase(Locale.ROOT).equals(words.get(from)))
          .findFirst()
          .map(day -> new Found(day, from + 1));
    }
    return kind instanceof SlotKind.ClockTime
        ? new TimeWords(words, from).read()
        : DateWords.read(words, from);
  }

  /** Digits, or digits and letters, one after the other; part of a longer run is no value. */
  private static Optional<Found> run(
      List<String> words, int from, int least, int most, boolean letters) {
    if (from > 0 && !characters(words.get(from - 1), letters).isEmpty()) {
      return Optional.empty();
    }
    StringBuilder value = new StringBuilder();
    int at = from;
    int times = 1;
    while (at < words.size()) {
      String word = words.get(at);
      String part = characters(word, letters);
      int factor = word.equals("double") ? 2 : word.equals("triple") ? 3 : 0;
      if (part.isEmpty() && factor == 0) {
        break;
      }
      value.append(part.repeat(part.length() == 1 ? times : 1));
      times = Math.max(1, factor);
      at++;
    }
    boolean fits = value.length() >= least && value.length() <= most;
    return fits ? Optional.of(new Found(value.toString(), at)) : Optional.empty();
  }

  private static String characters(String word, boolean letters) {
    int digit = ReadBack.DIGITS.indexOf(word);
    if (digit >= 0) {
      return String.valueOf(digit);
    }
    if (word.equals("oh") || word.equals("o") && !letters) {
      return "0";
    }
    boolean figures = word.matches("\\d+");
    boolean code = letters && (word.length() == 1 || word.matches("(?=.*\\d)[a-z\\d]+"));
    return figures || code ? word.toUpperCase(Locale.ROOT) : "";
  }

  /** The number below 100 at {@code at}, in words or figures. */
  static Optional<Found> number(List<String> words, int at) {
    if (at >= words.size()) {
      return Optional.empty();
    }
    String word = words.get(at);
    if (word.matches("\\d{1,2}")) {
      return found(Integer.parseInt(word), at + 1);
    }
    if (ReadBack.DIGITS.contains(word)) {
      return found(ReadBack.DIGITS.indexOf(word), at + 1);
    }
    if (ReadBack.TEENS.contains(word)) {
      return found(10 + ReadBack.TEENS.indexOf(word), at + 1);
    }
    int ten = word.isEmpty() ? -1 : ReadBack.TENS.indexOf(word);
    if (ten < 0) {
      return Optional.empty();
    }
    int one = at + 1 < words.size() ? ReadBack.DIGITS.indexOf(words.get(at + 1)) : -1;
    return one > 0 ? found(10 * ten + one, at + 2) : found(10 * ten, at + 1);
  }

  private static Optional<Found> found(int number, int to) {
    return Optional.of(new Found(String.valueOf(number), to));
  }
}

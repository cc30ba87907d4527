package dev.talkspurt.spoken;

import dev.talkspurt.matching.EnglishWords;
import dev.talkspurt.matching.NumberWords;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of weekdays and months, and years as they are said. Thread-safe. */
final class CalendarWords {
  private static final int EARLIEST = 1900;
  private static final int LATEST = 2199;

  private static final Pattern ORDINAL =
      Pattern.compile(
          "\\d{1,2}(st|nd|rd|th)|first|second|third|fifth|eighth|ninth|twelfth|twentieth|thirtieth"
              + "|(four|six|seven|ten|eleven|(thir|four|fif|six|seven|eigh|nine)teen)th");

  private CalendarWords() {}

  /** A year, and the token after it. */
  record Year(int year, int next) {}

  /** {@code tuesday}, {@code tuesdays}, {@code tuesday's}. */
  static Optional<DayOfWeek> weekday(String word) {
    String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (bare.equals(name) || bare.equals(name + "s")) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  /** Whether it may name a month or a weekday, in short or in full. */
  static boolean isName(String word) {
    return word.length() <= 10
        && (month(word) > 0
            || shortMonth(word) > 0
            || weekday(word).isPresent()
            || shortWeekday(word).isPresent());
  }

  static Optional<DayOfWeek> shortWeekday(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (word.length() >= 3 && word.length() <= 5 && name.startsWith(word)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  /** 1 to 12; 0 if it is none. */
  static int month(String word) {
    return EnglishWords.MONTHS.indexOf(word) + 1;
  }

  static int shortMonth(String word) {
    String bare = word.equals("sept") ? "sep" : word;
    for (int i = 0; i < EnglishWords.MONTHS.size(); i++) {
      if (bare.length() == 3 && EnglishWords.MONTHS.get(i).startsWith(bare)) {
        return i + 1;
      }
    }
    return 0;
  }

  static boolean isOrdinal(String word) {
    return ORDINAL.matcher(word).matches();
  }

  /** {@code 2026}, {@code twenty twenty six}, {@code two thousand twenty six}. */
  static Optional<Year> year(Tokens tokens, int at) {
    for (int size = 5; size >= 1; size--) {
      List<String> words = tokens.window(at, size);
      Optional<Integer> year = words.isEmpty() ? Optional.empty() : year(words);
      if (year.filter(y -> y >= EARLIEST && y <= LATEST).isPresent()) {
        return year.map(y -> new Year(y, at + words.size()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> year(List<String> words) {
    if (words.size() == 1) {
      return words.get(0).matches("\\d{4}")
          ? Optional.of(Integer.parseInt(words.get(0)))
          : Optional.empty();
    }
    if (words.get(1).equals("thousand")) {
      return NumberWords.number(words).map(BigDecimal::intValue);
    }
    Optional<Integer> century = NumberWords.belowHundred(words.subList(0, 1));
    Optional<Integer> rest = NumberWords.belowHundred(words.subList(1, words.size()));
    boolean usual = century.isPresent() && rest.filter(r -> r >= 10).isPresent();
    return usual ? Optional.of(century.get() * 100 + rest.get()) : Optional.empty();
  }
}

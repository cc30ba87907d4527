package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.behaviour.ValueReader.Found;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a day of the year, such as "the third of March" or "March 3rd", from words. */
final class DateWords {
  private static final List<String> MONTHS =
      ReadBack.MONTHS.stream().map(month -> month.toLowerCase(Locale.ROOT)).toList();

  private DateWords() {}

  static Optional<Found> read(List<String> words, int from) {
    int month = MONTHS.indexOf(words.get(from));
    if (month >= 0) {
      return day(words, skip(words, from + 1, "the")).map(day -> found(month, day, day.to()));
    }
    Optional<Found> day = day(words, skip(words, from, "the"));
    int at = skip(words, day.map(Found::to).orElse(words.size()), "of");
    int named = at < words.size() ? MONTHS.indexOf(words.get(at)) : -1;
    return day.filter(d -> named >= 0).map(d -> found(named, d, at + 1));
  }

  private static int skip(List<String> words, int at, String word) {
    return at < words.size() && words.get(at).equals(word) ? at + 1 : at;
  }

  private static Found found(int month, Found day, int to) {
    String value =
        String.format(Locale.ROOT, "%02d-%02d", month + 1, Integer.parseInt(day.value()));
    return new Found(value, to);
  }

  private static Optional<Found> day(List<String> words, int at) {
    if (at >= words.size()) {
      return Optional.empty();
    }
    String word = words.get(at);
    if (word.matches("\\d{1,2}(st|nd|rd|th)")) {
      return inMonth(Integer.parseInt(word.replaceAll("\\D", "")), at + 1);
    }
    int ordinal = ordinal(word);
    if (ordinal > 0) {
      return inMonth(ordinal, at + 1);
    }
    int ten = word.isEmpty() ? -1 : ReadBack.TENS.indexOf(word);
    int one = at + 1 < words.size() ? ordinal(words.get(at + 1)) : 0;
    if (ten > 0 && one > 0 && one < 10) {
      return inMonth(10 * ten + one, at + 2);
    }
    return ValueReader.number(words, at).flatMap(n -> inMonth(Integer.parseInt(n.value()), n.to()));
  }

  private static int ordinal(String word) {
    return word.equals("twentieth")
        ? 20
        : word.equals("thirtieth") ? 30 : Math.max(0, ReadBack.ORDINALS.indexOf(word));
  }

  private static Optional<Found> inMonth(int day, int to) {
    return day >= 1 && day <= 31
        ? Optional.of(new Found(String.valueOf(day), to))
        : Optional.empty();
  }
}

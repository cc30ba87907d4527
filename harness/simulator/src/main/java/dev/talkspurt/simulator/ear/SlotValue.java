package dev.talkspurt.simulator.ear;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The value that spoken words stand for.
 *
 * <p>A time of day without a.m. or p.m. is the one in business hours: seven to eleven in the
 * morning, twelve at noon, one to six in the afternoon.
 */
final class SlotValue {
  private static final List<Integer> DAYS = List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
  private static final int FIRST_HOUR_OF_BUSINESS = 7;

  private SlotValue() {}

  /** The value; empty if the words make none of this kind. */
  static Optional<String> of(SlotKind kind, List<String> words) {
    if (kind instanceof SlotKind.Digits digits) {
      return string(words, digits.least(), digits.most(), false);
    }
    if (kind instanceof SlotKind.Spelled spelled) {
      return string(words, spelled.least(), spelled.most(), true);
    }
    if (kind instanceof SlotKind.Weekday) {
      return words.size() == 1 && SlotGrammar.WEEKDAYS.contains(words.get(0))
          ? Optional.of(words.get(0))
          : Optional.empty();
    }
    return kind instanceof SlotKind.ClockTime ? time(words) : date(words);
  }

  /** The most days a month can have. */
  static int daysOf(String month) {
    return DAYS.get(SlotGrammar.MONTHS.indexOf(month));
  }

  private static Optional<String> string(List<String> words, int least, int most, boolean letters) {
    StringBuilder value = new StringBuilder();
    int times = 1;
    for (String word : words) {
      int digit = word.equals("oh") ? 0 : SlotGrammar.DIGITS.indexOf(word);
      boolean letter = letters && SlotGrammar.LETTERS.contains(word);
      if (times == 1 && (word.equals("double") || word.equals("triple"))) {
        times = word.equals("double") ? 2 : 3;
      } else if (digit >= 0 || letter) {
        value.append((letter ? word : String.valueOf(digit)).repeat(times));
        times = 1;
      } else {
        return Optional.empty();
      }
    }
    return times == 1 && value.length() >= least && value.length() <= most
        ? Optional.of(value.toString())
        : Optional.empty();
  }

  private static Optional<String> time(List<String> words) {
    if (words.equals(List.of("noon"))) {
      return Optional.of(clock(12, 0));
    }
    if (words.equals(List.of("midnight"))) {
      return Optional.of(clock(0, 0));
    }
    int size = words.size();
    String last = size == 0 ? "" : words.get(size - 1);
    boolean morning = last.equals("a.m.");
    boolean afternoon = last.equals("p.m.");
    List<String> said = morning || afternoon ? words.subList(0, size - 1) : words;
    int minutes = sinceHour(said);
    if (said.isEmpty() || minutes == NONE) {
      return Optional.empty();
    }
    boolean hourLast = said.contains("past") || said.contains("to") || said.contains("half past");
    int hour = 1 + SlotGrammar.HOURS.indexOf(said.get(hourLast ? said.size() - 1 : 0));
    if (hour == 0) {
      return Optional.empty();
    }
    // What is said counts for the time itself: "quarter to twelve a.m." is before midnight.
    int half = Math.floorMod(hour % 12 * 60 + minutes, 720);
    boolean early = !morning && !afternoon && half < FIRST_HOUR_OF_BUSINESS * 60;
    int atLast = afternoon || early ? half + 720 : half;
    return Optional.of(clock(atLast / 60, atLast % 60));
  }

  private static final int NONE = Integer.MIN_VALUE;

  /** Minutes after the hour that is named, negative before it. */
  private static int sinceHour(List<String> words) {
    int size = words.size();
    if (size == 2 && words.get(0).equals("half past")) {
      return 30;
    }
    if (size == 3 && (words.get(1).equals("past") || words.get(1).equals("to"))) {
      int minutes =
          switch (words.get(0)) {
            case "quarter" -> 15;
            case "five" -> 5;
            case "ten" -> 10;
            case "twenty" -> 20;
            default -> NONE;
          };
      return minutes != NONE && words.get(1).equals("to") ? -minutes : minutes;
    }
    if (size == 1 || size == 2 && words.get(1).equals("o'clock")) {
      return 0;
    }
    return size == 2 || size == 3 ? minutes(words.subList(1, size)) : NONE;
  }

  private static int minutes(List<String> words) {
    int tens = SlotGrammar.TENS.indexOf(words.get(0));
    if (words.size() == 1) {
      int teen = SlotGrammar.TEENS.indexOf(words.get(0));
      return teen >= 0 ? 10 + teen : tens >= 0 ? 20 + 10 * tens : NONE;
    }
    int unit = SlotGrammar.DIGITS.indexOf(words.get(1));
    boolean counts = unit > 0 && (tens >= 0 || words.get(0).equals("oh"));
    return counts ? (tens >= 0 ? 20 + 10 * tens : 0) + unit : NONE;
  }

  private static String clock(int hour, int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", hour, minute);
  }

  private static Optional<String> date(List<String> words) {
    List<String> said = words.stream().filter(w -> !w.equals("the") && !w.equals("of")).toList();
    if (said.size() < 2) {
      return Optional.empty();
    }
    boolean monthFirst = SlotGrammar.MONTHS.contains(said.get(0));
    String month = said.get(monthFirst ? 0 : said.size() - 1);
    int day = day(monthFirst ? said.subList(1, said.size()) : said.subList(0, said.size() - 1));
    return SlotGrammar.MONTHS.contains(month) && day > 0 && day <= daysOf(month)
        ? Optional.of(
            String.format(Locale.ROOT, "%02d-%02d", 1 + SlotGrammar.MONTHS.indexOf(month), day))
        : Optional.empty();
  }

  private static int day(List<String> words) {
    int unit = 1 + SlotGrammar.ORDINALS.indexOf(words.get(words.size() - 1));
    if (words.size() == 1) {
      return words.get(0).equals(SlotGrammar.THIRTIETH) ? 30 : unit;
    }
    boolean twenty = words.get(0).equals(SlotGrammar.TWENTY) && unit >= 1 && unit <= 9;
    boolean thirty = words.get(0).equals(SlotGrammar.THIRTY) && unit == 1;
    return words.size() > 2 ? 0 : twenty ? 20 + unit : thirty ? 31 : 0;
  }
}

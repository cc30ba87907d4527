package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.ear.SlotGrammar;
import dev.talkspurt.simulator.ear.SlotKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says the values of open slots the way people do, in words that a synthesizer says well. */
final class ReadBack {
  static final List<String> DIGITS = SlotGrammar.DIGITS;
  static final List<String> TEENS = SlotGrammar.TEENS;
  static final List<String> TENS =
      List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  static final List<String> MONTHS = SlotGrammar.MONTHS;
  static final List<String> ORDINALS =
      Stream.concat(Stream.of("zeroth"), SlotGrammar.ORDINALS.stream()).toList();

  /** Without "am" or "pm", one o'clock to six o'clock are in the afternoon. */
  static final int FIRST_MORNING_HOUR = 7;

  private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
  private static final Pattern DATE = Pattern.compile("(?:\\d{4}-)?(0\\d|1[0-2])-([0-3]\\d)");
  private static final int GROUP = 3;
  private static final int ONE_BREATH = 4;

  private ReadBack() {}

  /** The value in words; a value that is none of this kind as it stands. */
  static String say(SlotKind kind, String value) {
    if (kind instanceof SlotKind.Digits && value.matches("\\d+")) {
      return digits(value);
    }
    if (kind instanceof SlotKind.Spelled) {
      return String.join(", ", value.chars().mapToObj(c -> character((char) c)).toList());
    }
    if (kind instanceof SlotKind.ClockTime) {
      return time(value);
    }
    return kind instanceof SlotKind.CalendarDate ? date(value) : value;
  }

  /** Whether text of a tool is a value of this kind and nothing else. */
  static boolean isOne(SlotKind kind, String text) {
    if (kind instanceof SlotKind.Spelled spelled) {
      return text.matches("[A-Z0-9]{" + spelled.least() + "," + spelled.most() + "}")
          && text.matches(".*[A-Z].*");
    }
    return kind instanceof SlotKind.ClockTime && TIME.matcher(text).matches()
        || kind instanceof SlotKind.CalendarDate && DATE.matcher(text).matches();
  }

  /** One by one; more than four in groups, with a pause after each. */
  private static String digits(String value) {
    List<String> groups = new ArrayList<>();
    int from = 0;
    while (value.length() - from > ONE_BREATH) {
      groups.add(oneByOne(value.substring(from, from + GROUP)));
      from += GROUP;
    }
    groups.add(oneByOne(value.substring(from)));
    return String.join(", ", groups);
  }

  private static String oneByOne(String digits) {
    return String.join(" ", digits.chars().mapToObj(c -> character((char) c)).toList());
  }

  private static String character(char c) {
    return c >= '0' && c <= '9' ? DIGITS.get(c - '0') : String.valueOf(c);
  }

  private static String time(String value) {
    Matcher matcher = TIME.matcher(value);
    if (!matcher.matches()) {
      return value;
    }
    int hour = Integer.parseInt(matcher.group(1));
    int minute = Integer.parseInt(matcher.group(2));
    if (minute == 0 && hour % 12 == 0) {
      return hour == 0 ? "midnight" : "noon";
    }
    int shown = hour % 12 == 0 ? 12 : hour % 12;
    boolean usual = hour >= FIRST_MORNING_HOUR && hour < FIRST_MORNING_HOUR + 12;
    String half = usual ? "" : hour < 12 ? " am" : " pm";
    String onTheHour = half.isEmpty() ? " o'clock" : "";
    String minutes =
        minute == 0 ? onTheHour : minute < 10 ? " oh " + number(minute) : " " + number(minute);
    return number(shown) + minutes + half;
  }

  private static String date(String value) {
    Matcher matcher = DATE.matcher(value);
    if (!matcher.matches()) {
      return value;
    }
    int month = Integer.parseInt(matcher.group(1));
    int day = Integer.parseInt(matcher.group(2));
    return month < 1 || day < 1 || day > 31 ? value : MONTHS.get(month - 1) + " " + ordinal(day);
  }

  private static String ordinal(int day) {
    if (day < ORDINALS.size()) {
      return ORDINALS.get(day);
    }
    if (day % 10 == 0) {
      return day == 20 ? "twentieth" : "thirtieth";
    }
    return TENS.get(day / 10) + " " + ORDINALS.get(day % 10);
  }

  /** A number below 100 in words. */
  static String number(int n) {
    if (n < 10) {
      return DIGITS.get(n);
    }
    if (n < 20) {
      return TEENS.get(n - 10);
    }
    return TENS.get(n / 10) + (n % 10 == 0 ? "" : " " + DIGITS.get(n % 10));
  }
}

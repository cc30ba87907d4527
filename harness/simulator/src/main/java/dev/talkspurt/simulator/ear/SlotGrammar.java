package dev.talkspurt.simulator.ear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The words that make up the values of open slots, and their order. Stateless for others. */
public final class SlotGrammar {
  /** Zero to nine. */
  public static final List<String> DIGITS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  static final List<String> WEEKDAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  /** January to December. */
  public static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  static final List<String> HOURS =
      List.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");

  /** Ten to nineteen. */
  public static final List<String> TEENS =
      List.of(
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");

  static final List<String> TENS = List.of("twenty", "thirty", "forty", "fifty");

  /** First to twentieth. */
  public static final List<String> ORDINALS =
      List.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth",
          "twentieth");

  static final List<String> LETTERS =
      IntStream.rangeClosed('A', 'Z').mapToObj(c -> String.valueOf((char) c)).toList();
  static final String TWENTY = "twenty";
  static final String THIRTIETH = "thirtieth";
  static final String THIRTY = "thirty";

  /** How many frames' worth a way of speaking must be better by that is possible but rare. */
  private static final float RARE = 4;

  private static final int SHORT_MONTH = 29;
  private static final int MONTH = 30;
  private static final int LONG_MONTH = 31;

  private final Grammar.Builder grammar;

  private SlotGrammar(Grammar.Builder grammar) {
    this.grammar = grammar;
  }

  /** Add the values of {@code kind}, said from state {@code from}; the state they end in. */
  static int add(Grammar.Builder grammar, SlotKind kind, int from) {
    SlotGrammar slot = new SlotGrammar(grammar);
    if (kind instanceof SlotKind.Digits digits) {
      return slot.string(from, digits.least(), digits.most(), false);
    }
    if (kind instanceof SlotKind.Spelled spelled) {
      return slot.string(from, spelled.least(), spelled.most(), true);
    }
    if (kind instanceof SlotKind.Weekday) {
      return slot.oneOf(from, WEEKDAYS);
    }
    return kind instanceof SlotKind.ClockTime ? slot.time(from) : slot.date(from);
  }

  private int oneOf(int from, List<String> words) {
    int to = grammar.state();
    words.forEach(word -> grammar.say(from, word, to));
    return to;
  }

  private int string(int from, int least, int most, boolean letters) {
    List<String> words = new ArrayList<>(DIGITS);
    words.addAll(letters ? LETTERS : List.of("oh"));
    int[] level = new int[most + 1];
    level[0] = from;
    List<int[]> again = new ArrayList<>();
    for (int k = 0; k < most; k++) {
      // States in the order of what has been said: "double" stands between two numbers of them.
      if (k + 2 <= most && !letters) {
        int twice = grammar.state();
        grammar.say(level[k], "double", twice, RARE);
        again.add(new int[] {twice, k + 2});
      }
      if (k + 3 <= most && !letters) {
        int thrice = grammar.state();
        grammar.say(level[k], "triple", thrice, RARE);
        again.add(new int[] {thrice, k + 3});
      }
      level[k + 1] = grammar.state();
      for (String word : words) {
        grammar.say(level[k], word, level[k + 1]);
        for (int[] times : again) {
          if (times[1] == k + 1) {
            grammar.say(times[0], word, level[k + 1]);
          }
        }
      }
    }
    if (least == most) {
      return level[most];
    }
    int to = grammar.state();
    for (int k = least; k <= most; k++) {
      grammar.skip(level[k], to);
    }
    return to;
  }

  private int time(int from) {
    int past = grammar.state();
    int hourThen = grammar.state();
    int hour = grammar.state();
    int tens = grammar.state();
    int oh = grammar.state();
    int minutes = grammar.state();
    int to = grammar.state();
    grammar.say(from, "noon", to);
    grammar.say(from, "midnight", to);
    grammar.say(from, "half past", hourThen);
    for (String minute : List.of("quarter", "five", "ten", "twenty")) {
      grammar.say(from, minute, past);
    }
    grammar.say(past, "past", hourThen);
    grammar.say(past, "to", hourThen);
    for (String word : HOURS) {
      grammar.say(from, word, hour);
      grammar.say(hourThen, word, minutes);
    }
    grammar.skip(hour, minutes);
    grammar.say(hour, "o'clock", minutes);
    grammar.say(hour, "oh", oh);
    for (String word : DIGITS.subList(1, 10)) {
      float rare = word.equals("five") ? 0 : RARE;
      grammar.say(oh, word, minutes, rare);
      grammar.say(tens, word, minutes, rare);
    }
    for (String word : TEENS) {
      grammar.say(hour, word, minutes, word.equals("ten") || word.equals("fifteen") ? 0 : RARE);
    }
    for (String word : TENS) {
      grammar.say(hour, word, tens);
    }
    grammar.skip(tens, minutes);
    grammar.say(minutes, "a.m.", to);
    grammar.say(minutes, "p.m.", to);
    grammar.skip(minutes, to);
    return to;
  }

  private int date(int from) {
    // The month first: what days there are depends on it.
    int[] days = {SHORT_MONTH, MONTH, LONG_MONTH};
    List<Integer> ends = new ArrayList<>();
    for (int length : days) {
      int month = grammar.state();
      int the = grammar.state();
      monthsOf(length).forEach(word -> grammar.say(from, word, month));
      grammar.say(month, "the", the);
      grammar.skip(month, the);
      int twenty = grammar.state();
      int thirty = grammar.state();
      int day = grammar.state();
      days(the, length, twenty, thirty, day);
      ends.add(day);
    }
    // The day first: it says which months can follow.
    int the = grammar.state();
    grammar.say(from, "the", the);
    grammar.skip(from, the);
    int twenty = grammar.state();
    int day = grammar.state();
    int thirty = grammar.state();
    int dayOfMost = grammar.state();
    int dayOfLong = grammar.state();
    days(the, SHORT_MONTH, twenty, thirty, day);
    grammar.say(the, THIRTIETH, dayOfMost);
    grammar.say(the, THIRTY, thirty);
    grammar.say(thirty, ORDINALS.get(0), dayOfLong);
    int[] said = {day, dayOfMost, dayOfLong};
    int[] of = {grammar.state(), grammar.state(), grammar.state()};
    int to = grammar.state();
    for (int i = 0; i < said.length; i++) {
      grammar.say(said[i], "of", of[i]);
      for (int length : days) {
        if (length >= days[i]) {
          int monthOf = of[i];
          monthsOf(length).forEach(word -> grammar.say(monthOf, word, to));
        }
      }
    }
    ends.forEach(end -> grammar.skip(end, to));
    return to;
  }

  private void days(int from, int length, int twenty, int thirty, int to) {
    ORDINALS.forEach(word -> grammar.say(from, word, to));
    grammar.say(from, TWENTY, twenty);
    ORDINALS.subList(0, 9).forEach(word -> grammar.say(twenty, word, to));
    if (length >= MONTH) {
      grammar.say(from, THIRTIETH, to);
    }
    if (length >= LONG_MONTH) {
      grammar.say(from, THIRTY, thirty);
      grammar.say(thirty, ORDINALS.get(0), to);
    }
  }

  private static List<String> monthsOf(int length) {
    return MONTHS.stream().filter(month -> SlotValue.daysOf(month) == length).toList();
  }
}

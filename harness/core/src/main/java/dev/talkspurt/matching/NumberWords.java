package dev.talkspurt.matching;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers as English says them. Thread-safe. */
public final class NumberWords {
  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
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
  private static final List<String> TENS =
      List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final List<String> SCALES = List.of("billion", "million", "thousand");
  private static final List<Long> SCALE_VALUES = List.of(1_000_000_000L, 1_000_000L, 1_000L);
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "first", "one",
          "second", "two",
          "third", "three",
          "fifth", "five",
          "eighth", "eight",
          "ninth", "nine",
          "twelfth", "twelve");

  private final List<String> words;
  private int next;

  private NumberWords(List<String> words) {
    this.words = words;
  }

  /** Whether it is a number of one word below a hundred: {@code seven}, {@code forty}. */
  public static boolean isNumeral(String word) {
    return !word.isEmpty() && (SMALL.contains(word) || TENS.contains(word));
  }

  /** Lower-case words; hyphens and commas part them. */
  public static List<String> split(String text) {
    return List.of(text.strip().toLowerCase(Locale.ROOT).split("[\\s,-]+"));
  }

  /** A cardinal: {@code minus twelve and a half}, {@code one point five}, {@code two thousand}. */
  public static Optional<BigDecimal> number(List<String> words) {
    if (words.isEmpty() || words.size() > 40) {
      return Optional.empty();
    }
    boolean negative = words.get(0).equals("minus");
    NumberWords reader = new NumberWords(negative ? words.subList(1, words.size()) : words);
    return reader.decimal().map(value -> negative ? value.negate() : value);
  }

  /** Below one hundred, whole: minutes, days, halves of years. */
  public static Optional<Integer> belowHundred(List<String> words) {
    NumberWords reader = new NumberWords(words);
    long value = reader.belowHundred();
    return value < 0 || reader.next < words.size() ? Optional.empty() : Optional.of((int) value);
  }

  /** {@code 3rd}, {@code third}, {@code twenty first}; a plain cardinal too. */
  public static Optional<Integer> ordinal(List<String> words) {
    if (words.size() == 1 && words.get(0).matches("\\d{1,2}(st|nd|rd|th)?")) {
      return Optional.of(Integer.parseInt(words.get(0).replaceAll("\\D", "")));
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    int last = words.size() - 1;
    List<String> plain = new java.util.ArrayList<>(words);
    plain.set(last, cardinal(words.get(last)));
    return belowHundred(plain);
  }

  private static String cardinal(String word) {
    if (IRREGULAR.containsKey(word)) {
      return IRREGULAR.get(word);
    }
    if (word.endsWith("ieth")) {
      return word.substring(0, word.length() - 4) + "y";
    }
    return word.endsWith("th") ? word.substring(0, word.length() - 2) : word;
  }

  /** The digits of {@code five five oh}, {@code double two}; empty if another word is there. */
  static Optional<String> digits(List<String> words) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      int times = words.get(i).equals("double") ? 2 : words.get(i).equals("triple") ? 3 : 1;
      int at = times > 1 ? i + 1 : i;
      String digit = at < words.size() ? digit(words.get(at)) : "";
      if (digit.isEmpty() || times > 1 && digit.length() > 1) {
        return Optional.empty();
      }
      digits.append(digit.repeat(times));
      i = at;
    }
    return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
  }

  private static String digit(String word) {
    if (word.matches("[0-9]+")) {
      return word;
    }
    if (word.equals("oh") || word.equals("o")) {
      return "0";
    }
    int value = SMALL.indexOf(word);
    return value >= 0 && value < 10 ? Integer.toString(value) : "";
  }

  private String peek() {
    return next < words.size() ? words.get(next) : "";
  }

  private boolean take(String word) {
    boolean there = peek().equals(word);
    next += there ? 1 : 0;
    return there;
  }

  private Optional<BigDecimal> decimal() {
    if (words.equals(List.of("half")) || words.equals(List.of("a", "half"))) {
      return Optional.of(new BigDecimal("0.5"));
    }
    long whole = whole();
    if (whole < 0) {
      return Optional.empty();
    }
    BigDecimal value = BigDecimal.valueOf(whole);
    if (take("point")) {
      Optional<String> decimals = digits(words.subList(next, words.size()));
      next = words.size();
      return decimals.map(d -> new BigDecimal(whole + "." + d));
    }
    if (take("and")) {
      boolean half = take("a") && take("half");
      value = half ? value.add(new BigDecimal("0.5")) : null;
    }
    return value != null && next == words.size() ? Optional.of(value) : Optional.empty();
  }

  private long whole() {
    long total = 0;
    boolean any = false;
    for (int s = 0; s < SCALES.size(); s++) {
      int before = next;
      long group = any && take("and") ? belowHundred() : belowThousand();
      if (group >= 0 && take(SCALES.get(s))) {
        total += group * SCALE_VALUES.get(s);
        any = true;
      } else {
        next = before;
      }
    }
    int before = next;
    long rest = any && take("and") ? belowHundred() : belowThousand();
    if (rest < 0) {
      next = before;
      return any ? total : -1;
    }
    return total + rest;
  }

  private long belowThousand() {
    int start = next;
    long value = take("a") && peek().matches("hundred|thousand|million|billion") ? 1 : -1;
    if (value < 0) {
      next = start;
      value = belowHundred();
    }
    if (value <= 0 || !take("hundred")) {
      return value;
    }
    int before = next;
    take("and");
    long rest = belowHundred();
    if (rest < 0) {
      next = before;
      return value * 100;
    }
    return value * 100 + rest;
  }

  private long belowHundred() {
    int small = SMALL.indexOf(peek());
    if (small >= 0) {
      next++;
      return small;
    }
    int tens = peek().isEmpty() ? -1 : TENS.indexOf(peek());
    if (tens < 2) {
      return -1;
    }
    next++;
    int unit = SMALL.indexOf(peek());
    if (unit >= 1 && unit <= 9) {
      next++;
      return tens * 10L + unit;
    }
    return tens * 10L;
  }
}

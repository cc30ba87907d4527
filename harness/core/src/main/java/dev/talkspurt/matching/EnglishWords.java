package dev.talkspurt.matching;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** English words that stand for something: months, letters. All in small letters. Thread-safe. */
public final class EnglishWords {
  /** January first. */
  public static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final List<String> ALPHABET =
      List.of(
          "alfa",
          "bravo",
          "charlie",
          "delta",
          "echo",
          "foxtrot",
          "golf",
          "hotel",
          "india",
          "juliett",
          "kilo",
          "lima",
          "mike",
          "november",
          "oscar",
          "papa",
          "quebec",
          "romeo",
          "sierra",
          "tango",
          "uniform",
          "victor",
          "whiskey",
          "xray",
          "yankee",
          "zulu");
  private static final Map<String, String> VARIANTS =
      Map.of("alpha", "a", "juliet", "j", "whisky", "w");

  private EnglishWords() {}

  /** The letter that a word of the spelling alphabet (ICAO) stands for: {@code kilo} for k. */
  public static Optional<String> letter(String word) {
    int letter = ALPHABET.indexOf(word);
    return letter >= 0
        ? Optional.of(String.valueOf((char) ('a' + letter)))
        : Optional.ofNullable(VARIANTS.get(word));
  }
}

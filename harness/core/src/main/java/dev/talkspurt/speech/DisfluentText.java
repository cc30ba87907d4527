package dev.talkspurt.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Where a speaker hesitates in a text.
 *
 * <p>Every word and every gap draws the same number of times whatever the percentages, so that for
 * one seed a higher percentage only adds to what a lower one gave. Numbers are never begun wrongly,
 * and no beginning of a word is left that sounds like one.
 */
final class DisfluentText {
  private static final Map<String, List<String>> FILLERS =
      Map.of(
          "en", List.of("um", "uh", "er", "you know"),
          "de", List.of("äh", "ähm"),
          "fr", List.of("euh"),
          "es", List.of("eh"),
          "it", List.of("eh"));

  private static final Set<String> NUMBERS =
      Set.of(
          "zero",
          "oh",
          "one",
          "won",
          "two",
          "to",
          "too",
          "three",
          "four",
          "for",
          "fore",
          "five",
          "six",
          "seven",
          "eight",
          "ate",
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
          "nineteen",
          "twenty",
          "thirty",
          "forty",
          "fifty",
          "sixty",
          "seventy",
          "eighty",
          "ninety",
          "hundred",
          "thousand",
          "million",
          "double",
          "triple",
          "first",
          "second",
          "third",
          "half");

  private static final String VOWELS = "aeiouyäöüàâéèêëîïôûùáíóú";
  private static final int SHORTEST_CUT_WORD = 4;
  private static final int SHORTEST_START = 3;
  private static final int LONGEST_REPEATED = 3;

  /**
   * A stretch that is said without a break.
   *
   * @param text what is said
   * @param breakAfter what follows it
   */
  record Piece(String text, Break breakAfter) {}

  /** What follows a piece. */
  enum Break {
    /** A silent pause. */
    PAUSE,
    /** The word is broken off and said again. */
    CUT,
    /** Nothing: it is the last. */
    END
  }

  private final List<String> fillers;
  private final Disfluency disfluency;
  private final SplittableRandom random;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();

  private DisfluentText(String language, Disfluency disfluency, long seed) {
    this.fillers = FILLERS.getOrDefault(language.split("-")[0], List.of());
    this.disfluency = disfluency;
    this.random = new SplittableRandom(seed);
  }

  /** The text in pieces, at least one. */
  static List<Piece> of(String text, String language, Disfluency disfluency, long seed) {
    return new DisfluentText(language, disfluency, seed).pieces(words(text));
  }

  /** What is really said: pauses are {@code …}, a word that is broken off ends with a hyphen. */
  static String written(List<Piece> pieces) {
    StringBuilder said = new StringBuilder();
    for (Piece piece : pieces) {
      said.append(piece.text());
      said.append(
          switch (piece.breakAfter()) {
            case PAUSE -> " … ";
            case CUT -> "- ";
            case END -> "";
          });
    }
    return said.toString();
  }

  /** The words; what holds neither letter nor digit belongs to the word before it. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    String before = "";
    for (String part : Speech.plain(text).split(" ")) {
      boolean spoken = part.codePoints().anyMatch(Character::isLetterOrDigit);
      if (spoken) {
        words.add(before + part);
        before = "";
      } else if (words.isEmpty()) {
        before += part + " ";
      } else {
        words.set(words.size() - 1, words.get(words.size() - 1) + " " + part);
      }
    }
    return words.isEmpty() ? List.of(text) : words;
  }

  private List<Piece> pieces(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      boolean corrected = draw(disfluency.correctionsPercent());
      if (corrected) {
        correct(words, i);
      }
      say(words.get(i));
      if (i < words.size() - 1) {
        gap();
      }
    }
    close(Break.END);
    return List.copyOf(pieces);
  }

  private void correct(List<String> words, int index) {
    Optional<String> start = start(words.get(index));
    if (start.isEmpty()) {
      return;
    }
    say(start.get());
    close(Break.CUT);
    if (index > 0 && repeatable(words.get(index - 1))) {
      say(words.get(index - 1));
    }
  }

  private void gap() {
    boolean filled = draw(disfluency.fillersPercent());
    int which = random.nextInt(1 << 16);
    boolean paused = draw(disfluency.pausesPercent());
    if (filled && !fillers.isEmpty()) {
      boolean punctuated = open.toString().matches("(?s).*[\\p{Punct}…]");
      open.append(punctuated ? " " : ", ");
      open.append(fillers.get(which % fillers.size())).append(',');
    }
    if (paused) {
      close(Break.PAUSE);
    }
  }

  private boolean draw(double percent) {
    return random.nextDouble() * 100 < percent;
  }

  private void say(String word) {
    open.append(open.isEmpty() ? "" : " ").append(word);
  }

  private void close(Break after) {
    pieces.add(new Piece(open.toString(), after));
    open.setLength(0);
  }

  /** Whether the word can be broken off: four letters or more, and no number. */
  static boolean canBeCut(String word) {
    return start(word).isPresent();
  }

  /** The word up to its first vowels and a consonant, if it can be broken off there. */
  static Optional<String> start(String word) {
    String bare = word.replaceAll("^[\\p{Punct}¿¡]+|[\\p{Punct}…]+$", "");
    boolean usable =
        bare.length() >= SHORTEST_CUT_WORD
            && bare.codePoints().allMatch(Character::isLetter)
            && !NUMBERS.contains(bare.toLowerCase(Locale.ROOT));
    int end = 0;
    while (usable && end < bare.length() && !vowel(bare, end)) {
      end++;
    }
    while (usable && end < bare.length() && vowel(bare, end)) {
      end++;
    }
    end = Math.max(end + 1, SHORTEST_START);
    while (usable && end < bare.length() && NUMBERS.contains(lower(bare, end))) {
      end++;
    }
    return usable && end < bare.length() ? Optional.of(bare.substring(0, end)) : Optional.empty();
  }

  private static String lower(String word, int end) {
    return word.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static boolean vowel(String word, int index) {
    return VOWELS.indexOf(Character.toLowerCase(word.charAt(index))) >= 0;
  }

  /** An article or the like, which people say again with the word. */
  private static boolean repeatable(String word) {
    return word.length() <= LONGEST_REPEATED
        && word.codePoints().allMatch(Character::isLetter)
        && !NUMBERS.contains(word.toLowerCase(Locale.ROOT));
  }
}

package dev.talkspurt.metric;

import dev.talkspurt.matching.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence of the agent's.
 *
 * @param words folded, at most 300 characters
 * @param asks whether it ends in a question mark
 */
record Sentence(String words, boolean asks) {
  private static final double ALIKE = 0.9;
  private static final int LONGEST = 300;
  private static final String ENDS = ".!?…。！？؟";
  private static final String ASKS = "?？؟";

  /** The sentences of a text, those without a word left out. */
  static List<Sentence> of(String text) {
    List<Sentence> sentences = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = next(text, from, true);
      int after = next(text, end, false);
      String sentence = text.substring(from, end);
      if (!Phrase.isWordless(sentence)) {
        boolean asks = text.substring(end, after).chars().anyMatch(c -> ASKS.indexOf(c) >= 0);
        sentences.add(new Sentence(folded(sentence), asks));
      }
      from = after;
    }
    return sentences;
  }

  /** The next place at or after {@code from} that ends a sentence, or does not. */
  private static int next(String text, int from, boolean ends) {
    int at = from;
    while (at < text.length() && isEnd(text, at) != ends) {
      at++;
    }
    return at;
  }

  /** A point between two digits ends nothing: 7.15, 4.90. */
  private static boolean isEnd(String text, int at) {
    boolean within =
        at > 0
            && at + 1 < text.length()
            && Character.isDigit(text.charAt(at - 1))
            && Character.isDigit(text.charAt(at + 1));
    return ENDS.indexOf(text.charAt(at)) >= 0 && !within;
  }

  private static String folded(String sentence) {
    String words = Phrase.words(sentence).strip();
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
  }

  /**
   * Whether two say the same: 1 − Levenshtein distance / length of the longer one is at least 0.9.
   */
  boolean isLike(Sentence other) {
    int longer = Math.max(words.length(), other.words.length());
    int differ = Math.abs(words.length() - other.words.length());
    return differ <= (1 - ALIKE) * longer
        && Phrase.edits(words, other.words) <= (1 - ALIKE) * longer;
  }
}

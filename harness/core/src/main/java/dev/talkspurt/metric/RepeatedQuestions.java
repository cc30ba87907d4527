package dev.talkspurt.metric;

import dev.talkspurt.matching.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the questions an agent asks again and again: sentences that end in a question mark, alike
 * if their folded words are so by 0.9 (1 − Levenshtein distance / length of the longer one;
 * definition {@code LOOP/1}). Not thread-safe.
 */
final class RepeatedQuestions {
  static final int LOOP = 3;
  private static final double ALIKE = 0.9;

  /** A bound on what a talkative agent can make us compare. */
  private static final int MOST = 500;

  private static final int LONGEST = 300;
  private static final String ENDS = ".!?…。！？؟";
  private static final String ASKS = "?？؟";

  private final List<String> kinds = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  /** Take in what the agent says; returns how many questions it asks for the third time. */
  int hear(String text) {
    int loops = 0;
    int from = 0;
    while (from < text.length()) {
      int end = next(text, from, true);
      int after = next(text, end, false);
      String sentence = text.substring(from, end);
      if (asks(text, end, after) && !Phrase.isWordless(sentence)) {
        loops += count(folded(sentence)) == LOOP ? 1 : 0;
      }
      from = after;
    }
    return loops;
  }

  /** The next place at or after {@code from} that ends a sentence, or does not. */
  private static int next(String text, int from, boolean ends) {
    int at = from;
    while (at < text.length() && ENDS.indexOf(text.charAt(at)) >= 0 != ends) {
      at++;
    }
    return at;
  }

  private static boolean asks(String text, int from, int to) {
    return text.substring(from, to).chars().anyMatch(mark -> ASKS.indexOf(mark) >= 0);
  }

  private static String folded(String question) {
    String words = Phrase.words(question).strip();
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
  }

  private int count(String question) {
    for (int i = 0; i < kinds.size(); i++) {
      if (alike(kinds.get(i), question)) {
        counts.set(i, counts.get(i) + 1);
        return counts.get(i);
      }
    }
    if (kinds.size() < MOST) {
      kinds.add(question);
      counts.add(1);
    }
    return 1;
  }

  private static boolean alike(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    int differ = Math.abs(one.length() - other.length());
    return differ <= (1 - ALIKE) * longer && Phrase.edits(one, other) <= (1 - ALIKE) * longer;
  }
}

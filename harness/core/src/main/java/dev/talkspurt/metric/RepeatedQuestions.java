package dev.talkspurt.metric;

import dev.talkspurt.matching.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern SENTENCE = Pattern.compile("[^.!?…。！？؟]*[.!?…。！？؟]+");
  private static final Pattern QUESTION = Pattern.compile(".*[?？؟][.!?…。！？؟]*", Pattern.DOTALL);

  private final List<String> kinds = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  /** Take in what the agent says; returns how many questions it asks for the third time. */
  int hear(String text) {
    int loops = 0;
    Matcher sentence = SENTENCE.matcher(text);
    while (sentence.find()) {
      if (QUESTION.matcher(sentence.group()).matches() && !Phrase.isWordless(sentence.group())) {
        loops += count(folded(sentence.group())) == LOOP ? 1 : 0;
      }
    }
    return loops;
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

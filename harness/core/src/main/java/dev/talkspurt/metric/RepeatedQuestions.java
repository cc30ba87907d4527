package dev.talkspurt.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts the questions an agent asks again and again: sentences that end in a question mark, alike
 * if their folded words are so by 0.9 (1 − Levenshtein distance / length of the longer one;
 * definition {@code LOOP/1}). Not thread-safe.
 */
final class RepeatedQuestions {
  static final int LOOP = 3;

  /** A bound on what a talkative agent can make us compare. */
  private static final int MOST = 500;

  private final List<Sentence> kinds = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  /** Take in what the agent says; returns how many questions it asks for the third time. */
  int hear(String text) {
    int loops = 0;
    for (Sentence sentence : Sentence.of(text)) {
      loops += sentence.asks() && count(sentence) == LOOP ? 1 : 0;
    }
    return loops;
  }

  private int count(Sentence question) {
    for (int i = 0; i < kinds.size(); i++) {
      if (kinds.get(i).isLike(question)) {
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
}

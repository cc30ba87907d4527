package dev.talkspurt.spoken;

import dev.talkspurt.matching.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bare words of a text, whatever their case and punctuation, and where they stand. */
final class SaidWords {
  private SaidWords() {}

  /** One word; an apostrophe joins what it stands in. */
  record Word(String text, int start, int end) {}

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    for (int at = 0; at <= text.length(); at++) {
      boolean within = at < text.length() && isPart(text.charAt(at));
      boolean mark = at < text.length() && start >= 0 && "'\u2019".indexOf(text.charAt(at)) >= 0;
      if (within && start < 0) {
        start = at;
      } else if (!within && !mark && start >= 0) {
        words.add(new Word(Phrase.words(text.substring(start, at)).strip(), start, at));
        start = -1;
      }
    }
    return words;
  }

  private static boolean isPart(char c) {
    int type = Character.getType(c);
    boolean mark =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK;
    return mark || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  /** Where the words of the phrase stand first, whole, side by side and in order. */
  static Optional<Word> find(String text, String phrase) {
    List<String> wanted = of(phrase).stream().map(Word::text).toList();
    List<Word> words = of(text);
    for (int at = 0; !wanted.isEmpty() && at + wanted.size() <= words.size(); at++) {
      boolean all = true;
      for (int i = 0; i < wanted.size() && all; i++) {
        all = words.get(at + i).text().equals(wanted.get(i));
      }
      if (all) {
        int end = words.get(at + wanted.size() - 1).end();
        return Optional.of(new Word(phrase, words.get(at).start(), end));
      }
    }
    return Optional.empty();
  }
}

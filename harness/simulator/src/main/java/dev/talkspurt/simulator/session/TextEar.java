package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.PatternText;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import dev.talkspurt.simulator.ear.SlotPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Understands typed text: the declared phrase that shares the most words with it. */
final class TextEar {
  private static final double ALIKE = 0.5;

  private TextEar() {}

  /**
   * What was meant.
   *
   * @param patterns sentences with open slots; a phrase that is as near is preferred to them
   */
  static Recognition understand(String text, List<Phrase> phrases, List<SlotPattern> patterns) {
    Set<String> words = words(text);
    double best = 0;
    Optional<Phrase> nearest = Optional.empty();
    for (Phrase phrase : phrases) {
      double likeness = likeness(words, words(phrase.text()));
      if (likeness > best) {
        best = likeness;
        nearest = Optional.of(phrase);
      }
    }
    for (SlotPattern pattern : patterns) {
      Optional<PatternText.Fit> fit = PatternText.fit(text, pattern);
      if (fit.isPresent() && fit.get().likeness() > best) {
        best = fit.get().likeness();
        nearest = Optional.of(fit.get().phrase());
      }
    }
    return best >= ALIKE
        ? new Recognition(nearest, 1.0, nearest)
        : new Recognition(Optional.empty(), best, nearest);
  }

  /** Dice's coefficient of two sets of words, 0 to 1. */
  private static double likeness(Set<String> a, Set<String> b) {
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    int size = a.size() + b.size();
    return size == 0 ? 0 : 2.0 * common.size() / size;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}

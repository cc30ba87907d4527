package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.SlotPattern;
import dev.talkspurt.simulator.ear.SlotPattern.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares typed words with a sentence that has open slots. */
public final class PatternText {
  /**
   * What fits.
   *
   * @param phrase the sentence with the values found, in the words that were typed
   * @param likeness of the words around the values, 0 to 1: Dice's coefficient
   */
  public record Fit(Phrase phrase, double likeness) {}

  private PatternText() {}

  /** The fit; empty if a slot has no value in the text. */
  public static Optional<Fit> fit(String text, SlotPattern pattern) {
    List<String> words = new ArrayList<>(ValueReader.words(text));
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> fixed = new HashSet<>();
    int from = 0;
    for (Part part : pattern.parts()) {
      if (part instanceof Part.Words said) {
        fixed.addAll(ValueReader.words(said.text()));
        continue;
      }
      Optional<Integer> after = take(part, words, from, values);
      if (after.isEmpty()) {
        return Optional.empty();
      }
      from = after.get();
    }
    Phrase phrase = new Phrase(pattern.id(), text, values);
    return Optional.of(new Fit(phrase, likeness(new HashSet<>(words), fixed)));
  }

  /** Take the first value of the slot out of the words; returns where it was. */
  private static Optional<Integer> take(
      Part part, List<String> words, int from, Map<String, String> values) {
    for (int at = from; at < words.size(); at++) {
      Optional<ValueReader.Found> found = valueAt(part, words, at, values);
      if (found.isPresent()) {
        words.subList(at, found.get().to()).clear();
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static Optional<ValueReader.Found> valueAt(
      Part part, List<String> words, int at, Map<String, String> values) {
    if (part instanceof Part.Open open) {
      Optional<ValueReader.Found> found = ValueReader.read(open.kind(), words, at);
      found.ifPresent(f -> values.put(open.slot(), f.value()));
      return found;
    }
    Part.OneOf list = (Part.OneOf) part;
    Optional<String> form =
        list.forms().keySet().stream()
            .filter(spoken -> ValueReader.beginsWith(words, at, ValueReader.words(spoken)))
            .max(Comparator.comparingInt(spoken -> ValueReader.words(spoken).size()));
    form.ifPresent(spoken -> values.put(list.slot(), list.forms().get(spoken)));
    return form.map(
        spoken ->
            new ValueReader.Found(list.forms().get(spoken), at + ValueReader.words(spoken).size()));
  }

  /** Dice's coefficient of two sets of words; 1 if both are empty. */
  private static double likeness(Set<String> a, Set<String> b) {
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    int size = a.size() + b.size();
    return size == 0 ? 1 : 2.0 * common.size() / size;
  }
}

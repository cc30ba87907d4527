package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.behaviour.Behaviour.Ignores;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import dev.talkspurt.simulator.ear.SlotPattern;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the agent makes of what its ear has recognised. Not thread-safe. */
final class Understanding {
  private final Behaviour behaviour;
  private final Luck luck;
  private final List<Phrase> phrases;
  private final List<SlotPattern> patterns;
  private final Set<String> extras;

  /** The latest utterance in doubt, and whether it is taken for certain. */
  private Optional<Recognition> doubted = Optional.empty();

  private boolean guessed;

  Understanding(Behaviour behaviour, Luck luck) {
    this.behaviour = behaviour;
    this.luck = luck;
    this.phrases = behaviour.phrases();
    this.patterns = Expansion.allPatterns(behaviour);
    this.extras = new HashSet<>();
    behaviour.policy().extras().forEach(extra -> extras.add(extra.id()));
  }

  /** Whether this is one of the phrases that are no turn. */
  boolean isIgnored(Recognition recognition) {
    return sure(recognition).filter(p -> p.id().equals(Ignores.ID)).isPresent();
  }

  private Optional<Phrase> sure(Recognition recognition) {
    return recognition.phrase().filter(p -> recognition.confidence() >= behaviour.confidence());
  }

  /**
   * What was meant.
   *
   * @param expected exchanges that may come; empty: all
   * @param fits whether phrases that belong to no exchange fit in, by their id
   */
  Optional<Phrase> meant(Recognition recognition, List<String> expected, Predicate<String> fits) {
    Predicate<String> allowed =
        id -> extras.contains(id) ? fits.test(id) : expected.isEmpty() || expected.contains(id);
    Optional<Phrase> certain = sure(recognition);
    Optional<Phrase> phrase =
        certain.filter(p -> !p.id().equals(Ignores.ID)).flatMap(p -> inContext(p, allowed));
    if (behaviour.has(Habit.GUESSES)) {
      return phrase.or(() -> guess(recognition, fits));
    }
    return certain.isPresent() || !guesses(recognition)
        ? phrase
        : recognition
            .nearest()
            .filter(p -> !p.id().equals(Ignores.ID))
            .flatMap(p -> inContext(p, allowed));
  }

  /**
   * An exchange may be guessed at any time; a yes or an answer only where it has been asked for.
   */
  private Optional<Phrase> guess(Recognition recognition, Predicate<String> fits) {
    Predicate<Phrase> possible =
        p -> !p.id().equals(Ignores.ID) && (!extras.contains(p.id()) || fits.test(p.id()));
    return recognition
        .nearest()
        .filter(possible)
        .or(() -> phrases.stream().filter(possible).findFirst());
  }

  /** The phrase, or one of the same words that may be said here; an answer before an exchange. */
  private Optional<Phrase> inContext(Phrase heard, Predicate<String> allowed) {
    Optional<Phrase> answer =
        sameWords(heard).filter(p -> extras.contains(p.id()) && allowed.test(p.id())).findFirst();
    return answer
        .or(() -> Optional.of(heard).filter(p -> allowed.test(p.id())))
        .or(() -> sameWords(heard).filter(p -> allowed.test(p.id())).findFirst());
  }

  private Stream<Phrase> sameWords(Phrase heard) {
    Stream<SlotPattern> declared =
        patterns.stream()
            .filter(p -> p.id().equals(heard.id()) && slots(p).equals(heard.slots().keySet()));
    Stream<Phrase> open =
        declared
            .flatMap(p -> patterns.stream().filter(same -> same.parts().equals(p.parts())))
            .map(same -> new Phrase(same.id(), heard.text(), heard.slots()));
    return Stream.concat(phrases.stream().filter(p -> p.text().equals(heard.text())), open);
  }

  private static Set<String> slots(SlotPattern pattern) {
    Set<String> slots = new HashSet<>();
    for (SlotPattern.Part part : pattern.parts()) {
      if (part instanceof SlotPattern.Part.Open open) {
        slots.add(open.slot());
      } else if (part instanceof SlotPattern.Part.OneOf list) {
        slots.add(list.slot());
      }
    }
    return slots;
  }

  /** Slots of the phrase whose values are too much in doubt to be used. */
  Set<String> doubtful(Phrase phrase, Recognition recognition) {
    double least = behaviour.policy().slotConfidence();
    Set<String> doubtful =
        phrase.slots().keySet().stream()
            .filter(slot -> recognition.slotConfidence().getOrDefault(slot, 1.0) < least)
            .collect(Collectors.toSet());
    boolean sees = !behaviour.has(Habit.GUESSES) && !doubtful.isEmpty();
    return sees && !guesses(recognition) ? doubtful : Set.of();
  }

  /** Drawn once for each utterance in doubt. */
  private boolean guesses(Recognition recognition) {
    if (doubted.filter(known -> known == recognition).isEmpty()) {
      doubted = Optional.of(recognition);
      guessed = luck.guesses();
    }
    return guessed;
  }

  /**
   * How sure the value of each slot of the phrase is; without a figure of its own, as the whole.
   */
  static Map<String, Double> sureness(Phrase phrase, Recognition recognition) {
    Map<String, Double> sureness = new LinkedHashMap<>();
    phrase
        .slots()
        .keySet()
        .forEach(
            slot ->
                sureness.put(
                    slot,
                    recognition.slotConfidence().getOrDefault(slot, recognition.confidence())));
    return sureness;
  }

  /** The values of all slots but these. */
  static Map<String, String> without(Set<String> slots, Map<String, String> values) {
    Map<String, String> others = new LinkedHashMap<>(values);
    others.keySet().removeAll(slots);
    return others;
  }
}

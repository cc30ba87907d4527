package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.SlotPattern;
import dev.talkspurt.simulator.ear.SlotPattern.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills slots with every value of their closed lists, and leaves the open ones to sentences with a
 * gap.
 */
final class Expansion {
  /** More phrases than this cannot be told apart, nor learned in reasonable time. */
  static final int MOST = 2000;

  private Expansion() {}

  /** How many combinations the slots have, capped just above {@link #MOST}. */
  static int count(Set<String> names, Map<String, Map<String, String>> slots) {
    long count = 1;
    for (String name : names) {
      count *= Math.max(1, slots.getOrDefault(name, Map.of()).size());
      if (count > MOST) {
        return MOST + 1;
      }
    }
    return (int) count;
  }

  /** Every combination of spoken forms, by slot name; the last slot varies fastest. */
  static List<Map<String, String>> combinations(
      Set<String> names, Map<String, Map<String, String>> slots) {
    List<Map<String, String>> combinations = List.of(Map.of());
    for (String name : names) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> combination : combinations) {
        for (String spoken : slots.getOrDefault(name, Map.of()).keySet()) {
          Map<String, String> next = new LinkedHashMap<>(combination);
          next.put(name, spoken);
          longer.add(next);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  /** Every phrase without an open slot, closed ones filled in, each once per turn. */
  static List<Phrase> phrases(Behaviour behaviour) {
    Set<Phrase> phrases = new LinkedHashSet<>();
    for (Policy.Extra heard : heard(behaviour)) {
      Template template = new Template(heard.text());
      for (Map<String, String> spoken : combinations(template.slots(), behaviour.slots())) {
        Map<String, String> values = new LinkedHashMap<>(spoken);
        values.replaceAll((slot, form) -> behaviour.slots().get(slot).get(form));
        phrases.add(new Phrase(heard.id(), template.fill(spoken::get), values));
      }
    }
    return List.copyOf(phrases);
  }

  /** Every sentence with an open slot; of those with the same words the first. */
  static List<SlotPattern> patterns(Behaviour behaviour) {
    Map<List<Part>, SlotPattern> patterns = new LinkedHashMap<>();
    for (SlotPattern pattern : allPatterns(behaviour)) {
      patterns.putIfAbsent(pattern.parts(), pattern);
    }
    return List.copyOf(patterns.values());
  }

  /** Every sentence with an open slot, once per turn. */
  static List<SlotPattern> allPatterns(Behaviour behaviour) {
    return heard(behaviour).stream()
        .filter(
            heard ->
                new Template(heard.text()).slots().stream().anyMatch(behaviour.open()::containsKey))
        .map(heard -> new SlotPattern(heard.id(), parts(heard.text(), behaviour)))
        .toList();
  }

  private static List<Part> parts(String text, Behaviour behaviour) {
    return new Template(text)
        .pieces(
            words -> new Part.Words(words),
            slot ->
                behaviour.open().containsKey(slot)
                    ? new Part.Open(slot, behaviour.open().get(slot))
                    : new Part.OneOf(slot, behaviour.slots().getOrDefault(slot, Map.of())));
  }

  /** All it understands, by what it belongs to, with the slots open. */
  private static List<Policy.Extra> heard(Behaviour behaviour) {
    List<Policy.Extra> heard = new ArrayList<>();
    for (Behaviour.Turn turn : behaviour.dialogue()) {
      turn.hears().forEach(text -> heard.add(new Policy.Extra(turn.id(), text)));
    }
    behaviour.tact().ignores().map(Behaviour.Ignores::phrases).orElse(List.of()).stream()
        .map(text -> new Policy.Extra(Behaviour.Ignores.ID, text))
        .forEach(heard::add);
    heard.addAll(behaviour.policy().extras());
    return heard;
  }
}

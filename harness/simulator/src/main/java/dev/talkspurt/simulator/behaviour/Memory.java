package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.ear.SlotKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the agent knows in a call: the values the caller has given, those they have replaced, and
 * those the caller has heard from the agent. Not thread-safe.
 */
final class Memory {
  private final Map<String, Map<String, String>> closed;
  private final Map<String, SlotKind> open;
  private final Recall values = new Recall();

  Memory(Behaviour behaviour) {
    this.closed = behaviour.slots();
    this.open = behaviour.open();
  }

  /** Every value by what stands for it in a text: {@code day}, {@code before.day}, … */
  Map<String, String> values() {
    return values;
  }

  /**
   * The caller has given these.
   *
   * @param stubborn whether a value that is there stays
   */
  void remember(Map<String, String> given, boolean stubborn) {
    given.forEach(
        (slot, value) -> {
          String before = values.get(slot);
          if (before == null) {
            values.put(slot, value);
          } else if (!before.equals(value) && !stubborn) {
            values.put(Template.BEFORE + slot, before);
            values.put(slot, value);
          }
        });
  }

  /** The same with values that may be ones the caller has heard; who has not, knows none. */
  void set(Map<String, String> sets, boolean stubborn) {
    Map<String, String> given = new LinkedHashMap<>();
    sets.forEach(
        (slot, value) -> {
          if (!Template.isHeard(value, slot)) {
            given.put(slot, value);
          } else {
            String hole = new Template(value).onlyHole().orElseThrow();
            Optional.ofNullable(values.get(hole))
                .ifPresentOrElse(heard -> given.put(slot, heard), () -> values.remove(slot));
          }
        });
    remember(given, stubborn);
  }

  void clear() {
    values.clear();
  }

  /** A turn is over; what was last spoken of before turn {@code firstKept} is forgotten. */
  void turnOver(int firstKept) {
    values.turnOver(firstKept);
  }

  /**
   * The caller has heard so much of an answer. What was offered earlier counts no more as soon as
   * the same slot is in the answer, heard or not.
   */
  void told(String heard, String unheard) {
    values.put(Template.ALL_HEARD, heard);
    List<String> slots = new ArrayList<>(closed.keySet());
    slots.addAll(open.keySet());
    for (String slot : slots) {
      List<String> known = in(slot, heard);
      if (!known.isEmpty() || !in(slot, unheard).isEmpty()) {
        String name = Template.ALL_HEARD + "." + slot;
        values.keySet().removeIf(key -> key.equals(name) || key.startsWith(name + "."));
        for (int i = 0; i < known.size(); i++) {
          values.put(name + "." + i, known.get(i));
          values.put(name, known.get(i));
        }
      }
    }
  }

  /** The values of a slot in words of the agent, in order. */
  private List<String> in(String slot, String text) {
    List<String> words = ValueReader.words(text);
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Optional<ValueReader.Found> value = valueAt(slot, words, at);
      value.map(ValueReader.Found::value).ifPresent(found::add);
      at = value.map(ValueReader.Found::to).orElse(at + 1);
    }
    return found;
  }

  private Optional<ValueReader.Found> valueAt(String slot, List<String> words, int at) {
    if (open.containsKey(slot)) {
      // Only the very words in which it says a value: "nine" in an answer may be anything.
      SlotKind kind = open.get(slot);
      return ValueReader.read(kind, words, at)
          .filter(
              found ->
                  ValueReader.words(ReadBack.say(kind, found.value()))
                      .equals(words.subList(at, found.to())));
    }
    return closed.get(slot).keySet().stream()
        .filter(spoken -> ValueReader.beginsWith(words, at, ValueReader.words(spoken)))
        .max(Comparator.comparingInt(String::length))
        .map(
            spoken ->
                new ValueReader.Found(
                    closed.get(slot).get(spoken), at + ValueReader.words(spoken).size()));
  }
}

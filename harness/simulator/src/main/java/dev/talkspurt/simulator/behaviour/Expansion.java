package dev.talkspurt.simulator.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fills slots with every value of their closed lists. */
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
}

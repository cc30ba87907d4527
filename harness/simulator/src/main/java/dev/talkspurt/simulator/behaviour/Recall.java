package dev.talkspurt.simulator.behaviour;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values by name, each with the turn in which it was last said or used: what has not been spoken of
 * since is forgotten when that turn falls out of the context. Not thread-safe.
 */
final class Recall extends LinkedHashMap<String, String> {
  private static final long serialVersionUID = 1;

  private final HashMap<String, Integer> spokenOf = new HashMap<>();
  private int turn;

  @Override
  public String put(String name, String value) {
    spokenOf.put(name, turn);
    return super.put(name, value);
  }

  /** Reading is using: who asks for a value is about to say it or to call with it. */
  @Override
  public String get(Object name) {
    spokenOf.computeIfPresent((String) name, (known, before) -> turn);
    return super.get(name);
  }

  @Override
  public String getOrDefault(Object name, String otherwise) {
    String known = get(name);
    return known == null ? otherwise : known;
  }

  /**
   * A turn is over.
   *
   * @param firstKept the first turn, from 0, that is still in the context
   */
  void turnOver(int firstKept) {
    turn++;
    spokenOf.values().removeIf(last -> last < firstKept);
    keySet().retainAll(spokenOf.keySet());
  }

  @Override
  public void putAll(Map<? extends String, ? extends String> values) {
    values.forEach(this::put);
  }
}

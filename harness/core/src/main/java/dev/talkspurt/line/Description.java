package dev.talkspurt.line;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An effect as a call's record names it. Immutable.
 *
 * @param name the kind of effect, in lower case with hyphens
 * @param parameters values by name, in a fixed order: numbers, strings, or lists of such maps; the
 *     unit is part of the name
 */
public record Description(String name, Map<String, Object> parameters) {
  /** With a copy of {@code parameters}, in their order. */
  public Description {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Of a name and nothing more. */
  public static Description of(String name) {
    return new Description(name, Map.of());
  }

  /** This one with one more parameter. */
  public Description with(String parameter, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(parameter, value);
    return new Description(name, more);
  }
}

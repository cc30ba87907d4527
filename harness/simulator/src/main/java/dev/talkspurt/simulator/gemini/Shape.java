package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields a message may have, so that both spellings of a name are read as one.
 *
 * <p>Clients mix {@code lowerCamelCase} and {@code snake_case} within one message. Renaming by
 * shape, not by pattern, keeps what belongs to the user untouched: tool arguments, tool answers and
 * JSON Schemas have the shape {@link #FREE}.
 */
final class Shape {
  /** Taken as it is, whatever it is. */
  static final Shape FREE = new Shape(Map.of());

  private final Map<String, Shape> fields;

  private Shape(Map<String, Shape> fields) {
    this.fields = fields;
  }

  /** An object, or a list of such objects, with these fields. */
  static Shape object() {
    return new Shape(new LinkedHashMap<>());
  }

  /** Add fields whose values are taken as they are; names in lowerCamelCase. */
  Shape with(String... names) {
    for (String name : names) {
      fields.put(name, FREE);
    }
    return this;
  }

  /** Add a field with a shape of its own. */
  Shape with(String name, Shape shape) {
    fields.put(name, shape);
    return this;
  }

  /**
   * The value with every known name in lowerCamelCase.
   *
   * @param where path of the value, for the refusal
   */
  Json normalise(Json value, String where) throws Refusal {
    if (this == FREE) {
      return value;
    }
    if (value instanceof Json.Arr array) {
      List<Json> items = new ArrayList<>();
      for (int i = 0; i < array.items().size(); i++) {
        items.add(normalise(array.items().get(i), where + "[" + i + "]"));
      }
      return new Json.Arr(items, array.place());
    }
    if (value instanceof Json.Null) {
      return value;
    }
    if (!(value instanceof Json.Obj object)) {
      throw Refusal.invalidArgument();
    }
    return members(object, where);
  }

  /** Whether a path of names leads to a field, or into one that is taken as it is. */
  boolean knows(List<String> path) {
    if (this == FREE || path.isEmpty()) {
      return true;
    }
    Shape inner = fields.get(path.get(0));
    return inner != null && inner.knows(path.subList(1, path.size()));
  }

  private Json members(Json.Obj object, String where) throws Refusal {
    Map<String, Json> members = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      String name = camelCase(member.getKey());
      Shape shape = fields.get(name);
      if (shape == null) {
        throw Refusal.unknownName(member.getKey(), where);
      }
      if (member.getValue() instanceof Json.Null && shape != FREE) {
        continue;
      }
      String path = where.isEmpty() ? name : where + "." + name;
      if (members.put(name, shape.normalise(member.getValue(), path)) != null) {
        throw Refusal.invalidArgument();
      }
    }
    return new Json.Obj(members, Map.of(), object.place());
  }

  static String camelCase(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' && i > 0) {
        upper = true;
      } else {
        camel.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return camel.toString();
  }
}

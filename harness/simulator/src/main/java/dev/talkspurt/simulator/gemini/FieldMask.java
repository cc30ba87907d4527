package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names parts of a setup by dotted paths, such as {@code generationConfig.temperature}. Immutable.
 */
final class FieldMask {
  /** A client may resume whatever else is settled for it. */
  static final FieldMask HANDLE = new FieldMask(List.of(List.of("sessionResumption", "handle")));

  private final List<List<String>> paths;

  private FieldMask(List<List<String>> paths) {
    this.paths = paths;
  }

  /**
   * Read one comma-joined text, in either spelling.
   *
   * @throws Refusal if it names nothing that a setup has
   */
  static FieldMask of(String text, Shape setup) throws Refusal {
    List<List<String>> paths = new ArrayList<>();
    for (String path : text.split(",")) {
      List<String> names = new ArrayList<>();
      for (String name : path.strip().split("\\.")) {
        if (name.matches("\\d+")) {
          break; // Some clients count the items of a list, which is only masked as a whole.
        }
        names.add(Shape.camelCase(name));
      }
      if (names.isEmpty() || !setup.knows(names)) {
        throw new Refusal(1007, "Invalid field mask: unknown path \"" + path.strip() + "\".");
      }
      paths.add(List.copyOf(names));
    }
    return new FieldMask(List.copyOf(paths));
  }

  /** {@code base} with what the mask names as {@code over} has it, or without. */
  Json.Obj overlay(Json.Obj base, Json.Obj over) {
    Json.Obj result = base;
    for (List<String> path : paths) {
      result = overlay(result, over, path);
    }
    return result;
  }

  private static Json.Obj overlay(Json.Obj base, Json.Obj over, List<String> path) {
    String name = path.get(0);
    Map<String, Json> members = new LinkedHashMap<>(base.members());
    if (path.size() == 1) {
      members.remove(name);
      over.get(name).ifPresent(value -> members.put(name, value));
    } else {
      Json.Obj none = Json.object().build();
      List<String> rest = path.subList(1, path.size());
      Json.Obj inner = overlay(base.obj(name).orElse(none), over.obj(name).orElse(none), rest);
      if (!inner.members().isEmpty() || base.get(name).isPresent()) {
        members.put(name, inner);
      }
    }
    return new Json.Obj(members, Map.of(), base.place());
  }
}

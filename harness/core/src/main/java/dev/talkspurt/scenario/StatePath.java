package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place in the tools' state: a JSON Pointer (RFC 6901) whose segments may hold {@code
 * {argument}}. What an argument holds stays within its segment, whatever slashes or tildes are in
 * it. Immutable.
 *
 * @param text as written
 * @param segments unescaped, placeholders not yet filled; empty for the whole state
 */
public record StatePath(String text, List<String> segments) {
  public StatePath {
    segments = List.copyOf(segments);
  }

  /**
   * Read a pointer.
   *
   * @throws IllegalArgumentException if it is none; the message says what is wrong with it
   */
  public static StatePath parse(String text) {
    if (text.isEmpty()) {
      return new StatePath(text, List.of());
    }
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path that begins with / (for example /appointment)");
    }
    List<String> segments = new ArrayList<>();
    for (String raw : text.substring(1).split("/", -1)) {
      if (raw.matches("(?s).*~(?![01]).*")) {
        throw new IllegalArgumentException("~ written as ~0, and / within a name as ~1");
      }
      String segment = raw.replace("~1", "/").replace("~0", "~");
      String rest = Placeholders.fill(segment, Json.object().build());
      if (rest.contains("{") || rest.contains("}")) {
        throw new IllegalArgumentException("arguments written {name}");
      }
      segments.add(segment);
    }
    return new StatePath(text, segments);
  }

  /** The arguments it asks for. */
  public Set<String> arguments() {
    Set<String> names = new LinkedHashSet<>();
    segments.forEach(segment -> names.addAll(Placeholders.names(segment)));
    return names;
  }

  /** The segments for these arguments; empty if one is not there, or is no plain value. */
  public Optional<List<String>> resolve(Json.Obj args) {
    for (String name : arguments()) {
      Json value = args.get(name).orElse(Json.of(null));
      if (value instanceof Json.Null || value instanceof Json.Arr || value instanceof Json.Obj) {
        return Optional.empty();
      }
    }
    return Optional.of(segments.stream().map(segment -> Placeholders.fill(segment, args)).toList());
  }
}

package dev.talkspurt.simulator.proto;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of a Live session as the provider has published them, and what it has added since.
 *
 * <p>{@code published.json} is an extract that {@code src/test/node/extract-proto.mjs} makes;
 * {@code newer.json} is written by hand and names a source for each field.
 */
final class Proto {
  private static final String MAP = "map<string, ";

  /** A field: its type by name, and how often it may be there. */
  record Field(String type, boolean repeated, boolean map) {}

  private final Map<String, Map<String, Field>> messages = new LinkedHashMap<>();
  private final Map<String, List<Set<String>>> oneofs = new LinkedHashMap<>();
  private final Map<String, Set<String>> enums = new LinkedHashMap<>();

  /** Both files. */
  static Proto read() {
    Proto proto = new Proto();
    for (String file : List.of("published.json", "newer.json")) {
      proto.add(document(file));
    }
    return proto;
  }

  static Json.Obj document(String file) {
    try (InputStream in = Proto.class.getResourceAsStream(file)) {
      return (Json.Obj)
          Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "proto/" + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Json.Obj document) {
    Json.Obj described = document.obj("messages").orElseThrow();
    for (String name : described.members().keySet()) {
      Json.Obj fields = described.obj(name).orElseThrow();
      for (String field : fields.members().keySet()) {
        String text = fields.text(field).orElseThrow();
        if (field.startsWith("oneof ")) {
          oneofs.computeIfAbsent(name, n -> new ArrayList<>()).add(Set.of(text.split(" \\| ")));
        } else {
          messages
              .computeIfAbsent(name, n -> new LinkedHashMap<>())
              .put(field, field(text.split(" = |; ")[0]));
        }
      }
      messages.computeIfAbsent(name, n -> new LinkedHashMap<>());
    }
    Json.Obj values = document.obj("enums").orElseThrow();
    for (String name : values.members().keySet()) {
      for (Json value : values.items(name)) {
        enums.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(((Json.Str) value).value());
      }
    }
  }

  private static Field field(String type) {
    if (type.startsWith(MAP)) {
      return new Field(type.substring(MAP.length(), type.length() - 1), false, true);
    }
    boolean repeated = type.startsWith("repeated ");
    return new Field(repeated ? type.substring("repeated ".length()) : type, repeated, false);
  }

  /** The fields of a message by their JSON names; empty if the type is no message. */
  Optional<Map<String, Field>> message(String type) {
    return Optional.ofNullable(messages.get(type));
  }

  /** The names of an enum; empty if the type is none. */
  Optional<Set<String>> names(String type) {
    return Optional.ofNullable(enums.get(type));
  }

  /** Sets of fields of which a message has at most one. */
  List<Set<String>> alternatives(String type) {
    return oneofs.getOrDefault(type, List.of());
  }
}

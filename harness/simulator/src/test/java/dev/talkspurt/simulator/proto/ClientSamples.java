package dev.talkspurt.simulator.proto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages of a client that have one field each, for every field that it may send. */
public final class ClientSamples {
  private static final Proto PROTO = Proto.read();

  private ClientSamples() {}

  /** All of them, as JSON. */
  public static List<String> messages() {
    return samples("BidiGenerateContentClientMessage", List.of());
  }

  private static List<String> samples(String type, List<String> within) {
    List<String> samples = new ArrayList<>();
    if (within.contains(type)) {
      return samples; // A Schema has Schemas: once is enough.
    }
    List<String> inside = new ArrayList<>(within);
    inside.add(type);
    Map<String, Proto.Field> fields = PROTO.message(type).orElseThrow();
    fields.forEach(
        (name, field) -> {
          boolean message = PROTO.message(field.type()).isPresent();
          List<String> values = message ? samples(field.type(), inside) : List.of(plain(field));
          for (String value : values.isEmpty() ? List.of("{}") : values) {
            samples.add("{\"" + name + "\":" + wrapped(field, value) + "}");
          }
        });
    return samples;
  }

  private static String wrapped(Proto.Field field, String value) {
    if (field.map()) {
      return "{\"any\":" + value + "}";
    }
    return field.repeated() ? "[" + value + "]" : value;
  }

  private static String plain(Proto.Field field) {
    return PROTO
        .names(field.type())
        .map(names -> "\"" + names.iterator().next() + "\"")
        .orElseGet(
            () ->
                switch (field.type()) {
                  case "string", "bytes" -> "\"text\"";
                  case "google.protobuf.Duration" -> "\"1s\"";
                  case "bool" -> "true";
                  case "google.protobuf.Struct", "google.protobuf.Value", "google.type.Interval" ->
                      "{}";
                  default -> "1";
                });
  }
}

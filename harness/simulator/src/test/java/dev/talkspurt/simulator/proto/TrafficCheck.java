package dev.talkspurt.simulator.proto;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds messages of a Live session against the published proto, field by field, by the JSON rules
 * of proto3.
 *
 * <p>A server writes lowerCamelCase, exact enum names and standard base64, and leaves out what has
 * its default value. Of a client either spelling of a name is taken, enum names in either case and
 * both base64 alphabets, because that is what the provider's own libraries send. Immutable.
 */
public final class TrafficCheck {
  private static final String CLIENT = "BidiGenerateContentClientMessage";
  private static final String SERVER = "BidiGenerateContentServerMessage";
  private static final Pattern DURATION = Pattern.compile("-?\\d+(\\.\\d{1,9})?s");
  private static final Pattern INTEGER = Pattern.compile("-?\\d+");
  private static final Set<String> STRINGS_TOO = Set.of("int64", "uint64");

  /** May stand beside the payload of a server message. */
  private static final Set<String> BESIDE =
      Set.of("usageMetadata", "interactionStatus", "voiceActivity");

  private static final Proto PROTO = Proto.read();

  private final boolean server;
  private final List<String> problems = new ArrayList<>();

  private TrafficCheck(boolean server) {
    this.server = server;
  }

  /** What is wrong with a message that a server sent; empty if nothing is. */
  public static List<String> ofServer(String message) {
    return new TrafficCheck(true).check(message, SERVER);
  }

  /** What is wrong with a message that a client sent; empty if nothing is. */
  public static List<String> ofClient(String message) {
    return new TrafficCheck(false).check(message, CLIENT);
  }

  private List<String> check(String text, String type) {
    try {
      Json json = Json.parse(text);
      message(json, type, "");
      if (json instanceof Json.Obj object) {
        payloads(object);
      }
    } catch (BadInput e) {
      problems.add("no JSON: " + e.getMessage());
    }
    return problems;
  }

  private void payloads(Json.Obj object) {
    Set<String> payloads = new LinkedHashSet<>();
    object.members().keySet().forEach(name -> payloads.add(camelCase(name)));
    boolean beside = server && payloads.removeAll(BESIDE);
    if (payloads.size() > 1 || payloads.isEmpty() && !beside) {
      problems.add("expected one payload, found " + payloads);
    }
    object
        .obj("realtimeInput")
        .or(() -> object.obj("realtime_input"))
        .filter(input -> input.members().size() != 1)
        .ifPresent(input -> problems.add("realtimeInput has " + input.members().keySet()));
  }

  private void message(Json value, String type, String at) {
    if (!(value instanceof Json.Obj object)) {
      wrong(at, "a " + type, value);
      return;
    }
    Map<String, Proto.Field> fields = PROTO.message(type).orElseThrow();
    Set<String> seen = new LinkedHashSet<>();
    object
        .members()
        .forEach(
            (written, member) -> {
              String name = server ? written : camelCase(written);
              String path = at + "." + written;
              Proto.Field field = fields.get(name);
              if (field == null) {
                problems.add(path + ": " + type + " has no such field");
              } else if (!seen.add(name)) {
                problems.add(path + ": is there twice");
              } else {
                field(member, field, path);
              }
            });
    for (Set<String> alternatives : PROTO.alternatives(type)) {
      Set<String> both = new LinkedHashSet<>(seen);
      both.retainAll(alternatives);
      if (both.size() > 1) {
        problems.add(at + ": " + both + " exclude each other");
      }
    }
  }

  private void field(Json value, Proto.Field field, String path) {
    if (field.repeated()) {
      List<Json> items = value instanceof Json.Arr list ? list.items() : List.of(value);
      if (server && (items.isEmpty() || !(value instanceof Json.Arr))) {
        wrong(path, "a list with something in it", value);
      }
      for (int i = 0; i < items.size(); i++) {
        single(items.get(i), field.type(), path + "[" + i + "]");
      }
    } else if (field.map()) {
      if (value instanceof Json.Obj entries) {
        entries.members().forEach((key, entry) -> single(entry, field.type(), path + "." + key));
      } else {
        wrong(path, "a map", value);
      }
    } else {
      single(value, field.type(), path);
      if (server && isDefault(value, field.type())) {
        problems.add(path + ": a default value is left out, not sent as " + value.compact());
      }
    }
  }

  private void single(Json value, String type, String path) {
    Optional<Set<String>> names = PROTO.names(type);
    if (PROTO.message(type).isPresent()) {
      message(value, type, path);
    } else if (names.isPresent()) {
      String name = value instanceof Json.Str text ? text.value() : "";
      if (!names.get().contains(server ? name : name.toUpperCase(Locale.ROOT))) {
        wrong(path, "one of " + names.get(), value);
      }
    } else if (!isA(value, type)) {
      wrong(path, "a " + type, value);
    }
  }

  private boolean isA(Json value, String type) {
    return switch (type) {
      case "string" -> value instanceof Json.Str;
      case "bool" -> value instanceof Json.Bool;
      case "float", "double" -> value instanceof Json.Num;
      case "bytes" -> value instanceof Json.Str text && isBase64(text.value());
      case "google.protobuf.Duration" ->
          value instanceof Json.Str text && DURATION.matcher(text.value()).matches();
      case "google.protobuf.Struct", "google.type.Interval" -> value instanceof Json.Obj;
      case "google.protobuf.Value" -> true;
      default -> isInteger(value, type);
    };
  }

  private boolean isBase64(String text) {
    try {
      if (server) {
        Base64.getDecoder().decode(text);
      } else {
        Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isInteger(Json value, String type) {
    int bits =
        switch (type) {
          case "int32" -> 31;
          case "int64" -> 63;
          default -> throw new IllegalStateException("the check knows no type " + type);
        };
    Optional<BigInteger> whole =
        value instanceof Json.Num number
            ? whole(number.value())
            : value instanceof Json.Str text
                    && STRINGS_TOO.contains(type)
                    && INTEGER.matcher(text.value()).matches()
                ? Optional.of(new BigInteger(text.value()))
                : Optional.empty();
    return whole.filter(number -> number.bitLength() <= bits).isPresent();
  }

  private static Optional<BigInteger> whole(BigDecimal number) {
    try {
      return Optional.of(number.toBigIntegerExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** Members of oneofs and optional fields are sent with any value; no field here is one. */
  private static boolean isDefault(Json value, String type) {
    boolean free = type.startsWith("google.protobuf.");
    return !free
        && (value instanceof Json.Bool bool && !bool.value()
            || value instanceof Json.Num number && number.value().signum() == 0
            || value instanceof Json.Str text && text.value().isEmpty());
  }

  private void wrong(String path, String expected, Json value) {
    String text = value.compact();
    problems.add(
        path
            + ": expected "
            + expected
            + ", found "
            + text.substring(0, Math.min(text.length(), 60)));
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("_")) {
      camel.append(
          camel.length() == 0 || part.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return camel.toString();
  }
}

package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The members of one object of a file; what is wrong is noted, and a stand-in read instead. */
final class Fields {
  private static final OptionalInt NONE = OptionalInt.empty();

  private final Json.Obj object;
  private final List<Problem> problems;

  Fields(Json.Obj object, List<Problem> problems, String what, Set<String> known) {
    this.object = object;
    this.problems = problems;
    for (String key : object.members().keySet()) {
      if (!known.contains(key)) {
        String message = "unknown key '" + key + "' in " + what + ", expected a known key ";
        note(object.keyPlace(key), message + Nearest.hint(key, known));
      }
    }
  }

  void note(Place place, String message) {
    problems.add(new Problem(place, message));
  }

  Place place() {
    return object.place();
  }

  Optional<Json> json(String key) {
    return object.get(key).filter(value -> !(value instanceof Json.Null));
  }

  /** Place of the value, or of the whole if it is missing. */
  Place place(String key) {
    return object.get(key).map(Json::place).orElse(object.place());
  }

  Optional<String> text(String key) {
    Optional<Json> value = json(key);
    Optional<String> text = value.flatMap(Fields::scalar);
    if (value.isPresent() && text.filter(t -> !t.isBlank()).isEmpty()) {
      wrong(key, value.get(), "text", "write words");
      return Optional.empty();
    }
    return text.map(String::strip);
  }

  String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  String requiredText(String key, String what) {
    if (json(key).isEmpty()) {
      note(object.place(), what + " has no '" + key + "', expected text (add it)");
    }
    return text(key, "");
  }

  OptionalInt durationMs(String key) {
    Optional<Json> value = json(key);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt ms = value.flatMap(Fields::scalar).map(text -> wholeMs(text, 1)).orElse(NONE);
    if (ms.isEmpty()) {
      wrong(key, value.get(), "a duration up to 60 min", "such as 300 ms, 1.5 s, 2 min");
    }
    return ms;
  }

  /** Milliseconds, rounded; empty if the text is no duration or a longer one. */
  private static OptionalInt wholeMs(String text, int maxHours) {
    return DurationText.parse(text.strip())
        .filter(length -> length.compareTo(Duration.ofHours(maxHours)) <= 0)
        .map(length -> OptionalInt.of((int) Math.round(length.toNanos() / 1e6)))
        .orElse(NONE);
  }

  int durationMs(String key, int otherwise) {
    return durationMs(key).orElse(otherwise);
  }

  /** The same of something that may last a day. */
  int longMs(String key, int otherwise) {
    Optional<Json> value = json(key);
    OptionalInt ms = value.flatMap(Fields::scalar).map(text -> wholeMs(text, 24)).orElse(NONE);
    if (value.isPresent() && ms.isEmpty()) {
      wrong(key, value.get(), "a duration up to 1440 min", "such as 500 ms, 90 s, 10 min");
    }
    return ms.orElse(otherwise);
  }

  double number(String key, double otherwise, double from, double to) {
    Optional<Json> value = json(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get() instanceof Json.Num number) {
      double read = number.value().doubleValue();
      if (read >= from && read <= to) {
        return read;
      }
    }
    wrong(key, value.get(), "a number", "from " + from + " to " + to);
    return otherwise;
  }

  int integer(String key, int otherwise, int from, int to) {
    double read = number(key, otherwise, from, to);
    if (read != Math.rint(read)) {
      wrong(key, json(key).orElseThrow(), "a whole number", "from " + from + " to " + to);
    }
    return (int) read;
  }

  boolean bool(String key, boolean otherwise) {
    Optional<Json> value = json(key);
    if (value.isPresent() && !(value.get() instanceof Json.Bool)) {
      wrong(key, value.get(), "true or false", "without quotes");
    }
    return value.orElse(null) instanceof Json.Bool b ? b.value() : otherwise;
  }

  Optional<Json.Obj> object(String key) {
    Optional<Json> value = json(key);
    if (value.isPresent() && !(value.get() instanceof Json.Obj)) {
      wrong(key, value.get(), "an object", "keys and values");
    }
    return value.filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
  }

  List<Json> list(String key) {
    Optional<Json> value = json(key);
    if (value.isPresent() && !(value.get() instanceof Json.Arr)) {
      wrong(key, value.get(), "a list", "[ one, two ]");
    }
    return value.orElse(null) instanceof Json.Arr a ? a.items() : List.of();
  }

  List<Json.Str> texts(String key) {
    List<Json.Str> texts = new ArrayList<>();
    for (Json item : list(key)) {
      Optional<String> text = scalar(item).map(String::strip).filter(t -> !t.isEmpty());
      if (text.isEmpty()) {
        wrong(key, item, "text", "write words");
      } else {
        texts.add(new Json.Str(text.get(), item.place()));
      }
    }
    return texts;
  }

  void wrong(String key, Json value, String expected, String fix) {
    String shown = value.compact();
    String cut = shown.length() > 60 ? shown.substring(0, 57) + "..." : shown;
    note(value.place(), "'" + key + "' is " + cut + ", expected " + expected + " (" + fix + ")");
  }

  /** Text, or a number as it would be written without quotes. */
  static Optional<String> scalar(Json value) {
    if (value instanceof Json.Str text) {
      return Optional.of(text.value());
    }
    return value instanceof Json.Num number
        ? Optional.of(number.value().toPlainString())
        : Optional.empty();
  }
}

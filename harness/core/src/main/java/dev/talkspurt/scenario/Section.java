package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An object of a file while it is being read: every access checks the type and notes what is wrong,
 * so that one reading finds all problems. An empty result means absent or wrong; what is wrong has
 * been noted. Not thread-safe.
 */
final class Section {
  static final int MAX_TEXT = 2000;

  private static final int MAX_UNKNOWN = 20;

  private final Json.Obj object;
  private final String name;
  private final List<Problem> problems;

  private final Set<String> misspelled = new HashSet<>();

  private Section(Json.Obj object, String name, List<Problem> problems) {
    this.object = object;
    this.name = name;
    this.problems = problems;
  }

  /** The value as an object with no keys but these; empty, and noted, if it is something else. */
  static Optional<Section> of(Json value, String name, List<Problem> problems, List<String> keys) {
    if (!(value instanceof Json.Obj object)) {
      note(problems, value, name, "an object with " + Words.anyOf(keys));
      return Optional.empty();
    }
    Section section = new Section(object, name, problems);
    section.refuseUnknown(keys);
    return Optional.of(section);
  }

  private void refuseUnknown(List<String> keys) {
    int unknown = 0;
    for (String key : object.members().keySet()) {
      if (!keys.contains(key)) {
        Nearest.to(key, keys).ifPresent(misspelled::add);
        if (++unknown > MAX_UNKNOWN) {
          add(object.keyPlace(key), "more unknown keys follow in " + name + " (remove them)");
          return;
        }
        add(object.keyPlace(key), "unknown key " + Words.unknown(key, "in " + name, keys));
      }
    }
  }

  Place place() {
    return object.place();
  }

  boolean isEmpty() {
    return object.members().isEmpty();
  }

  boolean has(String key) {
    return object.members().containsKey(key);
  }

  /** Where the value of the key stands, or the object if it has no such key. */
  Place placeOf(String key) {
    return object.get(key).map(Json::place).orElse(object.place());
  }

  Place keyPlace(String key) {
    return object.keyPlace(key);
  }

  Optional<Json> get(String key) {
    return object.get(key);
  }

  void add(Place place, String message) {
    problems.add(new Problem(place, message));
  }

  /** Note that the value of the key is not what was expected. */
  void wrong(String key, String expected) {
    object.get(key).ifPresent(value -> note(problems, value, "'" + key + "'", expected));
  }

  private static void note(List<Problem> problems, Json value, String what, String expected) {
    String message = what + " is " + Words.describe(value) + ", expected " + expected;
    problems.add(new Problem(value.place(), message));
  }

  /** Note it if the key is missing; one that is misspelled has been noted as such. */
  Section require(String key, String expected) {
    if (!has(key) && !misspelled.contains(key)) {
      add(place(), name + " has no '" + key + "', expected " + expected);
    }
    return this;
  }

  /** Text that is not blank, at most 2000 characters. */
  Optional<String> text(String key) {
    return text(key, MAX_TEXT);
  }

  Optional<String> text(String key, int maxLength) {
    return object.get(key).flatMap(value -> text(value, "'" + key + "'", maxLength, problems));
  }

  /** The value as text that is not blank; anything else is noted. */
  static Optional<String> text(Json value, String what, int maxLength, List<Problem> problems) {
    if (!(value instanceof Json.Str text)) {
      boolean quotable = value instanceof Json.Num || value instanceof Json.Bool;
      String fix = quotable ? " (put it in quotes: \"" + value.compact() + "\")" : "";
      note(problems, value, what, "text" + fix);
      return Optional.empty();
    }
    if (text.value().isBlank()) {
      note(problems, value, what, "text that is not blank");
      return Optional.empty();
    }
    if (text.value().codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
      note(problems, value, what, "whole characters (half of a surrogate pair is none)");
      return Optional.empty();
    }
    if (text.value().length() > maxLength) {
      String length = what + " has " + text.value().length() + " characters";
      problems.add(new Problem(value.place(), length + ", expected at most " + maxLength));
      return Optional.empty();
    }
    return Optional.of(text.value());
  }

  /** One of these words. */
  Optional<String> oneOf(String key, List<String> words) {
    Optional<String> text = object.text(key).filter(words::contains);
    if (text.isEmpty() && has(key)) {
      String meant =
          object
              .text(key)
              .flatMap(word -> Nearest.to(word, words))
              .map(word -> " (did you mean '" + word + "'?)")
              .orElse("");
      wrong(key, Words.anyOf(words) + meant);
    }
    return text;
  }

  /** A duration above zero and up to {@code longest}. */
  Optional<Duration> duration(String key, Duration longest) {
    Optional<Duration> read = delay(key, longest);
    if (read.filter(Duration::isZero).isPresent()) {
      wrong(key, "more than 0");
      return Optional.empty();
    }
    return read;
  }

  /** A duration up to {@code longest}; it may be zero. */
  Optional<Duration> delay(String key, Duration longest) {
    Optional<Duration> read = object.text(key).flatMap(DurationText::parse);
    if (read.isEmpty()) {
      wrong(key, DurationText.EXPECTED);
    } else if (read.get().compareTo(longest) > 0) {
      wrong(key, "at most " + DurationText.write(longest));
      return Optional.empty();
    }
    return read;
  }

  /** A duration within these bounds, both included. */
  Optional<Duration> duration(String key, Duration shortest, Duration longest) {
    Optional<Duration> read = delay(key, longest);
    if (read.filter(length -> length.compareTo(shortest) < 0).isPresent()) {
      wrong(key, "at least " + DurationText.write(shortest));
      return Optional.empty();
    }
    return read;
  }

  /** Whole milliseconds within these bounds, both included. */
  Optional<Integer> milliseconds(String key, Duration shortest, Duration longest) {
    Optional<Duration> length = duration(key, shortest, longest);
    if (length.filter(l -> l.toNanos() % 1_000_000 != 0).isPresent()) {
      wrong(key, "whole milliseconds");
      return Optional.empty();
    }
    return length.map(l -> (int) l.toMillis());
  }

  Optional<Boolean> flag(String key) {
    if (object.get(key).orElse(null) instanceof Json.Bool bool) {
      return Optional.of(bool.value());
    }
    wrong(key, "true or false");
    return Optional.empty();
  }

  /** A number within these bounds, both included. */
  Optional<BigDecimal> number(String key, double least, double most) {
    BigDecimal low = BigDecimal.valueOf(least);
    BigDecimal high = BigDecimal.valueOf(most);
    Optional<BigDecimal> read =
        object.number(key).filter(n -> n.compareTo(low) >= 0 && n.compareTo(high) <= 0);
    if (read.isEmpty()) {
      wrong(key, "a number from " + Words.plain(low) + " to " + Words.plain(high));
    }
    return read;
  }

  /** A whole number within these bounds, both included. */
  Optional<Integer> whole(String key, int least, int most) {
    Optional<Integer> read =
        object
            .number(key)
            .filter(n -> n.compareTo(BigDecimal.valueOf(least)) >= 0)
            .filter(n -> n.compareTo(BigDecimal.valueOf(most)) <= 0)
            .filter(n -> n.stripTrailingZeros().scale() <= 0)
            .map(BigDecimal::intValueExact);
    if (read.isEmpty()) {
      wrong(key, "a whole number from " + least + " to " + most);
    }
    return read;
  }

  /** The items of a list, at most so many; empty if absent. */
  List<Json> list(String key, int most, String example) {
    if (object.get(key).orElse(null) instanceof Json.Arr list) {
      if (list.items().size() > most) {
        String message = "'" + key + "' has " + list.items().size() + " items, expected at most ";
        add(list.place(), message + most);
        return List.of();
      }
      return list.items();
    }
    wrong(key, "a list (for example " + example + ")");
    return List.of();
  }

  /** As {@link #list}, but a list that is there has an item at least. */
  List<Json> filledList(String key, int most, String example) {
    boolean empty = object.get(key).orElse(null) instanceof Json.Arr a && a.items().isEmpty();
    if (empty) {
      wrong(key, "at least one item (for example " + example + ")");
      return List.of();
    }
    return list(key, most, example);
  }

  /** A list of texts. */
  List<String> texts(String key, int most, String example) {
    return list(key, most, example).stream()
        .flatMap(item -> text(item, "item of '" + key + "'", MAX_TEXT, problems).stream())
        .toList();
  }

  /** An object with any keys. */
  Optional<Json.Obj> object(String key) {
    if (object.obj(key).isEmpty()) {
      wrong(key, "an object (for example { ok: true })");
    }
    return object.obj(key);
  }

  /** An object with no keys but these. */
  Optional<Section> section(String key, List<String> keys) {
    return object.get(key).flatMap(value -> of(value, "'" + key + "'", problems, keys));
  }

  /** As {@link #section(String, List)}; of something else it is told what was expected. */
  Optional<Section> section(String key, List<String> keys, String expected) {
    if (has(key) && !(object.get(key).orElseThrow() instanceof Json.Obj)) {
      wrong(key, expected);
      return Optional.empty();
    }
    return section(key, keys);
  }
}

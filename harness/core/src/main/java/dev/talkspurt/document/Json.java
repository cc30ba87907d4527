package dev.talkspurt.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A JSON value that remembers where it was read.
 *
 * <p>Equality ignores places; numbers are equal by value (2 = 2.0). Objects keep the order of their
 * members. Immutable and thread-safe.
 */
public sealed interface Json {
  /** Where the value was read, or {@link Place#NONE}. */
  Place place();

  /** The word for the kind of value, for error messages. */
  String kind();

  /** Parse JSON text; the places name {@code source}. Throws {@link BadInput}. */
  static Json parse(String text, String source) {
    return DocumentReader.json(text, source);
  }

  /** Parse JSON text that came over a wire. Throws {@link BadInput}. */
  static Json parse(String text) {
    return DocumentReader.json(text, "");
  }

  /** Compact text on one line. */
  default String compact() {
    return DocumentWriter.write(this, false);
  }

  /** Indented by two spaces, with {@code "key": value}, and a newline at the end. */
  default String pretty() {
    return DocumentWriter.write(this, true);
  }

  /** An object. Keys that do not exist read as absent, never as an error. */
  record Obj(Map<String, Json> members, Map<String, Place> keyPlaces, Place place) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
      keyPlaces = Map.copyOf(keyPlaces);
    }

    /** The member called {@code key}, or empty. */
    public Optional<Json> get(String key) {
      return Optional.ofNullable(members.get(key));
    }

    /** The text called {@code key}, or empty if absent or no text. */
    public Optional<String> text(String key) {
      return members.get(key) instanceof Str s ? Optional.of(s.value()) : Optional.empty();
    }

    /** The number called {@code key}, or empty if absent or no number. */
    public Optional<BigDecimal> number(String key) {
      return members.get(key) instanceof Num n ? Optional.of(n.value()) : Optional.empty();
    }

    /** Whether {@code key} is there and {@code true}. */
    public boolean isTrue(String key) {
      return members.get(key) instanceof Bool b && b.value();
    }

    /** The object called {@code key}, or empty if absent or no object. */
    public Optional<Obj> obj(String key) {
      return members.get(key) instanceof Obj o ? Optional.of(o) : Optional.empty();
    }

    /** The items of the array called {@code key}; empty if absent or no array. */
    public List<Json> items(String key) {
      return members.get(key) instanceof Arr a ? a.items() : List.of();
    }

    /** Where the key itself stands, or the object's place. */
    public Place keyPlace(String key) {
      return keyPlaces.getOrDefault(key, place);
    }

    @Override
    public String kind() {
      return "object";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Obj o && o.members.equals(members);
    }

    @Override
    public int hashCode() {
      return members.hashCode();
    }

    @Override
    public String toString() {
      return compact();
    }
  }

  /** An array. */
  record Arr(List<Json> items, Place place) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "list";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Arr a && a.items.equals(items);
    }

    @Override
    public int hashCode() {
      return items.hashCode();
    }

    @Override
    public String toString() {
      return compact();
    }
  }

  /** A string. */
  record Str(String value, Place place) implements Json {
    @Override
    public String kind() {
      return "text";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Str s && s.value.equals(value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }

    @Override
    public String toString() {
      return compact();
    }
  }

  /** A number, exact. */
  record Num(BigDecimal value, Place place) implements Json {
    @Override
    public String kind() {
      return "number";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Num n && n.value.compareTo(value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
      return compact();
    }
  }

  /** True or false. */
  record Bool(boolean value, Place place) implements Json {
    @Override
    public String kind() {
      return "true or false";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bool b && b.value == value;
    }

    @Override
    public int hashCode() {
      return Boolean.hashCode(value);
    }

    @Override
    public String toString() {
      return compact();
    }
  }

  /** Null. */
  record Null(Place place) implements Json {
    @Override
    public String kind() {
      return "null";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Null;
    }

    @Override
    public int hashCode() {
      return 0;
    }

    @Override
    public String toString() {
      return compact();
    }
  }

  /**
   * A value from plain Java: null, Boolean, Number, CharSequence, Enum (its name), Iterable, Map
   * with text keys, or Json. A double that is not finite becomes null.
   *
   * @throws IllegalArgumentException for any other type
   */
  static Json of(Object value) {
    if (value == null) {
      return new Null(Place.NONE);
    }
    if (value instanceof Json json) {
      return json;
    }
    if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    }
    if (value instanceof Boolean b) {
      return new Bool(b, Place.NONE);
    }
    if (value instanceof Double d) {
      return Double.isFinite(d) ? new Num(BigDecimal.valueOf(d), Place.NONE) : new Null(Place.NONE);
    }
    if (value instanceof Number n) {
      return new Num(new BigDecimal(n.toString()), Place.NONE);
    }
    if (value instanceof CharSequence || value instanceof Enum<?>) {
      return new Str(value.toString(), Place.NONE);
    }
    if (value instanceof Iterable<?> items) {
      List<Json> list = new ArrayList<>();
      items.forEach(item -> list.add(of(item)));
      return new Arr(list, Place.NONE);
    }
    if (value instanceof Map<?, ?> map) {
      Builder builder = object();
      map.forEach((key, item) -> builder.put(String.valueOf(key), item));
      return builder.build();
    }
    throw new IllegalArgumentException("no JSON form for " + value.getClass().getName());
  }

  /** An object under construction. */
  static Builder object() {
    return new Builder();
  }

  /** Builds an object member by member, in order. Not thread-safe. */
  final class Builder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    private Builder() {}

    /** Set {@code key} to {@code value}, as {@link Json#of} reads it. */
    public Builder put(String key, Object value) {
      members.put(Objects.requireNonNull(key), of(value));
      return this;
    }

    /** Set {@code key} unless {@code value} is null or an empty Optional. */
    public Builder putIfPresent(String key, Object value) {
      boolean absent = value == null || value instanceof Optional<?> o && o.isEmpty();
      return absent ? this : put(key, value);
    }

    /** The object. */
    public Obj build() {
      return new Obj(members, Map.of(), Place.NONE);
    }
  }
}

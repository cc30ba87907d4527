package dev.talkspurt.matching;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a text was read as. Immutable.
 *
 * @param value what it means; empty if it means nothing, or if nobody can say what
 * @param doubt why it can be read more than one way; empty if it cannot. A value in doubt is the
 *     reading that a machine's own writing would have, and good for observed values only
 */
public record Interpretation<T>(Optional<T> value, String doubt) {
  /** Exactly this. */
  public static <T> Interpretation<T> certain(T value) {
    return of(value);
  }

  static <T> Interpretation<T> of(T value) {
    return new Interpretation<>(Optional.of(value), "");
  }

  static <T> Interpretation<T> none() {
    return new Interpretation<>(Optional.empty(), "");
  }

  static <T> Interpretation<T> of(Optional<T> value) {
    return new Interpretation<>(value, "");
  }

  static <T> Interpretation<T> doubtful(String why) {
    return new Interpretation<>(Optional.empty(), why);
  }

  static <T> Interpretation<T> doubtful(T value, String why) {
    return new Interpretation<>(Optional.of(value), why);
  }

  /** Whether exactly one thing is meant. */
  public boolean isCertain() {
    return value.isPresent() && doubt.isEmpty();
  }

  boolean isNothing() {
    return value.isEmpty() && doubt.isEmpty();
  }

  <R> Interpretation<R> map(Function<T, R> change) {
    return new Interpretation<>(value.map(change), doubt);
  }
}

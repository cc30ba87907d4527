package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.ValueMatcher;
import java.util.Optional;

/** What an argument must be. */
public sealed interface ArgumentMatcher {
  /** Exactly this value; numbers by value, text exactly. */
  record Is(Json value) implements ArgumentMatcher {}

  /** Anything, but present. */
  record Any() implements ArgumentMatcher {}

  /** Text equal after case folding and joining of white space. */
  record Text(String value) implements ArgumentMatcher {}

  /**
   * A value of a type.
   *
   * @param not what the caller said first and took back; a call with it came too early
   * @param spokenBy until when a call cannot know the value
   */
  record Typed(
      ValueMatcher matcher,
      Context context,
      Optional<ValueMatcher> not,
      Optional<SpokenBy> spokenBy)
      implements ArgumentMatcher {}
}

package dev.talkspurt.spoken;

import java.util.List;
import java.util.Optional;

/**
 * What one finder makes of the tokens from a place on.
 *
 * @param next the token after the last one used
 * @param readings empty: the tokens are used up, and mean nothing
 */
record Found(
    int next,
    Mention.Kind kind,
    List<Reading> readings,
    boolean certain,
    Optional<String> contradiction) {
  Found(int next, Mention.Kind kind, List<Reading> readings, boolean certain) {
    this(next, kind, readings, certain, Optional.empty());
  }
}

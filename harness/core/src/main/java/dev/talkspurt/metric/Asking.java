package dev.talkspurt.metric;

import java.util.Optional;

/**
 * Whether the agent asked to hear a turn's words again. Immutable.
 *
 * @param attempt from 1: which time the caller says these words
 * @param known whether it can be told: a transcript of the answer came, or no answer did
 * @param asked the answer's transcript has one of the phrases by which asking is known
 * @param clean the words were said under no conditions (no background, room, echo, line or network
 *     trouble) and no noise of the script fell into them
 * @param repaired for a turn that was asked for and said again, in a step that says which calls it
 *     expects: whether it was the last time, and exactly those calls came; empty elsewhere
 * @param loops how many questions the answer asks for the third time in the call
 */
public record Asking(
    int attempt,
    boolean known,
    boolean asked,
    boolean clean,
    Optional<Boolean> repaired,
    int loops) {
  /** A turn of which nothing is known. */
  public static final Asking UNKNOWN = new Asking(1, false, false, false, Optional.empty(), 0);
}

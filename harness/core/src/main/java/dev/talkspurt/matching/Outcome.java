package dev.talkspurt.matching;

import java.util.Optional;

/**
 * How one observed value compares with what was expected. Immutable.
 *
 * @param strict they agree; this is what is gated
 * @param forgiven they agree, or sound or look so alike that the value was misheard rather than
 *     reasoned wrongly: at most one edit in the digits and letters of equal Double Metaphone
 * @param failure why not strict
 * @param observed canonical form of what came; empty if it is absent or could not be read
 * @param expected canonical form of what was expected
 * @param why in words, empty if strict
 */
public record Outcome(
    boolean strict,
    boolean forgiven,
    Failure failure,
    Optional<String> observed,
    String expected,
    String why) {

  /** What is wrong with an argument. */
  public enum Failure {
    /** Nothing. */
    NONE,
    /** It is not there. */
    MISSING_ARG,
    /** It is there and should not be. */
    EXTRA_ARG,
    /** It is of a kind that can never mean the expected. */
    WRONG_TYPE,
    /** It means something else, or nothing. */
    WRONG_VALUE
  }

  static Outcome same(String observed, String expected) {
    return new Outcome(true, true, Failure.NONE, Optional.of(observed), expected, "");
  }

  static Outcome missing(String expected) {
    return new Outcome(
        false, false, Failure.MISSING_ARG, Optional.empty(), expected, "is not there");
  }

  static Outcome wrongType(String kind, String expected) {
    return new Outcome(
        false,
        false,
        Failure.WRONG_TYPE,
        Optional.empty(),
        expected,
        "is " + kind + ", expected " + expected);
  }

  static Outcome unreadable(String text, String doubt, String expected) {
    String why = doubt.isEmpty() ? "cannot be read" : "is in doubt: " + doubt;
    return new Outcome(
        false,
        false,
        Failure.WRONG_VALUE,
        Optional.empty(),
        expected,
        text + " " + why + ", expected " + expected);
  }

  static Outcome differs(String observed, String expected, boolean forgiven) {
    return new Outcome(
        false,
        forgiven,
        Failure.WRONG_VALUE,
        Optional.of(observed),
        expected,
        "is " + observed + ", expected " + expected);
  }
}

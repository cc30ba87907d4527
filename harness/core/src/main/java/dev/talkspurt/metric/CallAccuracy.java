package dev.talkspurt.metric;

import java.util.List;

/**
 * What is right and wrong about one tool call, beyond whether it agrees. Immutable.
 *
 * @param valid it fits the agent's declaration: the tool exists, required arguments are there,
 *     unknown ones are not, types and enumerations hold
 * @param hallucinated the tool, or one of the arguments, is not declared
 * @param owed the expected call it is paired with may not be left out
 * @param arguments one for each argument expected or observed; empty for a call that is paired with
 *     none
 */
public record CallAccuracy(
    boolean valid, boolean hallucinated, boolean owed, List<ArgumentMeasure> arguments) {
  /** Nothing is held against the call. */
  public static final CallAccuracy UNKNOWN = new CallAccuracy(true, false, true, List.of());

  public CallAccuracy {
    arguments = List.copyOf(arguments);
  }

  /**
   * One argument.
   *
   * @param strict observed and expected agree
   * @param forgiven they agree, or differ by no more than a mishearing
   * @param failure empty, or {@code MISSING_ARG, EXTRA_ARG, WRONG_TYPE, WRONG_VALUE}
   * @param expected in words, canonical
   * @param observed canonical; empty if absent or unreadable
   * @param why in words; empty if strict
   * @param leaves values expected: the items of a list count each; 0 for one that is not expected
   * @param right leaves that agree
   * @param rightForgiven leaves that agree or are forgiven
   */
  public record ArgumentMeasure(
      String name,
      boolean strict,
      boolean forgiven,
      String failure,
      String expected,
      String observed,
      String why,
      int leaves,
      int right,
      int rightForgiven) {}
}

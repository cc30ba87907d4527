package dev.talkspurt.scenario;

import java.util.BitSet;
import java.util.List;

/**
 * Where the branches of a script lie in its flat list of steps. Pure and thread-safe.
 *
 * <p>A {@link Step.When} at index {@code w} is followed by its {@code then} steps, these by its
 * {@code otherwise} steps; whens within them likewise.
 */
public final class Branches {
  private Branches() {}

  /** The steps that a decision passes over: the branch that is not taken, all within included. */
  public static BitSet passedOver(List<Step> script, int when, boolean holds) {
    BitSet passed = new BitSet();
    if (script.get(when) instanceof Step.When step) {
      int otherwise = when + 1 + step.thenSteps();
      passed.set(
          holds ? otherwise : when + 1, holds ? otherwise + step.otherwiseSteps() : otherwise);
    }
    return passed;
  }

  /** The steps that do not run when every condition holds. */
  public static BitSet otherwise(List<Step> script) {
    BitSet passed = new BitSet();
    for (int i = 0; i < script.size(); i++) {
      passed.or(passedOver(script, i, true));
    }
    return passed;
  }

  /**
   * The step to go on with behind a when on the way to a step: itself, where the step lies within a
   * branch, or behind what is passed over.
   */
  static int towards(Step.When when, int at, int step) {
    int otherwise = at + 1 + when.thenSteps();
    int end = otherwise + when.otherwiseSteps();
    return step >= end ? end : step >= otherwise ? otherwise : at + 1;
  }

  /**
   * The steps one of which comes before a step in time, and perhaps more: a range of indexes, end
   * excluded.
   */
  public static Range before(List<Step> script, int step) {
    for (int i = 0; i < step; i++) {
      if (script.get(i) instanceof Step.When when) {
        int otherwise = i + 1 + when.thenSteps();
        if (step == otherwise && when.otherwiseSteps() > 0) {
          return new Range(i, i + 1);
        }
      }
    }
    for (int i = 0; i < step; i++) {
      if (script.get(i) instanceof Step.When when
          && step == i + 1 + when.thenSteps() + when.otherwiseSteps()) {
        return new Range(i, step);
      }
    }
    return new Range(step - 1, step);
  }

  /** Step indexes from {@code from} up to, but not including, {@code to}. */
  public record Range(int from, int to) {}
}

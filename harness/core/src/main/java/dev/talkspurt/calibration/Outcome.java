package dev.talkspurt.calibration;

import java.util.Collection;

/** How a study, or a whole calibration, came out. */
public enum Outcome {
  /** Every figure with a limit keeps it. */
  PASSED("passed"),
  /** A figure does not keep its limit. */
  FAILED("failed"),
  /** There is nothing to judge by, or the host was too busy to be judged on. */
  INCONCLUSIVE("inconclusive"),
  /** It was not asked for: nothing is known. */
  NOT_RUN("not_run");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** The word of reports and files. */
  public String word() {
    return word;
  }

  /**
   * What all of them together come to: failed if one failed, else inconclusive if one is, or if
   * none has passed; what was not run neither helps nor harms.
   */
  public static Outcome of(Collection<Outcome> outcomes) {
    if (outcomes.contains(FAILED)) {
      return FAILED;
    }
    return outcomes.contains(INCONCLUSIVE) || !outcomes.contains(PASSED) ? INCONCLUSIVE : PASSED;
  }
}

package dev.talkspurt.spoken;

/**
 * A value the agent said, and what is known of it. Immutable.
 *
 * @param response it stands in, from 0; −1 for text that no audio came with
 * @param stepIndex of the script step whose sound the caller had made last when the response began;
 *     −1 before the first
 * @param atMs when it is heard, estimated from its place in the text
 * @param against what it agrees with or contradicts, in words; empty if nothing
 * @param heard whether it came to be heard
 * @param readback whether it repeats an identifier of the caller's
 * @param confirms whether it confirms an argument the script expects
 * @param afterFailure whether the last tool call before it failed
 */
public record SpokenStatement(
    int response,
    int stepIndex,
    double atMs,
    Mention mention,
    Agreement agreement,
    String against,
    Utterance.Heard heard,
    Echo readback,
    Echo confirms,
    boolean afterFailure) {
  /** How a value said agrees with what the agent could know. */
  public enum Agreement {
    /** A source has it. */
    AGREES,
    /** A number that may mean anything: not held against anything. */
    UNCHECKED,
    /** A tool returned another value. */
    CONTRADICTS_TOOL,
    /** A tool was given another value. */
    CONTRADICTS_ARGUMENT,
    /** The caller said another value. */
    CONTRADICTS_CALLER,
    /** Its weekday is not that of its date. */
    CONTRADICTS_SELF,
    /** No source has anything like it. */
    UNFOUNDED
  }

  /** Whether a value is said again as it was. */
  public enum Echo {
    /** It is not said again. */
    NONE,
    /** It is. */
    RIGHT,
    /** It is said again otherwise. */
    WRONG
  }

  /** Whether it was held against anything. */
  public boolean checked() {
    return agreement != Agreement.UNCHECKED;
  }

  /** Whether it was held against something, and does not agree. */
  public boolean disagrees() {
    return checked() && agreement != Agreement.AGREES;
  }

  /** Whether it counts in metrics: what may not have been heard does not. */
  public boolean counts() {
    return heard == Utterance.Heard.HEARD;
  }
}

package dev.talkspurt.metric;

import java.util.List;

/**
 * One fault of a call and what became of it (definition {@code RECOVERY_RATE/1}). Times are on the
 * call's clock. Immutable.
 *
 * @param id {@code f1}, {@code f2} … in script order
 * @param stepIndex the step that brings it about
 * @param faultClass its word, such as {@code toolError}
 * @param valid it came about; nothing is concluded from one that did not
 * @param voidReason why not; empty if valid
 * @param startMs when it began, {@code endMs} when it was over; NaN if void
 * @param deadlineMs until when it had to be got over; NaN if void
 * @param observedMs how far the record reaches: the deadline or, if that comes sooner, the end of
 *     the call; NaN if void
 * @param endedEarly the bench ended the call before the deadline with a goal still open: whether
 *     the agent would have got over it is not known
 * @param recovered all goals were reached in time, with no more repeats than allowed
 * @param reachedMs when the last goal was reached; NaN if not recovered
 * @param ttrMs {@code TTR}: from the fault's end until then, 0 if before; NaN if not recovered
 * @param turnsToRecover the caller's turns between them; −1 if not recovered
 * @param repeatsUsed how often the caller said the step's sound again, up to then or the deadline
 * @param collateral what went wrong meanwhile, in words
 * @param goals each with when it was reached
 */
public record FaultMeasure(
    String id,
    int stepIndex,
    String faultClass,
    boolean valid,
    String voidReason,
    double startMs,
    double endMs,
    double deadlineMs,
    double observedMs,
    boolean endedEarly,
    boolean recovered,
    double reachedMs,
    double ttrMs,
    int turnsToRecover,
    int repeatsUsed,
    List<String> collateral,
    List<GoalMeasure> goals) {
  public FaultMeasure {
    collateral = List.copyOf(collateral);
    goals = List.copyOf(goals);
  }

  /** Recovered without collateral damage. */
  public boolean clean() {
    return recovered && collateral.isEmpty();
  }

  /** Whether it counts: it came about, and was watched for as long as it had to be. */
  public boolean counts() {
    return valid && !endedEarly;
  }

  /**
   * One goal.
   *
   * @param text in words
   * @param reachedMs NaN if never
   */
  public record GoalMeasure(String text, double reachedMs) {
    /** Whether it was reached. */
    public boolean reached() {
      return !Double.isNaN(reachedMs);
    }
  }
}

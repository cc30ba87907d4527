package dev.talkspurt.calibration;

/**
 * The error with so many calls at once.
 *
 * @param calls at once
 * @param n values measured
 * @param missing values that should have been measured, and were not
 * @param biasMs mean error, {@code sdMs} its spread, {@code p99Ms} what 99 % of errors stay within
 * @param latenessP99Ms what 99 % of the caller's frames kept within
 * @param holds whether the acceptance of V2V_AUDIBLE holds at this level
 */
public record Level(
    int calls,
    int n,
    int missing,
    double biasMs,
    double sdMs,
    double p99Ms,
    double latenessP99Ms,
    boolean holds) {}

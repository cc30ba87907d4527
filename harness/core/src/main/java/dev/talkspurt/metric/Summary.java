package dev.talkspurt.metric;

import java.util.OptionalDouble;

/**
 * One metric over many measurements.
 *
 * <p>For times: {@code value} is empty and the quantiles tell. For rates: {@code value} is the rate
 * and {@code lo}, {@code hi} its 95 % Wilson interval. What cannot be estimated is empty, never 0.
 *
 * @param n measurements, missing ones included
 * @param missing measurements that never came (censored: they count as infinitely late)
 * @param p50 R-8 quantile over n with missing as infinite; empty if infinite or n is 0
 * @param p50Lo 95 % order-statistic interval
 * @param note what it is of, or why there is no value; mostly empty
 */
public record Summary(
    Metric metric,
    int n,
    int missing,
    OptionalDouble value,
    OptionalDouble lo,
    OptionalDouble hi,
    OptionalDouble min,
    OptionalDouble p50,
    OptionalDouble p50Lo,
    OptionalDouble p50Hi,
    OptionalDouble p90,
    OptionalDouble p95,
    OptionalDouble max,
    String note) {
  /** A figure that speaks for itself. */
  public Summary(
      Metric metric,
      int n,
      int missing,
      OptionalDouble value,
      OptionalDouble lo,
      OptionalDouble hi,
      OptionalDouble min,
      OptionalDouble p50,
      OptionalDouble p50Lo,
      OptionalDouble p50Hi,
      OptionalDouble p90,
      OptionalDouble p95,
      OptionalDouble max) {
    this(metric, n, missing, value, lo, hi, min, p50, p50Lo, p50Hi, p90, p95, max, "");
  }

  /** The same with a note, behind the one it has. */
  Summary noting(String words) {
    String both = note.isEmpty() ? words : note + "; " + words;
    return new Summary(
        metric, n, missing, value, lo, hi, min, p50, p50Lo, p50Hi, p90, p95, max, both);
  }

  /**
   * A single figure, such as a rate or a count.
   *
   * @param value empty if it is not defined; {@code lo} and {@code hi} bound it, or are empty
   */
  static Summary figure(
      Metric metric,
      int n,
      OptionalDouble value,
      OptionalDouble lo,
      OptionalDouble hi,
      String note) {
    OptionalDouble none = OptionalDouble.empty();
    return new Summary(metric, n, 0, value, lo, hi, none, none, none, none, none, none, none, note);
  }

  /** A single figure without an interval. */
  static Summary figure(Metric metric, int n, OptionalDouble value) {
    return figure(metric, n, value, OptionalDouble.empty(), OptionalDouble.empty(), "");
  }
}

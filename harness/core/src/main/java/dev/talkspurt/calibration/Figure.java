package dev.talkspurt.calibration;

import dev.talkspurt.stats.Interval;
import java.util.Optional;

/**
 * One figure of a study. Immutable.
 *
 * @param name what it is, in words
 * @param unit such as {@code ms}; {@code 1} for shares and slopes
 * @param value NaN if there is none
 * @param n how many single results it rests on
 * @param interval in which it lies with the confidence that the study states
 * @param accepted the values that are good enough, ends included; empty: it is not judged
 */
public record Figure(
    String name,
    String unit,
    double value,
    long n,
    Optional<Interval> interval,
    Optional<Interval> accepted) {

  /** A figure that is not judged, without an interval. */
  static Figure plain(String name, String unit, double value, long n) {
    return new Figure(name, unit, value, n, Optional.empty(), Optional.empty());
  }

  /** The same with an interval; one that is not bounded says nothing, and is left out. */
  Figure within(Interval between) {
    boolean bounded = Double.isFinite(between.lower()) && Double.isFinite(between.upper());
    return new Figure(name, unit, value, n, Optional.of(between).filter(b -> bounded), accepted);
  }

  /** The same, judged: from {@code least} to {@code most}, ends included. */
  Figure accepted(double least, double most) {
    return new Figure(name, unit, value, n, interval, Optional.of(new Interval(least, most)));
  }

  /** Whether the value is good enough; a value that is missing proves nothing. */
  public Outcome outcome() {
    if (accepted.isEmpty()) {
      return Outcome.NOT_RUN;
    }
    if (Double.isNaN(value)) {
      return Outcome.INCONCLUSIVE;
    }
    boolean good = value >= accepted.get().lower() && value <= accepted.get().upper();
    return good ? Outcome.PASSED : Outcome.FAILED;
  }
}

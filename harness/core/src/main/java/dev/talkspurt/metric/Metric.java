package dev.talkspurt.metric;

import java.util.Optional;

/**
 * A metric definition. Its page in {@code docs/metrics} tells the events it lies between, the
 * clock, the exclusions and what happens when a measurement never comes.
 *
 * @param id normative id, such as {@code V2V_AUDIBLE}
 * @param version of the definition; a changed definition is a changed version
 * @param better which way is better
 * @param kind how readings of it come together
 * @param meaning one sentence, from event to event
 */
public record Metric(
    String id, int version, String unit, Better better, Kind kind, String meaning) {
  /** Which way is better. */
  public enum Better {
    /** Less is better. */
    LOWER,
    /** More is better. */
    HIGHER,
    /** Neither: it describes. */
    NEITHER
  }

  /** How the readings of many calls become one figure. */
  public enum Kind {
    /**
     * A quantity, such as a time or a level: quantiles by R-8, the median's interval by order
     * statistics; a reading that never came counts as infinitely late.
     */
    QUANTITY,
    /** Yes or no, each reading 1 or 0: their share, with Wilson's interval. */
    SHARE,
    /** Events while something lasts: the sum of readings per exposure, with Byar's interval. */
    PER_EXPOSURE,
    /** Sum of readings over sum of exposures, with the interval of a bootstrap over calls. */
    RATIO,
    /** Events: their sum. */
    COUNT,
    /** Made of other figures. */
    COMPOSITE
  }

  /** Id and version as results name it: {@code V2V_AUDIBLE/1}. */
  public String definition() {
    return id + "/" + version;
  }

  /** The same, of a part of what it speaks of: {@code RECOVERY_RATE.toolError}. */
  public Metric of(String part) {
    return new Metric(
        id + "." + part,
        version,
        unit,
        better,
        kind,
        meaning.replaceFirst("\\.$", "") + ": " + part + " alone.");
  }

  /** The same under a later number: what it says of some calls has changed. */
  Metric withVersion(int later) {
    return new Metric(id, later, unit, better, kind, meaning);
  }

  /** Whether less is better; empty if it only describes. */
  public Optional<Boolean> lowerIsBetter() {
    return better == Better.NEITHER ? Optional.empty() : Optional.of(better == Better.LOWER);
  }
}

package dev.talkspurt.metric;

/**
 * A metric definition.
 *
 * @param id normative id, such as {@code V2V_AUDIBLE}
 * @param version of the definition; a changed definition is a changed version
 * @param lowerIsBetter direction
 * @param meaning one sentence, from event to event
 */
public record Metric(String id, int version, String unit, boolean lowerIsBetter, String meaning) {
  /** Id and version as results name it: {@code V2V_AUDIBLE/1}. */
  public String definition() {
    return id + "/" + version;
  }
}

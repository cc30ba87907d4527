package dev.talkspurt.calibration;

/**
 * One value measured in a planted call beside what the agent truly did, in milliseconds.
 *
 * @param metric {@code V2V_AUDIBLE} or {@code BI_STOP}
 * @param upMs of a latency: from our stamp of the caller's last audible sample to the agent's
 *     receipt of it; NaN otherwise
 * @param downMs of a latency: from the agent's first audible sample, as sent, to ours as heard; NaN
 *     otherwise
 * @param atSeconds when, on the bench's clock
 */
public record PlantedValue(
    String metric,
    PlantedCell cell,
    double trueMs,
    double measuredMs,
    double upMs,
    double downMs,
    double atSeconds) {
  /** Name of the latency. */
  public static final String V2V = "V2V_AUDIBLE";

  /** Name of the time to stop. */
  public static final String STOP = "BI_STOP";

  /** Measured minus true. */
  public double errorMs() {
    return measuredMs - trueMs;
  }
}

package dev.talkspurt.calibration;

/**
 * A measured value beside its truth.
 *
 * @param series which of the study's series it belongs to, such as {@code burst 3x}
 */
public record ErrorPair(String series, double truth, double measured) {
  /** Measured minus true. */
  public double error() {
    return measured - truth;
  }
}

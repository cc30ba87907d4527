package dev.talkspurt.noise;

/**
 * One sound of a noise that has pauses, where it truly is. Immutable.
 *
 * @param kind what it is
 * @param onsetSample its first sample within {@value EventKind#AUDIBLE_DB} dB of its peak
 * @param offsetSample its last such sample, inclusive
 */
public record NoiseEvent(EventKind kind, long onsetSample, long offsetSample) {
  /** Checks the order. */
  public NoiseEvent {
    if (onsetSample < 0 || offsetSample < onsetSample) {
      throw new IllegalArgumentException(
          "an event from " + onsetSample + " to " + offsetSample + ", expected 0 <= from <= to");
    }
  }
}

package dev.talkspurt.scenario;

/**
 * The caller.
 *
 * @param announcedRateHz the sample rate the caller's audio is labelled with; it is 16 kHz, and any
 *     other label is a fault on purpose
 */
public record Caller(Manner manner, Conditions conditions, int announcedRateHz) {
  /** What the caller's audio truly is. */
  public static final int TRUE_RATE_HZ = 16_000;

  /** A voice at its own pitch in a quiet place on a perfect line. */
  public Caller(String voice, double rate) {
    this(Manner.of(voice, rate), Conditions.CLEAN, TRUE_RATE_HZ);
  }

  /** The voice id. */
  public String voice() {
    return manner.voice();
  }

  /** Speed against the voice's own. */
  public double rate() {
    return manner.rate();
  }
}

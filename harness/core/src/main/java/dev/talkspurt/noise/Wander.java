package dev.talkspurt.noise;

/** A value that wanders slowly between −1 and 1, smoothly from one draw to the next. */
final class Wander {
  private final Chance chance;
  private final int period;
  private double from;
  private double to;
  private int at;

  /** A new draw every {@code seconds}. */
  Wander(Chance chance, double seconds) {
    this.chance = chance;
    this.period = (int) Math.rint(seconds * NoiseSource.SAMPLE_RATE_HZ);
    this.from = chance.between(-1, 1);
    this.to = chance.between(-1, 1);
  }

  double next() {
    if (at == period) {
      from = to;
      to = chance.between(-1, 1);
      at = 0;
    }
    return from + (to - from) * Sine.raised((double) at++ / period);
  }
}

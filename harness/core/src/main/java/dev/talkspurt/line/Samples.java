package dev.talkspurt.line;

/** Arithmetic all effects share. */
final class Samples {
  static final int RATE_HZ = 16_000;
  static final int SAMPLES_PER_MS = RATE_HZ / 1000;
  static final double FULL_SCALE = 32768;

  private Samples() {}

  static double requireWithin(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          what + " is " + value + ", expected " + least + " to " + most);
    }
    return value;
  }
}

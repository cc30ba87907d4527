package dev.talkspurt.caller;

/** Arithmetic of 16-bit samples. */
final class Samples16 {
  private Samples16() {}

  /** The nearest sample; beyond full scale, full scale. */
  static short clamp(double value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(value)));
  }
}

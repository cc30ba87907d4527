package dev.talkspurt.metric;

/**
 * When a fault came about, by the record; or why it did not.
 *
 * @param ownCall the failed or slow call, which is no goal of its own recovery; empty if none
 */
record FaultSpan(double startMs, double endMs, String voidReason, String ownCall) {
  static FaultSpan of(double startMs, double endMs) {
    return new FaultSpan(startMs, endMs, "", "");
  }

  static FaultSpan ofCall(String id, double startMs, double endMs) {
    return new FaultSpan(startMs, endMs, "", id);
  }

  static FaultSpan none(String why) {
    return new FaultSpan(Double.NaN, Double.NaN, why, "");
  }

  boolean valid() {
    return voidReason.isEmpty();
  }
}

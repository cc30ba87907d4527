package dev.talkspurt.report.page;

import dev.talkspurt.run.CallResult;
import dev.talkspurt.verdict.Check;

/**
 * Which part of a call's sound to show.
 *
 * @param isWhole whether it is all of it
 */
public record Clip(double fromMs, double toMs, boolean isWhole) {
  private static final double LEAD_PART = 0.4;

  /** All of it. */
  public static Clip whole(CallResult call) {
    return new Clip(0, Plot.lengthMs(call.timeline()), true);
  }

  /**
   * At most {@code mostMs} of it: around the first check that did not pass, else the first
   * interruption, else from the start.
   */
  public static Clip of(CallResult call, double mostMs) {
    double lengthMs = Plot.lengthMs(call.timeline());
    if (lengthMs <= mostMs) {
      return whole(call);
    }
    double from = Math.max(0, placeThatMatters(call) - LEAD_PART * mostMs);
    from = Math.min(from, lengthMs - mostMs);
    return new Clip(from, from + mostMs, false);
  }

  private static double placeThatMatters(CallResult call) {
    return call.checks().stream()
        .filter(check -> !check.verdict().harmless())
        .mapToDouble(Check::atMs)
        .filter(Double::isFinite)
        .findFirst()
        .orElseGet(
            () ->
                call.measurements().probes().stream()
                    .mapToDouble(probe -> probe.onsetMs())
                    .filter(Double::isFinite)
                    .findFirst()
                    .orElse(0));
  }
}

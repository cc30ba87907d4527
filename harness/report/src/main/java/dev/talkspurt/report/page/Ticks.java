package dev.talkspurt.report.page;

import java.util.Locale;

/** Marks of a time axis. */
final class Ticks {
  private static final double CLOSEST_PX = 52;
  private static final double[] STEPS_MS = {
    50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000
  };

  private Ticks() {}

  /** The finest step whose marks keep apart. */
  static double stepMs(double pxPerMs) {
    for (double step : STEPS_MS) {
      if (step * pxPerMs >= CLOSEST_PX) {
        return step;
      }
    }
    return STEPS_MS[STEPS_MS.length - 1];
  }

  /** {@code 0:07} or {@code 0:07.2}. */
  static String label(double ms, double stepMs) {
    long minutes = (long) (ms / 60_000);
    double seconds = ms / 1000 - minutes * 60;
    String format = stepMs >= 1000 ? "%d:%02.0f" : stepMs >= 100 ? "%d:%04.1f" : "%d:%05.2f";
    return String.format(Locale.ROOT, format, minutes, seconds);
  }
}

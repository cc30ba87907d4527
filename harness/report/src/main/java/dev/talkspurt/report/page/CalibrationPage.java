package dev.talkspurt.report.page;

import dev.talkspurt.calibration.Calibration;

/** A calibration as one HTML file that needs nothing else, and no script. Thread-safe. */
public final class CalibrationPage {
  private CalibrationPage() {}

  /** The page. */
  public static String of(Calibration calibration) {
    return "<!doctype html><title>" + calibration.outcome().word() + "</title>";
  }
}

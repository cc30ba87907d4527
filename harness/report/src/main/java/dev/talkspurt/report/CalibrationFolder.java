package dev.talkspurt.report;

import dev.talkspurt.calibration.Calibration;
import dev.talkspurt.document.Json;
import dev.talkspurt.report.page.CalibrationPage;
import java.nio.file.Path;

/** Writes a calibration's files: {@code calibration.json} and {@code calibration.html}. */
public final class CalibrationFolder {
  /** Name of the file by which a calibration is found again. */
  static final String JSON = "calibration.json";

  private CalibrationFolder() {}

  /**
   * Write the files into {@code folder}, which is created.
   *
   * @return what calibration.json holds
   * @throws java.io.UncheckedIOException if the disk does not take it
   */
  public static Json.Obj write(Calibration calibration, Path folder) {
    Json.Obj json = CalibrationJson.of(calibration);
    AtomicFiles.write(folder.resolve("calibration.html"), CalibrationPage.of(calibration));
    AtomicFiles.write(folder.resolve(JSON), json.pretty());
    return json;
  }
}

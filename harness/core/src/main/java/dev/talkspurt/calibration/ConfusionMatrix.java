package dev.talkspurt.calibration;

import dev.talkspurt.calibration.DetectorStudy.Row;
import dev.talkspurt.calibration.DetectorStudy.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A study as a text: a row for each planted detector, and in how many of its calls which detectors
 * fired.
 */
public final class ConfusionMatrix {
  private ConfusionMatrix() {}

  /** The matrix, then sensitivity and specificity of each detector with their bounds. */
  public static String of(DetectorStudy study) {
    StringBuilder text = new StringBuilder();
    line(text, "%-28s %-16s %6s  %s", "PLANTED", "SCENARIO", "CALLS", "FIRED IN");
    for (Row row : study.planted()) {
      Plant plant = row.plant().orElseThrow();
      line(
          text, "%-28s %-16s %6d  %s", plant.detector(), plant.scenario(), row.calls(), fired(row));
    }
    line(
        text,
        "%-28s %-16s %6d  %s",
        "(nothing)",
        "(all)",
        study.clean().calls(),
        fired(study.clean()));
    line(text, "");
    line(text, "%-28s %-26s %s", "DETECTOR", "SENSITIVITY (95 %)", "SPECIFICITY (95 %)");
    TreeSet<String> detectors = new TreeSet<>();
    study.planted().forEach(row -> detectors.add(row.plant().orElseThrow().detector()));
    for (String detector : detectors) {
      line(
          text,
          "%-28s %-26s %s",
          detector,
          share(study.sensitivity(detector)),
          share(study.specificity(detector)));
    }
    return text.toString();
  }

  private static String fired(Row row) {
    List<String> parts = new ArrayList<>();
    row.fired().forEach((detector, calls) -> parts.add(detector + " " + calls));
    return parts.isEmpty() ? "none" : parts.stream().collect(Collectors.joining(", "));
  }

  private static String share(Optional<Share> share) {
    return share
        .map(
            s ->
                String.format(
                    Locale.ROOT,
                    "%d/%d (%.3f to %.3f)",
                    s.count(),
                    s.of(),
                    s.bounds().lower(),
                    s.bounds().upper()))
        .orElse("not planted");
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}

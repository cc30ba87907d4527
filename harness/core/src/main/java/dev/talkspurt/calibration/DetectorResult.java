package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StudyResult.Clock;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.TargetReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The detectors' study as one among the others. */
final class DetectorResult {
  private static final double ACCEPTED = 0.98;
  private static final int FULL_SEEDS = 20;
  private static final int FULL_CLEAN = 1000;
  private static final int USUAL_CLEAN = 40;
  private static final int SHOWN = 5;

  private DetectorResult() {}

  /** Every plant once, or twenty times; the bounds are only judged where there is enough. */
  static StudyResult run(
      Path projectRoot, Path folder, boolean full, PlantedCalls.Progress progress) {
    DetectorStudy found;
    try (OpenBench open = OpenBench.virtualTime(TargetReader.read("simulated"), projectRoot)) {
      found =
          DetectorStudy.run(
              open,
              folder,
              full ? FULL_SEEDS : 1,
              full ? FULL_CLEAN : USUAL_CLEAN,
              progress::calls);
    }
    return result(found, full);
  }

  static StudyResult result(DetectorStudy found, boolean full) {
    int calls = 0;
    int hits = 0;
    long strays = found.clean().strays().size();
    List<Counted> confusion = new ArrayList<>();
    for (DetectorStudy.Row row : found.planted()) {
      Plant plant = row.plant().orElseThrow();
      calls += row.calls();
      hits += row.fired(plant.detector());
      strays += row.strays().size();
      String planted = plant.detector() + " in " + plant.scenario();
      if (row.fired(plant.detector()) < row.calls()) {
        confusion.add(
            new Counted(planted, "nothing", row.calls() - row.fired(plant.detector()), false));
      }
      row.fired().forEach((id, n) -> confusion.add(new Counted(planted, id, n, plant.allows(id))));
    }
    int clean = found.clean().calls();
    int silent =
        clean - (int) found.clean().strays().stream().map(DetectorResult::call).distinct().count();
    confusion.add(new Counted("nothing", "nothing", silent, true));
    found.clean().fired().forEach((id, n) -> confusion.add(new Counted("nothing", id, n, false)));
    Study study =
        new Study(
                "detectors",
                "detectors of known failures",
                "Are planted failures found, and nothing where nothing is?",
                Clock.VIRTUAL)
            .figure(
                Figure.plain("planted failures not found", "", calls - hits, calls).accepted(0, 0))
            .figure(
                Figure.plain("findings without a failure", "", strays, calls + clean)
                    .accepted(0, 0))
            .figure(Figure.plain("detectors never planted", "", found.unplanted().size(), calls))
            .figure(judged(YieldStudy.share("sensitivity, all", hits, calls), full))
            .figure(judged(YieldStudy.share("specificity, all", silent, clean), full))
            .confusion(confusion);
    found.failures().stream().limit(SHOWN).forEach(study::note);
    if (!found.unplanted().isEmpty()) {
      study.note("never planted: " + String.join(", ", found.unplanted()));
    }
    return study.judged();
  }

  /** By the lower bound, where it can be had. */
  private static Figure judged(Figure share, boolean full) {
    if (!full) {
      return share;
    }
    double lower = share.interval().orElseThrow().lower();
    return Figure.plain(share.name() + ", lower bound", "1", lower, share.n())
        .accepted(ACCEPTED, 1);
  }

  /** What stands before the colon names the call. */
  private static String call(String stray) {
    return stray.substring(0, stray.indexOf(':'));
  }
}

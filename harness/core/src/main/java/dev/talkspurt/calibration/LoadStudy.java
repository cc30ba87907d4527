package dev.talkspurt.calibration;

import dev.talkspurt.calibration.PlantedCalls.Taken;
import dev.talkspurt.calibration.StudyResult.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * How many calls at once this host can measure: the same short call, more and more often at once,
 * all of them beginning together. Callers and simulated agents share the host, so that a live agent
 * elsewhere leaves room for more.
 */
final class LoadStudy {
  static final List<Integer> USUAL = List.of(1, 4, 10, 25, 50);
  static final List<Integer> FULL = List.of(1, 4, 10, 25, 50, 100);
  private static final int TURNS = 4;

  /** What the other studies do at once at most: beyond it, a peak could disturb them. */
  private static final int MOST_FOR_STUDIES = 25;

  /** Where nothing holds nothing can be shown, either: then at least it does not take long. */
  private static final int WHERE_NOTHING_HOLDS = 10;

  private final List<Level> levels = new ArrayList<>();
  private Host first;

  /** Measure one level after the other. */
  LoadStudy run(PlantedCalls calls, List<Integer> atOnce, PlantedCalls.Progress progress) {
    // The first calls of a process meet code that has not been compiled: they would tell of that.
    calls.take(List.of(PlantedCell.brief(2)), 4, 4, (done, all) -> {});
    for (int parallel : atOnce) {
      Taken taken = calls.take(List.of(PlantedCell.brief(TURNS)), parallel, parallel, progress);
      levels.add(level(parallel, taken));
      first = first == null ? taken.host() : first;
      if (!first.troubles().isEmpty()) {
        // Where not even that keeps time, more calls at once tell nothing.
        break;
      }
    }
    return this;
  }

  private static Level level(int parallel, Taken taken) {
    ErrorFigures errors =
        ErrorFigures.of(
            taken.values().stream()
                .map(value -> new ErrorPair("", value.trueMs(), value.measuredMs()))
                .toList());
    Host host = taken.host();
    return new Level(
        parallel,
        errors.spread().n(),
        taken.missing(),
        errors.biasMs(),
        errors.sdMs(),
        errors.p99Ms(),
        host.latenessP99Ms(),
        errors.accepted() && taken.missing() == 0 && host.troubles().isEmpty());
  }

  /** The highest level at which the acceptance holds, and at all below; 0 if at none. */
  int highest() {
    int highest = 0;
    for (Level level : levels) {
      if (!level.holds()) {
        break;
      }
      highest = level.calls();
    }
    return highest;
  }

  /** How many calls the studies make at once: shown to be harmless, where anything is. */
  int harmless() {
    int highest = highest();
    return highest == 0 ? WHERE_NOTHING_HOLDS : Math.min(highest, MOST_FOR_STUDIES);
  }

  /**
   * What came of it.
   *
   * @param later the host while the studies made as many calls at once as had seemed harmless
   */
  StudyResult result(Host later) {
    Study study =
        new Study(
            "load",
            "calls at once",
            "Up to how many calls at once do the figures hold on this host?",
            Clock.REAL);
    int n = levels.stream().mapToInt(Level::n).sum();
    study.figure(
        Figure.plain("highest concurrency that holds", "calls", highest(), n)
            .accepted(1, Double.POSITIVE_INFINITY));
    for (Level level : levels) {
      study.figure(Figure.plain("bias at " + level.calls(), "ms", level.biasMs(), level.n()));
      study.figure(Figure.plain("SD at " + level.calls(), "ms", level.sdMs(), level.n()));
      study.figure(
          Figure.plain(
              "frames late at " + level.calls() + ", 99 % within",
              "ms",
              level.latenessP99Ms(),
              level.n()));
      study.level(level);
    }
    return study
        .note("callers and simulated agents share this host, and all calls begin together")
        .judgedOn(highest() > 0 && first.troubles().isEmpty() ? later : first);
  }
}

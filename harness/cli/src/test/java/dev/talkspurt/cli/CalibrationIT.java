package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.talkspurt.calibration.DelayStudy;
import dev.talkspurt.calibration.Outcome;
import dev.talkspurt.calibration.PlantedCalls;
import dev.talkspurt.calibration.PlantedCalls.Taken;
import dev.talkspurt.calibration.StudyResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.TargetReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bench's own error over real sockets in real time.
 *
 * <p>A host that is too busy to be judged on skips the test; {@code CalibrationTest} proves the
 * method on every host.
 */
class CalibrationIT {
  @Test
  void measures_planted_delays_and_stops_within_what_is_accepted(@TempDir Path folder) {
    Taken taken;
    try (OpenBench open =
        OpenBench.realTime(TargetReader.read("simulated"), OpenBench.projectRoot())) {
      taken =
          new PlantedCalls(open.bench(), folder, 1)
              .take(DelayStudy.cells(), 1, 10, (done, all) -> {});
    }
    for (StudyResult study : List.of(DelayStudy.latency(taken), DelayStudy.stop(taken))) {
      System.out.println(study.title() + ": " + study.figures());
      assumeTrue(study.outcome() != Outcome.INCONCLUSIVE, study.why());
      assertEquals(Outcome.PASSED, study.outcome(), study.why());
    }
  }
}

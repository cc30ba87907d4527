package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.calibration.DelayStudy;
import dev.talkspurt.calibration.ErrorPair;
import dev.talkspurt.calibration.Outcome;
import dev.talkspurt.calibration.PlantedCalls;
import dev.talkspurt.calibration.PlantedCalls.Taken;
import dev.talkspurt.calibration.PlantedValue;
import dev.talkspurt.calibration.StudyResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.TargetReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench's own error in virtual time, where nothing but the method can add any. */
class CalibrationTest {
  @Test
  void measures_planted_delays_and_stops_without_an_error_of_its_own(@TempDir Path folder) {
    Taken taken;
    try (OpenBench open =
        OpenBench.virtualTime(TargetReader.read("simulated"), OpenBench.projectRoot())) {
      taken =
          new PlantedCalls(open.bench(), folder, 1)
              .take(DelayStudy.cells(), 1, 1, (done, all) -> {});
    }
    for (StudyResult method : DelayStudy.method(taken)) {
      assertEquals(Outcome.PASSED, method.outcome(), method.title() + ": " + method.why());
      for (ErrorPair pair : method.pairs()) {
        assertTrue(Math.abs(pair.error()) <= 1, pair.toString());
      }
    }
    assertEquals(72 * 2, taken.of(PlantedValue.V2V).size(), "every turn was measured");
    assertEquals(72, taken.of(PlantedValue.STOP).size(), "every interruption was measured");
  }
}

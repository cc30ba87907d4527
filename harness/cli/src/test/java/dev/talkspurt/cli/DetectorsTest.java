package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.calibration.ConfusionMatrix;
import dev.talkspurt.calibration.DetectorStudy;
import dev.talkspurt.calibration.Plants;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.TargetReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every planted failure is found in every call, and nothing is found where nothing is planted; in
 * virtual time.
 */
class DetectorsTest {
  private static final int SEEDS = Integer.getInteger("talkspurt.detectors.seeds", 20);
  private static final int CLEAN_CALLS = Integer.getInteger("talkspurt.detectors.clean", 500);

  @Test
  void finds_every_planted_failure_and_no_other(@TempDir Path folder) {
    Console.assumeVoices();
    DetectorStudy study;
    try (OpenBench open =
        OpenBench.virtualTime(TargetReader.read("simulated"), OpenBench.projectRoot())) {
      study = DetectorStudy.run(open, folder, SEEDS, CLEAN_CALLS, (done, total) -> {});
    }
    System.out.println(ConfusionMatrix.of(study));
    study.failures().forEach(System.out::println);
    assertEquals(List.of(), study.failures());
    assertEquals(List.of(), study.unplanted(), "detectors that nothing proves");
    assertEquals(CLEAN_CALLS, study.clean().calls());
    assertEquals(Plants.all().size(), study.planted().size());
  }
}

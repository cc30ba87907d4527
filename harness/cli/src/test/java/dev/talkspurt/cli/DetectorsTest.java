package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.calibration.ConfusionMatrix;
import dev.talkspurt.calibration.DetectorStudy;
import dev.talkspurt.calibration.Plants;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.TargetReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    CompletableFuture<DetectorStudy> clean =
        CompletableFuture.supplyAsync(() -> study(folder.resolve("clean"), 0, CLEAN_CALLS));
    DetectorStudy planted = study(folder.resolve("planted"), SEEDS, 0);
    DetectorStudy study = new DetectorStudy(planted.planted(), clean.join().clean());
    System.out.println(ConfusionMatrix.of(study));
    assertAll(
        () -> assertEquals("", String.join("\n", study.failures())),
        () -> assertEquals(List.of(), study.unplanted(), "detectors that nothing proves"),
        () -> assertEquals(CLEAN_CALLS, study.clean().calls()),
        () -> assertEquals(Plants.all().size(), study.planted().size()));
  }

  private static DetectorStudy study(Path folder, int seeds, int cleanCalls) {
    try (OpenBench open =
        OpenBench.virtualTime(TargetReader.read("simulated"), OpenBench.projectRoot())) {
      return DetectorStudy.run(open, folder, seeds, cleanCalls, (done, total) -> {});
    }
  }
}

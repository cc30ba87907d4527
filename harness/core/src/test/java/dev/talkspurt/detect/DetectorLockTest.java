package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.metric.DefinitionLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectorLockTest {
  private static final Path LOCK =
      Path.of(System.getProperty("talkspurt.root", "../.."), "docs", "detectors.lock");

  /** A rule is what it says of itself; what to do about it may be put better at any time. */
  @Test
  void no_detector_changes_without_its_version() throws IOException {
    Map<String, String> now = new LinkedHashMap<>();
    for (Detector detector : Detectors.all()) {
      now.put(
          detector.definition(),
          DefinitionLock.hash(detector.definition(), detector.severity().name(), detector.rule()));
    }
    assertEquals(List.of(), DefinitionLock.check(LOCK, now));
  }
}

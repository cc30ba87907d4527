package dev.talkspurt.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.calibration.Budget;
import dev.talkspurt.calibration.Calibration;
import dev.talkspurt.calibration.Counted;
import dev.talkspurt.calibration.ErrorPair;
import dev.talkspurt.calibration.Figure;
import dev.talkspurt.calibration.Host;
import dev.talkspurt.calibration.Level;
import dev.talkspurt.calibration.Machine;
import dev.talkspurt.calibration.Outcome;
import dev.talkspurt.calibration.StudyResult;
import dev.talkspurt.stats.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationFolderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Machine HERE = machine("0123456789ab");

  private static Machine machine(String id) {
    return new Machine(id, "Linux 6", "amd64", "<b>cpu</b>", 2, "Java 17", 512);
  }

  private static Calibration calibration(
      Instant date, String version, Machine machine, Outcome outcome) {
    StudyResult v2v =
        new StudyResult(
            "v2v",
            "V2V_AUDIBLE",
            "How far off?",
            StudyResult.Clock.REAL,
            outcome,
            outcome == Outcome.PASSED ? "" : "bias is 7, <script>",
            List.of(
                new Figure(
                    "bias",
                    "ms",
                    0.4,
                    3,
                    Optional.of(new Interval(0.3, 0.5)),
                    Optional.of(new Interval(-5, 5))),
                new Figure("slope", "1", Double.NaN, 3, Optional.empty(), Optional.empty())),
            List.of("a note"),
            List.of(
                new ErrorPair("sent 1x", 0, 0.4),
                new ErrorPair("sent 3x", 500, 500.2),
                new ErrorPair("sent 20x", 5000, Double.NaN)),
            List.of(),
            List.of());
    StudyResult load =
        new StudyResult(
            "load",
            "calls at once",
            "How many?",
            StudyResult.Clock.REAL,
            Outcome.PASSED,
            "",
            List.of(
                new Figure(
                    "highest",
                    "calls",
                    4,
                    8,
                    Optional.empty(),
                    Optional.of(new Interval(1, Double.POSITIVE_INFINITY)))),
            List.of(),
            List.of(),
            List.of(
                new Level(1, 4, 0, 0.4, 0.1, 0.5, 0.3, true),
                new Level(4, 0, 16, Double.NaN, Double.NaN, Double.NaN, 30, false)),
            List.of(new Counted("a yield", "yielded", 200, true)));
    return new Calibration(
        version,
        date,
        120,
        1,
        false,
        machine,
        10,
        new Host(72, 0, 100, 0.1, 0.2, 0.3, 1, 0, 0, 0, 60),
        new Budget(
            List.of(new Budget.Source("detector", "A", "rms", 0.8)), 0.9, 0.5, 0.4, 2.2, 144),
        List.of(v2v, load));
  }

  private static CalibrationCitation cite(Path folder) {
    return CalibrationCitation.find(folder, "1.0", HERE, NOW);
  }

  private static void write(Path folder, String name, Calibration calibration) {
    CalibrationFolder.write(calibration, folder.resolve(name));
  }

  @Test
  void keeps_to_its_schema_and_shows_its_pictures(@TempDir Path folder) throws IOException {
    for (Outcome outcome : List.of(Outcome.PASSED, Outcome.FAILED)) {
      write(folder, "one", calibration(NOW, "1.0", HERE, outcome));
      String json = Files.readString(folder.resolve("one/calibration.json"));
      assertEquals(List.of(), new SchemaCheck("calibration").problems(json));
      String page = Files.readString(folder.resolve("one/calibration.html"));
      assertEquals(3, page.split("<figure>", -1).length - 1, "scatter, histogram, load");
      assertFalse(page.contains("NaN"), "what is not known is a dash");
      assertFalse(page.contains("<script>") || page.contains("<b>cpu"), "text is escaped");
    }
  }

  @Test
  void without_a_calibration_the_note_says_how_to_make_one(@TempDir Path folder) {
    CalibrationCitation none = cite(folder.resolve("none"));
    assertTrue(none.cited().isEmpty());
    assertTrue(none.words().contains("talkspurt calibrate"), none.words());
  }

  @Test
  void the_newest_that_holds_is_cited(@TempDir Path folder) {
    write(folder, "a", calibration(NOW.minusSeconds(9000), "1.0", HERE, Outcome.PASSED));
    write(folder, "b", calibration(NOW.minusSeconds(5000), "1.0", HERE, Outcome.PASSED));
    write(folder, "c", calibration(NOW.minusSeconds(100), "1.0", HERE, Outcome.INCONCLUSIVE));
    CalibrationCitation.Cited cited = cite(folder).cited().orElseThrow();
    assertEquals(folder.resolve("b/calibration.json"), cited.file());
    assertEquals(List.of(), cited.caveats());
    assertEquals(2.2, cited.expandedMs());
    assertEquals("V2V_AUDIBLE ± 2.2 ms (U, k = 2), calibrated 2026-03-02", cite(folder).words());
  }

  @Test
  void one_that_may_not_hold_is_cited_as_such(@TempDir Path folder) {
    Instant old = NOW.minus(Duration.ofDays(31));
    write(folder, "a", calibration(old, "0.9", machine("ffffffffffff"), Outcome.PASSED));
    assertEquals(
        List.of("made on another machine", "made with Talkspurt 0.9", "31 days old"),
        cite(folder).cited().orElseThrow().caveats());
    assertTrue(cite(folder).words().contains("may not hold: made on another machine"));
    // What failed later on the same machine speaks against what passed before.
    write(folder, "b", calibration(NOW.minusSeconds(9), "1.0", HERE, Outcome.PASSED));
    write(folder, "c", calibration(NOW.minusSeconds(5), "1.0", HERE, Outcome.FAILED));
    assertEquals(List.of("it failed"), cite(folder).cited().orElseThrow().caveats());
  }

  @Test
  void what_is_no_calibration_is_passed_over(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("x"));
    Files.writeString(folder.resolve("x/calibration.json"), "{\"schema\": \"other\"}");
    Files.createDirectories(folder.resolve("y"));
    Files.writeString(folder.resolve("y/calibration.json"), "not json");
    assertTrue(cite(folder).cited().isEmpty());
  }
}

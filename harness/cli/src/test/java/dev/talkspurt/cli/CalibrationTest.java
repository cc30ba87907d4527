package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.cli.PlantedBench.Pair;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.TargetReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench's own error in virtual time, where nothing but the method can add any. */
class CalibrationTest {
  @Test
  void measures_planted_delays_and_stops_without_bias(@TempDir Path folder) {
    List<Pair> pairs;
    try (OpenBench open =
        OpenBench.virtualTime(TargetReader.read("simulated"), OpenBench.projectRoot())) {
      pairs = PlantedBench.measure(open, CalibrationTable.cells(), 1, folder).pairs();
    }
    List<CalibrationTable.Row> rows = CalibrationTable.of(pairs);
    rows.forEach(row -> System.out.println("calibration, virtual time  " + row));
    for (CalibrationTable.Row row : rows) {
      assertTrue(row.n() > 0, row.toString());
      assertTrue(Math.abs(row.biasMs()) <= 2, row.toString());
      assertTrue(row.sdMs() <= 2, row.toString());
    }
    long stops = pairs.stream().filter(pair -> pair.metric().equals("BI_STOP")).count();
    assertEquals(54 * 2, rows.get(0).n(), "every turn was measured");
    assertEquals(54, stops, "every interruption was measured");
  }
}

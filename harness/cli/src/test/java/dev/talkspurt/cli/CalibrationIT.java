package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.cli.PlantedBench.Pair;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.TargetReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bench's own error over real sockets in real time.
 *
 * <p>Only calls that pass the validity gate count, as in any run; on a host too busy for half of
 * them the table is printed and nothing is concluded.
 */
class CalibrationIT {
  @Test
  void measures_planted_delays_and_stops_within_five_milliseconds(@TempDir Path folder) {
    List<Pair> pairs = new ArrayList<>();
    try (OpenBench open =
        OpenBench.realTime(TargetReader.read("simulated"), OpenBench.projectRoot())) {
      pairs.addAll(PlantedBench.measure(open, CalibrationTable.cells(), 1, 8, folder));
    }
    List<CalibrationTable.Row> rows = CalibrationTable.of(pairs);
    rows.forEach(row -> System.out.println("calibration, real time  " + row));
    int turns = rows.get(0).n();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        turns >= 54, "the host was too busy: only " + turns + " of 108 turns were in valid calls");
    for (CalibrationTable.Row row : rows) {
      if (row.group().equals("all")) {
        assertTrue(Math.abs(row.biasMs()) <= 5, row.toString());
        assertTrue(row.sdMs() <= 5, row.toString());
      }
    }
  }
}

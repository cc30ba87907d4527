package dev.talkspurt.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.calibration.StatisticsStudy.Row;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatisticsStudyTest {
  @Test
  void every_procedure_keeps_what_it_claims() {
    List<Row> rows = StatisticsStudy.rows();
    String table = rows.stream().map(StatisticsStudyTest::line).collect(Collectors.joining("\n"));
    System.out.println(table);
    List<String> broken =
        rows.stream().filter(row -> !row.pass()).map(StatisticsStudyTest::line).toList();
    assertEquals(List.of(), broken);
    assertTrue(rows.size() > 60);
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "%-4s %.4f n %5d  %s | %s",
        row.pass() ? "ok" : "NOT",
        row.observed(),
        row.n(),
        row.procedure(),
        row.claim());
  }
}

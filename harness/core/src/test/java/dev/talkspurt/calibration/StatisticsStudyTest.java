package dev.talkspurt.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.calibration.StatisticsStudy.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatisticsStudyTest {
  private static final Path PAGE =
      Path.of(System.getProperty("talkspurt.root", "../.."), "docs", "statistics.md");

  @Test
  void every_procedure_keeps_what_it_claims_and_the_page_says_so() throws IOException {
    List<Row> rows = StatisticsStudy.rows();
    String table = rows.stream().map(StatisticsStudyTest::line).collect(Collectors.joining("\n"));
    System.out.println(table);
    assertTrue(rows.size() > 60);
    List<String> broken =
        rows.stream().filter(row -> !row.pass()).map(StatisticsStudyTest::line).toList();
    assertEquals(List.of(), broken);
    assertEquals(table, proven(), "copy the printed table to docs/statistics.md");
  }

  /** The page's table of what was proven. */
  private static String proven() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int head = lines.indexOf("| Procedure | Claim | Samples | Observed |");
    return lines.stream()
        .skip(head + 2)
        .takeWhile(line -> line.startsWith("|"))
        .collect(Collectors.joining("\n"));
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.3f |",
        row.procedure(),
        row.claim(),
        row.n(),
        row.observed());
  }
}

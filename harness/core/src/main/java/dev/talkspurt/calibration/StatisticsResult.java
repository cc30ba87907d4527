package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StatisticsStudy.Row;
import dev.talkspurt.calibration.StudyResult.Clock;
import java.util.List;

/** The study of the statistics as one among the others. */
final class StatisticsResult {
  private static final int SHOWN = 10;

  private StatisticsResult() {}

  static Study begun() {
    return new Study(
        "statistics",
        "statistics",
        "Do p-values and intervals keep what they promise?",
        Clock.NONE);
  }

  static StudyResult of(List<Row> rows) {
    long simulated = rows.stream().mapToLong(Row::n).sum();
    long wrong = rows.stream().filter(row -> !row.pass()).count();
    Study study =
        begun()
            .figure(Figure.plain("claims that do not hold", "", wrong, rows.size()).accepted(0, 0))
            .figure(Figure.plain("simulated samples", "", simulated, rows.size()));
    rows.stream()
        .filter(row -> !row.pass())
        .limit(SHOWN)
        .forEach(
            row -> study.note(row.procedure() + ": " + row.claim() + ", is " + row.observed()));
    return study.judged();
  }
}

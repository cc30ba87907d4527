package dev.talkspurt.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds the statistics to what they claim: every procedure that gives a p-value or an interval is
 * run on thousands of simulated samples of which the truth is known. All chance is seeded: the same
 * rows each time. Thread-safe.
 */
public final class StatisticsStudy {
  private StatisticsStudy() {}

  /**
   * One claim held against what was observed.
   *
   * @param procedure and its setting
   * @param claim what is asserted
   * @param n simulated samples
   * @param observed share of samples, or as the claim says
   * @param pass whether the claim holds
   */
  public record Row(String procedure, String claim, int n, double observed, boolean pass) {}

  /** All rows; takes about a minute of one core. */
  public static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(TestStudies.rows());
    rows.addAll(IntervalStudies.rows());
    rows.addAll(LineStudies.rows());
    rows.addAll(BootstrapStudies.rows());
    rows.addAll(SequentialStudies.rows());
    return List.copyOf(rows);
  }
}

package dev.talkspurt.cli;

import dev.talkspurt.cli.PlantedBench.Cell;
import dev.talkspurt.cli.PlantedBench.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** Error of the bench against planted truth, as a table. */
final class CalibrationTable {
  /** Bias and spread of one group of pairs. */
  record Row(String metric, String group, int n, double biasMs, double sdMs, double worstMs) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-12s %-22s n=%3d  bias %+7.3f ms  SD %6.3f ms  worst %+7.3f ms",
          metric,
          group,
          n,
          biasMs,
          sdMs,
          worstMs);
    }
  }

  private CalibrationTable() {}

  static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    int[] stops = {0, 100, 300, 600};
    for (int delayMs : new int[] {0, 100, 250, 500, 1000, 2000}) {
      for (int leadMs : new int[] {0, 120, 340}) {
        for (int burst : new int[] {1, 3, 20}) {
          cells.add(new Cell(delayMs, leadMs, burst, stops[cells.size() % stops.length]));
        }
      }
    }
    return cells;
  }

  static List<Row> of(List<Pair> pairs) {
    List<Row> rows = new ArrayList<>();
    for (String metric : List.of("V2V_AUDIBLE", "BI_STOP")) {
      List<Pair> all = pairs.stream().filter(pair -> pair.metric().equals(metric)).toList();
      rows.add(row(metric, "all", all));
      by(rows, metric, "delay ms = ", all, Cell::delayMs);
      by(rows, metric, "leading silence ms = ", all, Cell::leadMs);
      by(rows, metric, "speed x = ", all, Cell::burst);
      by(rows, metric, "stop ms = ", all, Cell::stopMs);
    }
    return rows;
  }

  private static void by(
      List<Row> rows, String metric, String name, List<Pair> pairs, ToIntFunction<Cell> key) {
    TreeSet<Integer> values = new TreeSet<>();
    pairs.forEach(pair -> values.add(key.applyAsInt(pair.cell())));
    for (int value : values) {
      List<Pair> group =
          pairs.stream().filter(pair -> key.applyAsInt(pair.cell()) == value).toList();
      rows.add(row(metric, name + value, group));
    }
  }

  private static Row row(String metric, String group, List<Pair> pairs) {
    double[] errors = pairs.stream().mapToDouble(Pair::errorMs).toArray();
    double bias = java.util.Arrays.stream(errors).average().orElse(Double.NaN);
    double squares = java.util.Arrays.stream(errors).map(e -> (e - bias) * (e - bias)).sum();
    double worst = 0;
    for (double error : errors) {
      worst = Math.abs(error) > Math.abs(worst) ? error : worst;
    }
    double sd = Math.sqrt(squares / Math.max(1, errors.length - 1));
    return new Row(metric, group, errors.length, bias, sd, worst);
  }
}

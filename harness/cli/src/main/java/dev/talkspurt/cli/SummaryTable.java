package dev.talkspurt.cli;

import dev.talkspurt.detect.FoundOften;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.report.CalibrationCitation;
import dev.talkspurt.report.Headline;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.ControlPairs;
import dev.talkspurt.run.EndpointingPairs;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.verdict.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The run on one screen: a line per call, then the metrics with their counts and intervals. */
final class SummaryTable {
  private static final int PAGES = 5;
  private static final int REASONS = 5;

  private final PrintWriter out;
  private final Terminal terminal;
  private final boolean allMetrics;

  SummaryTable(PrintWriter out, Terminal terminal, boolean allMetrics) {
    this.out = out;
    this.terminal = terminal;
    this.allMetrics = allMetrics;
  }

  void print(RunResult run) {
    int width = run.calls().stream().mapToInt(call -> name(call).length()).max().orElse(0);
    String names = "%-" + Math.max(width, 24) + "s";
    out.println();
    out.printf(
        Locale.ROOT,
        "%-14s " + names + " %9s %11s %13s %9s%n",
        "VERDICT",
        "SCENARIO",
        "ANSWERED",
        "SLOWEST ms",
        "BARGE-IN ms",
        "TOOLS");
    run.calls().forEach(call -> row(call, names));
    out.println();
    List<Summary> metrics =
        allMetrics
            ? run.metrics().stream().filter(metric -> metric.n() > 0).toList()
            : Headline.of(run.metrics());
    int longest = metrics.stream().mapToInt(m -> m.metric().definition().length()).max().orElse(0);
    int units = metrics.stream().mapToInt(m -> unit(m).length()).max().orElse(0);
    String row = "%-" + Math.max(longest, 22) + "s %-" + Math.max(units, 6) + "s";
    row += " %-22s %7s %7s %5s%s%n";
    out.printf(row, "METRIC", "", "P50 OR RATE [95 %]", "P90", "MAX", "N", "");
    for (Summary metric : metrics) {
      metric(metric, row);
    }
    controls(ControlPairs.of(run.calls()));
    endpointing(EndpointingPairs.of(run.calls()));
    out.println("- too few to estimate, or never came (missing)");
    int others = allMetrics ? 0 : Headline.others(run.metrics()).size();
    if (others > 0) {
      out.println(others + " more metrics: --all-metrics, or run.json");
    }
    found(run);
    out.println();
    out.println(verdicts(run.calls()) + (run.simulated() ? "  (simulated agent)" : "  (live)"));
  }

  /** Known failures: what to listen to, whatever the verdict. */
  private void found(RunResult run) {
    List<FoundOften> found = FoundOften.of(run.calls().stream().map(CallResult::findings).toList());
    if (!found.isEmpty()) {
      out.println();
      out.printf(Locale.ROOT, "%-9s %-24s %5s %5s%n", "FOUND", "", "TIMES", "CALLS");
    }
    for (FoundOften one : found) {
      out.printf(
          Locale.ROOT,
          "%-9s %-24s %5d %5d%n          %s%n",
          one.detector().severity().word(),
          one.detector().id(),
          one.times(),
          one.calls(),
          one.detector().remedy());
    }
  }

  private void controls(ControlPairs pairs) {
    int n = pairs.pairs().size();
    if (n > 0) {
      out.printf(
          Locale.ROOT,
          "without their faults %d/%d pass, with them %d/%d: difference %.3f%s%n",
          pairs.passClean(),
          n,
          pairs.passFault(),
          n,
          pairs.deltaPass(),
          pairs
              .interval()
              .map(ci -> String.format(Locale.ROOT, " [%.3f, %.3f]", ci.lower(), ci.upper()))
              .orElse(""));
    }
  }

  private void endpointing(EndpointingPairs calls) {
    if (!calls.pairs().isEmpty()) {
      int pairs = calls.estimates().stream().mapToInt(e -> e.pairs().size()).sum();
      int leftOut = calls.estimates().stream().mapToInt(e -> e.leftOut().size()).sum();
      out.printf(
          Locale.ROOT,
          "ENDPOINTING_EST is an estimate: turns called twice, the second time ended by the bench"
              + "%n(%d pairs, %d turns left out); the second calls decide no verdict of the run%n",
          pairs,
          leftOut);
    }
  }

  /** Why calls did not pass, for those who saw no progress. */
  void reasons(RunResult run) {
    for (CallResult call : run.calls()) {
      if (call.verdict() != Verdict.PASSED) {
        out.println();
        out.println(name(call) + ": " + call.verdict().word());
        LiveProgress.reasons(call).stream()
            .limit(REASONS)
            .forEach(reason -> out.println("  " + Terminal.line(reason)));
      }
    }
  }

  /** Where the run's files are: the pages of what did not pass, or of all. */
  void where(RunResult run, Optional<Path> report, CalibrationCitation calibration) {
    Path calls = ShownPath.of(run.folder()).resolve("calls");
    List<Path> pages =
        run.calls().stream()
            .filter(call -> call.verdict() != Verdict.PASSED || run.calls().size() == 1)
            .limit(PAGES)
            .map(call -> ShownPath.of(call.folder()).resolve("page.html"))
            .toList();
    out.println();
    out.println("run     " + ShownPath.of(run.folder()));
    if (pages.isEmpty()) {
      out.println("listen  " + calls.resolve("*").resolve("*").resolve("page.html"));
    }
    pages.forEach(page -> out.println("listen  " + page));
    report.ifPresent(path -> out.println("report  " + ShownPath.of(path)));
    out.println("bench   " + Terminal.line(calibration.words()));
  }

  private static String name(CallResult call) {
    return call.scenario().id() + (call.trial() > 1 ? " #" + call.trial() : "");
  }

  private void row(CallResult call, String names) {
    List<TurnMeasure> turns = turnsOf(call);
    long answered = turns.stream().filter(TurnMeasure::answered).count();
    List<ToolCallMeasure> judged =
        call.measurements().toolCalls().stream().filter(ToolCallMeasure::judged).toList();
    long matched = judged.stream().filter(ToolCallMeasure::matched).count();
    String colour =
        call.verdict() == Verdict.PASSED
            ? "green"
            : call.verdict() == Verdict.FAILED ? "red" : "yellow";
    out.printf(
        Locale.ROOT,
        "%s " + names + " %9s %11s %13s %9s%n",
        terminal.paint(colour, String.format(Locale.ROOT, "%-14s", call.verdict().word())),
        name(call),
        turns.isEmpty() ? "-" : answered + "/" + turns.size(),
        slowest(turns.stream().mapToDouble(TurnMeasure::v2vAudibleMs)),
        bargeIn(call.measurements().probes().stream().filter(SummaryTable::interrupts).toList()),
        judged.isEmpty() ? "-" : matched + "/" + judged.size());
  }

  /** What counts in RESPONSE_RATE: answers to interruptions are a population of their own. */
  private static List<TurnMeasure> turnsOf(CallResult call) {
    List<Step> script = call.scenario().script();
    return call.measurements().turns().stream()
        .filter(turn -> !(script.get(turn.stepIndex()) instanceof Step.Interrupt))
        .toList();
  }

  /** A noise is no barge-in: nobody should stop for it. */
  private static boolean interrupts(ProbeMeasure probe) {
    return probe.valid() && probe.interrupts();
  }

  private static String bargeIn(List<ProbeMeasure> probes) {
    boolean missed = probes.stream().anyMatch(probe -> probe.outcome().equals("missed"));
    return missed ? "never" : slowest(probes.stream().mapToDouble(ProbeMeasure::stopMs));
  }

  private static String slowest(DoubleStream values) {
    OptionalDouble slowest = values.filter(Double::isFinite).max();
    return number(slowest, 0);
  }

  private void metric(Summary s, String row) {
    boolean rate = s.value().isPresent();
    int decimals = s.max().orElse(Double.MAX_VALUE) < 10 ? 1 : 0;
    out.printf(
        Locale.ROOT,
        row,
        s.metric().definition(),
        unit(s),
        rate
            ? number(s.value(), 3) + interval(s.lo(), s.hi(), 3)
            : number(s.p50(), decimals) + interval(s.p50Lo(), s.p50Hi(), decimals),
        rate ? "" : number(s.p90(), decimals),
        rate ? "" : number(s.max(), decimals),
        s.n(),
        s.missing() > 0 ? " (" + s.missing() + " missing)" : "");
  }

  private static String unit(Summary s) {
    String unit = s.metric().unit();
    return unit.equals("1") ? "rate" : unit;
  }

  private static String number(OptionalDouble value, int decimals) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%." + decimals + "f", value.getAsDouble())
        : "-";
  }

  private static String interval(OptionalDouble lo, OptionalDouble hi, int decimals) {
    return lo.isPresent() && hi.isPresent()
        ? " [" + number(lo, decimals) + ", " + number(hi, decimals) + "]"
        : "";
  }

  private static String verdicts(List<CallResult> calls) {
    return Arrays.stream(Verdict.values())
        .filter(v -> calls.stream().anyMatch(call -> call.verdict() == v))
        .map(v -> calls.stream().filter(call -> call.verdict() == v).count() + " " + v.word())
        .collect(Collectors.joining(", "));
  }
}

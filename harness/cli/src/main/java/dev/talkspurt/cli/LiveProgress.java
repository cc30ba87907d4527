package dev.talkspurt.cli;

import dev.talkspurt.detect.Finding;
import dev.talkspurt.detect.Severity;
import dev.talkspurt.document.Place;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.verdict.Check;
import dev.talkspurt.verdict.Verdict;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows each call while it goes on: one line per call that is redrawn on a terminal, a line at
 * start and end elsewhere.
 */
final class LiveProgress implements RunListener {
  private static final int NAME_WIDTH = 40;
  private static final int STATE_WIDTH = 42;
  private static final int RESULT_WIDTH = 40;

  private final PrintWriter err;
  private final Terminal terminal;
  private final Map<String, String> active = new LinkedHashMap<>();
  private int drawn;
  private int total;
  private int finished;

  LiveProgress(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void runStarted(RunPlan plan) {
    total = plan.scenarios().size() * plan.repeat();
    err.printf(
        Locale.ROOT,
        "calling %s: %d call%s, %d at once, seed %d%n",
        plan.target().simulated()
            ? "the simulated agent"
            : "target " + Terminal.plain(plan.target().name()) + " (live)",
        total,
        total == 1 ? "" : "s",
        Math.min(plan.parallel(), total),
        plan.seed());
    err.flush();
  }

  @Override
  public void callStarted(Scenario scenario, int trial) {
    if (terminal.interactive()) {
      active.put(key(scenario, trial), line(key(scenario, trial), "connecting"));
      redraw();
    } else {
      err.println("started         " + key(scenario, trial));
    }
  }

  @Override
  public void callProgress(Scenario scenario, int trial, Progress progress) {
    if (!terminal.interactive()) {
      return;
    }
    String state =
        String.format(
            Locale.ROOT,
            "%6.1f s  %d/%d %-10s %-6s %s",
            progress.elapsedMs() / 1000,
            progress.stepIndex() + 1,
            progress.stepCount(),
            progress.stepKind(),
            progress.callerSpeaking() ? "caller" : "",
            progress.agentSpeaking() ? "agent" : "");
    active.put(key(scenario, trial), line(key(scenario, trial), state));
    redraw();
  }

  /** One line, however narrow the terminal: a line that wraps could not be redrawn. */
  private String line(String key, String state) {
    String text = "  " + name(key, STATE_WIDTH) + "  " + state;
    return Terminal.clipped(text, terminal.columns() - 1);
  }

  /** {@code key} in a column that leaves room for what follows it, if the terminal has any. */
  private String name(String key, int room) {
    int width = Math.max(8, Math.min(NAME_WIDTH, terminal.columns() - 1 - room));
    String shown = terminal.interactive() ? Terminal.clipped(key, width) : key;
    return String.format(Locale.ROOT, "%-" + width + "s", shown);
  }

  @Override
  public void callFinished(CallResult result) {
    finished++;
    erase();
    active.remove(key(result.scenario(), result.trial()));
    err.printf(
        Locale.ROOT,
        "%s  %s %6.1f s%s%n",
        verdict(result.verdict()),
        name(key(result.scenario(), result.trial()), RESULT_WIDTH),
        result.durationMs() / 1000,
        terminal.paint("dim", String.format(Locale.ROOT, "  %d of %d", finished, total)));
    reasons(result).forEach(reason -> err.println("                " + Terminal.line(reason)));
    result.findings().stream()
        .filter(finding -> finding.detector().severity() == Severity.SERIOUS)
        .forEach(finding -> err.println("                " + Terminal.line(found(finding))));
    err.flush();
    redraw();
  }

  private static String found(Finding finding) {
    return String.format(
        Locale.ROOT,
        "found at %.1f s: %s: %s",
        finding.atMs() / 1000,
        finding.detector().title(),
        finding.evidence());
  }

  /**
   * What failed or never came about, each at its place in the scenario file; or else why the
   * verdict is what it is.
   */
  static List<String> reasons(CallResult result) {
    Verdict verdict = result.verdict();
    if (verdict != Verdict.FAILED && verdict != Verdict.INCONCLUSIVE) {
      return result.reasons();
    }
    return result.checks().stream()
        .filter(check -> check.verdict() == verdict)
        .map(check -> reason(check, result.scenario().place()))
        .toList();
  }

  /** What is asked of every call stands nowhere, and need not be told. */
  private static String reason(Check check, Place title) {
    boolean written = !check.place().equals(title);
    return check.place()
        + ": "
        + (written ? "expected " + check.expectation() + ", but " : "")
        + check.evidence();
  }

  @Override
  public void runFinished(RunResult result) {
    erase();
    active.clear();
    err.flush();
  }

  private String verdict(Verdict verdict) {
    String colour =
        verdict == Verdict.PASSED ? "green" : verdict == Verdict.FAILED ? "red" : "yellow";
    return terminal.paint(colour, String.format(Locale.ROOT, "%-14s", verdict.word()));
  }

  private static String key(Scenario scenario, int trial) {
    return scenario.id() + " #" + trial;
  }

  private void redraw() {
    if (terminal.interactive()) {
      erase();
      List<String> lines = active.values().stream().limit(terminal.rows() - 1L).toList();
      err.print(String.join("", lines.stream().map(line -> line + "\n").toList()));
      drawn = lines.size();
      err.flush();
    }
  }

  private void erase() {
    if (drawn > 0) {
      err.print("\u001b[" + drawn + "A\u001b[J");
      drawn = 0;
    }
  }
}

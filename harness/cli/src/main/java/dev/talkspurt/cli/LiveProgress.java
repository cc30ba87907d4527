package dev.talkspurt.cli;

import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.verdict.Verdict;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Shows each call while it goes on: one line per call that is redrawn on a terminal, a line at
 * start and end elsewhere.
 */
final class LiveProgress implements RunListener {
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
      active.put(key(scenario, trial), "  " + key(scenario, trial) + "  connecting");
      redraw();
    } else {
      err.println("  started   " + key(scenario, trial));
    }
  }

  @Override
  public void callProgress(Scenario scenario, int trial, Progress progress) {
    if (!terminal.interactive()) {
      return;
    }
    String who =
        (progress.callerSpeaking() ? terminal.paint("bold", "caller") : "      ")
            + " "
            + (progress.agentSpeaking() ? terminal.paint("bold", "agent") : "     ");
    active.put(
        key(scenario, trial),
        String.format(
            Locale.ROOT,
            "  %-40s %6.1f s  %d/%d %-10s %s",
            clipped(key(scenario, trial)),
            progress.elapsedMs() / 1000,
            progress.stepIndex() + 1,
            progress.stepCount(),
            progress.stepKind(),
            who));
    redraw();
  }

  @Override
  public void callFinished(CallResult result) {
    finished++;
    erase();
    active.remove(key(result.scenario(), result.trial()));
    err.printf(
        Locale.ROOT,
        "%s  %-40s %6.1f s%s%n",
        verdict(result.verdict()),
        clipped(key(result.scenario(), result.trial())),
        result.durationMs() / 1000,
        terminal.paint("dim", String.format(Locale.ROOT, "  %d of %d", finished, total)));
    for (String reason : result.reasons()) {
      err.println("              " + Terminal.plain(reason));
    }
    err.flush();
    redraw();
  }

  private String verdict(Verdict verdict) {
    String colour =
        verdict == Verdict.PASSED ? "green" : verdict == Verdict.FAILED ? "red" : "yellow";
    return terminal.paint(colour, String.format(Locale.ROOT, "%-14s", verdict.word()));
  }

  private static String key(Scenario scenario, int trial) {
    return scenario.id() + " #" + trial;
  }

  private static String clipped(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }

  private void redraw() {
    if (terminal.interactive()) {
      erase();
      active.values().forEach(err::println);
      drawn = active.size();
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

package dev.talkspurt.engine;

import dev.talkspurt.document.Problem;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.scenario.Scenario;
import java.util.List;
import java.util.stream.Collectors;

/** A scenario that did not pass; its one stack frame points at the scenario file. */
final class ScenarioFailed extends AssertionError {
  private static final long serialVersionUID = 1L;

  private ScenarioFailed(Scenario scenario, String message, Throwable cause) {
    super(message, cause);
    setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "scenario",
              scenario.id().replace('-', '_'),
              scenario.source().toString(),
              Math.max(1, scenario.place().line()))
        });
  }

  /**
   * The calls of a scenario that did not pass, each with its reasons and where to hear it.
   *
   * @param trials of the scenario, those that passed included
   */
  static ScenarioFailed of(Scenario scenario, List<CallResult> calls, int trials) {
    String message =
        calls.stream().map(call -> describe(call, trials)).collect(Collectors.joining("\n"));
    return new ScenarioFailed(scenario, message, null);
  }

  /** A scenario that was not called, or whose call has no result, because the bench could not. */
  static ScenarioFailed notCalled(Scenario scenario, RuntimeException cause) {
    String message = new Problem(scenario.place(), "no result: " + cause.getMessage()).toString();
    return new ScenarioFailed(scenario, message, cause);
  }

  private static String describe(CallResult call, int trials) {
    StringBuilder text = new StringBuilder();
    text.append(call.verdict().word());
    text.append(" (").append(call.attribution().word()).append(")");
    for (String reason : call.reasons()) {
      // What an agent said stays on one line, so that it cannot look like a line of ours.
      text.append("\n  ").append(reason.replace('\n', ' '));
    }
    text.append("\n  trial ").append(call.trial()).append(" of ").append(trials);
    text.append(", seed ").append(call.seed());
    text.append(", listen: ").append(call.folder().resolve("page.html"));
    return new Problem(call.scenario().place(), text.toString()).toString();
  }
}

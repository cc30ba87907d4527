package dev.talkspurt.engine;

import dev.talkspurt.scenario.Scenario;

/** A scenario that did not pass; its one stack frame points at the scenario file. */
final class ScenarioFailed extends AssertionError {
  private static final long serialVersionUID = 1L;

  ScenarioFailed(Scenario scenario, String message) {
    super(message);
    setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "scenario",
              scenario.id().replace('-', '_'),
              scenario.source().toString(),
              Math.max(1, scenario.place().line()))
        });
  }
}

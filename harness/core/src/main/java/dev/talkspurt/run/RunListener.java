package dev.talkspurt.run;

import dev.talkspurt.scenario.Scenario;

/** Follows a run. Called on the run's own threads, one call at a time; be quick. */
public interface RunListener {
  /** The run begins. */
  default void runStarted(RunPlan plan) {}

  /** A call begins. */
  default void callStarted(Scenario scenario, int trial) {}

  /** A call goes on; a few times a second and at each change. */
  default void callProgress(Scenario scenario, int trial, Progress progress) {}

  /** A call is over and scored; its journal and recordings lie in its folder. */
  default void callFinished(CallResult result) {}

  /** All calls are over. */
  default void runFinished(RunResult result) {}

  /** A listener that passes everything to {@code first}, then to {@code second}. */
  static RunListener both(RunListener first, RunListener second) {
    return new BothListeners(first, second);
  }

  /**
   * How far a call is.
   *
   * @param elapsedMs since the bench began to connect
   * @param stepIndex step at work, -1 before the first
   * @param stepKind its key word, or {@code connecting}
   */
  record Progress(
      double elapsedMs,
      int stepIndex,
      int stepCount,
      String stepKind,
      boolean callerSpeaking,
      boolean agentSpeaking) {}
}

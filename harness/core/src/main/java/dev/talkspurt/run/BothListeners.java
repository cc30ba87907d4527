package dev.talkspurt.run;

import dev.talkspurt.scenario.Scenario;

/** Two listeners as one. */
record BothListeners(RunListener first, RunListener second) implements RunListener {
  @Override
  public void runStarted(RunPlan plan) {
    first.runStarted(plan);
    second.runStarted(plan);
  }

  @Override
  public void callStarted(Scenario scenario, int trial) {
    first.callStarted(scenario, trial);
    second.callStarted(scenario, trial);
  }

  @Override
  public void callProgress(Scenario scenario, int trial, Progress progress) {
    first.callProgress(scenario, trial, progress);
    second.callProgress(scenario, trial, progress);
  }

  @Override
  public void callFinished(CallResult result) {
    first.callFinished(result);
    second.callFinished(result);
  }

  @Override
  public void runFinished(RunResult result) {
    first.runFinished(result);
    second.runFinished(result);
  }
}

package dev.talkspurt.run;

/** Runs calls. Not thread-safe: one run at a time. */
public final class Runner {
  private final Bench bench;

  /** A runner on these ports. */
  public Runner(Bench bench) {
    this.bench = bench;
  }

  /** Make all calls of the plan and score them; returns when the last is over. */
  public RunResult run(RunPlan plan, RunListener listener) {
    throw new UnsupportedOperationException("not built yet " + bench + plan + listener);
  }
}

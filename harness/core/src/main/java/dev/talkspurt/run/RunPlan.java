package dev.talkspurt.run;

import dev.talkspurt.scenario.CleanControl;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.TargetFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a run is to do.
 *
 * @param id run id, also the folder's name
 * @param scenarios to call; those that ask for it are followed by their control, which has the same
 *     seeds
 * @param repeat trials of each scenario, from 1
 * @param seed of the run; the seed of each trial is derived from it, the scenario id and the trial
 * @param parallel calls at once
 * @param overrides {@code --set} values by dotted key
 * @param maxUsd what the calls may cost together; empty: no limit
 * @param folder run folder; {@code calls/<scenario>/<trial>} lies below
 */
public record RunPlan(
    String id,
    String benchVersion,
    List<Scenario> scenarios,
    TargetFile target,
    int repeat,
    long seed,
    int parallel,
    Map<String, String> overrides,
    OptionalDouble maxUsd,
    Path folder) {
  public RunPlan {
    scenarios = CleanControl.among(scenarios);
    overrides = Map.copyOf(overrides);
  }

  /** Without a limit to its cost. */
  public RunPlan(
      String id,
      String benchVersion,
      List<Scenario> scenarios,
      TargetFile target,
      int repeat,
      long seed,
      int parallel,
      Map<String, String> overrides,
      Path folder) {
    this(
        id,
        benchVersion,
        scenarios,
        target,
        repeat,
        seed,
        parallel,
        overrides,
        OptionalDouble.empty(),
        folder);
  }

  /** The same with a limit to its cost in US dollars. */
  public RunPlan atMost(OptionalDouble usd) {
    return new RunPlan(
        id, benchVersion, scenarios, target, repeat, seed, parallel, overrides, usd, folder);
  }

  /** How many calls there are to make. */
  public int calls() {
    return scenarios.size() * repeat;
  }

  /** 16 hex digits that tell whether two runs called the same thing. */
  public String configFingerprint() {
    return Fingerprint.of(this);
  }
}

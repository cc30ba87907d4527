package dev.talkspurt.cli;

import dev.talkspurt.cost.Forecast;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.TargetReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is said of a run's cost: before it begins, and when the limit stops it. */
record CostWords(Screen screen) {
  /** How much the calls that are left will probably cost. */
  void forecast(RunPlan plan, Map<Scenario, Optional<Forecast>> estimates, List<CallResult> made) {
    double low = 0;
    double high = 0;
    long unknown = 0;
    for (Map.Entry<Scenario, Optional<Forecast>> one : estimates.entrySet()) {
      String id = one.getKey().id();
      long done = made.stream().filter(call -> call.scenario().id().equals(id)).count();
      long left = plan.repeat() - done;
      low += left * one.getValue().map(Forecast::lowUsd).orElse(0.0);
      high += left * one.getValue().map(Forecast::highUsd).orElse(0.0);
      unknown += one.getValue().isEmpty() ? left : 0;
    }
    int left = plan.calls() - made.size();
    screen
        .err()
        .println(
            unknown == left
                ? "cost: unknown, no price is known for the model"
                : String.format(
                    Locale.ROOT,
                    "cost: %.2f to %.2f USD for %d calls at list price, estimated%s",
                    low,
                    high,
                    left - unknown,
                    unknown > 0 ? "; " + unknown + " calls are of unknown price" : ""));
  }

  /** The limit forbade the rest. */
  void stopped(RunPlan plan, RunResult result) {
    screen
        .err()
        .printf(
            Locale.ROOT,
            "stopped by --max-cost %s: %d of %d calls are made; the next might exceed it%n"
                + "go on with: talkspurt run --resume %s%s --max-cost USD%n",
            plan.maxUsd().stream().mapToObj(BigDecimal::valueOf).findFirst().orElseThrow(),
            result.calls().size(),
            plan.calls(),
            ShownPath.of(plan.folder()),
            TargetReader.isBuiltIn(plan.target().name()) ? "" : " --target FILE");
  }
}

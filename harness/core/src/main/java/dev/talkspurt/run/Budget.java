package dev.talkspurt.run;

import dev.talkspurt.cost.Forecast;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.metric.CallCost;
import dev.talkspurt.scenario.Scenario;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run may cost, and has cost so far. A call begins only if what was spent, with the calls at
 * work and this one at their dearest, stays within the limit. A call whose cost nobody knows counts
 * as it was estimated; a simulated one costs nothing. On the scheduler's thread; not thread-safe.
 */
final class Budget {
  private final OptionalDouble maxUsd;
  private final boolean simulated;
  private final Map<String, Double> dearest = new HashMap<>();
  private final Map<String, Double> actual = new HashMap<>();
  private double spentUsd;

  /**
   * A budget of which nothing is spent.
   *
   * @throws BadInput if there is a limit and no price for a scenario's model
   */
  Budget(OptionalDouble maxUsd, boolean simulated, Map<Scenario, Optional<Forecast>> estimates) {
    this.maxUsd = maxUsd;
    this.simulated = simulated;
    estimates.forEach(
        (scenario, estimate) -> {
          if (maxUsd.isPresent() && !simulated && estimate.isEmpty()) {
            throw new BadInput(
                scenario.place(),
                "--max-cost cannot be kept: no price is known for model "
                    + scenario.agent().model().orElse("(none)")
                    + " of agent '"
                    + scenario.agent().name()
                    + "', expected one of those 'talkspurt cost' lists (leave --max-cost out)");
          }
          dearest.put(scenario.id(), estimate.map(Forecast::highUsd).orElse(0.0));
        });
  }

  /** Whether this call may begin beside those at work. */
  boolean allows(Scenario next, Collection<Scenario> atWork) {
    if (maxUsd.isEmpty() || simulated) {
      return true;
    }
    double reserved = atWork.stream().mapToDouble(this::dearest).sum();
    return spentUsd + reserved + dearest(next) <= maxUsd.getAsDouble();
  }

  private double dearest(Scenario scenario) {
    return dearest.getOrDefault(scenario.id(), 0.0);
  }

  /** This call was made, and is paid for whatever became of it. */
  void made(CallResult call) {
    OptionalDouble known =
        CallCost.of(call.simulated(), call.scenario().agent().model(), call.timeline()).usd();
    spentUsd += known.orElse(dearest(call.scenario()));
    if (known.isPresent()) {
      // What it did cost says more than what it might; the dearest one counts for the others.
      actual.merge(call.scenario().id(), known.getAsDouble(), Math::max);
      dearest.put(call.scenario().id(), actual.get(call.scenario().id()));
    }
  }

  /** What has been spent, as far as it is known; what is not counts as estimated. */
  double spentUsd() {
    return spentUsd;
  }
}

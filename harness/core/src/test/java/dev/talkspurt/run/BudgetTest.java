package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.cost.Forecast;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Scenario SCENARIO = Scripts.of(new Step.HangUp(Place.NONE));

  private static Budget budget(double maxUsd, boolean simulated, Forecast estimate) {
    return new Budget(
        OptionalDouble.of(maxUsd), simulated, Map.of(SCENARIO, Optional.ofNullable(estimate)));
  }

  @Test
  void calls_at_work_count_at_their_dearest() {
    Budget budget = budget(1.0, false, new Forecast(0.1, 0.4, 0.05));
    assertTrue(budget.allows(SCENARIO, List.of()));
    assertTrue(budget.allows(SCENARIO, List.of(SCENARIO)));
    assertFalse(budget.allows(SCENARIO, List.of(SCENARIO, SCENARIO)), "0.4 + 0.4 + 0.4 > 1");
    assertEquals(0, budget.spentUsd());
  }

  @Test
  void a_simulated_agent_costs_nothing() {
    assertTrue(budget(1e-9, true, null).allows(SCENARIO, List.of(SCENARIO)));
  }

  @Test
  void a_limit_without_a_price_cannot_be_kept() {
    String message = assertThrows(BadInput.class, () -> budget(1, false, null)).getMessage();
    assertTrue(message.contains("--max-cost cannot be kept: no price is known"), message);
  }
}

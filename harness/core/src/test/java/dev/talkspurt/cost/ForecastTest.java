package dev.talkspurt.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.cost.CallShape.Compression;
import dev.talkspurt.cost.CallShape.Listening;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {
  private static final PriceList PRICES = PriceList.of("gemini-3.8-live").orElseThrow();

  private static CallShape call(int turns, Optional<Compression> compression) {
    return new CallShape(turns, turns * 20 / 60.0, 0.5, 0.5, 1000, compression);
  }

  private static Forecast forecast(CallShape call) {
    return Forecast.of(call, PRICES).orElseThrow();
  }

  /** 10 s of caller and 10 s of agent a turn, 1000 tokens of instruction; computed by hand. */
  @ParameterizedTest
  @CsvSource({"10, 0.1125, 0.0383", "20, 0.375, 0.0758", "30, 0.7875, 0.1133", "45, 1.6875, 0.169"})
  void every_turn_carries_all_turns_before_it(int turns, double usd, double once) {
    Forecast forecast = forecast(call(turns, Optional.empty()));
    assertEquals(usd, forecast.lowUsd(), 5e-3);
    assertEquals(
        turns * 1000 * 0.75e-6 + turns * turns * 250 * 3e-6 + turns * 250 * 12e-6,
        forecast.lowUsd(),
        1e-12);
    assertEquals(once, forecast.onceUsd(), 1e-3);
    assertTrue(forecast.highUsd() > forecast.lowUsd());
  }

  @Test
  void a_context_that_is_cut_down_grows_no_further() {
    CallShape call = call(45, Optional.of(new Compression(6000, 3000)));
    List<UsageRecord> usage = call.usage(Listening.SPEECH);
    double most = usage.stream().mapToDouble(turn -> turn.prompt().count()).max().orElseThrow();
    assertTrue(most <= 6000, "prompt of " + most);
    assertTrue(most > 5000, "it does grow up to there: " + most);
    assertTrue(forecast(call).lowUsd() < 0.5 * forecast(call(45, Optional.empty())).lowUsd());
  }

  @Test
  void a_line_that_is_listened_to_counts_while_nobody_speaks() {
    CallShape quiet = new CallShape(10, 10, 0.1, 0.1, 0, Optional.empty());
    double speech = quiet.usage(Listening.SPEECH).get(0).prompt().count();
    double line = quiet.usage(Listening.WHOLE_LINE).get(0).prompt().count();
    assertEquals(60 * 0.1 * 25, speech, 1e-9);
    assertEquals(60 * 25, line, 1e-9);
  }

  @Test
  void without_a_price_there_is_no_forecast() {
    PriceList textOnly =
        new PriceList(
            "test",
            PRICES.models(),
            "2026-01-01",
            "a test",
            java.util.Map.of("TEXT", 1.0),
            java.util.Map.of("TEXT", 1.0));
    assertTrue(Forecast.of(call(10, Optional.empty()), textOnly).isEmpty());
  }
}

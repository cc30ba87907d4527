package dev.talkspurt.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.cost.PriceList;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Expectations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostReadingsTest {
  private static final Optional<String> MODEL = Optional.of("gemini-3.8-live");

  private static Json.Obj turn(int text, int audioIn, int audioOut) {
    return turn(text, audioIn, audioOut, 0, 0);
  }

  private static Json.Obj turn(int text, int audioIn, int audioOut, int thoughts, int missing) {
    return (Json.Obj)
        Json.parse(
            """
            {"promptTokenCount": %d, "responseTokenCount": %d, "thoughtsTokenCount": %d,
             "totalTokenCount": %d,
             "promptTokensDetails": [{"modality": "TEXT", "tokenCount": %d},
                                     {"modality": "AUDIO", "tokenCount": %d}],
             "responseTokensDetails": [{"modality": "AUDIO", "tokenCount": %d}]}
            """
                .formatted(
                    text + audioIn + missing,
                    audioOut,
                    thoughts,
                    text + audioIn + missing + audioOut + thoughts,
                    text,
                    audioIn,
                    audioOut));
  }

  /** A call of two minutes with a response of 4 s of which 3 s are heard. */
  private static Timeline call(Json.Obj... usage) {
    RecordedCall call =
        new RecordedCall(120_000).agent(1000, 4, RecordedCall.speech(4000)).interruptedAt(4000);
    for (Json.Obj counts : usage) {
      call.add(new JournalEntry.Usage(RecordedCall.ns(5000), counts));
    }
    return call.hungUp().timeline();
  }

  private static CallCost cost(Json.Obj... usage) {
    return CallCost.of(false, MODEL, call(usage));
  }

  @Test
  void each_turn_is_billed_in_full() {
    CallCost cost = cost(turn(1000, 250, 250), turn(1000, 750, 250));
    double in = (2000 * 0.75 + 1000 * 3.00) / 1e6;
    double out = 500 * 12.00 / 1e6;
    assertEquals(in + out, cost.usd().orElseThrow(), 1e-12);
    assertEquals("", cost.reason());
    assertTrue(cost.note().startsWith("2 turns at Gemini Developer API pricing"), cost.note());
    double last = cost(turn(1000, 750, 250)).usd().orElseThrow();
    assertTrue(cost.usd().orElseThrow() > 1.5 * last, "the last record is not the sum");
  }

  /** The price page's own sums: 10 s of caller and agent a turn, 1000 tokens of instruction. */
  @ParameterizedTest
  @CsvSource({"10, 0.11", "20, 0.38", "30, 0.79", "45, 1.69"})
  void cost_grows_with_the_square_of_the_turns(int turns, double usd) {
    Json.Obj[] usage =
        java.util.stream.IntStream.rangeClosed(1, turns)
            .mapToObj(n -> turn(1000, 250 * (2 * n - 1), 250))
            .toArray(Json.Obj[]::new);
    assertEquals(usd, cost(usage).usd().orElseThrow(), 0.02);
  }

  @Test
  void speech_that_nobody_heard_is_wasted() {
    CallCost cost = cost(turn(1000, 250, 100));
    assertEquals(0.25 * 100 * 12.00 / 1e6, cost.wastedUsd().orElseThrow(), 1e-12);
  }

  @Test
  void thoughts_cost_as_speech_and_tokens_without_modality_are_left_out() {
    CallCost cost = cost(turn(0, 0, 0, 100, 25));
    assertEquals(100 * 12.00 / 1e6, cost.usd().orElseThrow(), 1e-12);
    assertEquals(25, cost.unattributed());
    assertTrue(cost.note().contains("25 tokens without modality left out"), cost.note());
    assertTrue(
        cost.note().contains("100 thought tokens at the price of speech, 0.000750 USD less"),
        cost.note());
  }

  @Test
  void what_is_not_known_has_a_reason_and_no_figure() {
    Json.Obj some = turn(1, 1, 1);
    assertUnknown("unknown for a simulated agent", CallCost.of(true, MODEL, call(some)));
    assertUnknown("unknown: the provider reported no usage", cost());
    assertUnknown(
        "unknown: the agent file names no model", CallCost.of(false, Optional.empty(), call(some)));
    assertUnknown(
        "unknown: no price is known for model gemini-9-live",
        CallCost.of(false, Optional.of("gemini-9-live"), call(some)));
    assertUnknown(
        "unknown: tokens of a turn have no modality",
        cost(some, Json.object().put("promptTokenCount", 7).build()));
    assertUnknown(
        "unknown: no price is known for SMELL in",
        cost(
            (Json.Obj)
                Json.parse(
                    "{\"promptTokensDetails\": [{\"modality\": \"SMELL\", \"tokenCount\": 1}]}")));
  }

  private static void assertUnknown(String reason, CallCost cost) {
    assertEquals(reason, cost.reason());
    assertTrue(cost.usd().isEmpty() && cost.wastedUsd().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gemini-3.8-live",
        "gemini-3.8-live-extended-thinking",
        "gemini-3.1-flash-live-preview",
        "gemini-2.5-flash-native-audio-preview-12-2025",
        "gemini-2.5-flash-native-audio-latest",
        "gemini-live-2.5-flash"
      })
  void models_have_prices_with_a_day_and_a_source(String model) {
    PriceList prices = PriceList.of(model).orElseThrow();
    assertEquals(12.00, prices.output().get("AUDIO"));
    assertEquals(3.00, prices.input().get("AUDIO"));
    assertTrue(prices.validFrom().matches("\\d{4}-\\d{2}-\\d{2}"));
    assertTrue(prices.source().contains("pricing"));
  }

  @Test
  void a_model_that_is_only_named_alike_has_none() {
    for (String model : List.of("gemini-3.8-live-x", "gemini-3X8-live", "gemini-3.1-pro", "")) {
      assertTrue(PriceList.of(model).isEmpty(), model);
    }
  }

  private static Measurements measured(boolean simulated, Json.Obj... usage) {
    Timeline timeline = call(usage);
    return MeasureCall.measure(
        new CallEvidence(
            timeline,
            Scripts.of(MODEL, Scripts.say(5, Expectations.NONE)),
            List.of(),
            new RecordedCall(1000).received(),
            simulated));
  }

  @Test
  void a_call_has_its_cost_and_that_by_the_minute() {
    Measurements call = measured(false, turn(1000, 250, 250));
    double usd = (1000 * 0.75 + 250 * 3.00 + 250 * 12.00) / 1e6;
    Reading cost = call.readingsOf(CostReadings.COST).get(0);
    assertEquals(usd, cost.value(), 1e-12);
    assertEquals(Reading.CALL, cost.of());
    Reading perMinute = call.readingsOf(CostReadings.COST_PER_MIN).get(0);
    assertEquals(2, perMinute.exposure(), 1e-9);
    assertEquals(
        usd / 2, ReadCall.summary("COST_PER_MIN", call, call).value().orElseThrow(), 1e-12);
    assertEquals(1, call.readingsOf(CostReadings.COST_WASTED).size());
  }

  @Test
  void a_simulated_agent_has_no_readings() {
    Measurements call = measured(true, turn(1000, 250, 250));
    assertEquals(
        0,
        Stream.of(CostReadings.COST, CostReadings.COST_PER_MIN, CostReadings.COST_WASTED)
            .mapToInt(metric -> call.readingsOf(metric).size())
            .sum());
    assertTrue(ReadCall.summary("COST", call).p50().isEmpty());
  }

  @Test
  void what_failed_was_paid_for_too() {
    Measurements call = measured(false, turn(1000, 250, 250));
    double usd = call.readingsOf(CostReadings.COST).get(0).value();
    Summary three = CostReadings.perSuccess(List.of(call, call, call), 2);
    assertEquals(1.5 * usd, three.value().orElseThrow(), 1e-12);
    assertEquals(3, three.n());
  }

  @Test
  void without_a_success_or_with_an_unknown_cost_there_is_no_figure() {
    Measurements call = measured(false, turn(1000, 250, 250));
    Measurements unknown = measured(true, turn(1000, 250, 250));
    Summary never = CostReadings.perSuccess(List.of(call), 0);
    assertTrue(never.value().isEmpty());
    assertEquals("no call passed", never.note());
    Summary partly = CostReadings.perSuccess(List.of(call, unknown), 2);
    assertTrue(partly.value().isEmpty());
    assertEquals("the cost of 1 of 2 calls is not known", partly.note());
    assertEquals(0, CostReadings.perSuccess(List.of(unknown), 1).n());
    assertEquals(0, CostReadings.perSuccess(List.of(), 0).n());
    assertEquals(0, ReadCall.summary("COST_PER_SUCCESS", call).n());
  }
}

package dev.talkspurt.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import dev.talkspurt.matching.Context;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Conduct;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.ToolState;
import dev.talkspurt.spoken.SpokenStatement;
import dev.talkspurt.spoken.Statements;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agent says against one tool call, the caller's words, its prompt and the state. */
class SpokenStatementsTest {
  private static final Context CONTEXT =
      new Context(
          Optional.of(ZonedDateTime.parse("2026-03-02T09:00+00:00[Europe/London]")),
          Optional.of(Locale.UK));

  private static Scenario scenario(Context context) {
    Scenario base =
        Scripts.of(Scripts.say(5, Scripts.calls(Scripts.call("find", "time", "14:30"))));
    AgentFile made = base.agent();
    AgentFile agent =
        new AgentFile(
            made.name(),
            made.source(),
            made.model(),
            made.voice(),
            made.language(),
            "The front desk is there from eight to five. Delivery costs 4.90 pounds. To move a"
                + " visit, ask for the old one and the new one. Codes have 6 signs. We pack at 11.",
            made.tools(),
            made.turnDetection(),
            made.thinking(),
            made.simulated());
    Json.Obj state = (Json.Obj) Json.parse("{\"slots\":{\"2026-03-09\":[\"10:15\"]}}");
    return base.withAgent(agent)
        .withState(new ToolState(Optional.of(state), Optional.empty()))
        .withConduct(new Conduct(0, Optional.empty(), false, List.of(), List.of(), true, context));
  }

  private static Measurements measure(
      String args, String result, String fault, String said, double saidMs, Context context) {
    RecordedCall call = new RecordedCall(12_000);
    call.add(
        new JournalEntry.CallerMark(
            RecordedCall.ns(950),
            "u1",
            "utterance",
            0,
            "My order is four two seven one, and it is Jane Smith.",
            15_000,
            16_000,
            31_999,
            32_160,
            "00"));
    call.toolCalled(2300, "t1", "find", (Json.Obj) Json.parse(args));
    Json.Obj response = (Json.Obj) Json.parse(result);
    call.add(
        new JournalEntry.ToolAnswered(RecordedCall.ns(2600), "t1", "find", response, 0, fault));
    call.agent(2800, 1, RecordedCall.speech(4000)).text(saidMs, "agent", said);
    List<SpokenStatement> statements = Statements.of(call.hungUp().timeline(), scenario(context));
    return new Measurements(
        List.of(), List.of(), List.of(), true, List.of(), List.of(), List.of(), statements);
  }

  private static String disagreements(String result, String said) {
    return told(measure("{\"time\":\"14:30\"}", result, "", said, 2900, CONTEXT));
  }

  private static String told(Measurements measured) {
    return measured.statements().stream()
        .filter(SpokenStatement::disagrees)
        .map(s -> s.mention().text() + " " + s.agreement())
        .collect(Collectors.joining("; "));
  }

  private static String value(Measurements measured, Metric metric) {
    return Summarise.over(List.of(measured)).stream()
        .filter(summary -> summary.metric().equals(metric))
        .map(summary -> summary.value().isPresent() ? "" + summary.value().getAsDouble() : "none")
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | How can I help you today?",
        "{} | One moment, please. I have two options for you, and maybe a third one.",
        "{} | Just a second. The first thing to know is that no one is here.",
        "{} | You may march on. May I ask for one more thing?",
        "{} | The front desk is there from eight to five.",
        "{} | Delivery is four pounds ninety.",
        "{} | We pack at eleven.",
        "{} | It takes twenty minutes, or half an hour.",
        "{} | On the ninth of March there is a quarter past ten.",
        "{} | So that is order 4271, four two seven one.",
        "{} | That is S M I T H, right?",
        "{} | The order that ends in 271 is at half past two.",
        "{} | It is Monday, the second of March.",
        "{\"arrives\":\"2026-03-05\"} | It arrives on Thursday, in three days.",
        "{\"arrives\":\"2026-03-05T10:15:00Z\"} | It arrives on March 5th at ten fifteen.",
        "{\"arrives\":\"Thursday\"} | It arrives this Thursday.",
        "{\"slots\":[\"nine\",\"two thirty\"]} | I have nine and two thirty.",
        "{\"slots\":[\"09:00\",\"15:30\"]} | I have nine o'clock or half past three.",
        "{\"price\":19.9} | It costs nineteen ninety, that is £19.90.",
        "{\"priceCents\":1990} | It costs 19.90 pounds.",
        "{\"refund\":\"forty dollars\"} | You get $40 back.",
        "{\"pieces\":\"three pairs\"} | There are three pairs left, in two boxes.",
        "{\"pieces\":3} | We have three pieces.",
        "{\"code\":\"WK2-EXB\"} | Your code is whiskey kilo two, echo x-ray bravo.",
        "{\"phone\":\"+44 20 7946 0018\"} | Call 020 7946 0018.",
        "{\"ticket\":90357} | The ticket is nine oh three five seven.",
        "{\"when\":\"tomorrow\"} | It is tomorrow, on the third.",
        "{\"year\":2026} | In twenty twenty six we have 24/7 support.",
      })
  void what_it_can_know_is_no_false_alarm(String result, String said) {
    assertEquals("", disagreements(result, said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"time\":\"14:30\"} | It is at fifteen thirty. | fifteen thirty CONTRADICTS_TOOL",
        "{\"slots\":[\"nine\",\"two thirty\"]} | I have ten and two thirty. | ten CONTRADICTS_TOOL",
        "{\"arrives\":\"Friday\"} | It arrives on Thursday. | Thursday CONTRADICTS_TOOL",
        "{\"arrives\":\"2026-03-04\"} | It arrives tomorrow. | tomorrow CONTRADICTS_TOOL",
        "{\"arrives\":\"2026-03-04\"} | It is due today. | today CONTRADICTS_TOOL",
        "{} | It is Tuesday the 4th of March. | Tuesday the 4th of March CONTRADICTS_SELF",
        "{} | It comes tomorrow, Wednesday. | tomorrow, Wednesday CONTRADICTS_SELF",
        "{} | We open at seven. | seven CONTRADICTS_ARGUMENT",
        "{} | We open at one. | one CONTRADICTS_ARGUMENT",
        "{} | You are booked for one o'clock. | one o'clock CONTRADICTS_ARGUMENT",
        "{} | It comes on Friday. | Friday UNFOUNDED",
        "{} | So that is order 4272. | 4272 CONTRADICTS_CALLER",
        "{} | So that is order four two one seven. | four two one seven CONTRADICTS_CALLER",
        "{\"code\":\"WK0EXB\"} | Your code is W K O E X B. | W K O E X B CONTRADICTS_TOOL",
        "{\"ticket\":90357} | The ticket is nine oh three five eight. | nine oh three five eight CONTRADICTS_TOOL",
        "{\"pieces\":3} | We have four pieces. | four CONTRADICTS_TOOL",
        "{\"refund\":40} | You get forty five dollars back. | forty five dollars UNFOUNDED",
        "{} | That is S M Y T H, right? | S M Y T H UNFOUNDED",
      })
  void what_it_cannot_know_is_told_with_its_cause(String result, String said, String told) {
    assertEquals(told, disagreements(result, said));
  }

  @Test
  void what_a_tool_has_not_told_yet_is_not_known_yet() {
    String result = "{\"arrives\":\"2026-03-05\"}";
    String said = "It arrives on Thursday.";
    assertEquals("", told(measure("{}", result, "", said, 2700, CONTEXT)));
    assertEquals("Thursday UNFOUNDED", told(measure("{}", result, "", said, 2500, CONTEXT)));
  }

  @Test
  void without_now_a_weekday_and_tomorrow_still_agree_with_themselves() {
    String args = "{}";
    String result =
        "{\"details\":\"It leaves tomorrow and arrives Friday.\",\"on\":\"2026-03-06\"}";
    String said = "It leaves tomorrow and is there on Friday, March 6th.";
    assertEquals("", told(measure(args, result, "", said, 2900, Context.NONE)));
    assertEquals(
        "Thursday, March 6th CONTRADICTS_TOOL",
        told(measure(args, result, "", said.replace("Friday", "Thursday"), 2900, Context.NONE)));
  }

  @Test
  void what_is_said_after_a_failed_tool_must_come_from_somewhere() {
    String error = "{\"error\":\"not reachable\"}";
    String said = "Order 4271 arrives on Friday.";
    Measurements failed = measure("{}", error, "error", said, 2900, CONTEXT);
    assertEquals("0.5", value(failed, Metrics.FABRICATED));
    Measurements honest = measure("{}", error, "error", "I cannot see order 4271.", 2900, CONTEXT);
    assertEquals("0.0", value(honest, Metrics.FABRICATED));
    Measurements fine = measure("{}", "{\"arrives\":\"Friday\"}", "", said, 2900, CONTEXT);
    assertEquals("none", value(fine, Metrics.FABRICATED));
  }

  @Test
  void a_wrong_argument_that_is_confirmed_is_a_false_confirmation() {
    String said = "You are booked at half past three.";
    Measurements wrong = measure("{\"time\":\"15:30\"}", "{}", "", said, 2900, CONTEXT);
    assertEquals("1.0", value(wrong, Metrics.FALSE_CONFIRM));
    assertEquals("1.0", value(wrong, Metrics.SPOKEN_AGREE), "it says what it did");
    Measurements right =
        measure("{\"time\":\"14:30\"}", "{}", "", "You are booked at 2:30 pm.", 2900, CONTEXT);
    assertEquals("0.0", value(right, Metrics.FALSE_CONFIRM));
    Measurements other =
        measure("{\"time\":\"14:30\"}", "{}", "", "We close at five.", 2900, CONTEXT);
    assertEquals("none", value(other, Metrics.FALSE_CONFIRM));
  }

  @Test
  void the_callers_own_words_decide_over_what_the_tool_was_given() {
    String said = "I have found order 4272.";
    Measurements misheard = measure("{\"number\":\"4272\"}", "{}", "", said, 2900, CONTEXT);
    assertEquals("1.0", value(misheard, Metrics.SPOKEN_AGREE));
    assertEquals("0.0", value(misheard, Metrics.READBACK_ACC));
  }

  @Test
  void without_a_value_that_can_be_checked_there_is_no_rate() {
    Measurements measured = measure("{}", "{}", "", "One moment, please.", 2900, CONTEXT);
    assertEquals("none", value(measured, Metrics.SPOKEN_AGREE));
    assertEquals("none", value(measured, Metrics.READBACK_ACC));
  }

  @Test
  void hostile_text_stays_bounded() {
    for (String piece :
        List.of("4271 ", "four ", "<b>WK2EXB</b> ", "\u202e14:30\u202c ", "tuesday ", "$1 ")) {
      String text = piece.repeat(100_000 / piece.length());
      String result = Json.object().put("a", text).build().compact();
      Measurements measured = measure(result, result, "", text, 2900, CONTEXT);
      assertTrue(measured.statements().size() <= 1_000, piece);
      assertTrue(measured.statements().stream().allMatch(s -> s.against().length() < 1_000), piece);
    }
  }
}

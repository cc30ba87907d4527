package dev.talkspurt.verdict;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.Expecting;
import dev.talkspurt.matching.Interpretation;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Conduct;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Statement;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementChecksTest {
  private static final Context CONTEXT =
      new Context(
          Optional.of(ZonedDateTime.parse("2026-03-02T09:00+00:00[Europe/London]")),
          Optional.of(Locale.UK));
  private static final Place WANTED = Scripts.line(77);

  private static final Map<String, Interpretation<ValueMatcher>> VALUES =
      Map.ofEntries(
          Map.entry("date", Expecting.date("2026-03-03", CONTEXT)),
          Map.entry("time", Expecting.time("14:30")),
          Map.entry(
              "datetime", Expecting.moment("2026-03-03T14:30", Duration.ofMinutes(5), CONTEXT)),
          Map.entry("duration", Expecting.length("90 minutes", Duration.ZERO)),
          Map.entry("number", Expecting.number("12", BigDecimal.ONE, BigDecimal.ZERO, CONTEXT)),
          Map.entry("money", Expecting.money("19.90 GBP", Optional.empty(), CONTEXT)),
          Map.entry("phone", Expecting.phone("+44 20 7946 0018", CONTEXT)),
          Map.entry("email", Expecting.email("ann@example.com")),
          Map.entry("alnum", Expecting.alnum("WK2EXB")),
          Map.entry(
              "name",
              Interpretation.certain(
                  new ValueMatcher.Name("Jon Lane", List.of("Doctor Lane"), false))),
          Map.entry("regex", Expecting.regex("(?i)room [0-9]+")),
          Map.entry(
              "oneOf",
              Interpretation.certain(
                  new ValueMatcher.OneOf(
                      List.of(
                          Expecting.time("noon").value().orElseThrow(),
                          new ValueMatcher.Exact(Json.of("midday")))))));

  private static Statement value(String kind) {
    Interpretation<ValueMatcher> read = VALUES.get(kind);
    assertTrue(read.isCertain(), kind);
    return new Statement(WANTED, Optional.empty(), read.value(), CONTEXT);
  }

  private static Statement words(String words) {
    return new Statement(WANTED, Optional.of(words), Optional.empty(), CONTEXT);
  }

  private static Expectations states(Statement... statements) {
    Expectations none = Expectations.NONE;
    return new Expectations(
        none.answerWithin(),
        none.mentions(),
        none.avoids(),
        none.calls(),
        none.yieldsWithin(),
        none.repromptsAtMost(),
        none.repromptsAtLeast(),
        false,
        false,
        List.of(statements),
        Optional.empty(),
        Scripts.line(50));
  }

  private static RecordedCall says(String text) {
    return new RecordedCall(12_000)
        .step(0, "say", 900, 9000)
        .say("u1", 0, 1000, 2000)
        .agent(2800, 1, speech(4000))
        .text(2900, "agent", text);
  }

  /** The agent's four seconds are cut after one. */
  private static RecordedCall cut(String text) {
    return new RecordedCall(12_000)
        .step(0, "say", 900, 3700)
        .say("u1", 0, 1000, 2000)
        .agent(2800, 8, speech(4000))
        .text(2900, "agent", text)
        .interruptedAt(3800);
  }

  private static Judgement judge(
      RecordedCall call, Conduct conduct, Set<Capability> can, Statement... states) {
    Scenario scenario = Scripts.of(Scripts.say(5, states(states))).withConduct(conduct);
    Timeline timeline = call.hungUp().timeline();
    return Judge.judge(scenario, timeline, MeasureCall.measure(timeline, scenario), can);
  }

  private static Check check(RecordedCall call, Statement statement) {
    Judgement judgement = judge(call, Conduct.PLAIN, EnumSet.allOf(Capability.class), statement);
    return only(judgement);
  }

  private static Check only(Judgement judgement) {
    List<Check> checks =
        judgement.checks().stream().filter(check -> check.place().equals(WANTED)).toList();
    assertEquals(1, checks.size());
    return checks.get(0);
  }

  private static Conduct conduct(List<Statement> always, List<Statement> never, boolean truthful) {
    return new Conduct(
        0,
        Optional.empty(),
        false,
        always,
        never,
        truthful,
        Optional.empty(),
        CONTEXT,
        Optional.of(WANTED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date | Come on Tuesday the third of March. | Come on Wednesday.",
        "date | Come tomorrow. | Come today.",
        "date | See you on 03/03/2026. | See you on 04/03/2026.",
        "date | It is on Tuesday. | It is on the fifth of March.",
        "time | Come at half past two. | Come at half past three.",
        "time | It is fourteen thirty. | It is 2:30 am.",
        "time | I have two thirty. | I have two fifteen.",
        "datetime | At two thirty, tomorrow. | At two forty tomorrow.",
        "datetime | March 3rd at 14:33. | March 4th at 14:33.",
        "duration | It takes an hour and a half. | It takes an hour.",
        "duration | It takes ninety minutes. | It takes nineteen minutes.",
        "number | We have eleven. | We have fourteen.",
        "money | It costs nineteen pounds ninety. | It costs nineteen dollars ninety.",
        "money | It costs £19.90. | It costs £1990.",
        "phone | Call oh two oh, seven nine four six, double oh one eight. | Call 020 7946 0019.",
        "phone | Call +44 20 7946 0018. | Call +44 20 7946 001.",
        "email | Write to ann at example dot com, please. | Write to ann at example dot org.",
        "alnum | The code is W K 2 E X B. | The code is W K 2 E X P.",
        "alnum | Whiskey kilo two echo x-ray bravo. | Whiskey kilo two echo x-ray papa.",
        "name | You will see Doctor Lane. | You will see Doctor Land.",
        "regex | Go to room 12 now. | Go to the room now.",
        "oneOf | We close at midday. | We close at midnight.",
        "oneOf | We close at twelve noon. | We close at two.",
      })
  void a_value_is_stated_in_whatever_words(String kind, String right, String wrong) {
    Check passed = check(says(right), value(kind));
    assertEquals(Verdict.PASSED, passed.verdict(), passed::evidence);
    Check failed = check(says(wrong), value(kind));
    assertEquals(Verdict.FAILED, failed.verdict(), failed::evidence);
  }

  @Test
  void evidence_tells_where_it_was_said_and_what_was_said_instead() {
    Check passed = check(says("You are booked at half past two."), value("time"));
    assertEquals("answer states time 14:30", passed.expectation());
    assertEquals("the agent said \"half past two\" at 5050 ms", passed.evidence());
    assertEquals(
        "the agent said \"It is at 15:30.\", values in it: 15:30",
        check(says("It is at 15:30."), value("time")).evidence());
  }

  @Test
  void what_was_cut_off_before_it_was_heard_was_not_said() {
    String long1 = "Let me see what there is for you on that day in our book, and it would be ";
    Check unheard = check(cut(long1 + "half past two."), value("time"));
    assertEquals(Verdict.FAILED, unheard.verdict());
    assertEquals(
        "the agent said \"half past two\" at 6164 ms, which was cut off before it was heard; of"
            + " that response 1000 of 4000 ms were heard",
        unheard.evidence());
    Check near = check(cut("It is at half past two, and more is to come. " + long1), value("time"));
    assertEquals(Verdict.INCONCLUSIVE, near.verdict(), near::evidence);
    Check heard = check(cut("Noon. " + long1 + long1 + long1), value("oneOf"));
    assertEquals(Verdict.PASSED, heard.verdict(), heard::evidence);
  }

  @Test
  void what_the_agent_must_never_say_counts_as_far_as_it_was_heard() {
    Conduct never = conduct(List.of(), List.of(words("half past two")), false);
    Set<Capability> all = EnumSet.allOf(Capability.class);
    String filler = "Let me see what there is for you on that day in our book, and it would be ";
    assertEquals(Verdict.FAILED, only(judge(says("At half past two."), never, all)).verdict());
    assertEquals(Verdict.PASSED, only(judge(says("At half past one."), never, all)).verdict());
    assertEquals(Verdict.PASSED, only(judge(cut(filler + "half past two."), never, all)).verdict());
  }

  @Test
  void what_it_must_say_may_come_at_any_time() {
    Conduct always = conduct(List.of(value("alnum"), words("recorded")), List.of(), false);
    Set<Capability> all = EnumSet.allOf(Capability.class);
    RecordedCall call = says("This call is recorded.").text(8000, "agent", "Your code is WK2EXB.");
    Judgement judgement = judge(call, always, all);
    assertEquals(Verdict.PASSED, judgement.verdict(), () -> judgement.reasons().toString());
    assertEquals(
        List.of("the agent never said WK2EXB"),
        judge(says("This call is recorded."), always, all).reasons());
  }

  @Test
  void without_words_nothing_is_known() {
    Conduct all = conduct(List.of(words("a")), List.of(words("b")), true);
    Set<Capability> deaf = EnumSet.complementOf(EnumSet.of(Capability.OUTPUT_TRANSCRIPT));
    for (Judgement judgement :
        List.of(
            judge(says("a"), all, deaf, words("a")),
            judge(says(" "), all, EnumSet.allOf(Capability.class), words("a")))) {
      assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
    }
  }

  @Test
  void a_truthful_agent_says_nothing_it_cannot_know() {
    Conduct truthful = conduct(List.of(), List.of(), true);
    Set<Capability> all = EnumSet.allOf(Capability.class);
    Judgement invented = judge(says("Your code is ZZ99AB."), truthful, all);
    assertEquals(Verdict.FAILED, invented.verdict());
    assertEquals(
        List.of("the agent said \"ZZ99AB\" at 5400 ms (code ZZ99AB), which it had from nowhere"),
        invented.reasons());
    assertEquals(Verdict.FAILED, only(invented).verdict(), "points at 'truthful'");
    Judgement misnamed = judge(says("On Tuesday the fourth of March."), truthful, all);
    assertEquals(
        List.of(
            "the agent said \"Tuesday the fourth of March\" at 3187 ms (date Tuesday 4 March), but"
                + " 2026-03-04 is a Wednesday"),
        misnamed.reasons());
    assertEquals(Verdict.PASSED, judge(says("One moment, please."), truthful, all).verdict());
  }
}

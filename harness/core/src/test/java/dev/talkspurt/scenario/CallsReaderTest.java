package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.matching.ValueMatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsReaderTest {
  private static final String HEAD =
      """
      scenario: T
      agent: clinic
      now: 2026-03-02T09:00 Europe/London
      tools: { find_slots: { returns: {} }, book_slot: { returns: {} } }
      script:
        - say: Hi.
          expect: { calls: [ %s ] }
      """;

  @TempDir Path folder;
  private ProjectFolder project;

  @BeforeEach
  void make() throws Exception {
    project = ProjectFolder.with(folder);
  }

  private List<ExpectedCall> calls(String calls) throws Exception {
    Step.Say say = (Step.Say) project.scenario(HEAD.formatted(calls)).script().get(0);
    return say.expect().calls().orElseThrow();
  }

  private ArgumentMatcher.Typed day(String matcher) throws Exception {
    String call = "{ find_slots: { day: " + matcher + " } }";
    return (ArgumentMatcher.Typed) calls(call).get(0).args().get("day");
  }

  @Test
  void dates_count_from_now() throws Exception {
    ArgumentMatcher.Typed typed = day("{ date: next tuesday, not: friday, spokenBy: 1200 ms }");
    assertEquals(new ValueMatcher.Date(LocalDate.of(2026, 3, 10)), typed.matcher());
    assertEquals(Optional.of(new ValueMatcher.Date(LocalDate.of(2026, 3, 6))), typed.not());
    assertEquals(Optional.of(Duration.ofMillis(1200)), typed.spokenBy().orElseThrow().offset());
  }

  @Test
  void every_kind_of_matcher_is_read() throws Exception {
    for (String form :
        List.of(
            "{ value: x, not: y }",
            "{ text: x, not: y }",
            "{ time: noon }",
            "{ datetime: tomorrow at noon, within: 5 min }",
            "{ duration: PT1H, within: 1 s }",
            "{ number: 12, within: 0.5 }",
            "{ number: twelve, withinPercent: 5 }",
            "{ money: 19.90, currency: EUR }",
            "{ phone: +44 20 7946 0018 }",
            "{ email: a@example.com }",
            "{ alnum: W K 2 }",
            "{ name: Jon, aliases: [ John ], ignoreAccents: true }",
            "{ enum: a, aliases: [ b ] }",
            "{ bool: true }",
            "{ contains: [ a, b ] }",
            "{ regex: a+ }",
            "{ tokens: a b, atLeast: 0.5 }",
            "{ oneOf: [ a, any, { date: tomorrow } ] }",
            "{ absent: true }")) {
      day(form);
    }
  }

  @Test
  void rules_stand_beside_the_tool() throws Exception {
    List<ExpectedCall> calls =
        calls(
            "{ find_slots: { day: any }, id: a, times: 2, within: 3 s, retries: 1 },"
                + " { oneOf: [ { book_slot: {} }, { find_slots: { day: x } } ], after: [ a ],"
                + " optional: true }, { book_slot: {}, retracted: true }");
    CallRules first = calls.get(0).rules();
    assertEquals(
        new CallRules(
            Optional.of("a"),
            List.of(),
            false,
            2,
            Optional.of(Duration.ofSeconds(3)),
            1,
            false,
            List.of()),
        first);
    assertEquals("book_slot", calls.get(1).tool());
    assertEquals("find_slots", calls.get(1).rules().otherwise().get(0).tool());
    assertEquals(List.of("a"), calls.get(1).rules().after());
    assertEquals(true, calls.get(1).rules().optional());
    assertEquals(true, calls.get(2).rules().retracted());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ find_slots: { day: { date: 03/04/2026 } } } | 'date' is \"03/04/2026\", which is in doubt: day and month may be either, and the scenario has no locale, expected a date (for example 2026-03-03, March 3rd or tomorrow)",
        "{ find_slots: { day: { date: soon } } } | 'date' is \"soon\", expected a date (for example 2026-03-03, March 3rd or tomorrow)",
        "{ find_slots: { day: { number: 12, within: -1 } } } | 'within' is -1, expected a number from 0 to 1000000000000",
        "{ find_slots: { day: { date: tomorrow, time: noon } } } | argument 'day' is both 'date' and 'time', expected one",
        "{ find_slots: { day: { dat: tomorrow } } } | unknown key 'dat' in argument 'day', expected one of text, value, date, time, datetime, duration, number, money, phone, email, alnum, name, enum, bool, contains, regex, tokens, oneOf, absent (did you mean 'date'?)",
        "{ find_slots: { day: { regex: ( } } } | 'regex' is \"(\", which is in doubt: unclosed group, expected a regular expression",
        "{ find_slots: { day: { absent: false } } } | 'absent' is false, expected true (or leave the argument out)",
        "{ find_slots: { day: any }, after: [ b ] } | 'after' names 'b' in this step, expected none",
        "{ find_slots: { day: any }, id: a, after: [ a ] } | 'after' goes in a circle by 'a', expected an order",
        "{ find_slots: { day: any }, id: a }, { book_slot: {}, id: a } | id 'a' stands twice, expected once (rename one)",
        "{ find_slots: { day: any }, times: 0 } | 'times' is 0, expected a whole number from 1 to 20",
        "{ find_slots: { day: any }, retracted: true, times: 2 } | 'times' stands at a call that is retracted, expected none (remove it)",
        "{ find_slots: { day: any }, idd: a } | expected call is an object with several keys, expected one tool with its arguments (for example - find_slots: { day: Tuesday })",
        "{ oneOf: [] } | expected call is oneOf without a call, expected one tool with its arguments (for example - find_slots: { day: Tuesday })"
      })
  void says_where_and_what_is_wrong(String call, String problem) throws Exception {
    String problems = project.problems(HEAD.formatted(call));
    assertEquals(problem, problems.replaceFirst("^x:7:\\d+: ", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "now: tomorrow | 'now' is \"tomorrow\", expected a time with its zone (for example 2026-03-02T09:00 Europe/London)",
        "now: 2026-03-02T09:00 | 'now' is \"2026-03-02T09:00\", expected a time with its zone (for example 2026-03-02T09:00 Europe/London)",
        "now: 2026-03-02T09:00 Mars/Base | 'now' is \"2026-03-02T09:00 Mars/Base\", expected a time with its zone (for example 2026-03-02T09:00 Europe/London)",
        "now: 7 | 'now' is 7, expected text (put it in quotes: \"7\")",
        "locale: english | 'locale' is \"english\", expected a language and a country (for example en-GB)",
        "locale: en | 'locale' is \"en\", expected a language and a country (for example en-GB)"
      })
  void refuses_a_time_or_a_place_that_is_none(String line, String problem) throws Exception {
    String problems =
        project.problems("scenario: T\nagent: clinic\n" + line + "\nscript: [ { say: Hi. } ]");
    assertEquals(problem, problems.replaceFirst("^x:3:\\d+: ", ""));
  }

  @Test
  void a_value_cannot_be_spoken_in_a_step_without_words() throws Exception {
    String problems =
        project.problems(
            HEAD.formatted("{ find_slots: { day: any } }")
                + "  - silence: 3 s\n    expect: { calls: [ { find_slots: { day: { text: a, spokenBy: end } } } ] }");
    assertEquals(true, problems.contains("'spokenBy' stands at a step in which nothing is said"));
  }
}

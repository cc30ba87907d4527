package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with tools that keep state, vary, fail or ask an endpoint. */
class ToolProblemsTest {
  private static final String HEAD =
      "scenario: T\nagent: clinic\nscript: [ { say: Hi. } ]\nstate: { free: {} }\n";

  @TempDir Path folder;
  private ProjectFolder project;

  @BeforeEach
  void open() throws Exception {
    project = ProjectFolder.with(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "reads: free | x:6:24: 'reads' is \"free\", expected a path that begins with / (for example /appointment)",
        "reads: /free~2 | x:6:24: 'reads' is \"/free~2\", expected ~ written as ~0, and / within a name as ~1",
        "reads: \"/free/{da y}\" | x:6:24: 'reads' is \"/free/{da y}\", expected arguments written {name}",
        "reads: \"/free/{dya}\" | x:6:24: unknown argument 'dya' of tool 'find_slots', expected one of day, weeks, kind (did you mean 'day'?)",
        "reads: 7 | x:6:24: 'reads' is 7, expected an object with one of at, as",
        "reads: [ /free, /a ] | x:6:33: two values are read as 'result', expected 'as' to tell them apart (for example { at: /slots, as: slots })",
        "writes: [ { at: /a } ] | x:6:27: 'writes' has no 'value', expected a value (for example value: \"{time}\")",
        "writes: [ { at: /a, value: \"{x}\" } ] | x:6:44: unknown argument 'x' of tool 'find_slots', expected one of day, weeks, kind",
        "reads: /a, returns: { a: [ \"{x}\" ] } | x:6:44: unknown argument 'x' of tool 'find_slots', expected one of day, weeks, kind",
        "removes: [] | x:6:26: 'removes' is an empty list, expected at least one item (for example [ /appointment ])",
        "sequence: [] | x:6:27: 'sequence' is an empty list, expected at least one item (for example [ { status: packed }, { status: sent } ])",
        "sequence: [ 1 ] | x:6:29: answer in 'sequence' is 1, expected an object",
        "sequence: [ {} ], returns: {} | x:6:17: 'sequence' stands beside 'returns', expected one way to answer (remove one)",
        "sequence: [ {} ], reads: /a | x:6:17: 'sequence' stands beside 'reads', expected one way to answer (remove one)",
        "returns: {}, notFound: {} | x:6:30: 'notFound' stands without reads, writes, appends or removes (remove it)",
        "returns: {}, late: no | x:6:36: 'late' is \"no\", expected true (or leave it out)",
        "takes: { median: 1 s }, returns: {} | x:6:24: 'takes' has no 'spread', expected a duration with unit (for example 300 ms or 2 s)",
        "takes: { from: 2 s, to: 1 s }, returns: {} | x:6:41: 'to' is \"1 s\", expected at least 2 s, which is 'from'",
        "takes: {}, returns: {} | x:6:24: 'takes' has no 'median', expected median and spread, or from and to",
        "fails: { with: partial, drops: [a] } | x:6:17: 'fails' with partial leaves fields out, expected 'then' with the whole answer (then: { returns: … })",
        "fails: { with: partial }, then: { returns: {} } | x:6:24: 'fails' has no 'drops', expected the fields left out (for example drops: [slots])",
        "fails: { with: empty, drops: [a] } | x:6:39: 'drops' stands with empty, expected only with partial",
        "fails: { with: error, retryAfter: 1 s } | x:6:39: 'retryAfter' stands with error, expected only with rateLimited",
        "fails: { with: empty, message: a } | x:6:39: 'message' stands with empty, expected only with error or rateLimited",
        "fails: { with: error, every: 2 } | x:6:17: 'fails' spares some calls, expected 'then' with their answer (then: { returns: … })",
        "fails: { with: error, when: { dya: 1 } }, then: { returns: {} } | x:6:47: unknown argument 'dya' of tool 'find_slots', expected one of day, weeks, kind (did you mean 'day'?)",
        "http: { url: \"http://example.com/a\" } | x:6:30: 'url' cannot be called, expected an https address (http only for this machine; for example https://staging.example.com/slots)",
        "http: { url: \"https://u:secret@example.com/\" } | x:6:30: 'url' cannot be called, expected an https address (http only for this machine; for example https://staging.example.com/slots)",
        "http: { url: \"https://example.com\", headersFrom: { Authorization: Bearer abc } } | x:6:83: header 'Authorization' has no name of an environment variable, expected one (for example STAGING_TOKEN)"
      })
  void names_what_is_wrong_in_a_tool(String tool, String problem) throws Exception {
    assertEquals(problem, project.problems(HEAD + "tools:\n  find_slots: { " + tool + " }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "says: nine | x:5:17: 'says' is \"nine\", expected a list (for example [ on its way, { date: 2026-03-03 }, { time: \"14:30\" } ])",
        "says: [] | x:5:17: 'says' is an empty list, expected at least one item (for example [ on its way, { date: 2026-03-03 }, { time: \"14:30\" } ])",
        "neverSays: [ 9 ] | x:5:24: item of 'neverSays' is 9, expected text (put it in quotes: \"9\")",
        "neverSays: [ \"!\" ] | x:5:24: words to look for are \"!\", expected a word at least",
        "says: [ { dat: a } ] | x:5:19: item of 'says' is an object, expected words, or one of date, time, datetime, duration, number, money, phone, email, alnum, name, regex, oneOf",
        "says: [ { date: March 3rd, time: noon } ] | x:5:19: item of 'says' is an object with both date and time, expected words, or one of date, time, datetime, duration, number, money, phone, email, alnum, name, regex, oneOf",
        "says: [ { time: noon, not: midnight } ] | x:5:33: unknown key 'not' in item of 'says', expected time",
        "says: [ { time: half past two } ] | x:5:27: 'time' is \"half past two\", which is in doubt: it may be morning or evening (write 24 hours, or say am or pm), expected a time of day (for example \"14:30\" or quarter past seven pm)",
        "says: [ { oneOf: [ { bool: true } ] } ] | x:5:30: item of 'says' is an object, expected words, or one of date, time, datetime, duration, number, money, phone, email, alnum, name, regex, oneOf",
        "says: [ { oneOf: [ any ] } ] | x:5:30: item of 'oneOf' is \"any\", expected words",
        "truthful: false | x:5:21: 'truthful' is false, expected true (or leave it out)",
        "says: [ a ], truthful: true, neverSays: [ { alnum: WK2EXB } ] | ~~",
      })
  void names_what_is_wrong_in_what_is_expected_of_the_call(String expect, String problem)
      throws Exception {
    assertEquals(problem, project.problems(HEAD + "expect: { " + expect + " }"));
  }

  @Test
  void wants_a_state_where_one_is_used() throws Exception {
    String head = "scenario: T\nagent: clinic\nscript: [ { say: Hi. } ]\n";
    assertEquals(
        "x:4:1: tool 'find_slots' uses the state, expected 'state' to say what it is at first (add"
            + " state: { … })",
        project.problems(head + "tools: { find_slots: { reads: /a } }"));
    assertEquals(
        "x:4:11: 'state' is expected of a scenario without 'state' (add state: { … })",
        project.problems(head + "expect: { state: {} }"));
    assertEquals(
        "x:5:9: 'expect' says nothing, expected one of state, exactState, says, neverSays, truthful, responseLatency",
        project.problems(HEAD + "expect: {}"));
  }
}

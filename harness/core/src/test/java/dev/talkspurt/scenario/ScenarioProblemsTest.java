package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioProblemsTest {
  private static final String HEAD = "scenario: A title\nagent: clinic\n";
  private static final String DURATION =
      "expected a duration with unit (for example 300 ms or 2 s)";

  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  private String step(String step) throws Exception {
    return project.problems(HEAD + "script:\n  - hear: { within: 3 s }\n" + step);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "- say: 42            | x:5:10: 'say' is 42, expected text (put it in quotes: \"42\")",
        "- say: ''            | x:5:10: 'say' is \"\", expected text that is not blank",
        "- say: [a]           | x:5:10: 'say' is a list, expected text",
        "- say:               | x:5:9: 'say' is empty, expected text",
        "- hear: 3 s          | x:5:11: 'hear' is \"3 s\", expected an object with one of within, until",
        "- hear: {}           | x:5:11: 'hear' has no 'within', expected a duration with unit (for example 300 ms or 2 s)",
        "- hear: { witin: 3 s, within: 3 s } | x:5:13: unknown key 'witin' in 'hear', expected one of within, until (did you mean 'within'?)",
        "- silence: at least  | x:5:14: 'silence' is \"at least\", expected a duration with unit (for example 300 ms or 2 s)",
        "- silence: 0 s       | x:5:14: 'silence' is \"0 s\", expected more than 0",
        "- silence: 20 min    | x:5:14: 'silence' is \"20 min\", expected at most 300 s",
        "- silense: 3 s       | x:5:5: unknown step 'silense' in 'script', expected one of {steps} (did you mean 'silence'?)",
        "- hangup             | x:5:5: unknown step 'hangup' in 'script', expected one of {steps} (did you mean 'hangUp'?)",
        "- hear               | x:5:5: step 'hear' says nothing (for example hear: { within: 3 s })",
        "- [a]                | x:5:5: step is a list, expected an object with one of {steps}",
        "- 7                  | x:5:5: step is 7, expected an object with one of {steps}",
        "- expect: {}         | x:5:5: step says nothing to do, expected one of {steps}",
        "- { say: Hi., silence: 3 s } | x:5:17: unknown key 'silence' in step 'say', expected one of say, expect, with",
        "- { disconnect: 3 s } | x:5:19: 'disconnect' is \"3 s\", expected nothing (write - disconnect, or - disconnect: {})",
        "- { disconnect: {}, with: {} } | x:5:23: unknown key 'with' in step 'disconnect', expected one of disconnect, expect",
        "- { disconnect: {}, expect: { answer: { within: 1 s } } } | x:5:33: 'answer' stands at disconnect, expected only at hear, say, play, dtmf, interrupt, type (move it)",
        "- { hangUp: now }    | x:5:15: 'hangUp' is \"now\", expected nothing (write - hangUp)",
        "- { say: Hi., expect: [] } | x:5:25: 'expect' is an empty list, expected an object with one of {expectations}",
        "- { say: Hi., expect: {} } | x:5:25: 'expect' says nothing, expected one of {expectations}",
        "- { say: Hi., expect: { answr: {} } } | x:5:27: unknown key 'answr' in 'expect', expected one of {expectations} (did you mean 'answer'?)",
        "- { say: Hi., expect: { yields: { within: 1 s } } } | x:5:27: 'yields' stands at say, expected only at interrupt (move it)",
        "- { say: Hi., expect: { reprompts: at most 1 } } | x:5:27: 'reprompts' stands at say, expected only at silence (move it)",
        "- { silence: 3 s, expect: { answer: { mentions: [a] } } } | x:5:31: 'answer' stands at silence, expected only at hear, say, play, dtmf, interrupt, type (move it)",
        "- { silence: 3 s, expect: { reprompts: 1 } } | x:5:42: 'reprompts' is 1, expected a count (for example at most 1, at least 1 or exactly 1)",
        "- { silence: 3 s, expect: { reprompts: about 1 } } | x:5:42: 'reprompts' is \"about 1\", expected a count (for example at most 1, at least 1 or exactly 1)",
        "- { hear: { within: 3 s }, expect: { answer: { within: 1 s } } } | x:5:50: 'within' stands in the answer at hear, expected in hear itself (hear: { within: 3 s })",
        "- { say: Hi., expect: { answer: {} } } | x:5:35: 'answer' says nothing, expected one of within, mentions, avoids, states",
        "- { say: Hi., expect: { answer: { mentions: nine } } } | x:5:47: 'mentions' is \"nine\", expected a list (for example [ nine, two thirty ])",
        "- { say: Hi., expect: { answer: { mentions: [ 9 ] } } } | x:5:49: item of 'mentions' is 9, expected text (put it in quotes: \"9\")",
        "- { interrupt: { after: 2 s }, say: Hi. } | x:5:27: 'after' is \"2 s\", expected a duration of agent speech (for example 1200 ms of agent speech), a duration of silence (2 s of silence) or the last word",
        "- { interrupt: { after: 3000 s of silence }, say: Hi. } | x:5:27: 'after' is \"3000 s of silence\", expected at most 5 min",
        "- { interrupt: { after: 6 min of agent speech }, say: Hi. } | x:5:27: 'after' is \"6 min of agent speech\", expected at most 5 min",
        "- { interrupt: { after: 0 s of silence }, say: Hi. } | x:5:27: 'after' is \"0 s of silence\", expected more than 0",
        "- { interrupt: { after: 2s of agent speech }, say: Hi. } | x:5:27: 'after' is \"2s of agent speech\", expected a duration of agent speech (for example 1200 ms of agent speech), a duration of silence (2 s of silence) or the last word",
        "- { interrupt: { after: 2 s of agent speech } } | x:5:5: interrupt has no 'say' and no 'play', expected what the caller says (for example say: Wait, I meant Thursday.)"
      })
  void names_what_is_wrong_in_a_step(String step, String problem) throws Exception {
    String expected =
        problem
            .replace("{steps}", String.join(", ", ScriptReader.STEPS))
            .replace("{expectations}", String.join(", ", ExpectationReader.KEYS));
    assertEquals(expected, step("  " + step));
  }

  @ParameterizedTest
  @CsvSource({"2s", "2", "2.5", "2 S", "2 sec", "-2 s", "1e3 ms", "2  s", "s", "300"})
  void wants_a_unit_in_every_duration(String written) throws Exception {
    assertTrue(step("  - silence: " + written).endsWith(DURATION), step("  - silence: " + written));
    assertTrue(
        step("  - say: Hi.\n    expect: { answer: { within: " + written + " } }")
            .endsWith(DURATION));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ find_slot: { day: a } }    | x:7:18: unknown tool 'find_slot' of agent 'clinic', expected one of find_slots, book_slot (did you mean 'find_slots'?)",
        "{ find_slots: { dya: a, day: a } } | x:7:32: unknown argument 'dya' of tool 'find_slots', expected one of day, weeks, kind (did you mean 'day'?)",
        "{ find_slots: {} }           | x:7:18: expected call of 'find_slots' has no argument 'day', which the tool requires (add day: any)",
        "{ find_slots: { day: 7 } }   | x:7:37: argument 'day' is 7, expected string as the tool declares (put it in quotes: \"7\")",
        "{ find_slots: { day: a, weeks: two } } | x:7:47: argument 'weeks' is \"two\", expected integer as the tool declares",
        "{ find_slots: { day: a, kind: chat } } | x:7:46: argument 'kind' is \"chat\", expected one of visit, call as the tool declares",
        "{ find_slots: { day: { date: next tuesday } } } | x:7:45: 'date' is \"next tuesday\", which is in doubt: it is relative to today, and the scenario has no now, expected a date (for example 2026-03-03, March 3rd or tomorrow)",
        "{ find_slots: { day: { time: 7:15 } } } | x:7:45: 'time' is \"7:15\", which is in doubt: it may be morning or evening (write 24 hours, or say am or pm), expected a time of day (for example \"14:30\" or quarter past seven pm)",
        "{ find_slots: { day: { txt: a, text: b } } } | x:7:39: unknown key 'txt' in argument 'day', expected one of text, not, spokenBy (did you mean 'text'?)",
        "{ find_slots: { day: {} } }  | x:7:37: argument 'day' is an empty object, expected one of text, value, date, time, datetime, duration, number, money, phone, email, alnum, name, enum, bool, contains, regex, tokens, oneOf, absent",
        "{ find_slots: Tuesday }      | x:7:30: arguments of 'find_slots' are \"Tuesday\", expected an object (for example { day: Tuesday }, or {})",
        "find_slots                   | x:7:16: expected call is \"find_slots\", expected one tool with its arguments (for example - find_slots: { day: Tuesday })",
        "{ book_slot: {}, find_slots: {} } | x:7:16: expected call is an object with several keys, expected one tool with its arguments (for example - find_slots: { day: Tuesday })",
        "{ book_slot: {} }            | x:7:18: tool 'book_slot' is expected to be called, expected 'tools' to say what it answers (add book_slot: { returns: { ok: true } })"
      })
  void checks_expected_calls_against_the_agent(String call, String problem) throws Exception {
    String head =
        HEAD + "tools: { find_slots: { returns: {} } }\nscript:\n  - say: Hi.\n    expect:\n";
    assertEquals(problem, project.problems(head + "      calls: [ " + call + " ]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "find_slotz: { returns: {} }   | x:4:10: unknown tool 'find_slotz' of agent 'clinic', expected one of find_slots, book_slot (did you mean 'find_slots'?)",
        "find_slots: { takes: 1, returns: {} } | x:4:31: 'takes' is 1, expected a duration with unit (for example 300 ms or 2 s)",
        "find_slots: {}                | x:4:22: tool 'find_slots' has no 'returns', expected what the tool answers (for example returns: { ok: true })",
        "find_slots: { returns: [] }   | x:4:33: 'returns' is an empty list, expected an object (for example { ok: true })",
        "find_slots: { returns: {}, then: { returns: {} } } | x:4:37: 'then' stands without 'fails' (write its 'returns' directly)",
        "find_slots: { returns: {}, fails: { with: error } } | x:4:24: 'returns' stands beside 'fails', expected it under 'then' (then: { returns: … })",
        "find_slots: { fails: { with: eror } } | x:4:39: 'with' is \"eror\", expected one of error, timeout, malformed, empty, rateLimited, partial (did you mean 'error'?)",
        "find_slots: { fails: { times: 1 }, then: { returns: {} } } | x:4:31: 'fails' has no 'with', expected one of error, timeout, malformed, empty, rateLimited, partial",
        "find_slots: { fails: { with: error, times: 0 }, then: { returns: {} } } | x:4:53: 'times' is 0, expected a whole number from 1 to 1000",
        "find_slots: { fails: { with: error, times: 1.5 }, then: { returns: {} } } | x:4:53: 'times' is 1.5, expected a whole number from 1 to 1000",
        "find_slots: { fails: { with: error, times: 1 } } | x:4:24: 'fails' ends after some 'times', expected 'then' with what comes next (then: { returns: … })",
        "find_slots: { fails: { with: error }, then: { returns: {} } } | x:4:24: 'fails' has no 'times', expected how many calls fail before 'then' (add times: 1)",
        "find_slots: { fails: { with: error, times: 1 }, then: { retuns: {} } } | x:4:66: unknown key 'retuns' in 'then', expected one of returns, sequence, reads, writes, appends, removes, notFound, http (did you mean 'returns'?)",
        "find_slots: { fails: { with: timeout, message: x } } | x:4:48: 'message' stands with a timeout, which says nothing",
        "find_slots: now               | x:4:22: tool 'find_slots' is \"now\", expected an object with one of takes, returns, sequence, reads, writes, appends, removes, notFound, http, fails, then, late"
      })
  void names_what_is_wrong_in_a_tool(String tool, String problem) throws Exception {
    assertEquals(
        problem, project.problems(HEAD + "script: [ { say: Hi. } ]\ntools: { " + tool + " }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "tag: [a]              | x:4:1: unknown key 'tag' in the scenario file, expected one of scenario, agent, tags, description, caller, script, tools, state, expect, maxDuration, now, locale, retries, reasks, withControl, table, owner, severity, epic, feature, story, links (did you mean 'tags'?)",
        "tags: smoke           | x:4:7: 'tags' is \"smoke\", expected a list (for example [smoke, barge-in])",
        "tags: [Smoke]         | x:4:7: tag is \"Smoke\", expected small letters, digits and hyphens",
        "tags: [a, a]          | x:4:7: tag 'a' stands twice (remove one)",
        "caller: { rate: 3 }   | x:4:17: 'rate' is 3, expected a number from 0.5 to 2",
        "caller: { voice: ../x } | x:4:18: 'voice' is \"../x\", expected a voice id (for example en-us-kevin)",
        "caller: { lane: telephone } | x:4:11: unknown key 'lane' in 'caller', expected one of voice, rate, pitch, disfluency, room, background, echo, line, network, announcedRateHz (did you mean 'line'?)",
        "maxDuration: 2 h      | x:4:14: 'maxDuration' is \"2 h\", expected a duration with unit (for example 300 ms or 2 s)",
        "maxDuration: 61 min   | x:4:14: 'maxDuration' is \"61 min\", expected at most 3600 s",
        "description: no       | ''"
      })
  void names_what_is_wrong_around_the_script(String line, String problem) throws Exception {
    String found = project.problems(HEAD + "script: [ { say: Hi. } ]\n" + line);
    assertEquals(problem.equals("''") ? "" : problem, found);
  }

  @Test
  void wants_title_agent_and_script() throws Exception {
    assertEquals(
        "x:1:1: the scenario file has no 'scenario', expected a title (for example scenario: Caller"
            + " asks for an order)\n"
            + "x:1:1: the scenario file has no 'agent', expected the name of an agent (for example"
            + " agent: clinic)\n"
            + "x:1:1: the scenario file has no 'script', expected a list of steps (for example - say:"
            + " Hello.)",
        project.problems("tags: []"));
    assertEquals(
        "x:1:1: the scenario file is a list, expected an object with one of scenario, agent, tags,"
            + " description, caller, script, tools, state, expect, maxDuration, now, locale, retries, reasks, withControl, table, owner, severity, epic, feature, story, links",
        project.problems("- a"));
  }

  @Test
  void wants_at_least_one_step_and_at_most_five_hundred() throws Exception {
    assertEquals(
        "x:3:9: 'script' is an empty list, expected at least one step (for example - say: Hello.)",
        project.problems(HEAD + "script: []"));
    assertEquals(
        "x:4:3: 'script' has 501 items, expected at most 500",
        project.problems(HEAD + "script:\n" + "  - say: Hi.\n".repeat(501)));
    assertEquals("", project.problems(HEAD + "script:\n" + "  - say: Hi.\n".repeat(500)));
  }

  @Test
  void bounds_what_is_said() throws Exception {
    assertEquals("", step("  - say: " + "a".repeat(2000)));
    assertEquals(
        "x:5:10: 'say' has 2001 characters, expected at most 2000",
        step("  - say: " + "a".repeat(2001)));
  }

  @Test
  void refuses_halves_of_characters() throws Exception {
    assertEquals(
        "x:5:10: 'say' is \"\\ud83d\", expected whole characters (half of a surrogate pair is"
            + " none)",
        step("  - say: \"\\ud83d\""));
    assertEquals("", step("  - say: \"\\U0001F600\""));
  }

  @Test
  void refuses_steps_after_hanging_up() throws Exception {
    String problem = ": step after hangUp, expected hangUp to be the last (remove one)";
    assertEquals("x:6:5" + problem, step("  - hangUp\n  - say: Hi."));
    assertEquals("x:6:5" + problem, step("  - hangUp: {}\n  - hangUp:"));
  }

  @Test
  void refuses_an_interruption_of_nothing() throws Exception {
    String interrupt = "  - interrupt: { after: 1 s of agent speech }\n    say: Wait.\n";
    String problem =
        ": interrupt has no agent speech to cut into, expected a hear, say, play, dtmf or interrupt"
            + " before it";
    assertEquals("x:4:5" + problem, project.problems(HEAD + "script:\n" + interrupt));
    assertEquals("x:6:5" + problem, step("  - silence: 3 s\n" + interrupt));
    assertEquals("", step(interrupt + interrupt));
  }

  @Test
  void refuses_silences_longer_than_the_call() throws Exception {
    assertEquals(
        "x:6:14: the script's silences last 60 s, expected less than maxDuration, which is 60 s",
        step("  - silence: 1 min\nmaxDuration: 60 s"));
  }

  @Test
  void finds_all_problems_of_a_file_at_once() throws Exception {
    String found =
        project.problems(
            """
            scenario: 7
            agent: clinik
            tagz: [a]
            script:
              - hear: { within: 3 }
              - sya: Hello.
              - interrupt: { after: soon }
                expect: { yields: 3 s, reprompts: many }
              - hangUp
              - say: Bye.
            tools: { find_slots: { takes: long } }
            maxDuration: forever
            """);
    assertEquals(14, found.lines().count(), found);
  }
}

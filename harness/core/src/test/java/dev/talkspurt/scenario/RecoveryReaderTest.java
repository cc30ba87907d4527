package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecoveryReaderTest {
  private static final String HEAD = "scenario: A title\nagent: clinic\n";
  private static final String TOOLS = "tools: { find_slots: { returns: {} } }\n";

  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  private Recovery read(String script) throws Exception {
    Path file = project.write("suites/x.scenario.yaml", HEAD + TOOLS + "script:\n" + script);
    List<Step> steps = ScenarioReader.read(file, "x").script();
    return steps.get(steps.size() - 1).expect().recovers().orElseThrow();
  }

  @Test
  void reads_what_getting_over_it_means() throws Exception {
    Recovery recovery =
        read(
            """
              - say: Tuesday. No, Friday.
                expect:
                  recovers:
                    from: correction
                    by: { calls: [ { find_slots: { day: Friday } } ], says: [ friday, then ] }
                    never: { calls: [ { find_slots: { day: Tuesday } } ], speaks: true }
                    within: 9 s
                    repeats: 2
            """);
    assertEquals(FaultClass.CORRECTION, recovery.fault());
    assertEquals(2, recovery.goals().size());
    Recovery.Goal.Calls calls =
        assertInstanceOf(Recovery.Goal.Calls.class, recovery.goals().get(0));
    assertEquals("find_slots", calls.call().tool());
    assertEquals(new Recovery.Goal.Says(List.of("friday", "then")), recovery.goals().get(1));
    assertEquals(new Recovery.Goal.Speaks(), recovery.never().get(1));
    assertEquals(Duration.ofSeconds(9), recovery.within());
    assertEquals(2, recovery.repeats());
  }

  @Test
  void has_a_usual_deadline_and_budget_for_each_class() throws Exception {
    Recovery words =
        read("  - { say: Hi., expect: { recovers: { from: langSwitch, by: { says: [a] } } } }\n");
    assertEquals(Duration.ofSeconds(10), words.within());
    assertEquals(1, words.repeats());
    Recovery silence =
        read(
            "  - say: Hi.\n"
                + "  - { silence: 9 s, expect: { recovers: { from: silence, by: { speaks: true } } } }\n");
    assertEquals(Duration.ofSeconds(15), silence.within());
    assertEquals(0, silence.repeats(), "nothing is there to say again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "over: tuesday | ~~",
        "fromPercent: 10, toPercent: 20.5 | ~~",
        "over: Friday | noise is over \"Friday\", expected words of the step (\"On Tuesday.\")",
        "over: on, toPercent: 9 | 'over' stands beside percents, expected one of them (remove one)",
        "fromPercent: 50, toPercent: 50 | 'toPercent' is 50, expected a part of some length",
        "fromPercent: 101 | 'fromPercent' is 101, expected a number from 0 to 100"
      })
  void noise_covers_a_part_that_is_there(String part, String problem) throws Exception {
    String noise = "{ background: { noise: white, snrDb: 0, " + part + " } }";
    String step = "  - { say: On Tuesday., with: " + noise + " }\n";
    String found = project.problems(HEAD + "script:\n" + step);
    assertEquals(problem, found.replaceAll("(?m)^x:\\d+:\\d+: ", ""));
  }

  @Test
  void noise_covers_no_part_where_nothing_is_said() throws Exception {
    String noise = "{ background: { noise: white, snrDb: 0, over: on } }";
    String problem =
        "noise over a part of a sound stands where the caller says nothing, expected it under"
            + " 'with' of a say, play or interrupt";
    String call = "\nscript: [ { say: Hi. } ]";
    assertTrue(project.problems(HEAD + "caller: " + noise + call).endsWith(problem));
    assertTrue(
        project
            .problems(HEAD + "script: [ { say: On. }, { change: " + noise + " } ]")
            .endsWith(problem));
  }

  @ParameterizedTest
  @EnumSource(FaultClass.class)
  void every_class_has_a_step_that_can_bring_it_about(FaultClass fault) {
    assertEquals(false, FaultSteps.of(fault).isEmpty());
    assertEquals(fault, FaultClass.of(fault.word()).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "say: Hi. | true | x:5:28: 'recovers' is true, expected an object (recovers: { from: toolError, by: { says: [ try again ] } })",
        "say: Hi. | { from: corection, by: { speaks: true } } | x:5:36: 'from' is \"corection\", expected one of noiseBurst, asrDegrade, toolError, toolSlow, interrupt, falseInterrupt, correction, silence, netStall, disconnect, outOfScope, langSwitch (did you mean 'correction'?)",
        "say: Hi. | { by: { speaks: true } } | x:5:28: 'recovers' has no 'from', expected one of noiseBurst, asrDegrade, toolError, toolSlow, interrupt, falseInterrupt, correction, silence, netStall, disconnect, outOfScope, langSwitch",
        "say: Hi. | { from: correction } | x:5:28: 'recovers' has no 'by', expected what shows it (for example by: { says: [ try again ] })",
        "say: Hi. | { from: correction, by: {} } | x:5:52: 'by' says nothing, expected one of calls, says, speaks, yields, resumes",
        "say: Hi. | { from: correction, by: { says: [] } } | x:5:60: 'says' is an empty list, expected at least one item (for example [ try again, not available ])",
        "say: Hi. | { from: correction, by: { speaks: false } } | x:5:62: 'speaks' is false, expected true (or leave it out)",
        "say: Hi. | { from: correction, by: { yields: true } } | x:5:54: 'yields' stands at a recovery from correction, expected it at interrupt only (remove it)",
        "say: Hi. | { from: correction, by: { resumes: true } } | x:5:54: 'resumes' stands at a recovery from correction, expected it at falseInterrupt only (remove it)",
        "say: Hi. | { from: correction, by: { calls: [ { find_slots: { day: a }, times: 2 } ] } } | x:5:65: call under 'by' has rules, expected a tool and its arguments alone (remove them)",
        "say: Hi. | { from: correction, by: { calls: [ { find_slot: { day: a } } ] } } | x:5:65: unknown tool 'find_slot' of agent 'clinic', expected one of find_slots, book_slot (did you mean 'find_slots'?)",
        "say: Hi. | { from: correction, by: { speaks: true }, within: 9 min } | x:5:78: 'within' is \"9 min\", expected at most 300 s",
        "say: Hi. | { from: correction, by: { speaks: true }, repeats: 11 } | x:5:79: 'repeats' is 11, expected a whole number from 0 to 10",
        "say: Hi. | { from: silence, by: { speaks: true } } | x:5:36: 'from' is \"silence\", expected a fault that say can bring about (silence: at silence)",
        "silence: 3 s | { from: silence, by: { speaks: true }, repeats: 1 } | x:5:69: 'repeats' stands at silence, where the caller says nothing, expected it at say, play, dtmf, interrupt (remove it)",
        "change: { rate: 1 } | { from: correction, by: { speaks: true } } | x:5:28: unknown key 'expect' in step 'change', expected change",
        "say: Hi. | { from: noiseBurst, by: { speaks: true } } | x:5:28: 'recovers' is from noiseBurst at a step with no noise, expected some (with: { background: { noise: white, snrDb: 0 } })",
        "say: Hi. | { from: asrDegrade, by: { speaks: true } } | x:5:28: 'recovers' is from asrDegrade at a step with clean sound, expected it degraded (with: { line: telephone })",
        "say: Hi. | { from: toolError, by: { speaks: true } } | x:5:28: 'recovers' is from toolError at a step with no tool that fails, expected one (fails: { with: error, times: 1 })",
        "say: Hi. | { from: toolSlow, by: { speaks: true } } | x:5:28: 'recovers' is from toolSlow at a step with no tool that takes 5 s or more, expected one (takes: 8 s)",
        "say: Hi. | { from: netStall, by: { speaks: true } } | x:5:28: 'recovers' is from netStall at a step with a network that does not stall, expected one that does (with: { network: { stalls: [ { at: 500 ms, for: 2 s, mode: burst } ] } })",
        "noise: { play: cough } | { from: falseInterrupt, by: { resumes: true } } | x:5:28: 'recovers' is from falseInterrupt at a step with a sound that comes once the agent has finished, expected it within the agent's speech (after: 700 ms of agent speech)"
      })
  void names_what_is_wrong(String step, String recovers, String problem) throws Exception {

    String text =
        HEAD
            + TOOLS
            + "script:\n"
            + "  - { expect: { recovers: "
            + recovers
            + " }, "
            + step
            + " }\n";
    String found = project.problems(text);
    assertEquals(problem.replaceAll("x:5:\\d+: ", ""), found.replaceAll("(?m)^x:5:\\d+: ", ""));
  }
}

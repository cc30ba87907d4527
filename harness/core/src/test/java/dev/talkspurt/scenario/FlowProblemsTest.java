package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Branches, waits and repeats as files state them. */
class FlowProblemsTest {
  private static final String HEAD = "scenario: A title\nagent: clinic\n";

  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  private String step(String step) throws Exception {
    return project.problems(HEAD + "script:\n  - hear: { within: 3 s }\n  - " + step);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ when: { heard: [ a ] } } | x:5:5: step 'when' has no 'then', expected a list of steps (for example then: [ { say: Tuesday. } ])",
        "{ when: { heard: [ a ] }, then: [] } | x:5:37: 'then' is an empty list, expected at least one item (for example - say: Hello.)",
        "{ when: { heard: [ a ] }, then: hangUp } | x:5:37: 'then' is \"hangUp\", expected a list (for example - say: Hello.)",
        "{ when: { heard: [ a ] }, then: [ hangUp ], else: [ hangUp ] } | x:5:49: unknown key 'else' in step 'when', expected one of when, then, otherwise",
        "{ when: { heard: [ a ] }, then: [ hangUp ], expect: { calls: [] } } | x:5:49: unknown key 'expect' in step 'when', expected one of when, then, otherwise",
        "{ when: heard, then: [ hangUp ] } | x:5:13: 'when' is \"heard\", expected an object with one of heard, called, not",
        "{ when: {}, then: [ hangUp ] } | x:5:13: 'when' says nothing, expected one of heard, called, not (for example { heard: [ which day, what day ] })",
        "{ when: { heard: [ a ], called: book_slot }, then: [ hangUp ] } | x:5:13: 'when' has heard and called, expected one of heard, called, not (for example { heard: [ which day, what day ] })",
        "{ when: { said: [ a ] }, then: [ hangUp ] } | ~x:5:15: unknown key 'said' in 'when', expected one of heard, called, not\nx:5:13: 'when' says nothing, expected one of heard, called, not (for example { heard: [ which day, what day ] })~",
        "{ when: { heard: a }, then: [ hangUp ] } | x:5:22: 'heard' is \"a\", expected a list of phrases (for example [ which day, what day ])",
        "{ when: { heard: [] }, then: [ hangUp ] } | x:5:22: 'heard' is an empty list, expected at least one item (for example [ which day, what day ])",
        "{ when: { heard: [ '?!' ] }, then: [ hangUp ] } | x:5:22: item of 'heard' is \"?!\", expected words (it can never be heard)",
        "{ when: { called: book_slots }, then: [ hangUp ] } | x:5:23: unknown tool 'book_slots' of agent 'clinic', expected one of find_slots, book_slot (did you mean 'book_slot'?)",
        "{ when: { not: { called: x } }, then: [ hangUp ] } | x:5:30: unknown tool 'x' of agent 'clinic', expected one of find_slots, book_slot",
        "{ when: { heard: [ a ] }, then: [ hangUp, hangUp ] } | x:5:47: step after hangUp, expected hangUp to be the last (remove one)",
        "{ when: { heard: [ a ] }, then: [ { interrupt: { after: 1 s of agent speech }, say: Hi. } ] } | x:5:39: interrupt has no agent speech to cut into, expected a hear, say, play, dtmf or interrupt before it",
        "when | x:5:5: step 'when' says nothing (for example when: { heard: [ which day ] })",
        "{ hear: { within: 3 s, until: { not: { heard: [ a ] } } } } | ~x:5:37: unknown key 'not' in 'until', expected one of heard, called\nx:5:35: 'until' says nothing, expected one of heard, called (for example { heard: [ which day, what day ] })~",
        "{ hear: { within: 3 s, until: done } } | x:5:35: 'until' is \"done\", expected an object with one of heard, called",
        "{ hear: { until: { heard: [ a ] } } } | x:5:13: 'hear' has no 'within', expected a duration with unit (for example 300 ms or 2 s)"
      })
  void names_what_is_wrong_in_a_branch_or_a_wait(String step, String problem) throws Exception {
    assertEquals(problem.replace("\\n", "\n"), step(step));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "2                          | x:3:9: 'reasks' is 2, expected an object (reasks: { atMost: 2 })",
        "{}                         | x:3:9: 'reasks' has no 'atMost', expected how often the caller says it again (for example atMost: 2)",
        "{ atMost: 0 }              | x:3:19: 'atMost' is 0, expected a whole number from 1 to 10",
        "{ atMost: 11 }             | x:3:19: 'atMost' is 11, expected a whole number from 1 to 10",
        "{ atMost: 1, phrases: pardon } | x:3:31: 'phrases' is \"pardon\", expected a list (for example [ which day, what day ])",
        "{ atMost: 1, phrases: [ '...' ] } | x:3:31: item of 'phrases' is \"...\", expected words (it can never be heard)",
        "{ atMost: 1, phrase: [ a ] } | x:3:22: unknown key 'phrase' in 'reasks', expected one of atMost, phrases (did you mean 'phrases'?)"
      })
  void names_what_is_wrong_in_reasks(String reasks, String problem) throws Exception {
    assertEquals(
        problem, project.problems(HEAD + "reasks: " + reasks + "\nscript: [ { say: Hi. } ]"));
  }

  @Test
  void a_branch_needs_something_of_the_agent_s_to_look_at() throws Exception {
    assertEquals(
        "x:3:11: when has nothing of the agent's to look at, expected a hear, say, play, dtmf or"
            + " interrupt before it",
        project.problems(
            HEAD + "script: [ { when: { heard: [ a ] }, then: [ hangUp ] }, hangUp ]"));
  }

  @Test
  void nothing_comes_behind_branches_that_both_hang_up() throws Exception {
    String both = "{ when: { heard: [ a ] }, then: [ hangUp ], otherwise: [ hangUp ] }";
    assertEquals("", step(both));
    assertEquals(
        "x:6:5: step after hangUp, expected hangUp to be the last (remove one)",
        step(both + "\n  - say: Hello."));
    assertEquals("", step("{ when: { heard: [ a ] }, then: [ hangUp ] }\n  - say: Hello."));
  }

  private static String nested(int depth) {
    String step = "hangUp";
    for (int i = 0; i < depth; i++) {
      step = "{ when: { heard: [ a ] }, then: [ " + step + " ] }";
    }
    return step;
  }

  @Test
  void branches_have_branches_but_not_without_end() throws Exception {
    assertEquals("", step(nested(8)));
    assertTrue(
        step(nested(9)).endsWith("when stands in 8 others, expected at most 8"), step(nested(9)));
  }

  @Test
  void steps_of_branches_count() throws Exception {
    String many = String.join(", ", java.util.Collections.nCopies(300, "{ say: Hi. }"));
    assertEquals(
        "x:4:3: 'script' has 602 steps with those of its branches, expected at most 500",
        step("{ when: { heard: [ a ] }, then: [ " + many + " ], otherwise: [ " + many + " ] }"));
  }

  @Test
  void branches_lie_flat_in_the_script() throws Exception {
    Scenario scenario =
        project.scenario(
            HEAD
                + """
                reasks: { atMost: 3 }
                script:
                  - hear: { within: 3 s, until: { called: find_slots } }
                  - when: { not: { heard: [ which day ] } }
                    then:
                      - change: { line: telephone }
                      - when: { called: book_slot }
                        then: [ { say: Yes. } ]
                    otherwise: [ { say: No. } ]
                  - hangUp
                """);
    List<Step> script = scenario.script();
    assertEquals(
        List.of("hear", "when", "change", "when", "say", "say", "hangUp"),
        script.stream().map(Step::kind).toList());
    Step.When outer = (Step.When) script.get(1);
    assertEquals("not: the agent says which day", outer.condition().text());
    assertEquals(3, outer.thenSteps());
    assertEquals(1, outer.otherwiseSteps());
    assertEquals(
        Optional.of(new Condition.Called("find_slots")), ((Step.Hear) script.get(0)).until());
    assertEquals(Conduct.Reasks.USUAL, scenario.conduct().reasks().orElseThrow().phrases());
    // The change holds in its branch, and neither in the other one nor behind.
    assertTrue(!scenario.callerAt(4).conditions().clean());
    assertTrue(scenario.callerAt(5).conditions().clean());
    assertTrue(scenario.callerAt(6).conditions().clean());
  }
}

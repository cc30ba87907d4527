package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanControlTest {
  private static final String FAULTY =
      """
      scenario: A title
      agent: clinic
      withControl: true
      tools:
        find_slots: { takes: 8 s, fails: { with: error, times: 1 }, then: { returns: { slots: [ a ] } } }
        book_slot: { takes: 300 ms, returns: {} }
      script:
        - hear: { within: 3 s }
        - say: On Tuesday.
          with: { background: { noise: white, snrDb: 0, over: tuesday } }
          expect: { calls: [ { find_slots: { day: Tuesday } } ], recovers: { from: noiseBurst, by: { says: [ a ] } } }
        - interrupt: { after: 1 s of agent speech }
          say: No, wait.
          expect: { yields: { within: 1 s }, answer: { mentions: [ ok ] }, recovers: { from: interrupt, by: { yields: true } } }
        - noise: { play: cough, after: 1 s of agent speech }
          expect: { keepsTalking: true, recovers: { from: falseInterrupt, by: { resumes: true } } }
        - silence: 8 s
          expect: { recovers: { from: silence, by: { speaks: true } } }
        - say: Go on.
          with: { line: telephone, rate: 1.1 }
          expect: { recovers: { from: asrDegrade, by: { says: [ a ] } } }
        - say: And now?
          with: { network: { stalls: [ { at: 1 s, for: 1 s, mode: burst } ] } }
          expect: { recovers: { from: netStall, by: { says: [ a ] } } }
        - say: Book it.
          expect: { recovers: { from: toolError, by: { says: [ a ] } } }
        - say: Look.
          expect: { recovers: { from: toolSlow, by: { speaks: true } } }
        - say: No, on Friday.
          expect: { recovers: { from: correction, by: { says: [ a ] } } }
      """;

  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  private Scenario read(String text) throws Exception {
    return ScenarioReader.read(project.write("suites/one.scenario.yaml", text), "x");
  }

  @Test
  void is_judged_as_the_call_itself_is() throws Exception {
    String truthful =
        "now: 2026-03-02T09:00 Europe/London\nlocale: en-GB\nexpect: { truthful: true }\ntools:";
    Scenario faulty = read(FAULTY.replace("tools:", truthful));
    Conduct conduct = CleanControl.of(faulty).conduct();
    assertTrue(conduct.truthful());
    assertEquals("x:6:11", conduct.truthfulPlace().orElseThrow().toString());
    assertEquals(faulty.conduct().context(), conduct.context());
    assertTrue(conduct.context().now().isPresent());
  }

  @Test
  void is_the_same_call_without_its_faults() throws Exception {
    Scenario faulty = read(FAULTY);
    Scenario control = CleanControl.of(faulty);
    assertEquals("one--control", control.id());
    assertEquals(faulty.family(), control.family(), "or its seeds would be others");
    assertEquals(Map.of("control", "true"), control.parameters());
    assertEquals(faulty.script().size(), control.script().size(), "steps keep their numbers");
    for (int i = 0; i < control.script().size(); i++) {
      assertTrue(control.script().get(i).expect().recovers().isEmpty());
      assertTrue(control.callerAt(i).conditions().clean(), "step " + i);
      assertTrue(control.callerAt(i).conditions().network().untroubled(), "step " + i);
      assertEquals(faulty.script().get(i).place(), control.script().get(i).place());
    }
    assertTrue(control.script().get(1).expect().calls().isPresent(), "the rest is expected still");
    Step.Say said = assertInstanceOf(Step.Say.class, control.script().get(2));
    assertEquals("No, wait.", said.text());
    assertTrue(said.expect().yieldsWithin().isEmpty());
    assertEquals(List.of("ok"), said.expect().mentions());
    assertInstanceOf(Step.Change.class, control.script().get(3));
    assertInstanceOf(Step.Change.class, control.script().get(4));
    assertEquals(1.1, control.callerAt(5).manner().rate(), "which degrades nothing");
    ToolScript tool = control.tools().get("find_slots");
    assertTrue(tool.failures().isEmpty());
    assertEquals(0, tool.takes().draw(1).toMillis());
    assertEquals(faulty.tools().get("find_slots").answer(), tool.answer());
    assertEquals(300, control.tools().get("book_slot").takes().draw(1).toMillis());
    assertEquals(faulty.script().get(9).makes(), control.script().get(9).makes());
  }

  @Test
  void follows_the_scenario_that_asks_for_it_once() throws Exception {
    Scenario faulty = read(FAULTY);
    List<Scenario> both = CleanControl.among(List.of(faulty));
    assertEquals(List.of("one", "one--control"), both.stream().map(Scenario::id).toList());
    assertEquals(both, CleanControl.among(both), "nor has a control one of its own");
    assertFalse(CleanControl.is(both.get(0)));
    assertTrue(CleanControl.is(both.get(1)));
    assertEquals("one", CleanControl.idOfFaulty(both.get(1)));
    Scenario alone = faulty.withConduct(Conduct.PLAIN);
    assertEquals(List.of(alone), CleanControl.among(List.of(alone)));
  }

  @Test
  void leaves_out_the_calls_own_noise_where_that_is_the_fault() throws Exception {
    String text =
        """
        scenario: A title
        agent: clinic
        caller: { background: { noise: cafe, snrDb: 12 } }
        script:
          - say: Hi.
          - say: On Tuesday.
            expect: { recovers: { from: noiseBurst, by: { speaks: true } } }
          - say: On Friday.
            with: { background: [ { noise: white, snrDb: 0, over: friday }, { noise: pink, snrDb: 20 } ] }
            expect: { recovers: { from: noiseBurst, by: { speaks: true } } }
        """;
    Scenario control = CleanControl.of(read(text));
    assertEquals("cafe", control.callerAt(0).conditions().background().get(0).noise());
    assertTrue(control.callerAt(1).conditions().background().isEmpty());
    assertEquals(1, control.callerAt(2).conditions().background().size());
    assertEquals("pink", control.callerAt(2).conditions().background().get(0).noise());
  }

  @Test
  void is_refused_where_there_is_no_fault() throws Exception {
    assertEquals(
        "x:3:1: 'withControl' stands in a scenario in which no step 'recovers', expected a fault to"
            + " leave out (remove it)",
        project.problems(
            "scenario: T\nagent: clinic\nwithControl: true\nscript: [ { say: Hi. } ]"));
  }
}

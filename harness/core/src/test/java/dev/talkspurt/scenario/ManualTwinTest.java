package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualTwinTest {
  private static final String TEXT =
      """
      scenario: A title
      agent: clinic
      tools:
        find_slots: { takes: 300 ms, returns: { slots: [ a ] } }
      script:
        - hear: { within: 3 s }
        - say: On Tuesday.
          with: { line: telephone }
          expect: { calls: [ { find_slots: { day: Tuesday } } ], answer: { mentions: [ a ] } }
        - noise: { play: cough, after: 1 s of agent speech }
          expect: { keepsTalking: true }
        - interrupt: { after: 1 s of agent speech }
          say: No, wait.
          expect: { yields: { within: 1 s } }
        - hangUp
      """;

  private Scenario scenario;

  @BeforeEach
  void read(@TempDir Path folder) throws Exception {
    scenario =
        ScenarioReader.read(
            ProjectFolder.with(folder).write("suites/one.scenario.yaml", TEXT), "x");
  }

  @Test
  void a_twin_says_the_same_and_expects_nothing() {
    Scenario twin = ManualTwin.of(scenario);
    assertTrue(twin.agent().turnDetection().manual());
    assertFalse(scenario.agent().turnDetection().manual());
    assertEquals(scenario.family(), twin.family(), "and with it all seeds");
    assertEquals(scenario.id() + "--manual", twin.id());
    assertEquals(scenario.script().size(), twin.script().size());
    for (Step step : twin.script()) {
      assertEquals(Expectations.NONE, step.expect());
    }
    assertEquals(scenario.script().get(1).makes(), twin.script().get(1).makes());
    assertEquals(scenario.callerAt(1), twin.callerAt(1));
    assertEquals(scenario.script().get(3).makes(), twin.script().get(3).makes());
    assertEquals(scenario.tools(), twin.tools());
  }

  @Test
  void what_a_client_would_not_mark_is_left_out() {
    Step step = ManualTwin.of(scenario).script().get(2);
    assertInstanceOf(Step.Change.class, step);
    assertTrue(step.makes().isEmpty());
  }

  @Test
  void each_scenario_is_followed_by_its_twin_and_controls_have_none() {
    Scenario control = CleanControl.of(scenario);
    List<Scenario> all = ManualTwin.among(List.of(scenario, control));
    assertEquals(
        List.of(scenario.id(), scenario.id() + "--manual", control.id()),
        all.stream().map(Scenario::id).toList());
    assertTrue(ManualTwin.is(all.get(1)));
    assertFalse(ManualTwin.is(all.get(0)));
    assertFalse(CleanControl.is(all.get(1)));
    assertEquals(scenario.id(), ManualTwin.idOfOther(all.get(1)));
  }

  @Test
  void there_is_nothing_to_compare_where_we_end_turns_anyhow() {
    Scenario ours = Overrides.of(Map.of("agent.turnDetection.manual", "true")).applyTo(scenario);
    assertTrue(ours.agent().turnDetection().manual());
    BadInput bad = assertThrows(BadInput.class, () -> ManualTwin.among(List.of(ours)));
    assertTrue(bad.getMessage().contains("turnDetection.manual"), bad.getMessage());
  }

  @Test
  void configurations_without_manual_turns_read_as_they_always_did() {
    assertEquals(
        "TurnDetection[startSensitivity=Optional.empty, endSensitivity=Optional.empty,"
            + " prefixPaddingMs=Optional.empty, silenceMs=Optional[300],"
            + " interruptible=Optional.empty]",
        new AgentFile.TurnDetection(
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.of(300),
                java.util.Optional.empty())
            .toString());
  }
}

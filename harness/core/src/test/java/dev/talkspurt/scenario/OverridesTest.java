package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
  private Scenario scenario;
  @TempDir Path folder;

  @BeforeEach
  void write() throws Exception {
    scenario =
        ProjectFolder.with(folder).scenario("scenario: T\nagent: clinic\nscript: [ { say: Hi. } ]");
  }

  private Scenario with(String... settings) {
    return Overrides.parse(List.of(settings)).applyTo(scenario);
  }

  @Test
  void changes_the_agent() {
    AgentFile agent =
        with(
                "agent.model=gemini-3.8-live",
                "agent.voice=Puck",
                "agent.language=de-DE",
                "agent.prompt=Be = brief.",
                "agent.turnDetection.silence=800 ms",
                "agent.turnDetection.prefixPadding=40 ms",
                "agent.turnDetection.startSensitivity=low",
                "agent.turnDetection.endSensitivity=high",
                "agent.turnDetection.interruptible=false",
                "agent.thinking.level=low")
            .agent();
    assertEquals(Optional.of("gemini-3.8-live"), agent.model());
    assertEquals(Optional.of("Puck"), agent.voice());
    assertEquals(Optional.of("de-DE"), agent.language());
    assertEquals("Be = brief.", agent.prompt());
    assertEquals(
        new AgentFile.TurnDetection(
            Optional.of("low"),
            Optional.of("high"),
            Optional.of(40),
            Optional.of(800),
            Optional.of(false)),
        agent.turnDetection());
    assertEquals(Optional.of("low"), agent.thinking().level());
    assertEquals(scenario.agent().tools(), agent.tools());
  }

  @Test
  void changes_the_caller_and_the_longest_call_and_nothing_else() {
    Scenario changed =
        with("caller.voice=en-gb-awb", "caller.rate=1.2", "scenario.maxDuration=30 s");
    assertEquals(new Caller("en-gb-awb", 1.2), changed.caller());
    assertEquals(Duration.ofSeconds(30), changed.maxDuration());
    assertEquals(scenario.script(), changed.script());
    assertEquals(scenario.agent(), changed.agent());
  }

  @Test
  void gives_a_thinking_budget_in_place_of_a_level() {
    AgentFile.Thinking thinking = with("agent.thinking.budget=0").agent().thinking();
    assertEquals(new AgentFile.Thinking(Optional.empty(), Optional.of(0)), thinking);
  }

  @Test
  void lets_the_later_setting_win() {
    assertEquals("b-b", with("caller.voice=a-a", "caller.voice=b-b").caller().voice());
  }

  @Test
  void leaves_the_simulated_agents_settings_to_it() {
    Overrides overrides =
        Overrides.parse(
            List.of("simulated.latency=250 ms", "simulated.planted.delay=0 ms", "caller.rate=1"));
    assertEquals(Map.of("latency", "250 ms", "planted.delay", "0 ms"), overrides.simulated());
    assertEquals(3, overrides.asMap().size());
    assertEquals(overrides.asMap(), Overrides.of(overrides.asMap()).asMap());
  }

  @Test
  void changes_the_target_and_keeps_what_was_set() {
    TargetFile gemini = TargetReader.read("gemini");
    assertSame(gemini, Overrides.parse(List.of("caller.rate=1")).applyTo(gemini));
    TargetFile changed =
        Overrides.parse(
                List.of(
                    "target.endpoint=wss://host.example",
                    "target.keyVariable=OTHER_KEY",
                    "target.settings.apiVersion=v1alpha"))
            .applyTo(gemini);
    assertEquals(Optional.of("wss://host.example"), changed.endpoint());
    assertEquals(Optional.of("OTHER_KEY"), changed.keyVariable());
    assertEquals(Json.parse("{\"apiVersion\":\"v1alpha\"}"), changed.settings());
    assertEquals(3, changed.overrides().size());
    Overrides open = Overrides.parse(List.of("target.endpoint=ws://host.example"));
    assertThrows(BadInput.class, () -> open.applyTo(gemini));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "caller.rate=fast   | --set caller.rate: 'rate' is \"fast\", expected a number from 0.5 to 2",
        "caller.rate=9      | --set caller.rate: 'rate' is 9, expected a number from 0.5 to 2",
        "caller.voice=a b   | --set caller.voice: 'voice' is \"a b\", expected a voice id (for example en-us-kevin)",
        "agent.turnDetection.silence=800 | --set agent.turnDetection.silence: 'silence' is \"800\", expected a duration with unit (for example 300 ms or 2 s)",
        "agent.turnDetection.interruptible=yes | --set agent.turnDetection.interruptible: 'interruptible' is \"yes\", expected true or false",
        "agent.thinking.level=mild | --set agent.thinking.level: 'level' is \"mild\", expected one of minimal, low, medium, high",
        "agent.voice=       | --set agent.voice: 'voice' is \"\", expected text that is not blank",
        "caller.rate        | --set is \"caller.rate\", expected key=value (caller.rate=1.2)",
        "=3                 | --set is \"=3\", expected key=value (caller.rate=1.2)"
      })
  void names_what_is_wrong(String setting, String problem) {
    BadInput e = assertThrows(BadInput.class, () -> Overrides.parse(List.of(setting)));
    assertEquals(problem, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "agent.voise=a, agent.voice",
    "caler.rate=1, caller.rate",
    "agent.turndetection.silense=1 s, agent.turnDetection.silence"
  })
  void suggests_the_key_that_was_meant(String setting, String meant) {
    BadInput e = assertThrows(BadInput.class, () -> Overrides.parse(List.of(setting)));
    assertEquals(true, e.getMessage().endsWith("(did you mean '" + meant + "'?)"), e.getMessage());
  }

  @Test
  void tells_all_problems_at_once() {
    BadInput e =
        assertThrows(
            BadInput.class,
            () -> Overrides.parse(List.of("a=1", "b", "simulated.=1", "caller.rate=x")));
    assertEquals(4, e.problems().size());
  }

  private Scenario noisy(String caller, String... settings) throws Exception {
    Scenario read =
        ProjectFolder.with(folder)
            .scenario(
                "scenario: T\nagent: clinic\ncaller: " + caller + "\nscript: [ { say: Hi. } ]");
    return Overrides.parse(List.of(settings)).applyTo(read);
  }

  @Test
  void changes_where_the_caller_is() throws Exception {
    Caller caller =
        noisy(
                "{ voice: en-us-slt, background: [ { noise: hum, snrDb: 3, mainsHz: 60 }, { noise:"
                    + " cough, perMinute: 3 } ], room: office, line: mobile }",
                "caller.pitch=1.5",
                "caller.line=telephone",
                "caller.room=hall",
                "caller.snrDb=-7.5",
                "caller.noise=street")
            .caller();
    assertEquals("en-us-slt", caller.voice());
    assertEquals(1.5, caller.manner().pitch());
    assertEquals(List.of(new LineEffect.Preset("telephone")), caller.conditions().line());
    assertEquals("hall", caller.conditions().room().orElseThrow().name());
    Conditions.Background first = caller.conditions().background().get(0);
    assertEquals("street", first.noise());
    assertEquals(-7.5, first.snrDb().getAsDouble());
    assertEquals("cough", caller.conditions().background().get(1).noise());
    Conditions none =
        noisy("{ room: office, line: mobile }", "caller.room=none", "caller.line=clean")
            .caller()
            .conditions();
    assertEquals(Conditions.CLEAN, none);
  }

  @Test
  void refuses_what_the_scenario_has_nothing_for() {
    for (String setting : List.of("caller.snrDb=3", "caller.noise=cafe")) {
      BadInput e =
          assertThrows(
              BadInput.class,
              () -> noisy("{ background: { noise: cough, perMinute: 3 } }", setting));
      assertTrue(
          e.getMessage().contains("scenario 'one' has no background that goes on"), e.getMessage());
    }
    BadInput e =
        assertThrows(
            BadInput.class,
            () -> noisy("{ echo: { delay: 1 ms, returnLossDb: 3 } }", "caller.line=speakerphone"));
    assertTrue(e.getMessage().startsWith("--set caller.line: "), e.getMessage());
  }

  @Test
  void refuses_values_that_files_refuse() {
    assertEquals(
        "--set caller.noise: 'noise' is \"cough\", expected one of white, pink, brown, car, hum,"
            + " speech-shaped, babble, cafe, street, office, music, competing-talker",
        assertThrows(BadInput.class, () -> Overrides.parse(List.of("caller.noise=cough")))
            .getMessage());
    for (String setting :
        List.of("caller.pitch=3", "caller.line=mobil", "caller.room=offce", "caller.snrDb=81")) {
      assertThrows(BadInput.class, () -> Overrides.parse(List.of(setting)), setting);
    }
  }

  @Test
  void does_not_give_a_variant_a_value_it_does_not_say() throws Exception {
    ProjectFolder project = ProjectFolder.with(folder);
    Path file =
        project.write(
            "suites/one.scenario.yaml",
            "scenario: T\nagent: clinic\ncaller: { rate: [1, 2] }\nscript: [ { say: Hi., with: {"
                + " voice: [a, b] } } ]");
    Scenario variant = ScenarioReader.readAll(file, "x").get(0);
    assertEquals(
        2, Overrides.parse(List.of("caller.pitch=2")).applyTo(variant).caller().manner().pitch());
    BadInput e =
        assertThrows(
            BadInput.class, () -> Overrides.parse(List.of("caller.rate=1.5")).applyTo(variant));
    assertTrue(e.getMessage().contains("is one of a sweep over 'rate'"), e.getMessage());
  }
}

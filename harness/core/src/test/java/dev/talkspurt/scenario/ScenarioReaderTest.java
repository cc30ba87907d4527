package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.document.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
  private static final String WHOLE =
      """
      scenario: Caller moves an appointment
      agent: clinic
      tags: [smoke, barge-in]
      description: Why it is tested.
      caller: { voice: en-us-slt, rate: 1.25 }
      script:
        - hear: { within: 3 s }
          expect: { answer: { mentions: [ hello ] } }
        - say: |
            I need to reschedule
            my appointment.
          expect:
            calls: [ { find_slots: { day: Tuesday, weeks: 2, kind: any } }, { book_slot: {} } ]
            answer: { within: 1.5 s, mentions: [ nine, two thirty ], avoids: [ sorry ] }
        - interrupt: { after: 1200 ms of agent speech }
          say: Wait.
          expect: { yields: { within: 700 ms }, calls: [] }
        - silence: 8 s
          expect: { reprompts: at most 1 }
        - silence: 8 s
          expect: { reprompts: exactly 2 }
        - hangUp
      tools:
        find_slots: { takes: 300 ms, returns: { slots: [ "09:00" ] } }
        book_slot: { fails: { with: timeout, times: 2 }, then: { returns: { ok: true } } }
      maxDuration: 1 min
      """;

  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  @Test
  void reads_what_stands_around_the_script() throws Exception {
    Scenario scenario = project.scenario(WHOLE);
    assertEquals("Caller moves an appointment", scenario.name());
    assertEquals("one", scenario.id());
    assertEquals("x:1:11", scenario.place().toString());
    assertEquals("clinic", scenario.agent().name());
    assertEquals(Set.of("smoke", "barge-in"), scenario.tags());
    assertEquals(Optional.of("Why it is tested."), scenario.description());
    assertEquals(new Caller("en-us-slt", 1.25), scenario.caller());
    assertEquals(Duration.ofMinutes(1), scenario.maxDuration());
  }

  @Test
  void reads_every_kind_of_step_in_order() throws Exception {
    List<Step> script = project.scenario(WHOLE).script();
    assertEquals(
        List.of("hear", "say", "interrupt", "silence", "silence", "hangUp"),
        script.stream().map(Step::kind).toList());
    assertEquals(Duration.ofSeconds(3), ((Step.Hear) script.get(0)).within());
    assertEquals("I need to reschedule my appointment.", ((Step.Say) script.get(1)).text());
    Step.Interrupt interrupt = (Step.Interrupt) script.get(2);
    assertEquals(new Moment.AfterHeard(Duration.ofMillis(1200)), interrupt.moment());
    assertEquals("Wait.", interrupt.text());
    assertEquals(Duration.ofSeconds(8), ((Step.Silence) script.get(3)).length());
    assertEquals(
        List.of(7, 9, 15, 18, 20, 22), script.stream().map(step -> step.place().line()).toList());
  }

  @Test
  void reads_every_kind_of_expectation() throws Exception {
    List<Step> script = project.scenario(WHOLE).script();
    Expectations say = ((Step.Say) script.get(1)).expect();
    assertEquals(Optional.of(Duration.ofMillis(1500)), say.answerWithin());
    assertEquals(List.of("nine", "two thirty"), say.mentions());
    assertEquals(List.of("sorry"), say.avoids());
    assertEquals("x:13:7", say.place().toString());
    Expectations interrupt = ((Step.Interrupt) script.get(2)).expect();
    assertEquals(Optional.of(Duration.ofMillis(700)), interrupt.yieldsWithin());
    assertEquals(Optional.of(List.of()), interrupt.calls());
    Expectations once = ((Step.Silence) script.get(3)).expect();
    assertEquals(Optional.of(1), once.repromptsAtMost());
    assertEquals(Optional.empty(), once.repromptsAtLeast());
    assertEquals(Optional.empty(), once.calls());
    Expectations twice = ((Step.Silence) script.get(4)).expect();
    assertEquals(Optional.of(2), twice.repromptsAtMost());
    assertEquals(Optional.of(2), twice.repromptsAtLeast());
  }

  @Test
  void reads_expected_calls_and_their_arguments() throws Exception {
    Step.Say say = (Step.Say) project.scenario(WHOLE).script().get(1);
    List<ExpectedCall> calls = say.expect().calls().orElseThrow();
    assertEquals(
        List.of("find_slots", "book_slot"), calls.stream().map(ExpectedCall::tool).toList());
    assertEquals(
        List.of(
            new ArgumentMatcher.Is(Json.of("Tuesday")),
            new ArgumentMatcher.Is(Json.of(2)),
            new ArgumentMatcher.Any()),
        List.copyOf(calls.get(0).args().values()));
    assertEquals(13, calls.get(0).place().line());
  }

  @Test
  void reads_how_tools_behave() throws Exception {
    Scenario scenario = project.scenario(WHOLE);
    ToolScript works = scenario.tools().get("find_slots");
    assertEquals(new ToolDelay.Fixed(Duration.ofMillis(300)), works.takes());
    assertEquals(ToolAnswer.of((Json.Obj) Json.parse("{\"slots\":[\"09:00\"]}")), works.answer());
    assertEquals(Optional.empty(), works.failures());
    ToolScript fails = scenario.tools().get("book_slot");
    assertEquals("timeout", fails.failures().orElseThrow().with());
    assertEquals(2, fails.failures().orElseThrow().times());
    assertEquals(ToolAnswer.of((Json.Obj) Json.parse("{\"ok\":true}")), fails.answer());
  }

  @Test
  void fills_in_what_is_left_out() throws Exception {
    Scenario scenario =
        project.scenario("scenario: Short\nagent: clinic\nscript: [ { say: Hello. } ]");
    assertEquals(new Caller("en-us-kevin", 1.0), scenario.caller());
    assertEquals(Duration.ofMinutes(2), scenario.maxDuration());
    assertEquals(Set.of(), scenario.tags());
    Expectations none = ((Step.Say) scenario.script().get(0)).expect();
    assertEquals(Expectations.NONE, none);
  }

  @Test
  void matches_text_arguments_with_case_aside_when_told_to() throws Exception {
    Scenario scenario =
        project.scenario(
            """
            scenario: Short
            agent: clinic
            script:
              - say: Hello.
                expect: { calls: [ { find_slots: { day: { text: tuesday } } } ] }
            tools: { find_slots: { returns: { slots: [] } } }
            """);
    Step.Say say = (Step.Say) scenario.script().get(0);
    assertEquals(
        new ArgumentMatcher.Text("tuesday"),
        say.expect().calls().orElseThrow().get(0).args().get("day"));
  }
}

package dev.talkspurt.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentSearch;
import dev.talkspurt.scenario.ArgumentMatcher;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.ToolAnswer;
import dev.talkspurt.signal.Talkspurts;
import dev.talkspurt.verdict.Doubts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioProposalTest {
  private static final String AGENT =
      """
      agent: clinic
      prompt: You answer the phone of a clinic.
      tools:
        - name: find_slots
          description: Free appointments on a day.
          parameters:
            type: object
            properties: { day: { type: string }, filter: { type: object, additionalProperties: true } }
            required: [day]
      """;

  private static final Json.Obj TUESDAY = Json.object().put("day", "Tuesday").build();
  private static final Json.Obj NINE = Json.object().put("slots", List.of("nine")).build();

  @TempDir Path folder;
  private ScenarioProposal proposal;

  @BeforeEach
  void write_the_agent() throws IOException {
    Files.createDirectories(folder.resolve("agents"));
    Files.writeString(folder.resolve("agents/clinic.agent.yaml"), AGENT);
  }

  private ScenarioProposal propose(CallOnDisk made) throws IOException {
    RecordedCall call = RecordedCall.read(made.write(folder.resolve("call")));
    Path file = folder.resolve("again.scenario.yaml");
    AgentFile agent = AgentSearch.byName("clinic", file, Place.NONE);
    return ScenarioProposal.of(call, agent, "again");
  }

  /** The scenario, read as any other, after its files were written. */
  private Scenario scenario(CallOnDisk made) throws IOException {
    proposal = propose(made);
    for (Map.Entry<String, AudioClip> sound : proposal.recordings().entrySet()) {
      Path wav = folder.resolve(sound.getKey());
      Files.createDirectories(wav.getParent());
      WavFile.mono(sound.getValue()).write(wav);
    }
    Path file = folder.resolve("again.scenario.yaml");
    Files.writeString(file, proposal.yaml());
    Scenario read = Suite.find(List.of(file)).get(0);
    assertEquals(List.of(), Doubts.of(read, Optional.empty()), proposal.yaml());
    return read;
  }

  private static CallOnDisk plain() {
    return new CallOnDisk(12_000)
        .agent(600, 1_000, "Hello.")
        .caller(2_000, 1_500, "utterance", "Tuesday?")
        .tool(4_000, "find_slots", TUESDAY, NINE, "")
        .agent(4_700, 4_000, "At nine.");
  }

  @Test
  void what_was_said_called_and_answered_comes_again() throws IOException {
    Scenario read = scenario(plain());
    assertEquals(
        List.of("hear", "play", "hangUp"), read.script().stream().map(Step::kind).toList());
    Step say = read.script().get(1);
    assertEquals("Tuesday?", say.makes().orElseThrow().text());
    ExpectedCall call = say.expect().calls().orElseThrow().get(0);
    assertEquals("find_slots", call.tool());
    assertEquals(Json.of("Tuesday"), ((ArgumentMatcher.Is) call.args().get("day")).value());
    assertEquals(Duration.ofSeconds(3), say.expect().answerWithin().orElseThrow());
    ToolAnswer answer = read.tools().get("find_slots").answer();
    assertEquals(List.of(NINE), ((ToolAnswer.Sequence) answer).results());
    assertEquals("A call, as recorded 2026-03-02T09:00", read.name());
    assertTrue(proposal.yaml().contains("now: 2026-03-02T09:00 UTC\n"), proposal.yaml());
    assertTrue(proposal.yaml().startsWith("# Proposed from a recorded call"), proposal.yaml());
  }

  @Test
  void the_recording_is_the_sound_and_nothing_else() throws IOException {
    scenario(plain());
    AudioClip cut = proposal.recordings().get("again/u1.wav");
    var found = Talkspurts.find(cut, Talkspurts.UTTERANCE_GAP_MS);
    assertEquals(1, found.size());
    assertEquals(1_500, (found.get(0).offsetSample() - found.get(0).onsetSample()) / 16.0, 3);
    assertTrue(cut.durationMs() < 2_000, cut.toString());
  }

  @Test
  void an_interruption_comes_after_as_much_agent_speech_as_it_did() throws IOException {
    Scenario read = scenario(plain().caller(6_200, 1_000, "interruption", "Stop.").flush(6_400));
    Step.Interrupt cut = (Step.Interrupt) read.script().get(2);
    long afterMs = ((Moment.AfterHeard) cut.moment()).heard().toMillis();
    assertEquals(1_500, afterMs, 10);
    assertEquals(Duration.ofMillis(900), cut.expect().yieldsWithin().orElseThrow());
    assertEquals(Optional.of(List.of()), cut.expect().calls());
  }

  @Test
  void a_noise_the_agent_talked_through_must_be_talked_through_again() throws IOException {
    Scenario read = scenario(plain().caller(6_200, 300, "noise", "cough"));
    Step.Probe noise = (Step.Probe) read.script().get(2);
    assertEquals("cough", noise.sound().text());
    assertTrue(noise.expect().keepsTalking());
    Scenario yielded = scenario(plain().caller(6_200, 300, "noise", "cough").flush(6_400));
    assertFalse(yielded.script().get(2).expect().keepsTalking(), "it did not keep talking");
  }

  @Test
  void a_silence_is_one_again_with_its_reprompts() throws IOException {
    Scenario read =
        scenario(
            new CallOnDisk(20_000)
                .agent(500, 1_000, "Hello.")
                .silence(2_000, 10_000)
                .agent(7_000, 1_000, "Are you there?")
                .caller(11_000, 1_000, "utterance", "Yes.")
                .agent(13_000, 1_000, "Good."));
    Step.Silence silence = (Step.Silence) read.script().get(1);
    assertEquals(Duration.ofSeconds(8), silence.length());
    assertEquals(Optional.of(1), silence.expect().repromptsAtMost());
    assertEquals("play", read.script().get(2).kind());
  }

  @Test
  void without_marks_the_caller_is_found_by_level() throws IOException {
    Scenario read =
        scenario(
            new CallOnDisk(14_000)
                .agent(600, 1_000, "Hello.")
                .unmarked(2_000, 1_500)
                .understood(3_900, "Tuesday?")
                .agent(4_700, 4_000, "At nine, or at ten.")
                .unmarked(6_200, 1_000)
                .flush(6_400)
                .agent(8_500, 1_000, "All right."));
    assertEquals(
        List.of("hear", "play", "interrupt", "hangUp"),
        read.script().stream().map(Step::kind).toList());
    assertEquals("Tuesday?", read.script().get(1).makes().orElseThrow().text());
    assertTrue(proposal.yaml().contains("found by level"), proposal.yaml());
  }

  @Test
  void several_results_come_in_their_order_and_failures_first() throws IOException {
    Json.Obj down = Json.object().put("error", "down").build();
    Json.Obj ten = Json.object().put("slots", List.of("ten")).build();
    Scenario read =
        scenario(
            new CallOnDisk(12_000)
                .caller(500, 1_000, "utterance", "Tuesday?")
                .tool(2_000, "find_slots", TUESDAY, down, "error")
                .tool(2_300, "find_slots", TUESDAY, NINE, "")
                .tool(2_600, "find_slots", TUESDAY, ten, "")
                .tool(2_900, "find_slots", TUESDAY, ten, "")
                .agent(4_000, 1_000, "At ten."));
    var tool = read.tools().get("find_slots");
    assertEquals("error", tool.failures().orElseThrow().with());
    assertEquals(1, tool.failures().orElseThrow().times());
    assertEquals("down", tool.failures().orElseThrow().message());
    assertEquals(List.of(NINE, ten), ((ToolAnswer.Sequence) tool.answer()).results());
    assertEquals(4, read.script().get(0).expect().calls().orElseThrow().size());
  }

  @Test
  void a_call_that_was_never_answered_is_not_answered_again() throws IOException {
    CallOnDisk made =
        new CallOnDisk(12_000)
            .caller(500, 1_000, "utterance", "Tuesday?")
            .withdrawn(2_000, 5_000, "find_slots", TUESDAY)
            .agent(3_000, 1_000, "One moment.")
            .caller(5_500, 1_000, "utterance", "Tuesday?")
            .tool(7_000, "find_slots", TUESDAY, NINE, "")
            .agent(8_000, 1_000, "At nine.");
    Path file = folder.resolve("again.scenario.yaml");
    ScenarioProposal proposed = propose(made);
    assertTrue(
        proposed.yaml().contains("fails: { with: timeout, times: 1 }\n    then: { returns:"),
        proposed.yaml());
    assertTrue(proposed.yaml().contains("which the agent withdrew"), proposed.yaml());
    assertFalse(Files.exists(file));
  }

  @Test
  void calls_that_no_scenario_could_expect_are_told_in_comments() throws IOException {
    Json.Obj none = Json.object().build();
    Scenario read =
        scenario(
            plain()
                .tool(4_200, "erase_all", none, none, "unknownTool")
                .tool(4_300, "find_slots", none, none, "invalidArguments"));
    assertEquals(1, read.script().get(1).expect().calls().orElseThrow().size());
    assertTrue(proposal.yaml().contains("\"erase_all\", which the agent file"), proposal.yaml());
    assertTrue(proposal.yaml().contains("arguments the tool does not take"), proposal.yaml());
  }

  @Test
  void an_answer_that_never_came_is_expected_all_the_same() throws IOException {
    Scenario read =
        scenario(
            new CallOnDisk(12_000).agent(500, 500, "Hi.").caller(2_000, 1_000, "utterance", "So?"));
    assertEquals(Duration.ofSeconds(3), read.script().get(1).expect().answerWithin().orElseThrow());
    assertTrue(proposal.yaml().contains("# no answer was heard"), proposal.yaml());
  }

  @Test
  void words_of_the_language_are_only_values_here() throws IOException {
    Json.Obj filter = Json.object().put("oneOf", List.of("x")).build();
    Json.Obj args = Json.object().put("day", "any").put("filter", filter).build();
    Scenario read =
        scenario(
            new CallOnDisk(12_000)
                .caller(500, 1_000, "utterance", "Any day?")
                .tool(2_000, "find_slots", args, NINE, "")
                .agent(4_000, 1_000, "At nine."));
    ExpectedCall call = read.script().get(0).expect().calls().orElseThrow().get(0);
    assertEquals(
        new dev.talkspurt.matching.ValueMatcher.Exact(Json.of("any")),
        ((ArgumentMatcher.Typed) call.args().get("day")).matcher());
    assertEquals(
        new dev.talkspurt.matching.ValueMatcher.Exact(filter),
        ((ArgumentMatcher.Typed) call.args().get("filter")).matcher());
  }

  @Test
  void hostile_text_stays_text() throws IOException {
    String evil = "x\"\nscript: []\n# ' ]}, *a &b !!t \u001b[2J\u202e\u2028 $day {day} 😀";
    Json.Obj result = Json.object().put(evil, evil).put("k", List.of(evil)).build();
    Json.Obj args = Json.object().put("day", evil).build();
    CallOnDisk made =
        new CallOnDisk(12_000)
            .agent(500, 500, evil)
            .caller(2_000, 1_000, "utterance", evil)
            .tool(3_500, "find_slots", args, result, "")
            .tool(3_600, evil, args, result, "unknownTool")
            .agent(4_500, 1_000, evil);
    made.title = evil;
    Scenario read = scenario(made);
    assertEquals(3, read.script().size(), proposal.yaml());
    assertTrue(proposal.yaml().codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
    ExpectedCall call = read.script().get(1).expect().calls().orElseThrow().get(0);
    assertEquals(Json.of(evil), ((ArgumentMatcher.Is) call.args().get("day")).value());
    Json.Obj told =
        ((ToolAnswer.Sequence) read.tools().get("find_slots").answer()).results().get(0);
    assertEquals(Json.of(evil), told.members().get(evil));
    assertEquals(List.of("again/u1.wav"), List.copyOf(proposal.recordings().keySet()));
  }

  @Test
  void text_that_looks_like_a_parameter_is_text() throws IOException {
    Json.Obj args = Json.object().put("day", "$day").build();
    Json.Obj result = Json.object().put("cost", List.of("$number")).build();
    Scenario read =
        scenario(
            new CallOnDisk(12_000)
                .caller(500, 1_000, "utterance", "$words")
                .tool(2_000, "find_slots", args, result, "")
                .agent(4_000, 1_000, "At nine."));
    ExpectedCall call = read.script().get(0).expect().calls().orElseThrow().get(0);
    assertEquals(Json.of("$day"), ((ArgumentMatcher.Is) call.args().get("day")).value());
    assertEquals("$words", read.script().get(0).makes().orElseThrow().text());
    ToolAnswer answer = read.tools().get("find_slots").answer();
    assertEquals(List.of(result), ((ToolAnswer.Sequence) answer).results());
  }

  @Test
  void an_interruption_that_was_not_yielded_to_should_have_been() throws IOException {
    Scenario read = scenario(plain().caller(6_200, 1_000, "interruption", "Stop."));
    assertEquals(
        Duration.ofMillis(900), read.script().get(2).expect().yieldsWithin().orElseThrow());
    assertTrue(proposal.yaml().contains("# it did not yield"), proposal.yaml());
  }

  @Test
  void ids_are_made_of_what_ids_may_have() throws IOException {
    RecordedCall call = RecordedCall.read(plain().write(folder.resolve("call")));
    assertEquals("by-hand-recorded-2", ScenarioProposal.usualId(call));
    Path json = folder.resolve("call/call.json");
    Files.writeString(json, Files.readString(json).replace("by-hand", "../../É" + "x".repeat(200)));
    String id = ScenarioProposal.usualId(RecordedCall.read(folder.resolve("call")));
    assertTrue(id.matches("x{60,}-recorded-2") && id.length() <= 80, id);
  }
}

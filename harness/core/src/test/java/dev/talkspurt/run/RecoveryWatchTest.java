package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.conversation.TimelineReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.FaultMeasure;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import dev.talkspurt.scenario.Conditions.Stall;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Failure;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Recovery.Goal;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.ToolScript;
import dev.talkspurt.speech.Utterance;
import dev.talkspurt.time.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller holds the line for an agent that never gets over a fault, and no longer than that. */
class RecoveryWatchTest {
  private static final Place AT = new Place("made", 3, 5);
  private static final int LEAD = 1600;
  private static final int SPEECH = 16_000;
  private static final Goal SHIPPED = new Goal.Says(List.of("shipped"));

  @TempDir Path folder;
  private final VirtualTime time = new VirtualTime();
  private final ScriptedAgent agent = new ScriptedAgent(time);
  private CallRecorder recorder;
  private double closedMs;

  @BeforeEach
  void open_the_journal() {
    recorder = new CallRecorder(folder);
    agent.at(50, agent::ready);
  }

  @AfterEach
  void close_the_journal() throws IOException {
    recorder.finish();
  }

  private FaultMeasure call(Scenario scenario) {
    short[] samples = new short[LEAD + SPEECH + LEAD];
    Arrays.fill(samples, LEAD, LEAD + SPEECH, (short) 5000);
    Utterance words =
        new Utterance("words", "v", AudioClip.of(samples, 16_000), LEAD, LEAD + SPEECH - 1, "made");
    Map<Integer, Utterance> utterances = new HashMap<>();
    for (int i = 0; i < scenario.script().size(); i++) {
      if (scenario.script().get(i) instanceof Step.Say) {
        utterances.put(i, words);
      }
    }
    CallerSide side = CallerSide.render(scenario, utterances, List.of(), 1);
    CallerTrack track =
        time.await(new LiveCall(scenario, side, 1, time, recorder).start(agent, null));
    var timeline = TimelineReader.read(recorder.entries(), track.sent(), recorder.received());
    closedMs = timeline.closedAtMs();
    return MeasureCall.measure(timeline, scenario).faults().get(0);
  }

  private void neverRecovers(Scenario scenario) {
    FaultMeasure fault = call(scenario);
    assertTrue(fault.valid(), fault.voidReason());
    assertFalse(fault.recovered());
    assertFalse(fault.endedEarly(), fault.observedMs() + " of " + fault.deadlineMs());
    assertEquals(fault.deadlineMs(), closedMs, 200, "and no longer");
  }

  private static Expectations recovers(FaultClass fault, Goal... goals) {
    Recovery recovery = new Recovery(AT, fault, List.of(goals), List.of(), fault.within(), 0);
    return Scripts.recovers(recovery, AT);
  }

  private void answers(long atMs, String text, int lengthMs) {
    agent
        .at(atMs, () -> agent.text(text))
        .at(atMs + 10, () -> agent.speak(lengthMs))
        .at(atMs + 20, agent::turnEnd);
  }

  private static Scenario of(Step... steps) {
    return Scripts.of(steps);
  }

  private static Scenario coughing() {
    return of(
        new Step.Say(AT, "words", Expectations.NONE),
        new Step.Probe(
            AT,
            ProbeKind.NOISE,
            Optional.of(new Moment.AfterHeard(Duration.ofMillis(700))),
            new Sound.Event(AT, "cough", OptionalDouble.of(0)),
            recovers(FaultClass.FALSE_INTERRUPT, new Goal.Resumes()),
            CallerChange.NONE),
        new Step.HangUp(AT));
  }

  @Test
  void an_agent_that_says_something_else_after_a_cough_has_not_resumed() {
    agent
        .at(2000, () -> agent.text("Your order left on Monday and comes on Friday."))
        .at(2010, () -> agent.speak(6000))
        .at(3000, agent::interrupted);
    answers(3600, "Could you say that?", 500);

    neverRecovers(coughing());
  }

  private static Scenario failing(String with, int times, Goal... goals) {
    return of(
            new Step.Say(AT, "words", recovers(FaultClass.TOOL_ERROR, goals)), new Step.HangUp(AT))
        .withTools(
            Map.of(
                "find",
                new ToolScript(
                    Duration.ofMillis(100),
                    Json.object().build(),
                    Optional.of(new Failure(with, times, "broken")))));
  }

  private static Goal found() {
    return new Goal.Calls(Scripts.call("find"));
  }

  @Test
  void the_deadline_of_a_call_that_is_never_answered_counts_from_the_call() {
    agent.at(3000, () -> agent.call("c1", "find"));
    answers(3500, "One moment.", 500);

    neverRecovers(failing("timeout", 1, found(), SHIPPED));
  }

  @Test
  void a_call_that_is_not_answered_either_gets_over_nothing() {
    agent.at(3000, () -> agent.call("c1", "find")).at(6000, () -> agent.call("c2", "find"));
    answers(6500, "One moment.", 500);

    neverRecovers(failing("timeout", 2, found()));
  }

  @Test
  void a_withdrawn_call_gets_over_nothing() {
    agent
        .at(3000, () -> agent.call("c1", "find"))
        .at(6000, () -> agent.call("c2", "find"))
        .at(6050, () -> agent.cancel("c2"));
    answers(6500, "One moment.", 500);

    neverRecovers(failing("error", 1, found()));
  }

  @Test
  void the_deadline_of_a_failed_call_counts_from_its_answer_whatever_was_called_before() {
    agent.at(2000, () -> agent.call("c0", "book")).at(4000, () -> agent.call("c1", "find"));
    answers(4500, "One moment.", 500);

    neverRecovers(failing("error", 1, found()));
  }

  @Test
  void the_line_is_given_up_as_soon_as_the_goals_have_been_seen() {
    agent.at(3000, () -> agent.call("c1", "find")).at(4000, () -> agent.call("c2", "find"));
    answers(4500, "It has shipped.", 500);

    FaultMeasure fault = call(failing("error", 1, found(), SHIPPED));

    assertTrue(fault.clean());
    assertTrue(closedMs < 6000, "closed at " + closedMs);
  }

  @Test
  void the_words_of_two_responses_do_not_run_together() {
    agent.at(3000, () -> agent.call("c1", "find"));
    answers(3500, "Thank you", 500);
    answers(4300, "Shipped.", 500);

    FaultMeasure fault = call(failing("error", 1, SHIPPED));

    assertTrue(fault.recovered());
    assertTrue(closedMs < 8000, "closed at " + closedMs);
  }

  private static Scenario stalling(boolean drops) {
    CallerChange none = CallerChange.NONE;
    CallerChange stalling =
        new CallerChange(
            none.voice(),
            none.rate(),
            none.pitch(),
            none.disfluency(),
            none.room(),
            none.background(),
            none.echo(),
            none.line(),
            Optional.of(
                new NetworkPlan(
                    0, List.of(new Stall(Duration.ofSeconds(2), Duration.ofSeconds(3), drops)))));
    return of(
        new Step.Say(
            AT, new Sound.Spoken("words"), recovers(FaultClass.NET_STALL, SHIPPED), stalling),
        new Step.HangUp(AT));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_deadline_of_a_stall_counts_from_its_end(boolean drops) {
    answers(7000, "Hello?", 500);

    neverRecovers(stalling(drops));
  }

  @Test
  void what_was_heard_before_the_fault_was_over_is_no_recovery() {
    agent.at(700, () -> agent.text("It has shipped.")).at(710, () -> agent.speak(300));

    neverRecovers(
        of(
            new Step.Say(AT, "words", recovers(FaultClass.CORRECTION, new Goal.Speaks(), SHIPPED)),
            new Step.HangUp(AT)));
  }
}

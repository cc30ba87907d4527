package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.CallerFrame;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.JournalEntry.Closed;
import dev.talkspurt.conversation.JournalEntry.ToolAnswered;
import dev.talkspurt.conversation.NetworkTruth;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.TimelineReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.LineEffect;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.ToolScript;
import dev.talkspurt.speech.SpeechSource;
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
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call against an agent that acts at known times. */
class LiveCallTest {
  private static final Place AT = new Place("made", 3, 5);
  private static final int LEAD = 1600;
  private static final int SPEECH = 16_000;

  @TempDir Path folder;
  private final VirtualTime time = new VirtualTime();
  private final ScriptedAgent agent = new ScriptedAgent(time);
  private CallRecorder recorder;

  @BeforeEach
  void open_the_journal() {
    recorder = new CallRecorder(folder);
  }

  @AfterEach
  void close_the_journal() throws IOException {
    // Its writer must not touch the folder that is about to be deleted.
    recorder.finish();
  }

  private CallerTrack call(Scenario scenario) {
    Map<Integer, Utterance> utterances = new HashMap<>();
    for (int i = 0; i < scenario.script().size(); i++) {
      Step step = scenario.script().get(i);
      if (step instanceof Step.Say || step instanceof Step.Interrupt) {
        utterances.put(i, utterance());
      }
    }
    CallerSide side = CallerSide.render(scenario, utterances, List.of(), 1);
    LiveCall call = new LiveCall(scenario, side, 1, time, recorder);
    return time.await(call.start(agent, null));
  }

  private static Utterance utterance() {
    short[] samples = new short[LEAD + SPEECH + LEAD];
    Arrays.fill(samples, LEAD, LEAD + SPEECH, (short) 5000);
    return new Utterance(
        "words", "v", AudioClip.of(samples, 16_000), LEAD, LEAD + SPEECH - 1, "made");
  }

  private static Step say() {
    return new Step.Say(AT, "words", Expectations.NONE);
  }

  private static Step interrupt(int afterMs) {
    return new Step.Interrupt(AT, Duration.ofMillis(afterMs), "words", Expectations.NONE);
  }

  private static Step hangUp() {
    return new Step.HangUp(AT);
  }

  private <T extends JournalEntry> List<T> journal(Class<T> kind) {
    return recorder.entries().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void sends_every_frame_on_the_grid_and_the_utterance_to_the_byte() {
    agent.at(50, agent::ready).at(2000, () -> agent.speak(500)).at(2100, agent::turnEnd);

    CallerTrack track = call(Scripts.of(say(), hangUp()));

    List<CallerFrame> frames = journal(CallerFrame.class);
    assertEquals(frames.size(), agent.frames);
    for (CallerFrame frame : frames) {
      assertEquals(50_000_000 + (frame.index() + 1) * 20_000_000L, frame.idealNs());
      assertEquals(frame.idealNs(), frame.atNs());
    }
    CallerMark mark = journal(CallerMark.class).get(0);
    AudioClip sent = track.sent().slice((int) mark.startSample(), (int) mark.endSample());
    assertEquals(utterance().audio(), sent);
    assertTrue(agent.closed);
  }

  @Test
  void waits_for_the_answer_to_be_heard_before_it_hangs_up() {
    agent.at(50, agent::ready).at(2000, () -> agent.speak(3000)).at(2050, agent::turnEnd);

    call(Scripts.of(say(), hangUp()));

    Closed closed = journal(Closed.class).get(0);
    // Three seconds of audio that came at once are heard until 5000 ms; then the caller reacts.
    assertTrue(closed.atNs() >= 5_300_000_000L, "closed at " + closed.atNs());
    assertTrue(closed.atNs() < 5_400_000_000L, "closed at " + closed.atNs());
    assertTrue(closed.byUs());
  }

  @Test
  void cuts_in_at_the_exact_sample_of_heard_agent_speech() {
    agent
        .at(50, agent::ready)
        .at(2000, () -> agent.speak(6000))
        .at(4000, agent::interrupted)
        .at(4100, agent::turnEnd)
        .at(6000, () -> agent.speak(300))
        .at(6100, agent::turnEnd);

    call(Scripts.of(say(), interrupt(1250), hangUp()));

    CallerMark mark = journal(CallerMark.class).get(1);
    // Audio starts at 50 ms and is heard from 2000 ms on: 1250 ms later is sample 51 200.
    assertEquals((2000 + 1250 - 50) * 16, mark.onsetSample(), 1);
    assertEquals("interruption", mark.role());
  }

  @Test
  void leaves_out_an_interruption_of_an_answer_that_is_too_short() {
    agent.at(50, agent::ready).at(2000, () -> agent.speak(800)).at(2050, agent::turnEnd);

    call(Scripts.of(say(), interrupt(1250), hangUp()));

    assertEquals(1, journal(CallerMark.class).size());
    JournalEntry.Step last =
        journal(JournalEntry.Step.class).stream()
            .filter(s -> s.index() == 1)
            .reduce((a, b) -> b)
            .get();
    assertEquals("skipped", last.phase());
  }

  @Test
  void a_noise_falls_on_its_sample_and_is_no_turn() {
    agent.at(50, agent::ready).at(2000, () -> agent.speak(6000)).at(2100, agent::turnEnd);
    Step cough =
        new Step.Probe(
            AT,
            ProbeKind.NOISE,
            Optional.of(new Moment.AfterHeard(Duration.ofMillis(700))),
            new Sound.Event(AT, "cough", OptionalDouble.of(0)),
            Expectations.NONE,
            CallerChange.NONE);

    call(Scripts.of(say(), cough, hangUp()));

    CallerMark mark = journal(CallerMark.class).get(1);
    assertEquals((2000 + 700 - 50) * 16, mark.onsetSample(), 1);
    assertEquals("noise", mark.role());
    Closed closed = journal(Closed.class).get(0);
    assertTrue(closed.atNs() >= 8_300_000_000L, "hung up in the answer at " + closed.atNs());
    assertTrue(closed.atNs() < 8_400_000_000L, "waited for another at " + closed.atNs());
  }

  @Test
  void a_change_may_stand_anywhere_and_twice() {
    Step change = changeTo(List.of(new LineEffect.Gain(-6)));
    Step back = changeTo(List.of());
    Step silence = new Step.Silence(AT, Duration.ofMillis(700), Expectations.NONE);
    agent
        .at(50, agent::ready)
        .at(3000, () -> agent.speak(1000))
        .at(3100, agent::turnEnd)
        .at(9000, () -> agent.speak(1000))
        .at(9100, agent::turnEnd);

    CallerTrack track =
        call(Scripts.of(change, say(), back, silence, change, back, say(), hangUp()));

    List<CallerMark> marks = journal(CallerMark.class);
    assertEquals(2, marks.size());
    int before = (int) marks.get(0).onsetSample();
    int after = (int) marks.get(1).onsetSample();
    assertEquals(2506, track.sent().at(before + 100), 3, "6 dB down");
    assertEquals(5000, track.sent().at(after + 100), 3, "and back");
    assertTrue(journal(Closed.class).get(0).byUs());
  }

  private static Step changeTo(List<LineEffect> line) {
    CallerChange none = CallerChange.NONE;
    CallerChange change =
        new CallerChange(
            none.voice(),
            none.rate(),
            none.pitch(),
            none.disfluency(),
            none.room(),
            none.background(),
            none.echo(),
            Optional.of(line),
            none.network());
    return new Step.Change(AT, change);
  }

  @Test
  void what_goes_wrong_within_ends_this_call_alone() {
    agent.at(50, agent::ready).at(500, agent::failNextFrame);

    CompletionException failure =
        assertThrows(CompletionException.class, () -> call(Scripts.of(say(), hangUp())));

    assertEquals("the session broke", failure.getCause().getMessage());
    assertTrue(agent.closed, "the agent is not left waiting");
    time.runUntilIdle();
  }

  @Test
  void holds_frames_in_a_stall_and_sends_them_at_its_end_in_order() {
    agent.at(50, agent::ready).at(3000, () -> agent.speak(500)).at(3100, agent::turnEnd);

    CallerTrack track = call(troubled(false, say(), hangUp()));

    List<JournalEntry.FrameHeld> held = journal(JournalEntry.FrameHeld.class);
    assertEquals(40, held.size(), "frames due in 800 ms");
    List<CallerFrame> frames = journal(CallerFrame.class);
    for (int i = 0; i < frames.size(); i++) {
      assertEquals(i, frames.get(i).index(), "order");
      assertEquals(frames.get(i).idealNs(), frames.get(i).atNs());
    }
    assertEquals(50_000_000 + 1_300_000_000L, frames.get(held.get(0).index()).atNs());
    assertEquals(frames.size() * 320, track.sent().sampleCount());
    NetworkTruth truth = NetworkTruth.of(recorder.entries());
    assertEquals(40, truth.held());
    assertEquals(1, truth.outages().size());
    assertEquals(480, truth.outages().get(0).startMs(), 1e-9);
    Timeline timeline = TimelineReader.read(recorder.entries(), track.sent(), recorder.received());
    CallerMark mark = journal(CallerMark.class).get(0);
    assertEquals(
        (mark.offsetSample() + 1) / 16.0,
        timeline.caller().get(0).offsetMs(),
        1e-6,
        "the caller spoke when it spoke, whatever the network did");
    assertEquals(0, timeline.pacing().latenessMaxMs(), 1e-9, "a stall on purpose is no lateness");
  }

  @Test
  void drops_frames_where_the_network_does() {
    agent.at(50, agent::ready).at(3000, () -> agent.speak(500)).at(3100, agent::turnEnd);

    CallerTrack track = call(troubled(true, say(), hangUp()));

    assertEquals(40, journal(JournalEntry.FrameDropped.class).size());
    int sent = journal(CallerFrame.class).size();
    assertEquals(agent.frames, sent);
    assertEquals((sent + 40) * 320, track.sent().sampleCount(), "what was spoken stays recorded");
    assertEquals(40, NetworkTruth.of(recorder.entries()).dropped());
  }

  private static Scenario troubled(boolean drops, Step... steps) {
    Scenario s = Scripts.of(steps);
    Conditions.NetworkPlan network =
        new Conditions.NetworkPlan(
            0,
            List.of(new Conditions.Stall(Duration.ofMillis(500), Duration.ofMillis(800), drops)));
    Conditions clean = Conditions.CLEAN;
    return new Scenario(
        s.name(),
        s.id(),
        s.source(),
        s.place(),
        s.agent(),
        s.tags(),
        s.description(),
        new Caller(
            s.caller().manner(),
            new Conditions(clean.room(), clean.background(), clean.echo(), clean.line(), network),
            16_000),
        s.script(),
        s.tools(),
        s.maxDuration());
  }

  @Test
  void a_rehearsal_sends_the_very_sounds_of_a_call() {
    agent
        .at(50, agent::ready)
        .at(2000, () -> agent.speak(6000))
        .at(4000, agent::interrupted)
        .at(4100, agent::turnEnd)
        .at(6000, () -> agent.speak(300))
        .at(6100, agent::turnEnd);
    Scenario scenario = Scripts.of(say(), interrupt(1250), hangUp());
    CallerTrack called = call(scenario);

    Rehearsed rehearsed = Rehearsal.of(scenario, new OneVoice(utterance()), 1, 1);

    assertEquals(
        CallerSpeech.sha256(recorder.entries(), called.sent()), rehearsed.callerAudioSha256());
    assertEquals(2, rehearsed.timeline().caller().size());
    assertTrue(rehearsed.timeline().closedByUs());
  }

  /** Says the same whatever it is asked. */
  private record OneVoice(Utterance utterance) implements SpeechSource {
    @Override
    public Utterance speak(Request request) {
      return utterance;
    }

    @Override
    public List<String> voices() {
      return List.of("v");
    }

    @Override
    public List<Utterance> examples(String text) {
      return List.of();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  @Test
  void gives_an_unanswered_turn_fifteen_seconds_and_no_second_try() {
    agent.at(0, agent::ready);

    call(Scripts.of(say(), hangUp()));

    Closed closed = journal(Closed.class).get(0);
    assertEquals(1, journal(CallerMark.class).size());
    assertTrue(closed.atNs() > 16_000_000_000L, "closed at " + closed.atNs());
    assertTrue(closed.atNs() < 17_000_000_000L, "closed at " + closed.atNs());
  }

  @Test
  void answers_a_tool_after_its_delay_and_waits_for_what_follows() {
    agent
        .at(50, agent::ready)
        .at(2000, () -> agent.call("c1", "find"))
        .at(3500, () -> agent.speak(400))
        .at(3600, agent::turnEnd);
    Scenario scenario =
        withTool(
            Scripts.of(say(), hangUp()),
            new ToolScript(
                Duration.ofMillis(700), Json.object().put("ok", true).build(), Optional.empty()));

    call(scenario);

    ToolAnswered answered = journal(ToolAnswered.class).get(0);
    assertEquals(2_700_000_000L, answered.atNs());
    assertTrue(agent.answers.get(0).obj("response").orElseThrow().isTrue("ok"));
    assertTrue(journal(Closed.class).get(0).atNs() > 4_100_000_000L);
  }

  @Test
  void does_not_answer_a_tool_call_that_was_withdrawn() {
    agent
        .at(50, agent::ready)
        .at(2000, () -> agent.call("c1", "find"))
        .at(2100, () -> agent.cancel("c1"))
        .at(2200, () -> agent.speak(400))
        .at(2300, agent::turnEnd);
    Scenario scenario =
        withTool(
            Scripts.of(say(), hangUp()),
            new ToolScript(Duration.ofMillis(700), Json.object().build(), Optional.empty()));

    call(scenario);

    assertTrue(agent.answers.isEmpty());
    assertTrue(journal(ToolAnswered.class).isEmpty());
  }

  @Test
  void keeps_the_record_of_a_call_the_provider_breaks() {
    agent.at(50, agent::ready).at(900, agent::breakDown);

    CallerTrack track = call(Scripts.of(say(), hangUp()));

    Closed closed = journal(Closed.class).get(0);
    assertEquals(1011, closed.code());
    assertFalse(closed.byUs());
    assertEquals(journal(CallerFrame.class).size() * 320, track.sent().sampleCount());
    assertFalse(agent.closed);
  }

  @Test
  void hangs_up_when_the_call_lasts_too_long() {
    agent.at(50, agent::ready);
    for (int i = 0; i < 200; i++) {
      agent.at(1000 + i * 900L, () -> agent.speak(1000));
    }

    call(Scripts.of(say(), hangUp()));

    // Scripts.of allows two minutes; the agent above never stops talking.
    assertEquals(120_000_000_000L, journal(Closed.class).get(0).atNs());
  }

  @Test
  void tells_the_limit_that_ended_it_as_it_was_written() {
    agent.at(50, agent::ready);
    Scenario scenario = Scripts.of(say(), hangUp());
    call(scenario.withMaxDuration(Duration.ofMillis(1500)));
    assertEquals(
        List.of("maxDuration of 1500 ms reached"),
        journal(JournalEntry.Signal.class).stream()
            .map(JournalEntry.Signal::detail)
            .filter(detail -> detail.startsWith("maxDuration"))
            .toList());
  }

  private static Scenario withTool(Scenario s, ToolScript tool) {
    return new Scenario(
        s.name(),
        s.id(),
        s.source(),
        s.place(),
        s.agent(),
        s.tags(),
        s.description(),
        s.caller(),
        s.script(),
        Map.of("find", tool),
        s.maxDuration());
  }

  private static Step disconnect() {
    return new Step.Disconnect(AT, Expectations.NONE);
  }

  private List<String> signals() {
    return journal(JournalEntry.Signal.class).stream().map(JournalEntry.Signal::kind).toList();
  }

  @Test
  void a_broken_connection_is_taken_up_again_and_the_script_goes_on() {
    agent.at(50, agent::ready).at(2000, () -> agent.speak(500)).at(2100, agent::turnEnd);
    agent.at(5000, agent::ready).at(7000, () -> agent.speak(500)).at(7100, agent::turnEnd);

    CallerTrack track = call(Scripts.of(say(), disconnect(), say(), hangUp()));

    assertEquals(2, agent.connected);
    assertEquals(List.of("disconnected", "resumed"), signals().subList(2, 4));
    assertEquals(5_000_000_000L, journal(JournalEntry.Signal.class).get(3).atNs());
    int lost = journal(JournalEntry.FrameDropped.class).size();
    assertEquals(agent.frames + lost, track.sent().sampleCount() / 320);
    assertTrue(lost > 100 && lost < 115, lost + " frames lost");
    CallerMark second = journal(CallerMark.class).get(1);
    assertTrue(second.atNs() >= 5_000_000_000L);
    assertTrue(journal(Closed.class).get(0).byUs());
  }

  @Test
  void a_session_that_cannot_be_resumed_is_the_provider_s_fault() {
    agent.at(50, agent::ready).at(2000, () -> agent.speak(500)).at(2100, agent::turnEnd);
    agent.at(5000, agent::breakDown);

    call(Scripts.of(say(), disconnect(), say(), hangUp()));

    Closed closed = journal(Closed.class).get(0);
    assertEquals("provider: the broken session was not resumed: boom", closed.meaning());
    assertFalse(closed.byUs());
    assertFalse(signals().contains("resumed"));
    assertEquals(1, journal(CallerMark.class).size());
  }

  @Test
  void a_rehearsal_breaks_and_goes_on_too() {
    Scenario scenario = Scripts.of(say(), disconnect(), say(), hangUp());

    Rehearsed rehearsed = Rehearsal.of(scenario, new OneVoice(utterance()), 1, 1);

    List<JournalEntry> entries = rehearsed.journal();
    assertEquals(2, entries.stream().filter(CallerMark.class::isInstance).count());
    assertEquals(2, entries.stream().filter(JournalEntry.AgentChunk.class::isInstance).count());
    assertTrue(entries.stream().anyMatch(JournalEntry.FrameDropped.class::isInstance));
  }

  @Test
  void what_a_broken_session_still_says_is_not_heard() {
    agent.at(50, agent::ready).at(2000, () -> agent.speak(500)).at(2100, agent::turnEnd);
    agent.at(3200, () -> agent.speak(500)).at(5000, agent::ready);

    call(Scripts.of(say(), disconnect(), hangUp()));

    assertEquals(1, journal(JournalEntry.AgentChunk.class).size());
  }
}

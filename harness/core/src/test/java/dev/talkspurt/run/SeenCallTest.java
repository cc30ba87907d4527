package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Sha256;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.CallerFrame;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.JournalEntry.FrameMuted;
import dev.talkspurt.conversation.JournalEntry.Signal;
import dev.talkspurt.conversation.NetworkTruth;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.TimelineReader;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Picture;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.Utterance;
import dev.talkspurt.spi.AgentConnector.Capability;
import dev.talkspurt.time.VirtualTime;
import dev.talkspurt.verdict.Check;
import dev.talkspurt.verdict.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller who shows, types, and switches the microphone off. */
class SeenCallTest {
  private static final Place AT = new Place("made", 3, 5);
  private static final int SPEECH = 16_000;
  private static final Step HANG_UP = new Step.HangUp(AT);
  private static final Step PAUSE = new Step.Silence(AT, Duration.ofMillis(100), Expectations.NONE);
  private static final Step SAY = new Step.Say(AT, "words", Expectations.NONE);
  private static final Step TYPE = new Step.Type(AT, "AB12", Expectations.NONE);

  @TempDir Path folder;
  private final VirtualTime time = new VirtualTime();
  private final ScriptedAgent agent = new ScriptedAgent(time);
  private CallRecorder recorder;
  private CallerTrack track;

  @BeforeEach
  void open() throws IOException {
    recorder = new CallRecorder(Files.createDirectories(folder.resolve("call")));
  }

  @AfterEach
  void close() throws IOException {
    recorder.finish();
  }

  private Timeline call(Scenario scenario) {
    Map<Integer, Utterance> utterances = new HashMap<>();
    for (int i = 0; i < scenario.script().size(); i++) {
      if (scenario.script().get(i) instanceof Step.Say) {
        short[] samples = new short[SPEECH];
        Arrays.fill(samples, (short) 5000);
        AudioClip clip = AudioClip.of(samples, 16_000);
        utterances.put(i, new Utterance("words", "v", clip, 0, SPEECH - 1, "made"));
      }
    }
    CallerSide side = CallerSide.render(scenario, utterances, List.of(), 1);
    track = time.await(new LiveCall(scenario, side, 1, time, recorder).start(agent, null));
    return TimelineReader.read(recorder.entries(), track.sent(), recorder.received());
  }

  private <T extends JournalEntry> List<T> journal(Class<T> kind) {
    return recorder.entries().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private List<String> signals(String kind) {
    return journal(Signal.class).stream()
        .filter(signal -> signal.kind().equals(kind))
        .map(signal -> signal.atNs() / 1_000_000 + " " + signal.detail())
        .toList();
  }

  private List<Picture> pictures(int count) {
    return IntStream.range(0, count).mapToObj(this::picture).toList();
  }

  private Picture picture(int number) {
    try {
      byte[] bytes = new byte[10 + number];
      Path file = Files.write(folder.resolve(number + ".jpg"), bytes);
      return new Picture(AT, number + ".jpg", file, "image/jpeg", bytes.length, Sha256.hex(bytes));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Scenario script(Step... steps) {
    return Scripts.of(steps);
  }

  private List<String> judged(Scenario scenario, Timeline timeline) {
    Measurements measured = MeasureCall.measure(timeline, scenario);
    return Judge.judge(scenario, timeline, measured, agent.capabilities()).checks().stream()
        .filter(check -> check.stepIndex() >= 0)
        .map(SeenCallTest::words)
        .toList();
  }

  private static String words(Check check) {
    return check.verdict() + ": " + check.expectation() + ": " + check.evidence();
  }

  @Test
  void typed_words_are_answered_and_their_latency_is_nobody_s_voice_to_voice() {
    agent
        .at(50, agent::ready)
        .at(2000, () -> agent.speak(500))
        .at(2050, agent::turnEnd)
        .at(3700, () -> agent.speak(1000))
        .at(3750, agent::turnEnd);
    Step typed = new Step.Type(AT, "AB12", Scripts.answer(1000));
    Scenario scenario = script(SAY, typed, HANG_UP);

    Timeline timeline = call(scenario);

    assertEquals(List.of("2810 typed AB12"), agent.told);
    assertEquals(List.of("2810 AB12"), signals(Timeline.TYPED));
    Measurements measured = MeasureCall.measure(timeline, scenario);
    assertEquals(1, measured.turns().size());
    assertEquals(650, measured.turns().get(0).v2vAudibleMs(), 30);
    assertTrue(
        judged(scenario, timeline)
            .contains(
                "PASSED: answer to the typed words within 1000 ms: answered 890 ms after they were sent"),
        judged(scenario, timeline).toString());
    // The answer is heard until 4700 ms; then the caller reacts.
    assertEquals(5010, journal(JournalEntry.Closed.class).get(0).atNs() / 1e6, 20);
  }

  @Test
  void an_answer_to_typed_words_is_not_that_of_what_was_said_before() {
    agent.at(50, agent::ready).at(17_000, () -> agent.speak(500)).at(17_050, agent::turnEnd);
    Scenario scenario = script(SAY, TYPE, HANG_UP);

    Timeline timeline = call(scenario);

    assertEquals(List.of("16370 typed AB12"), agent.told);
    assertEquals(
        List.of(false),
        MeasureCall.measure(timeline, scenario).turns().stream().map(t -> t.answered()).toList());
    assertEquals(
        List.of(
            "FAILED: an answer: no answer in 15000 ms",
            "PASSED: an answer to the typed words: answered 630 ms after they were sent"),
        judged(scenario, timeline));
  }

  @Test
  void what_was_typed_is_no_invention_of_the_agent_s() {
    agent
        .at(50, agent::ready)
        .at(1000, () -> agent.speak(2000))
        .at(1010, () -> agent.text("Order 4271 and order 9356 are on their way."))
        .at(1050, agent::turnEnd);
    Scenario scenario = script(new Step.Type(AT, "My order is 4271.", Expectations.NONE), HANG_UP);

    Timeline timeline = call(scenario);

    assertEquals(
        List.of("4271 false", "9356 true"),
        MeasureCall.measure(timeline, scenario).statements().stream()
            .map(s -> s.mention().text() + " " + s.agreement().name().equals("UNFOUNDED"))
            .toList());
  }

  @Test
  void typed_words_without_an_answer_are_given_up_as_spoken_ones_are() {
    agent.at(50, agent::ready);
    Scenario scenario = script(TYPE, HANG_UP);

    Timeline timeline = call(scenario);

    assertEquals(
        List.of("FAILED: an answer to the typed words: no answer in 15000 ms"),
        judged(scenario, timeline));
  }

  @Test
  void a_call_belongs_to_the_words_that_were_typed() {
    agent
        .at(50, agent::ready)
        .at(2000, () -> agent.speak(500))
        .at(2050, agent::turnEnd)
        .at(3500, () -> agent.call("1", "find"))
        .at(4000, () -> agent.speak(500))
        .at(4050, agent::turnEnd);
    Scenario scenario = script(SAY, TYPE, HANG_UP);

    Timeline timeline = call(scenario);

    assertEquals(
        List.of(1),
        MeasureCall.measure(timeline, scenario).toolCalls().stream()
            .map(c -> c.stepIndex())
            .toList());
  }

  @Test
  void what_a_protocol_cannot_do_is_left_out_and_proves_nothing() {
    agent.can = EnumSet.complementOf(EnumSet.of(Capability.TEXT_INPUT, Capability.PICTURES));
    agent.at(50, agent::ready).at(2000, () -> agent.speak(500)).at(2050, agent::turnEnd);
    Scenario scenario = script(TYPE, new Step.Show(AT, pictures(1)), SAY, HANG_UP);

    Timeline timeline = call(scenario);

    assertEquals(List.of(), agent.told);
    assertEquals(
        List.of(
            "INCONCLUSIVE: this step to be reached: the protocol takes no typed turns",
            "INCONCLUSIVE: this step to be reached: the protocol takes no pictures",
            "PASSED: an answer: answered after 650 ms"),
        judged(scenario, timeline));
  }

  @Test
  void a_picture_is_shown_before_what_is_said_of_it() {
    agent.at(50, agent::ready).at(2000, () -> agent.speak(500)).at(2050, agent::turnEnd);

    call(script(new Step.Show(AT, pictures(1)), SAY, HANG_UP));

    assertEquals(List.of("350 image/jpeg 10"), agent.told);
    assertEquals(1, signals(Timeline.PICTURE).size());
    assertTrue(
        signals(Timeline.PICTURE).get(0).startsWith("350 0.jpg 10 bytes "),
        signals(Timeline.PICTURE).get(0));
    assertTrue(journal(CallerMark.class).get(0).onsetSample() <= 5200);
  }

  @Test
  void pictures_come_at_their_rate_beside_what_is_said_and_end_by_themselves() {
    agent.at(50, agent::ready).at(3000, () -> agent.speak(2000)).at(3050, agent::turnEnd);
    Step share = new Step.Share(AT, AT, pictures(3), 2, Optional.empty());

    call(script(share, SAY, HANG_UP));

    assertEquals(
        List.of("350 image/jpeg 10", "850 image/jpeg 11", "1350 image/jpeg 12"), agent.told);
  }

  @Test
  void pictures_end_with_their_time_or_with_the_call_or_when_something_else_is_shown() {
    agent.at(50, agent::ready).at(2200, () -> agent.speak(500)).at(2250, agent::turnEnd);
    Step brief = new Step.Share(AT, AT, pictures(3), 1, Optional.of(Duration.ofSeconds(1)));
    Step.Share late = new Step.Share(AT, AT, pictures(9), 1, Optional.empty());

    call(
        script(
            brief,
            SAY,
            late,
            new Step.Silence(AT, Duration.ofMillis(1500), Expectations.NONE),
            new Step.Show(AT, pictures(1)),
            PAUSE,
            HANG_UP));

    assertEquals(
        List.of(
            "350 image/jpeg 10", "3010 image/jpeg 10", "4010 image/jpeg 11", "4530 image/jpeg 10"),
        agent.told);
  }

  @Test
  void a_picture_that_is_another_by_now_is_the_bench_s_fault() throws Exception {
    agent.at(50, agent::ready);
    List<Picture> pictures = pictures(1);
    Files.write(pictures.get(0).file(), new byte[3]);
    Scenario scenario = script(new Step.Show(AT, pictures), PAUSE, HANG_UP);
    CompletionException e = assertThrows(CompletionException.class, () -> call(scenario));
    assertTrue(e.getMessage().contains("0.jpg has changed since"), e.getMessage());
  }

  @Test
  void nothing_is_sent_while_the_microphone_is_off_and_time_goes_on() {
    agent
        .at(50, agent::ready)
        .at(2000, () -> agent.speak(500))
        .at(2050, agent::turnEnd)
        .at(8000, () -> agent.speak(500))
        .at(8050, agent::turnEnd);
    Step mute = new Step.Mute(AT, Duration.ofSeconds(3));
    Scenario scenario = script(SAY, mute, SAY, HANG_UP);

    Timeline timeline = call(scenario);

    List<FrameMuted> muted = journal(FrameMuted.class);
    assertEquals(150, muted.size());
    int before = muted.get(0).index();
    assertEquals(List.of("2810 audioStreamEnd after " + before + " frames"), agent.told);
    List<CallerFrame> frames = journal(CallerFrame.class);
    assertEquals(agent.frames, frames.size());
    for (CallerFrame frame : frames) {
      assertEquals(50_000_000 + (frame.index() + 1) * 20_000_000L, frame.atNs());
    }
    assertEquals(track.sent().sampleCount(), (frames.size() + muted.size()) * 320);
    AudioClip off = track.sent().slice(before * 320, (before + 150) * 320);
    assertEquals(AudioClip.silence(off.sampleCount(), 16_000), off);
    Measurements measured = MeasureCall.measure(timeline, scenario);
    assertEquals(List.of(), measured.benchProblems());
    assertTrue(NetworkTruth.of(recorder.entries()).untroubled());
    assertEquals(List.of("2810 "), signals(Timeline.MUTED));
    assertEquals(List.of("5810 "), signals(Timeline.UNMUTED));
    assertEquals(2, measured.turns().size());
    assertEquals(8000 - 5830 - 1000 - 10, measured.turns().get(1).v2vAudibleMs(), 30);
  }

  @Test
  void it_can_be_rehearsed_without_an_agent() {
    Scenario scenario =
        script(
            TYPE,
            new Step.Show(AT, pictures(1)),
            new Step.Mute(AT, Duration.ofSeconds(1)),
            SAY,
            HANG_UP);
    NominalAgent nominal = new NominalAgent(scenario, time, recorder);
    short[] samples = new short[SPEECH];
    Arrays.fill(samples, (short) 5000);
    Utterance words =
        new Utterance("words", "v", AudioClip.of(samples, 16_000), 0, SPEECH - 1, "made");
    CallerSide side = CallerSide.render(scenario, Map.of(3, words), List.of(), 1);
    LiveCall call = new LiveCall(scenario, side, 1, time, recorder);
    track =
        time.await(
            call.start(
                (handle, listener) -> {
                  nominal.listener(listener);
                  time.post(nominal::open);
                  return nominal;
                }));
    List<String> outcomes =
        journal(JournalEntry.Step.class).stream()
            .filter(step -> !step.phase().equals("started"))
            .map(JournalEntry.Step::phase)
            .distinct()
            .toList();
    assertEquals(List.of("ended"), outcomes);
    // It answers the typed words and the spoken ones, each with a tone.
    assertEquals(2, journal(JournalEntry.AgentChunk.class).size());
  }
}

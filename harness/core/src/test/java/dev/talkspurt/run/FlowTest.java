package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Condition;
import dev.talkspurt.scenario.Conduct;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.LineEffect;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches, waits and repeats against an agent that acts at known times. */
class FlowTest {
  private static final Place AT = new Place("made", 3, 5);
  private static final int LEAD = 1600;
  private static final int SPEECH = 16_000;
  private static final Condition ASKS_DAY = new Condition.Heard(List.of("which day"));

  @TempDir Path folder;
  private final VirtualTime time = new VirtualTime();
  private final ScriptedAgent agent = new ScriptedAgent(time);
  private CallRecorder recorder;
  private CallerSide side;

  @BeforeEach
  void open_the_journal() {
    recorder = new CallRecorder(folder);
    agent.at(50, agent::ready);
  }

  @AfterEach
  void close_the_journal() throws IOException {
    // Its writer must not touch the folder that is about to be deleted.
    recorder.finish();
  }

  private CallerTrack call(Scenario scenario) {
    Map<Integer, Utterance> utterances = new HashMap<>();
    for (int i = 0; i < scenario.script().size(); i++) {
      if (scenario.script().get(i).makes().isPresent()) {
        utterances.put(i, utterance(i));
      }
    }
    side = CallerSide.render(scenario, utterances, List.of(), 1);
    return time.await(new LiveCall(scenario, side, 1, time, recorder).start(agent, null));
  }

  private static Utterance utterance(int step) {
    short[] samples = new short[LEAD + SPEECH + LEAD];
    Arrays.fill(samples, LEAD, LEAD + SPEECH, (short) (5000 + step));
    return new Utterance(
        "words", "v", AudioClip.of(samples, 16_000), LEAD, LEAD + SPEECH - 1, "made");
  }

  private static Step say() {
    return new Step.Say(AT, "words", Expectations.NONE);
  }

  private static Scenario reasking(int atMost, Step... steps) {
    Conduct.Reasks reasks = new Conduct.Reasks(atMost, List.of("say that again"));
    return Scripts.of(steps)
        .withConduct(new Conduct(0, Optional.of(reasks), false, List.of(), List.of(), false));
  }

  private void answers(long atMs, String text) {
    agent
        .at(atMs, () -> agent.text(text))
        .at(atMs + 10, () -> agent.speak(500))
        .at(atMs + 20, agent::turnEnd);
  }

  private List<CallerMark> marks() {
    return recorder.entries().stream()
        .filter(CallerMark.class::isInstance)
        .map(CallerMark.class::cast)
        .toList();
  }

  private List<String> said() {
    return marks().stream().map(mark -> mark.role() + " " + mark.stepIndex()).toList();
  }

  private String phases(int step) {
    return String.join(
        " ",
        recorder.entries().stream()
            .filter(JournalEntry.Step.class::isInstance)
            .map(JournalEntry.Step.class::cast)
            .filter(entry -> entry.index() == step)
            .map(JournalEntry.Step::phase)
            .toList());
  }

  private String detail(int step) {
    return recorder.entries().stream()
        .filter(JournalEntry.Step.class::isInstance)
        .map(JournalEntry.Step.class::cast)
        .filter(entry -> entry.index() == step)
        .reduce((first, last) -> last)
        .orElseThrow()
        .detail();
  }

  private static Step[] branching() {
    return new Step[] {
      say(),
      new Step.When(AT, ASKS_DAY, 1, 2),
      say(),
      new Step.When(AT, ASKS_DAY, 1, 0),
      say(),
      say(),
      new Step.HangUp(AT)
    };
  }

  @Test
  void goes_on_with_then_when_the_agent_has_said_it_and_tells_what_it_passes_over() {
    answers(2000, "And Which Day, please?");
    answers(5000, "Fine.");
    answers(8000, "Fine.");

    call(Scripts.of(branching()));

    assertEquals(List.of("utterance 0", "utterance 2", "utterance 5"), said());
    assertEquals("started ended", phases(1));
    assertEquals(
        "then: asked whether the agent says which day; the agent said \"And Which Day, please?\"",
        detail(1));
    assertEquals("notRun", phases(3));
    assertEquals("notRun", phases(4));
    assertEquals("started ended", phases(6));
  }

  @Test
  void goes_on_with_otherwise_when_it_has_not_branches_within_branches_too() {
    answers(2000, "I have nine or ten.");
    answers(5000, "Fine.");

    call(Scripts.of(branching()));

    assertEquals(List.of("utterance 0", "utterance 5"), said());
    assertEquals("notRun", phases(2));
    assertEquals("notRun", phases(4));
    assertTrue(detail(3).startsWith("otherwise: "), detail(3));
  }

  @Test
  void looks_at_a_branch_only_once_the_agent_has_finished_all_of_it() {
    agent
        .at(2000, () -> agent.text("I can do that."))
        .at(2010, () -> agent.speak(3000))
        .at(4000, () -> agent.text(" Which day?"))
        .at(4010, () -> agent.speak(1000))
        .at(4020, agent::turnEnd);
    answers(9000, "Fine.");

    call(Scripts.of(say(), new Step.When(AT, ASKS_DAY, 1, 0), say(), new Step.HangUp(AT)));

    assertEquals(List.of("utterance 0", "utterance 2"), said());
    // The last sound is heard until 6010 ms.
    assertTrue(marks().get(1).atNs() >= 6_300_000_000L, "said at " + marks().get(1).atNs());
  }

  @Test
  void a_branch_that_hangs_up_leaves_out_the_rest() {
    answers(2000, "Which day?");

    call(
        Scripts.of(
            say(),
            new Step.When(AT, ASKS_DAY, 1, 1),
            new Step.HangUp(AT),
            say(),
            say(),
            new Step.HangUp(AT)));

    assertEquals(List.of("utterance 0"), said());
    assertEquals(
        List.of("started ended", "notRun", "notRun", "notRun"),
        List.of(phases(2), phases(3), phases(4), phases(5)));
    assertEquals("the script hung up before it", detail(4));
  }

  @Test
  void what_an_agent_said_before_it_was_cut_is_no_answer() {
    agent
        .at(2000, () -> agent.text("Which day do you"))
        .at(2010, () -> agent.speak(6000))
        .at(3600, () -> agent.text(" mean exactly?"))
        .at(3700, agent::interrupted)
        .at(3710, agent::turnEnd);
    answers(6000, "Fine.");

    call(
        Scripts.of(
            say(),
            new Step.Interrupt(AT, Duration.ofMillis(1000), "words", Expectations.NONE),
            new Step.When(AT, ASKS_DAY, 1, 0),
            say(),
            new Step.HangUp(AT)));

    assertEquals(List.of("utterance 0", "interruption 1"), said());
    assertTrue(detail(2).endsWith("the agent said \"Fine.\""), detail(2));
  }

  @Test
  void a_call_counts_from_when_the_caller_began_to_speak() {
    agent.at(700, () -> agent.call("c1", "find"));
    answers(2500, "Done.");
    answers(5000, "Fine.");
    Condition called = new Condition.Called("find");

    call(
        Scripts.of(
            say(),
            new Step.When(AT, called, 1, 0),
            say(),
            new Step.When(AT, new Condition.Not(called), 0, 1),
            say(),
            new Step.HangUp(AT)));

    assertEquals(List.of("utterance 0", "utterance 2"), said());
    assertTrue(detail(1).contains("and called find"), detail(1));
    assertTrue(detail(3).startsWith("then: "), detail(3));
  }

  @Test
  void what_is_said_behind_a_tool_s_answer_does_not_join_what_was_said_before() {
    agent
        .at(2000, () -> agent.text("Let me see"))
        .at(2010, () -> agent.speak(500))
        .at(2020, () -> agent.call("c1", "find"));
    answers(3000, "Which day?");

    call(Scripts.of(say(), new Step.When(AT, ASKS_DAY, 1, 0), say(), new Step.HangUp(AT)));

    assertTrue(detail(1).contains("Let me see Which day?"), detail(1));
  }

  private static Step hear(int withinMs) {
    return new Step.Hear(AT, Duration.ofMillis(withinMs), Expectations.NONE);
  }

  private static Step silence() {
    return new Step.Silence(AT, Duration.ofSeconds(1), Expectations.NONE);
  }

  private double lastedMs(int step) {
    List<Long> times =
        recorder.entries().stream()
            .filter(JournalEntry.Step.class::isInstance)
            .map(JournalEntry.Step.class::cast)
            .filter(entry -> entry.index() == step)
            .map(JournalEntry.Step::atNs)
            .toList();
    return (times.get(times.size() - 1) - times.get(0)) / 1e6;
  }

  @Test
  void what_was_heard_before_a_silence_is_not_heard_behind_it() {
    answers(2000, "Come at nine.");
    answers(9000, "Are you still there?");

    call(Scripts.of(say(), hear(4000), silence(), hear(10_000), new Step.HangUp(AT)));

    assertEquals("started ended", phases(1));
    assertTrue(lastedMs(1) < 2000, "the answer that is being spoken: " + lastedMs(1));
    assertEquals("started ended", phases(3));
    assertTrue(lastedMs(3) > 5000, "it waits for the reprompt: " + lastedMs(3));
  }

  @Test
  void a_wait_behind_a_silence_is_given_up_after_its_time() {
    answers(2000, "Come at nine.");

    call(Scripts.of(say(), silence(), hear(20_000), new Step.HangUp(AT)));

    assertEquals("started timedOut", phases(2));
    assertEquals(20_000, lastedMs(2), 50);
  }

  @Test
  void what_is_still_being_said_at_the_end_of_a_silence_is_heard_behind_it() {
    answers(2000, "Come at nine.");
    agent.at(3500, () -> agent.speak(2000)).at(3600, agent::turnEnd);

    call(Scripts.of(say(), silence(), hear(2000), new Step.HangUp(AT)));

    assertEquals("started ended", phases(2));
  }

  @Test
  void what_was_heard_before_a_disconnection_is_not_heard_behind_it() {
    answers(200, "Hello.");
    agent.at(4000, agent::ready);
    answers(6000, "Hello again.");

    call(
        Scripts.of(
            hear(4000),
            new Step.Disconnect(AT, Expectations.NONE),
            hear(6000),
            new Step.HangUp(AT)));

    assertEquals("started ended", phases(2));
    assertTrue(lastedMs(2) > 1500, "it waits for the new greeting: " + lastedMs(2));
  }

  @Test
  void a_wait_is_over_when_it_is_so_and_the_agent_has_finished() {
    answers(2000, "One moment.");
    answers(6000, "Which day?");

    call(
        Scripts.of(
            say(),
            new Step.Hear(AT, Duration.ofSeconds(8), Optional.of(ASKS_DAY), Expectations.NONE),
            new Step.HangUp(AT)));

    assertEquals("started ended", phases(1));
    assertEquals("the agent said \"One moment. Which day?\"", detail(1));
  }

  @Test
  void a_wait_for_what_never_comes_ends_with_what_was_heard_instead() {
    answers(2000, "One moment.");

    call(
        Scripts.of(
            say(),
            new Step.Hear(AT, Duration.ofSeconds(4), Optional.of(ASKS_DAY), Expectations.NONE),
            new Step.HangUp(AT)));

    assertEquals("started timedOut", phases(1));
    assertEquals("the agent said \"One moment.\"", detail(1));
  }

  @Test
  void says_it_again_byte_by_byte_as_often_as_the_agent_asks_within_the_budget() {
    answers(2000, "Sorry, could you say that again?");
    answers(5000, "Could you say that again, please?");
    answers(8000, "Please say that again.");
    answers(11_000, "Goodbye.");

    CallerTrack track = call(reasking(2, say(), say(), new Step.HangUp(AT)));

    assertEquals(List.of("utterance 0", "repeat 0", "repeat 0", "utterance 1"), said());
    AudioClip first = sent(track, 0);
    assertEquals(utterance(0).audio(), first);
    assertEquals(first, sent(track, 1));
    assertEquals(first, sent(track, 2));
    assertEquals(marks().get(0).sha256(), marks().get(1).sha256());
  }

  @Test
  void under_conditions_the_same_bytes_are_sent_again() {
    answers(2000, "Say that again?");
    answers(6000, "Fine.");
    Step loss = change(List.of(new LineEffect.Gain(-6), new LineEffect.Preset("telephone")));

    CallerTrack track = call(reasking(1, loss, say(), new Step.HangUp(AT)));

    assertEquals(List.of("utterance 1", "repeat 1"), said());
    assertEquals(sent(track, 0), sent(track, 1));
    assertTrue(!utterance(1).audio().equals(sent(track, 0)));
    CallerTruth truth = side.truth(track.uses(), track.sent());
    assertTrue(truth.reproduced(), truth.why());
  }

  private AudioClip sent(CallerTrack track, int mark) {
    CallerMark at = marks().get(mark);
    return track.sent().slice((int) at.startSample(), (int) at.endSample());
  }

  @Test
  void says_nothing_again_that_the_agent_has_not_asked_for_in_time() {
    answers(2000, "Fine.");
    answers(22_000, "Say that again?");
    Step silence = new Step.Silence(AT, Duration.ofSeconds(8), Expectations.NONE);

    call(reasking(2, say(), say(), silence, new Step.HangUp(AT)));

    // The second is given up after 15 s; what comes in the silence is no reason to repeat.
    assertEquals(List.of("utterance 0", "utterance 1"), said());
    assertEquals("started ended", phases(2));
  }

  @Test
  void a_step_s_own_budget_counts_for_it_alone() {
    Recovery recovery =
        new Recovery(AT, FaultClass.NOISE_BURST, List.of(), List.of(), Duration.ofSeconds(20), 1);
    Expectations one = Scripts.recovers(recovery, AT);
    answers(2000, "Pardon?");
    answers(5000, "Pardon?");
    answers(8000, "Pardon?");

    call(Scripts.of(new Step.Say(AT, "words", one), say(), new Step.HangUp(AT)));

    assertEquals(List.of("utterance 0", "repeat 0", "utterance 1"), said());
  }

  @Test
  void a_wait_goes_on_behind_a_repeat() {
    answers(2000, "Say that again?");
    answers(6000, "Which day?");

    call(
        reasking(
            1,
            say(),
            new Step.Hear(AT, Duration.ofSeconds(4), Optional.of(ASKS_DAY), Expectations.NONE),
            new Step.HangUp(AT)));

    assertEquals(List.of("utterance 0", "repeat 0"), said());
    assertEquals("started ended", phases(1));
  }

  @Test
  void a_change_holds_again_behind_a_repeat_and_ends_with_its_branch() {
    answers(2000, "Say that again?");
    answers(5000, "Which day?");
    answers(8000, "Fine.");
    Scenario scenario =
        reasking(
            1,
            say(),
            gain(-6),
            new Step.When(AT, ASKS_DAY, 2, 1),
            gain(-12),
            say(),
            say(),
            silence(),
            new Step.HangUp(AT));

    call(scenario);

    List<Integer> reels =
        recorder.entries().stream()
            .filter(JournalEntry.CallerReel.class::isInstance)
            .map(entry -> ((JournalEntry.CallerReel) entry).stepIndex())
            .toList();
    assertEquals(List.of(-1, 0, 1, 0, 1, 3, 4, 6), reels);
  }

  private static Step gain(double db) {
    return change(List.of(new LineEffect.Gain(db)));
  }

  private static Step change(List<LineEffect> line) {
    CallerChange none = CallerChange.NONE;
    return new Step.Change(
        AT,
        new CallerChange(
            none.voice(),
            none.rate(),
            none.pitch(),
            none.disfluency(),
            none.room(),
            none.background(),
            none.echo(),
            Optional.of(line),
            none.network()));
  }
}

package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where sounds begin, against an agent that acts at known times. The caller speaks first: its words
 * are over at 50 + 1000 ms and 100 ms of silence follow them.
 */
class MomentsTest {
  private static final Place AT = new Place("made", 3, 5);
  private static final int LEAD = 800;
  private static final int SPEECH = 14_400;
  private static final int READY_MS = 50;

  @TempDir Path folder;
  private final VirtualTime time = new VirtualTime();
  private final ScriptedAgent agent = new ScriptedAgent(time);
  private CallRecorder recorder;

  @BeforeEach
  void open_the_journal() {
    recorder = new CallRecorder(folder);
    agent.at(READY_MS, agent::ready);
  }

  @AfterEach
  void close_the_journal() throws IOException {
    // Its writer must not touch the folder that is about to be deleted.
    recorder.finish();
  }

  private void call(Step... probes) {
    Step[] steps = new Step[probes.length + 2];
    steps[0] = new Step.Say(AT, "words", Expectations.NONE);
    System.arraycopy(probes, 0, steps, 1, probes.length);
    steps[probes.length + 1] = new Step.HangUp(AT);
    Scenario scenario =
        Scripts.of(steps)
            .withTools(
                Map.of(
                    "lookup",
                    new ToolScript(
                        Duration.ofSeconds(2), Json.object().build(), Optional.empty())));
    Map<Integer, Utterance> sounds = new HashMap<>();
    for (int i = 0; i <= probes.length; i++) {
      sounds.put(i, utterance());
    }
    CallerSide side = CallerSide.render(scenario, sounds, List.of(), 1);
    LiveCall call = new LiveCall(scenario, side, 1, time, recorder);
    time.await(call.start(agent, null));
  }

  private static Utterance utterance() {
    short[] samples = new short[LEAD + SPEECH + 2 * LEAD];
    Arrays.fill(samples, LEAD, LEAD + SPEECH, (short) 5000);
    return new Utterance(
        "words", "v", AudioClip.of(samples, 16_000), LEAD, LEAD + SPEECH - 1, "made");
  }

  private static Step at(Moment moment) {
    return new Step.Probe(
        AT,
        ProbeKind.SIDE_TALK,
        Optional.of(moment),
        new Sound.Spoken("words"),
        Expectations.NONE,
        CallerChange.NONE);
  }

  private static Duration ms(long ms) {
    return Duration.ofMillis(ms);
  }

  /** On the clock of the test. */
  private double onsetMs(int sound) {
    List<CallerMark> marks =
        recorder.entries().stream()
            .filter(CallerMark.class::isInstance)
            .map(CallerMark.class::cast)
            .toList();
    return READY_MS + marks.get(sound).onsetSample() / 16.0;
  }

  private List<String> skipped() {
    return recorder.entries().stream()
        .filter(e -> e instanceof JournalEntry.Step step && step.phase().equals("skipped"))
        .map(e -> ((JournalEntry.Step) e).detail())
        .toList();
  }

  @Test
  void begins_in_the_first_300_ms_of_an_answer_at_the_sample() {
    agent.at(2000, () -> agent.speak(4000)).at(2050, agent::turnEnd);
    call(at(new Moment.AfterHeard(ms(150))));
    assertEquals(2150, onsetMs(1), 0.07);
  }

  @Test
  void tells_talkspurts_apart_by_pauses_of_more_than_400_ms() {
    agent.at(2000, () -> agent.speak(500, 390, 500, 410, 3000)).at(2050, agent::turnEnd);
    call(at(new Moment.AtTalkspurt(2, ms(200))));
    assertEquals(2000 + 500 + 390 + 500 + 410 + 200, onsetMs(1), 0.07);
    assertEquals(List.of(), skipped());
  }

  @Test
  void finds_the_first_talkspurt_too() {
    agent.at(2000, () -> agent.speak(500, 700, 3000)).at(2050, agent::turnEnd);
    call(at(new Moment.AtTalkspurt(1, ms(300))));
    assertEquals(2300, onsetMs(1), 0.07);
  }

  @Test
  void skips_a_talkspurt_that_never_comes_or_is_too_short() {
    agent.at(2000, () -> agent.speak(500, 700, 800)).at(2050, agent::turnEnd);
    call(at(new Moment.AtTalkspurt(2, ms(900))), at(new Moment.AtTalkspurt(3, ms(0))));
    assertEquals(
        List.of(
            "the moment never came: talkspurt 2 plus 900 ms", "the moment never came: talkspurt 3"),
        skipped());
  }

  @Test
  void finds_a_phrase_by_its_share_of_the_text() {
    agent
        .at(2000, () -> agent.speak(4000))
        .at(2010, () -> agent.text("You can come at nine "))
        .at(2020, () -> agent.text("or at ten, as you like it."))
        .at(2050, agent::turnEnd);
    call(at(new Moment.AfterPhrase("nine, or", ms(100))));
    // "you can come at nine or" is 23 of the 45 letters of "you can … like it".
    assertEquals(2000 + 4000 * 23 / 45.0 + 100, onsetMs(1), 1);
  }

  @Test
  void does_not_count_pauses_when_it_looks_for_a_phrase() {
    agent
        .at(2000, () -> agent.speak(1000, 600, 3000))
        .at(2010, () -> agent.text("aaaaaaaaaa bbbbbbbbb cccccccccccccccccccc"))
        .at(2050, agent::turnEnd);
    call(at(new Moment.AfterPhrase("bbbbbbbbb", ms(0))));
    assertEquals(2000 + 600 + 4000 * 20 / 41.0, onsetMs(1), 1);
  }

  @Test
  void guesses_a_phrase_of_an_answer_that_is_still_arriving() {
    agent.at(2000, () -> agent.text("You can come at nine or at ten, as you like it best."));
    for (int at = 2000; at < 6000; at += 100) {
      agent.at(at, () -> agent.speak(100));
    }
    agent.at(6000, agent::turnEnd);
    call(at(new Moment.AfterPhrase("nine or", ms(0))));
    assertEquals(2000 + 23 * 65, onsetMs(1), 200);
  }

  @Test
  void takes_a_phrase_that_is_told_late_as_said_now() {
    agent
        .at(2000, () -> agent.speak(4000))
        .at(4500, () -> agent.text("One two three four five six seven eight."))
        .at(4500, agent::turnEnd);
    call(at(new Moment.AfterPhrase("two", ms(0))));
    assertEquals(4500, onsetMs(1), 90);
  }

  @Test
  void skips_a_phrase_that_is_never_said() {
    agent
        .at(2000, () -> agent.speak(2000))
        .at(2010, () -> agent.text("Nineteen."))
        .at(2050, agent::turnEnd);
    call(at(new Moment.AfterPhrase("nine", ms(0))));
    assertEquals(List.of("the moment never came: the agent's words \"nine\""), skipped());
  }

  @Test
  void begins_while_a_tool_is_waited_for() {
    agent
        .at(2000, () -> agent.call("c1", "lookup"))
        .at(5000, () -> agent.speak(1000))
        .at(5050, agent::turnEnd);
    call(at(new Moment.DuringTool("lookup", ms(500))));
    assertEquals(2500, onsetMs(1), 0.07);
  }

  @Test
  void skips_a_tool_that_is_answered_before_the_moment_or_never_called() {
    agent
        .at(2000, () -> agent.call("c1", "lookup"))
        .at(5000, () -> agent.speak(1000))
        .at(5050, agent::turnEnd);
    call(at(new Moment.DuringTool("lookup", ms(2500))), at(new Moment.DuringTool("other", ms(0))));
    assertEquals(
        List.of(
            "the moment never came: during lookup plus 2500 ms",
            "the moment never came: during other"),
        skipped());
  }

  @Test
  void begins_right_after_the_last_word_of_a_complete_answer() {
    agent.at(2000, () -> agent.speak(3000, 200)).at(2050, agent::audioEnd).at(5500, agent::turnEnd);
    call(at(new Moment.AfterLastWord(ms(40))));
    assertEquals(5040, onsetMs(1), 0.07);
  }

  @Test
  void takes_250_ms_of_quiet_for_the_end_of_an_answer_that_does_not_say_so() {
    for (int at = 2000; at < 5000; at += 100) {
      agent.at(at, () -> agent.speak(100));
    }
    agent.at(9000, agent::turnEnd);
    call(at(new Moment.AfterLastWord(ms(0))));
    assertEquals(5250, onsetMs(1), 20);
  }

  @Test
  void does_not_take_the_last_word_before_a_tools_answer_for_the_last() {
    agent
        .at(2000, () -> agent.speak(500))
        .at(2000, () -> agent.call("c1", "lookup"))
        .at(2600, agent::turnEnd)
        .at(5000, () -> agent.speak(1000))
        .at(5050, agent::turnEnd);
    call(at(new Moment.AfterLastWord(ms(100))));
    assertEquals(6100, onsetMs(1), 0.07);
  }

  @Test
  void counts_silence_from_whoever_was_heard_last() {
    agent.at(2000, () -> agent.speak(1000)).at(2050, agent::turnEnd);
    call(at(new Moment.AfterSilence(ms(2000))), at(new Moment.AfterSilence(ms(3000))));
    assertEquals(5000, onsetMs(1), 0.07);
    assertEquals(5000 + 900 + 3000, onsetMs(2), 20);
  }

  @Test
  void begins_on_a_signal_since_the_steps_turn_came() {
    agent
        .at(500, agent::closingSoon)
        .at(2000, () -> agent.speak(3000))
        .at(5050, agent::turnEnd)
        .at(8000, agent::closingSoon);
    call(at(new Moment.OnEvent("turnEnd", ms(300))), at(new Moment.OnEvent("audioEnd", ms(0))));
    assertEquals(5350, onsetMs(1), 0.07);
    assertEquals(List.of("the moment never came: event audioEnd"), skipped());
  }

  @Test
  void never_makes_the_sound_of_a_step_whose_moment_never_came() {
    agent.at(2000, () -> agent.speak(300)).at(2050, agent::turnEnd);
    call(at(new Moment.AfterHeard(ms(1000))), at(new Moment.OnEvent("resumption", ms(0))));
    assertEquals(2, skipped().size());
    assertTrue(recorder.entries().stream().filter(CallerMark.class::isInstance).count() == 1);
  }
}

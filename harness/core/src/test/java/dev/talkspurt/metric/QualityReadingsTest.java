package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.AGENT_HZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.quality.Waves;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityReadingsTest {
  private static final Scenario SCENARIO = Scripts.of(Scripts.say(5, Expectations.NONE));

  /** A voice that swells four times a second, wanders about its pitch and fades at its end. */
  private static short[] voice(double seconds, double hz, double peak) {
    int count = (int) (seconds * AGENT_HZ);
    return Waves.of(
        seconds,
        AGENT_HZ,
        i ->
            Waves.wandering(hz, AGENT_HZ, peak).applyAsDouble(i)
                * (0.65 - 0.35 * Math.cos(2 * Math.PI * 4 * i / AGENT_HZ))
                * Math.min(1, (count - i) / 2400.0));
  }

  private static RecordedCall call(short[]... answers) {
    RecordedCall call = new RecordedCall(60_000);
    double atMs = 1000;
    for (short[] answer : answers) {
      call.agent(atMs, 4, answer);
      double lengthMs = answer.length * 1000.0 / AGENT_HZ;
      call.signal(atMs + lengthMs / 4 + 1, "turnEnd");
      atMs += lengthMs + 2000;
    }
    return call.hungUp();
  }

  private static List<Reading> of(Metric metric, RecordedCall call) {
    return ReadCall.readings(metric, call, SCENARIO);
  }

  private static Reading only(Metric metric, RecordedCall call) {
    return ReadCall.only(metric, call, SCENARIO);
  }

  @Test
  void a_clean_answer_has_nothing_to_be_flagged_and_all_its_figures() {
    RecordedCall call = call(voice(3, 120, 0.4));
    Measurements measured = ReadCall.measured(call, SCENARIO);
    for (Metric metric : QualityMetrics.ALL) {
      measured
          .readingsOf(metric)
          .forEach(reading -> assertFalse(QualityMetrics.flagged(reading), reading.toString()));
    }
    assertEquals(120, only(QualityMetrics.PITCH_MED, call).value(), 5);
    assertEquals(12 / 3.0, ReadCall.summary("SYL_RATE", measured).value().orElseThrow(), 0.3);
    assertEquals(0, only(QualityMetrics.CUTOFF, call).value());
    assertEquals("response 1", only(QualityMetrics.LOUD_LUFS, call).of());
    assertEquals(1000, only(QualityMetrics.LOUD_LUFS, call).atMs(), 20);
    assertEquals(4000, only(QualityMetrics.LOUD_LUFS, call).endMs(), 30);
    assertEquals(List.of(), of(QualityMetrics.LOUD_CHANGE, call));
    assertEquals(List.of(), of(QualityMetrics.ECHO_OUT, call));
    assertEquals(0, only(QualityMetrics.GAP_INTERNAL, call).value());
  }

  @Test
  void loudness_and_pitch_change_from_one_response_to_the_next() {
    RecordedCall call =
        call(voice(2, 110, 0.2), voice(2, 110, 0.4), voice(2, 220, 0.4), voice(0.6, 110, 0.05));
    List<Reading> change = of(QualityMetrics.LOUD_CHANGE, call);
    assertEquals(2, change.size(), "the first has none before it, the last is too short");
    assertEquals(6.02, change.get(0).value(), 0.1);
    assertTrue(QualityMetrics.flagged(change.get(0)));
    assertEquals("response 2", change.get(0).of());
    List<Reading> shift = of(QualityMetrics.PITCH_SHIFT, call);
    assertEquals(0, shift.get(0).value(), 0.1);
    assertEquals(12, shift.get(1).value(), 0.2);
    assertTrue(QualityMetrics.flagged(shift.get(1)));
    assertEquals("response 3", shift.get(1).of());
    assertEquals(4, of(QualityMetrics.PEAK_TP, call).size());
    assertEquals(6.02, peaks(call, 1) - peaks(call, 0), 0.1);
  }

  private static double peaks(RecordedCall call, int index) {
    return of(QualityMetrics.PEAK_TP, call).get(index).value();
  }

  @Test
  void defects_have_their_place_on_the_call_s_axis() {
    short[] answer = voice(4, 120, 0.4);
    Arrays.fill(answer, 26_500, 26_500 + 480, (short) 0);
    Arrays.fill(answer, 50_000, 50_000 + 480, (short) 0);
    System.arraycopy(answer, 60_000, answer, 62_400, 2400);
    Arrays.fill(answer, 74_000, 74_060, Short.MAX_VALUE);
    RecordedCall call = call(answer);
    Reading holes = only(QualityMetrics.DROPOUT, call);
    assertEquals(2, holes.value());
    assertEquals(4 / 60.0, holes.exposure(), 0.005);
    assertEquals(1000 + 26_500 / 24.0, holes.atMs(), 0.1);
    assertEquals(1000 + 50_480 / 24.0, holes.endMs(), 0.1, "the last one's end");
    assertEquals("at 2.10 s, 3.08 s", holes.note());
    Reading repeated = only(QualityMetrics.DUP_CHUNK, call);
    assertEquals(1, repeated.value());
    assertEquals(1000 + 62_400 / 24.0, repeated.atMs(), 0.1);
    Reading clipped = only(QualityMetrics.CLIP_RATIO, call);
    assertEquals(60, clipped.value());
    assertEquals(60 / (4.0 * AGENT_HZ), clipped.value() / clipped.exposure(), 1e-5);
    assertTrue(QualityMetrics.flagged(clipped));
    assertEquals(1000 + 74_000 / 24.0, clipped.atMs(), 0.1);
  }

  @Test
  void a_click_between_chunks_is_found_where_it_is() {
    short[] answer = voice(2, 120, 0.1);
    for (int i = 24_000; i < 26_400; i++) {
      answer[i] += 8000;
    }
    Reading clicks = only(QualityMetrics.CLICK, call(answer));
    assertEquals(2, clicks.value());
    assertEquals(2000, clicks.atMs(), 0.1);
    assertEquals(0, only(QualityMetrics.CLICK, call(voice(2, 120, 0.1))).value());
  }

  @Test
  void an_offset_is_a_share_of_full_scale() {
    short[] answer = voice(2, 120, 0.4);
    for (int i = 0; i < answer.length; i++) {
      answer[i] += 655;
    }
    assertEquals(0.02, only(QualityMetrics.DC_OFFSET, call(answer)).value(), 0.0005);
  }

  @Test
  void only_answers_that_end_by_themselves_can_be_cut_off() {
    short[] torn = Arrays.copyOf(voice(3, 120, 0.4), 51_000);
    assertEquals(1, only(QualityMetrics.CUTOFF, call(torn)).value());
    assertEquals(0, only(QualityMetrics.CUTOFF, call(voice(3, 120, 0.4))).value());
    RecordedCall interrupted = new RecordedCall(20_000).agent(1000, 1, torn).interruptedAt(3126);
    assertEquals(List.of(), of(QualityMetrics.CUTOFF, interrupted.hungUp()));
    RecordedCall untold = new RecordedCall(20_000).agent(1000, 1, torn);
    assertEquals(List.of(), of(QualityMetrics.CUTOFF, untold.hungUp()));
  }

  @Test
  void gaps_are_told_apart_by_whether_silence_came() {
    short[] silent = Waves.silence(1.2, AGENT_HZ);
    Reading silence = only(QualityMetrics.GAP_INTERNAL, call(joined(silent)));
    assertEquals("silence", silence.part());
    assertEquals(2000, silence.atMs(), 40);
    assertEquals(3200, silence.endMs(), 40);
    assertEquals(0, only(QualityMetrics.GAP_INTERNAL, call(joined(new short[20_000]))).value());
    RecordedCall dry =
        new RecordedCall(20_000)
            .agent(1000, 4, voice(1, 120, 0.4))
            .agent(3300, 4, voice(1, 120, 0.4))
            .signal(3600, "turnEnd");
    Reading underrun = only(QualityMetrics.GAP_INTERNAL, dry.hungUp());
    assertEquals("underrun", underrun.part());
    assertEquals(3300, underrun.endMs(), 20);
    assertTrue(QualityMetrics.flagged(underrun));
  }

  private static short[] joined(short[] silence) {
    return Waves.join(voice(1, 120, 0.4), silence, voice(1, 120, 0.4));
  }

  @Test
  void a_long_gap_without_an_end_before_it_is_one_too_unless_the_caller_spoke() {
    List<Reading> gaps = of(QualityMetrics.GAP_INTERNAL, apart(call -> {}));
    assertEquals(List.of(1.0, 0.0), gaps.stream().map(Reading::value).toList());
    assertEquals("underrun", gaps.get(0).part());
    assertEquals(4000, gaps.get(0).endMs() - gaps.get(0).atMs(), 40);
    for (RecordedCall other :
        List.of(
            apart(call -> call.say("u1", 0, 3000, 4000)),
            apart(call -> call.signal(1900, "turnEnd")),
            apart(call -> call.toolAnswered(2500, "t", "find")))) {
      assertEquals(
          List.of(0.0, 0.0),
          of(QualityMetrics.GAP_INTERNAL, other).stream().map(Reading::value).toList());
    }
  }

  private static RecordedCall apart(java.util.function.Consumer<RecordedCall> more) {
    RecordedCall call =
        new RecordedCall(20_000)
            .agent(1000, 4, voice(1, 120, 0.4))
            .agent(6000, 4, voice(1, 120, 0.4));
    more.accept(call);
    return call.hungUp();
  }

  @Test
  void a_sustained_tone_has_its_share_and_its_place() {
    short[] answer =
        Waves.join(voice(2, 120, 0.4), Waves.sine(2, 440, AGENT_HZ, -12), voice(1, 120, 0.4));
    Reading tone = only(QualityMetrics.TONE_RATIO, call(answer));
    assertEquals(0.4, tone.value() / tone.exposure(), 0.05);
    assertEquals(3000, tone.atMs(), 60);
    assertEquals(5000, tone.endMs(), 60);
    assertTrue(QualityMetrics.flagged(tone));
  }

  @Test
  void pauses_tell_noise_and_hum() {
    short[] answer = joined(Waves.silence(0.9, AGENT_HZ));
    for (int i = 0; i < answer.length; i++) {
      answer[i] += Math.round(32767 * 0.002 * Math.sqrt(2) * Math.sin(2 * Math.PI * 50 * i / 24e3));
    }
    RecordedCall call = call(answer);
    double level = only(QualityMetrics.ASL_OUT, call).value();
    // The floor is the median of 5 ms, a quarter of a cycle of the hum.
    assertEquals(level + 54, only(QualityMetrics.SNR_OUT, call).value(), 1);
    assertEquals(-54, only(QualityMetrics.HUM, call).value(), 0.5);
    assertTrue(QualityMetrics.flagged(only(QualityMetrics.HUM, call)));
    RecordedCall clean = call(joined(Waves.silence(0.9, AGENT_HZ)));
    assertEquals(-100, only(QualityMetrics.HUM, clean).value());
  }

  @Test
  void the_caller_s_own_sound_in_the_answer_is_an_echo() {
    RecordedCall call =
        new RecordedCall(20_000)
            .say("u1", 0, 2000, 5000)
            .agent(2500, 1, RecordedCall.speech(3000))
            .signal(5600, "turnEnd");
    Reading echo = only(QualityMetrics.ECHO_OUT, call.hungUp());
    assertTrue(echo.value() > 0.9, "the same wave on both sides: " + echo.value());
    assertEquals(2500, echo.atMs(), 1);
    assertTrue(QualityMetrics.flagged(echo));
    RecordedCall other =
        new RecordedCall(20_000)
            .say("u1", 0, 2000, 5000)
            .agent(2500, 1, Waves.of(3, AGENT_HZ, Waves.noise(0.2, 4)))
            .signal(5600, "turnEnd");
    assertTrue(only(QualityMetrics.ECHO_OUT, other.hungUp()).value() < 0.1);
  }

  @Test
  void silence_and_what_the_recording_lacks_have_no_readings() {
    assertEquals(List.of(), of(QualityMetrics.LOUD_LUFS, call(Waves.silence(2, AGENT_HZ))));
    RecordedCall call = call(voice(2, 120, 0.4));
    call.add(new JournalEntry.AgentChunk(RecordedCall.ns(20_000), 99, 48_000, 4800, AGENT_HZ));
    assertEquals(1, of(QualityMetrics.LOUD_LUFS, call).size());
  }

  @Test
  void responses_get_their_own_chunks_and_flushed_ones_are_still_measured() {
    RecordedCall call =
        new RecordedCall(30_000)
            .agent(1000, 4, voice(4, 110, 0.4))
            .interruptedAt(2100)
            .agent(6000, 4, voice(2, 165, 0.4))
            .signal(6600, "turnEnd");
    List<Reading> pitch = of(QualityMetrics.PITCH_MED, call.hungUp());
    assertEquals(List.of("response 1", "response 2"), pitch.stream().map(Reading::of).toList());
    assertEquals(110, pitch.get(0).value(), 5);
    assertEquals(165, pitch.get(1).value(), 7);
  }
}

package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeadAirTest {
  private static final double EDGE_MS = 1;
  private static final Scenario SCRIPT = Scripts.of(Scripts.say(5, Expectations.NONE));

  /** Silent from 0 to 1000, from 2000 to 6500, and from 8500 to the end. */
  private static RecordedCall call(int lengthMs) {
    return new RecordedCall(lengthMs).say("u1", 0, 1000, 2000).agent(6500, 8, speech(2000));
  }

  @Test
  void only_silences_of_more_than_3_s_are_summed() {
    Measurements measured = ReadCall.measured(call(11_000).hungUp(), SCRIPT);
    Reading sum = measured.readingsOf(DeadAir.DEAD_AIR).get(0);
    assertEquals(4500, sum.value(), EDGE_MS);
    assertEquals("4.5 s from 2.0 s", sum.note());
    Reading longest = measured.readingsOf(DeadAir.DEAD_AIR_MAX).get(0);
    assertEquals(4500, longest.value(), EDGE_MS);
    assertEquals(2000, longest.atMs(), EDGE_MS);
    Summary share = ReadCall.summary("DEAD_AIR_SHARE", measured);
    assertEquals(4500 / 11_000.0, share.value().getAsDouble(), 1e-4);
  }

  @Test
  void a_call_without_dead_air_has_0_of_it_and_still_a_longest_silence() {
    RecordedCall call =
        new RecordedCall(4_000).say("u1", 0, 1000, 2000).agent(2800, 8, speech(1000)).hungUp();
    assertEquals(0, ReadCall.only(DeadAir.DEAD_AIR, call, SCRIPT).value());
    assertEquals(1000, ReadCall.only(DeadAir.DEAD_AIR_MAX, call, SCRIPT).value(), EDGE_MS);
  }

  @Test
  void silence_that_the_script_asks_for_is_no_dead_air() {
    RecordedCall call = call(20_000).step(1, "silence", 8900, 19_900).hungUp();
    Scenario script =
        Scripts.of(
            Scripts.say(5, Expectations.NONE),
            new Step.Silence(Scripts.line(6), Duration.ofSeconds(11), Expectations.NONE));
    assertEquals(4500, ReadCall.only(DeadAir.DEAD_AIR, call, script).value(), EDGE_MS);
    RecordedCall muted = call(20_000).step(1, "mute", 8900, 19_900).hungUp();
    assertEquals(4500, ReadCall.only(DeadAir.DEAD_AIR, muted, script).value(), EDGE_MS);
    Step waits =
        new Step.Probe(
            Scripts.line(6),
            ProbeKind.NOISE,
            Optional.of(new Moment.AfterSilence(Duration.ofSeconds(5))),
            new Sound.Spoken("cough"),
            Expectations.NONE,
            CallerChange.NONE);
    RecordedCall waited = call(15_000).noise("u2", 1, 13_500, 13_900).hungUp();
    Scenario waiting = Scripts.of(Scripts.say(5, Expectations.NONE), waits);
    assertEquals(4500, ReadCall.only(DeadAir.DEAD_AIR, waited, waiting).value(), EDGE_MS);
    assertEquals(
        9500, ReadCall.only(DeadAir.DEAD_AIR, waited, SCRIPT).value(), EDGE_MS, "not asked for");
  }

  @Test
  void audio_that_has_come_but_is_not_heard_yet_does_not_end_a_silence() {
    // 8 s arrive within 1 s; what is heard goes on until 14.5 s.
    RecordedCall call =
        new RecordedCall(20_000).say("u1", 0, 1000, 2000).agent(6500, 8, speech(8000)).hungUp();
    assertEquals(4500 + 5500, ReadCall.only(DeadAir.DEAD_AIR, call, SCRIPT).value(), EDGE_MS);
  }

  @Test
  void planted_silences_are_found_to_the_millisecond() {
    SplittableRandom random = new SplittableRandom(20_261_121);
    for (int trial = 0; trial < 50; trial++) {
      double plantedMs = 0;
      double longestMs = 500;
      double atMs = 500;
      RecordedCall call = new RecordedCall(60_000);
      for (int turn = 0; turn < 4; turn++) {
        double saidMs = 400 + random.nextInt(800);
        call.say("u" + (turn + 1), 0, atMs, atMs + saidMs);
        double waitMs = 200 + random.nextInt(6_000);
        // Away from the limit itself, on which rounding would decide.
        waitMs = Math.abs(waitMs - 3000) < 20 ? 3100 : waitMs;
        double answerMs = 500 + random.nextInt(1_500);
        call.agent(atMs + saidMs + waitMs, 6, speech(answerMs));
        plantedMs += waitMs > 3000 ? waitMs : 0;
        longestMs = Math.max(longestMs, waitMs);
        atMs += saidMs + waitMs + answerMs + (turn < 3 ? 450 : 0);
        longestMs = Math.max(longestMs, turn < 3 ? 450 : 0);
      }
      call.closed(atMs, 1000, "hung up", true);
      assertEquals(plantedMs, ReadCall.only(DeadAir.DEAD_AIR, call, SCRIPT).value(), 8 * EDGE_MS);
      assertEquals(longestMs, ReadCall.only(DeadAir.DEAD_AIR_MAX, call, SCRIPT).value(), 2);
    }
  }
}

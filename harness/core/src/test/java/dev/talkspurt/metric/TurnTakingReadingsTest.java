package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Manner;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TurnTakingReadingsTest {
  private static final double EDGE_MS = 1;
  private static final Scenario SCRIPT = Scripts.of(Scripts.say(5, Expectations.NONE));

  private static RecordedCall turn(double answerMs) {
    return new RecordedCall(20_000).say("u1", 0, 1000, 3000).agent(answerMs, 8, speech(2000));
  }

  @Test
  void a_floor_transfer_has_a_sign() {
    Reading gap = ReadCall.only(TurnTakingReadings.FTO, turn(3800).hungUp(), SCRIPT);
    assertEquals(800, gap.value(), EDGE_MS);
    assertEquals("gap", gap.part());
    Reading overlap = ReadCall.only(TurnTakingReadings.FTO, turn(2700).hungUp(), SCRIPT);
    assertEquals(-300, overlap.value(), EDGE_MS);
    assertEquals("overlap", overlap.part());
    Measurements near = ReadCall.measured(turn(3100).hungUp(), SCRIPT);
    assertEquals(1, ReadCall.summary("FTO", near).n());
    assertEquals(100, ReadCall.summary("FTO.noGap", near).p50().getAsDouble(), EDGE_MS);
  }

  @Test
  void a_turn_without_an_answer_is_missing_and_one_that_was_over_before_is_none() {
    RecordedCall silent = new RecordedCall(20_000).say("u1", 0, 1000, 3000).hungUp();
    Summary missing = ReadCall.summary("FTO", ReadCall.measured(silent, SCRIPT));
    assertEquals(1, missing.n());
    assertEquals(1, missing.missing());
    RecordedCall talking =
        new RecordedCall(20_000).say("u1", 0, 1000, 3000).agent(500, 8, speech(4000)).hungUp();
    assertEquals(List.of(), ReadCall.readings(TurnTakingReadings.FTO, talking, SCRIPT));
  }

  @Test
  void answers_to_interruptions_are_no_floor_transfers() {
    RecordedCall call =
        new RecordedCall(20_000)
            .agent(500, 8, speech(5000))
            .interrupt("u1", 0, 2000, 3000)
            .interruptedAt(2400)
            .agent(3600, 8, speech(1000))
            .hungUp();
    assertEquals(List.of(), ReadCall.readings(TurnTakingReadings.FTO, call, SCRIPT));
  }

  @Test
  void planted_transfers_are_found_to_the_millisecond() {
    SplittableRandom random = new SplittableRandom(20_261_121);
    for (int trial = 0; trial < 100; trial++) {
      double ftoMs = -900 + random.nextInt(4_000);
      List<Reading> readings =
          ReadCall.readings(TurnTakingReadings.FTO, turn(3000 + ftoMs).hungUp(), SCRIPT);
      assertEquals(Math.abs(ftoMs) <= 120 ? 2 : 1, readings.size());
      assertEquals(ftoMs, readings.get(0).value(), EDGE_MS);
    }
  }

  @Test
  void talkspurts_that_begin_within_a_turn_are_interruptions_by_the_agent() {
    // Two of 1200 ms, the second beyond the caller's offset.
    RecordedCall call =
        new RecordedCall(20_000)
            .say("u1", 0, 1000, 6000)
            .agent(2000, 8, speech(1200))
            .agent(5500, 8, speech(1200))
            .say("u2", 0, 9000, 10_000)
            .agent(10_800, 8, speech(2000))
            .hungUp();
    assertEquals(
        List.of(2.0, 0.0),
        ReadCall.values(TurnTakingReadings.AGENT_INTERRUPTION_RATE, call, SCRIPT));
    Measurements measured = ReadCall.measured(call, SCRIPT);
    assertEquals(
        1.0, ReadCall.summary("AGENT_INTERRUPTION_RATE", measured).value().getAsDouble(), 1e-9);
    Reading overlap = ReadCall.only(TurnTakingReadings.AGENT_INTERRUPTION_OVERLAP, call, SCRIPT);
    assertEquals(1200 + 500, overlap.value(), EDGE_MS);
    assertEquals(2000, overlap.atMs(), EDGE_MS);
  }

  @Test
  void an_agents_backchannel_is_no_interruption_but_three_words_are() {
    RecordedCall call =
        new RecordedCall(20_000).say("u1", 0, 1000, 6000).agent(2000, 8, speech(500));
    assertEquals(
        List.of(0.0),
        ReadCall.values(TurnTakingReadings.AGENT_INTERRUPTION_RATE, call.hungUp(), SCRIPT));
    RecordedCall words =
        new RecordedCall(20_000)
            .say("u1", 0, 1000, 6000)
            .agent(2000, 8, speech(500))
            .text(2010, "agent", "No, not so.")
            .hungUp();
    assertEquals(
        List.of(1.0), ReadCall.values(TurnTakingReadings.AGENT_INTERRUPTION_RATE, words, SCRIPT));
  }

  @Test
  void a_turn_is_taken_over_by_a_second_of_speech_or_four_words() {
    assertEquals(List.of(1.0), ReadCall.values(FloorReadings.TOR, turn(3800).hungUp(), SCRIPT));
    RecordedCall brief = new RecordedCall(20_000).say("u1", 0, 1000, 3000);
    brief.agent(3800, 8, speech(600)).text(3810, "agent", "Yes, of course.").hungUp();
    assertEquals(List.of(0.0), ReadCall.values(FloorReadings.TOR, brief, SCRIPT));
    RecordedCall four = new RecordedCall(20_000).say("u1", 0, 1000, 3000);
    four.agent(3800, 8, speech(600)).text(3810, "agent", "Yes, of course, madam.").hungUp();
    assertEquals(List.of(1.0), ReadCall.values(FloorReadings.TOR, four, SCRIPT));
    RecordedCall silent = new RecordedCall(20_000).say("u1", 0, 1000, 3000).hungUp();
    assertEquals(List.of(0.0), ReadCall.values(FloorReadings.TOR, silent, SCRIPT));
  }

  @Test
  void where_the_floor_should_not_be_taken_is_told_apart() {
    Step probe =
        new Step.Probe(
            Scripts.line(6),
            ProbeKind.BACKCHANNEL,
            Optional.empty(),
            new Sound.Spoken("mm-hm"),
            Expectations.NONE,
            CallerChange.NONE);
    Scenario script = Scripts.of(Scripts.say(5, Expectations.NONE), probe);
    RecordedCall call =
        turn(3800).probe("u2", "backchannel", 1, 8000, 8400).agent(9000, 8, speech(1500)).hungUp();
    Measurements measured = ReadCall.measured(call, script);
    assertEquals(1, ReadCall.summary("TOR", measured).n());
    assertEquals(1.0, ReadCall.summary("TOR.turn", measured).value().getAsDouble());
    assertEquals(1.0, ReadCall.summary("TOR.backchannel", measured).value().getAsDouble());
  }

  /** The caller says its number with a pause of 1 s in it. */
  private static RecordedCall number() {
    return new RecordedCall(20_000).say("u1", 0, 1000, 5000).pause(2500, 3500);
  }

  @Test
  void an_agent_that_talks_into_a_pause_cuts_the_caller_off() {
    RecordedCall patient = number().agent(5600, 8, speech(2000)).hungUp();
    Reading whole = ReadCall.only(FloorReadings.PAUSE_CUTOFF_RATE, patient, SCRIPT);
    assertEquals(0, whole.value());
    assertEquals(2500, whole.atMs(), 1);
    assertEquals(3500, whole.endMs(), 1);
    assertEquals("from1000", whole.part());
    RecordedCall hasty = number().agent(3100, 8, speech(2000)).hungUp();
    assertEquals(1, ReadCall.only(FloorReadings.PAUSE_CUTOFF_RATE, hasty, SCRIPT).value());
    assertEquals(
        1.0, ReadCall.summary("TOR.pause", ReadCall.measured(hasty, SCRIPT)).value().getAsDouble());
    // What has come but is not yet heard has not cut anybody off.
    RecordedCall padded = number().agent(3100, 8, silence(700), speech(2000)).hungUp();
    assertEquals(0, ReadCall.only(FloorReadings.PAUSE_CUTOFF_RATE, padded, SCRIPT).value());
  }

  @Test
  void planted_pauses_are_found_and_shorter_ones_are_not() {
    SplittableRandom random = new SplittableRandom(20_261_121);
    int planted = 0;
    int cut = 0;
    for (int trial = 0; trial < 100; trial++) {
      double pauseMs = 300 + random.nextInt(2_700);
      boolean hasty = random.nextBoolean();
      double answerMs = hasty ? 2500 + random.nextInt((int) pauseMs - 50) + 20 : 7000;
      RecordedCall call =
          new RecordedCall(15_000)
              .say("u1", 0, 1000, 6000)
              .pause(2500, 2500 + pauseMs)
              .agent(answerMs, 8, speech(1500))
              .hungUp();
      List<Reading> readings = ReadCall.readings(FloorReadings.PAUSE_CUTOFF_RATE, call, SCRIPT);
      assertEquals(pauseMs >= 490 ? 1 : 0, readings.size(), pauseMs + " ms");
      for (Reading reading : readings) {
        assertEquals(hasty ? 1 : 0, reading.value(), answerMs + " in " + pauseMs);
        assertEquals(pauseMs, reading.endMs() - reading.atMs(), 1);
        planted++;
        cut += hasty ? 1 : 0;
      }
    }
    assertTrue(planted > 70 && cut > 20 && cut < planted - 20, planted + " " + cut);
  }

  @Test
  void in_noise_nothing_is_said_of_pauses() {
    Conditions.Background noise =
        new Conditions.Background(
            Scripts.line(3),
            "white",
            java.util.OptionalDouble.of(10),
            java.util.OptionalDouble.empty(),
            8,
            50,
            0);
    Conditions loud =
        new Conditions(
            Optional.empty(),
            List.of(noise),
            Optional.empty(),
            List.of(),
            Conditions.NetworkPlan.UNTROUBLED);
    Scenario script = SCRIPT.withCaller(new Caller(Manner.of("v", 1), loud, 16_000));
    RecordedCall call = number().agent(3100, 8, speech(2000)).hungUp();
    assertEquals(List.of(), ReadCall.readings(FloorReadings.PAUSE_CUTOFF_RATE, call, script));
  }
}

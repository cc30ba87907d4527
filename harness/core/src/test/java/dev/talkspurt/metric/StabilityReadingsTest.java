package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class StabilityReadingsTest {
  private static final Scenario SCRIPT = Scripts.of(Scripts.say(5, Expectations.NONE));

  /** A turn every 20 s. */
  private static RecordedCall turns(int count, IntToDoubleFunction latencyMs) {
    RecordedCall call = new RecordedCall(20_000 * count + 5_000);
    for (int i = 0; i < count; i++) {
      double atMs = 1000 + 20_000.0 * i;
      call.say("u" + (i + 1), 0, atMs, atMs + 1000);
      call.agent(atMs + 1000 + latencyMs.applyAsDouble(i), 8, speech(1000));
    }
    return call.hungUp();
  }

  @Test
  void a_latency_that_grows_has_its_slope() {
    // 30 ms more each turn, three turns a minute.
    Reading slope =
        ReadCall.only(StabilityReadings.STAB_V2V_SLOPE, turns(12, i -> 600 + 30 * i), SCRIPT);
    assertEquals(90, slope.value(), 0.5);
    assertTrue(slope.note().startsWith("11 turns, 95 % "), slope.note());
    assertTrue(slope.note().contains("Mann-Kendall p 5.01e-08"), slope.note());
  }

  @Test
  void one_slow_turn_is_no_slope() {
    Reading slope =
        ReadCall.only(
            StabilityReadings.STAB_V2V_SLOPE, turns(12, i -> i == 11 ? 6000 : 600), SCRIPT);
    assertEquals(0, slope.value(), 0.5);
  }

  @Test
  void few_turns_or_a_short_call_have_none() {
    assertEquals(
        List.of(),
        ReadCall.readings(StabilityReadings.STAB_V2V_SLOPE, turns(8, i -> 600 + 30 * i), SCRIPT));
    Measurements brief = ReadCall.measured(turns(8, i -> 600), SCRIPT);
    assertEquals(0, ReadCall.summary("STAB_V2V_SLOPE", brief).n());
  }

  @Test
  void planted_slopes_are_found_in_noise() {
    SplittableRandom random = new SplittableRandom(20_261_121);
    for (int trial = 0; trial < 20; trial++) {
      double perMinute = -100 + random.nextInt(300);
      RecordedCall call =
          turns(20, i -> 1500 + perMinute * i / 3.0 + 40 * (random.nextDouble() - 0.5));
      double slope = ReadCall.only(StabilityReadings.STAB_V2V_SLOPE, call, SCRIPT).value();
      assertEquals(perMinute, slope, 10, "trial " + trial);
    }
  }

  @Test
  void announced_ends_lost_sessions_and_failed_resumptions_count_per_hour() {
    RecordedCall call =
        new RecordedCall(360_000)
            .signal(100_000, "closingSoon")
            .add(
                new dev.talkspurt.conversation.JournalEntry.Signal(
                    RecordedCall.ns(102_000),
                    Timeline.RESUMED,
                    "bench",
                    "after 1000 ms, as a new session: there was no handle"))
            .closed(360_000, 1006, "network: connection lost", false);
    Measurements measured = ReadCall.measured(call, SCRIPT);
    assertEquals(30.0, value("STAB_RECONN", measured).orElse(-1), 1e-9);
    assertEquals(10.0, value("STAB_RECONN.announced", measured).orElse(-1), 1e-9);
    assertEquals(10.0, value("STAB_RECONN.lost", measured).orElse(-1), 1e-9);
    assertEquals(10.0, value("STAB_RECONN.notResumed", measured).orElse(-1), 1e-9);
    RecordedCall calm =
        new RecordedCall(360_000)
            .signal(100_000, Timeline.DISCONNECTED)
            .signal(101_000, Timeline.RESUMED)
            .hungUp();
    assertEquals(
        0.0, value("STAB_RECONN", ReadCall.measured(calm, SCRIPT)).orElse(-1), "as scripted");
    Measurements unknown = ReadCall.measured(new RecordedCall(9_000), SCRIPT);
    assertEquals(OptionalDouble.empty(), value("STAB_RECONN", unknown));
  }

  private static OptionalDouble value(String id, Measurements measured) {
    return ReadCall.summary(id, measured).value();
  }

  @Test
  void an_agent_that_hears_and_says_nothing_is_mute() {
    RecordedCall call =
        new RecordedCall(60_000)
            .say("u1", 0, 1000, 2000)
            .text(2200, "caller", "hello")
            .agent(3000, 8, speech(1000))
            .say("u2", 0, 6000, 7000)
            .text(7500, "caller", "are you there")
            .say("u3", 0, 23_000, 24_000)
            .text(24_500, "caller", "hello")
            .hungUp();
    Reading mute = ReadCall.only(StabilityReadings.STAB_MUTE, call, SCRIPT);
    assertEquals(60_000 - 7_500, mute.value(), 1);
    assertEquals(7500, mute.atMs(), 1e-6);
  }

  @Test
  void text_that_comes_late_or_never_makes_nobody_mute() {
    RecordedCall late =
        new RecordedCall(60_000)
            .say("u1", 0, 1000, 2000)
            .text(2200, "caller", "hel")
            .agent(3000, 8, speech(1000))
            .text(4500, "caller", "lo")
            .hungUp();
    assertEquals(800, ReadCall.only(StabilityReadings.STAB_MUTE, late, SCRIPT).value(), 1);
    RecordedCall never = new RecordedCall(60_000).say("u1", 0, 1000, 2000).hungUp();
    assertEquals(List.of(), ReadCall.readings(StabilityReadings.STAB_MUTE, never, SCRIPT));
  }

  /** The caller gives its name; later it asks for it. */
  private static RecordedCall asks(double askedMs, String answer) {
    return new RecordedCall((int) askedMs + 10_000)
        .say("u1", 0, 1000, 2000)
        .words("u1", "My name is Jane Smith.")
        .agent(3000, 8, speech(1000))
        .text(3010, "agent", "Hello.")
        .say("u2", 1, askedMs, askedMs + 1000)
        .words("u2", "What is my name?")
        .agent(askedMs + 2000, 8, speech(1500))
        .text(askedMs + 2010, "agent", answer);
  }

  private static final Scenario ASKS =
      Scripts.of(Scripts.say(5, Expectations.NONE), Scripts.say(6, Scripts.answer(9000, "Smith")));

  private static List<String> recall(RecordedCall call) {
    return ReadCall.readings(RecallReadings.STAB_RECALL, call.hungUp(), ASKS).stream()
        .map(r -> r.part() + " " + r.value())
        .toList();
  }

  @Test
  void a_fact_is_recalled_after_five_minutes_or_a_resumption() {
    assertEquals(List.of("late 1.0"), recall(asks(310_000, "You are Jane Smith.")));
    assertEquals(List.of("late 0.0"), recall(asks(310_000, "I do not know.")));
    assertEquals(
        List.of("resumed 1.0"),
        recall(asks(20_000, "Jane Smith.").signal(10_000, Timeline.RESUMED)));
    assertEquals(List.of(), recall(asks(20_000, "Jane Smith.")), "too soon");
  }

  @Test
  void a_fact_that_was_said_again_meanwhile_is_no_recall() {
    RecordedCall again = asks(310_000, "Jane Smith.");
    again.agent(200_000, 8, speech(1000)).text(200_010, "agent", "Right, Mrs Smith.");
    assertEquals(List.of(), recall(again));
    assertEquals(List.of(), recall(asks(310_000, "Jones.").words("u2", "Am I Jane Smith?")));
    assertEquals(List.of(), recall(asks(310_000, "Jane Smith.").words("u1", "Hello.")));
    RecordedCall unanswered =
        new RecordedCall(330_000)
            .say("u1", 0, 1000, 2000)
            .words("u1", "I am Smith.")
            .say("u2", 1, 310_000, 311_000);
    assertEquals(List.of("late 0.0"), recall(unanswered));
  }
}

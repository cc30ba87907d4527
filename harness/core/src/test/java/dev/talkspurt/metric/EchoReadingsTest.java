package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Manner;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EchoReadingsTest {
  private static final Scenario CLEAN = Scripts.of(Scripts.say(5, Expectations.NONE));

  private static Conditions.EchoPlan plan(double loss) {
    return new Conditions.EchoPlan(Scripts.line(3), Duration.ofMillis(120), loss);
  }

  private static Scenario echo(double loss) {
    Conditions conditions =
        new Conditions(
            Optional.empty(),
            List.of(),
            Optional.of(plan(loss)),
            List.of(),
            Conditions.NetworkPlan.UNTROUBLED);
    return CLEAN.withCaller(new Caller(Manner.of("v", 1), conditions, 16_000));
  }

  /** 30 s of agent speech; the caller speaks before it. */
  private static RecordedCall monologue() {
    return new RecordedCall(40_000).say("u1", 0, 1000, 2000).agent(5000, 1, speech(30_000));
  }

  private static Summary figure(String id, RecordedCall call, Scenario script) {
    return ReadCall.summary(id, ReadCall.measured(call.hungUp(), script));
  }

  @Test
  void signals_with_nothing_but_echo_are_the_agents_own_doing() {
    RecordedCall call = monologue().signal(9000, "interrupted").signal(21_000, "interrupted");
    Summary rate = figure("SELF_INT_PER_MIN", call, echo(12));
    assertEquals(4.0, rate.value().getAsDouble(), 0.01, "2 in half a minute");
    Measurements measured = ReadCall.measured(call, echo(12));
    assertEquals(
        4.0, ReadCall.summary("SELF_INT_PER_MIN.erl12", measured).value().getAsDouble(), 0.01);
  }

  @Test
  void without_echo_there_is_no_figure_and_with_it_none_may_be_there() {
    RecordedCall call = monologue().signal(9000, "interrupted").hungUp();
    assertEquals(List.of(), ReadCall.readings(EchoReadings.SELF_INT_PER_MIN, call, CLEAN));
    assertEquals(0.0, figure("SELF_INT_PER_MIN", monologue(), echo(12)).value().getAsDouble());
  }

  @Test
  void what_another_sound_may_have_caused_counts_neither_as_signal_nor_as_time() {
    // From 10 to 11 s a cough, and 2 s after it: 3 of 30 s are not the echo's alone.
    RecordedCall call =
        monologue().noise("u2", 0, 10_000, 11_000).signal(12_500, "interrupted").hungUp();
    Reading reading = ReadCall.only(EchoReadings.SELF_INT_PER_MIN, call, echo(12));
    assertEquals(0, reading.value());
    assertEquals(27 / 60.0, reading.exposure(), 1e-4);
    RecordedCall probe =
        monologue().probe("u2", "echo", 0, 10_000, 11_000).signal(10_500, "interrupted").hungUp();
    Reading own = ReadCall.only(EchoReadings.SELF_INT_PER_MIN, probe, echo(12));
    assertEquals(1, own.value());
    assertEquals(0.5, own.exposure(), 1e-4);
  }

  @Test
  void echo_holds_from_the_reel_of_its_step_on() {
    CallerChange change =
        new CallerChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Optional.of(plan(20))),
            Optional.empty(),
            Optional.empty());
    Scenario script =
        Scripts.of(
            Scripts.say(5, Expectations.NONE),
            new Step.Change(Scripts.line(6), change),
            Scripts.say(7, Expectations.NONE));
    RecordedCall call =
        monologue()
            .add(new JournalEntry.CallerReel(RecordedCall.ns(0), -1, 0))
            .add(new JournalEntry.CallerReel(RecordedCall.ns(0), 0, 0))
            .add(new JournalEntry.CallerReel(RecordedCall.ns(20_000), 2, 20_000 * 16))
            .signal(9000, "interrupted")
            .signal(25_000, "interrupted")
            .hungUp();
    Reading reading = ReadCall.only(EchoReadings.SELF_INT_PER_MIN, call, script);
    assertEquals("erl20", reading.part());
    assertEquals(1, reading.value());
    assertEquals(0.25, reading.exposure(), 1e-4);
  }

  /** Three windows of 10 s each, of which so many have a signal. */
  private static Measurements swept(double loss, int hit) {
    RecordedCall call = monologue();
    for (int i = 0; i < hit; i++) {
      call.signal(6000 + 10_000.0 * i, "interrupted");
      call.signal(6500 + 10_000.0 * i, "interrupted");
    }
    return ReadCall.measured(call.hungUp(), echo(loss));
  }

  @Test
  void over_a_sweep_the_half_is_fitted() {
    Summary half =
        ReadCall.summary("SELF_INT_ERL50", swept(6, 2), swept(12, 3), swept(18, 0), swept(24, 1));
    assertEquals(12, half.n());
    // Symmetric about 15 dB: 2 and 3 of 3 below, 0 and 1 of 3 above.
    assertEquals(15, half.value().getAsDouble(), 1e-6);
    assertTrue(half.lo().getAsDouble() < 15 && half.hi().getAsDouble() > 15);
  }

  @Test
  void a_sharp_edge_is_known_by_its_bounds_and_one_loss_is_no_sweep() {
    Summary sharp = ReadCall.summary("SELF_INT_ERL50", swept(6, 3), swept(12, 3), swept(20, 0));
    assertTrue(sharp.value().isEmpty());
    assertEquals(12, sharp.lo().getAsDouble());
    assertEquals(20, sharp.hi().getAsDouble());
    assertEquals("it lies between the two", sharp.note());
    Summary single = ReadCall.summary("SELF_INT_ERL50", swept(6, 2), swept(6, 1));
    assertTrue(single.value().isEmpty() && single.lo().isEmpty());
    assertEquals(6, single.n());
  }
}

package dev.talkspurt.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.line.StageTruth;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.LineEffect;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.speech.Utterance;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The echo comes back when and as loud as it should, through the line. */
class LivePathTest {
  private static final List<Utterance> VOICE = Calls.recorded("en-us-slt");
  private static final AudioClip AGENT = Calls.recorded("en-gb-awb").get(0).audio();

  private record Live(CallerSide side, Calls.Played microphone, AudioClip wire, int latency) {}

  /** The agent is heard from sample 0 on; each tick hears a frame, then sends one. */
  private static Live live(Scenario scenario, boolean hears) {
    CallerSide side =
        CallerSide.render(scenario, Calls.sounds(scenario, VOICE), Calls.bystanders(), 1);
    EchoPath path = side.echoPath().orElseThrow();
    Calls.Played microphone =
        Calls.play(side, scenario.script().size(), 16_000, OptionalInt.empty());
    int latency = path.latencySamples();
    short[] taken =
        Arrays.copyOf(microphone.sent().toArray(), microphone.sent().sampleCount() + latency);
    short[] heard = Arrays.copyOf(AGENT.toArray(), taken.length);
    short[] out = taken.clone();
    int use = 0;
    // The microphone runs ahead of the loudspeaker by the latency.
    path.process(out, 0, Math.min(latency, out.length));
    for (int at = latency; at < out.length; ) {
      int next = out.length;
      while (use < microphone.uses().size() && microphone.uses().get(use).fromSample() <= at) {
        path.change(microphone.uses().get(use++).stepIndex());
      }
      if (use < microphone.uses().size()) {
        next = (int) Math.min(next, microphone.uses().get(use).fromSample());
      }
      int count = Math.min(320, next - at);
      if (hears) {
        path.hear(heard, at - latency, count);
      }
      path.process(out, at, count);
      at += count;
    }
    AudioClip wire = AudioClip.of(out, Calls.RATE).slice(latency, out.length);
    return new Live(side, microphone, wire, latency);
  }

  @Test
  void the_heard_agent_comes_back_later_and_weaker() {
    Conditions conditions = Calls.echoing(Calls.conditions(List.of()), 120, 20);
    Live live = live(Calls.scenario(conditions, Calls.say()), true);
    assertEquals(0, live.latency());
    for (int i = 0; i < live.wire().sampleCount(); i++) {
      int delayed = i - 1_920;
      int back = delayed >= 0 && delayed < AGENT.sampleCount() ? AGENT.at(delayed) : 0;
      int expected = (int) Math.rint(live.microphone().sent().at(i) + 0.1 * back);
      assertEquals(expected, live.wire().at(i), 1, "sample " + i);
    }
  }

  @Test
  void an_echo_sooner_than_the_line_allows_is_as_soon_as_it_can_be_and_says_so() {
    Conditions conditions =
        Calls.echoing(Calls.conditions(List.of(), Calls.preset("mobile")), 1, 10);
    Live live = live(Calls.scenario(conditions, Calls.say()), true);
    assertTrue(live.latency() > 16);
    CallerTruth truth = live.side().truth(live.microphone().uses(), live.wire());
    StageTruth echo = truth.stretches().get(1).line().get(0);
    assertEquals(live.latency() / 16.0, echo.effect().parameters().get("effectiveDelayMs"));
    assertEquals(0L, echo.achieved().get("missingHeardSamples"));
    assertFalse(truth.reproduced());
    assertEquals("the echo depends on what the agent said", truth.why());
    assertEquals("300-3400 Hz", truth.band());
  }

  @Test
  void what_was_not_heard_in_time_is_counted() {
    Conditions conditions = Calls.echoing(Calls.conditions(List.of()), 100, 20);
    Live live = live(Calls.scenario(conditions, Calls.say()), false);
    CallerTruth truth = live.side().truth(live.microphone().uses(), live.wire());
    long missing =
        (long) truth.stretches().get(1).line().get(0).achieved().get("missingHeardSamples");
    assertTrue(missing > 16_000, "missing " + missing);
  }

  @Test
  void a_line_that_changes_takes_over_where_its_reel_does() {
    Conditions conditions = Calls.echoing(Calls.conditions(List.of()), 100, 60);
    Scenario scenario =
        Calls.scenario(
            conditions,
            Calls.say(Calls.line(Calls.preset("mobile"))),
            Calls.say(Calls.line(new LineEffect.Gain(-6))));
    Live live = live(scenario, false);
    int second = (int) live.microphone().uses().get(2).fromSample();
    short[] wire = live.wire().toArray();
    short[] taken = live.microphone().sent().toArray();
    for (int i = second + 320; i < wire.length; i++) {
      assertEquals(Math.rint(taken[i] * 0.501187), wire[i], 1, "sample " + i);
    }
    CallerTruth truth = live.side().truth(live.microphone().uses(), live.wire());
    assertEquals(4, truth.stretches().get(1).line().size());
    assertEquals(2, truth.stretches().get(2).line().size());
  }

  @Test
  void a_speakerphone_brings_its_echo_along() {
    Live live =
        live(
            Calls.scenario(Calls.conditions(List.of(), Calls.preset("speakerphone")), Calls.say()),
            true);
    CallerTruth truth = live.side().truth(live.microphone().uses(), live.wire());
    StageTruth echo = truth.stretches().get(1).line().get(0);
    assertEquals("echo", echo.effect().name());
    assertTrue((double) echo.achieved().get("echoDbov") > -70);
  }
}

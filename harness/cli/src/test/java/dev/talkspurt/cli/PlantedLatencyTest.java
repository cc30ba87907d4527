package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Place;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.Metrics;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.ManualTwin;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the latency beside what the simulated agent truly did, in virtual time. */
class PlantedLatencyTest {
  private static final double EXACT_MS = 2;
  private static final double RUN_NS = 1e6;

  @TempDir private Path folder;

  private CallResult call;

  private RunResult run(List<Scenario> scenarios, int repeat) {
    PlantedScript.Made made = PlantedScript.run(folder, scenarios, repeat);
    call = made.calls().get(0);
    return made.result();
  }

  private static Scenario scenario(String simulated, boolean manual, Step... steps) {
    AgentFile agent =
        PlantedScript.agent(
            "planted",
            PlantedScript.MODEL,
            List.of(PlantedScript.FIND),
            manual,
            Optional.empty(),
            simulated);
    return PlantedScript.scenario(agent, Duration.ofMillis(1700), steps);
  }

  private static Place at() {
    return new Place("planted", 1, 1);
  }

  private static Step say(String... mentions) {
    return new Step.Say(
        at(),
        "caller",
        new Expectations(
            Optional.empty(),
            List.of(mentions),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            at()));
  }

  private List<Reading> readings(String metric) {
    return call.measurements().readingsOf(Metrics.find(metric).orElseThrow());
  }

  /** The time of each fact, in ms of the timeline. */
  private List<Double> truth(String fact, String key) {
    double startMs =
        call.journal().stream()
            .filter(dev.talkspurt.conversation.JournalEntry.AudioStarted.class::isInstance)
            .mapToDouble(entry -> entry.atNs() / RUN_NS)
            .findFirst()
            .orElseThrow();
    return times(fact, key).stream().map(ms -> ms - startMs).toList();
  }

  private List<Double> times(String fact, String key) {
    return call.truth().stream()
        .filter(entry -> entry.text("fact").orElse("").equals(fact))
        .map(entry -> entry.number(key).orElseThrow().doubleValue() / RUN_NS)
        .toList();
  }

  private void assertEnds(String metric, List<Double> trueMs) {
    List<Reading> found = readings(metric);
    assertFalse(found.isEmpty(), metric + " was not read");
    assertEquals(trueMs.size(), found.size(), metric);
    for (int i = 0; i < found.size(); i++) {
      assertEquals(trueMs.get(i), found.get(i).endMs(), EXACT_MS, metric + " " + found.get(i));
    }
  }

  private static final String LISTENS =
      """
      speaks: { voice: agent }
      endpointing: 430 ms
      leadingSilence: 90 ms
      latency: { median: 370 ms, spread: 60 ms }
      voiceActivity: %s
      dialogue: [ { id: any, hears: [ caller ], says: nine } ]
      """;

  @Test
  void endpointing_and_thinking_are_what_the_agent_did() {
    run(List.of(scenario(LISTENS.formatted(true), false, say(), say(), new Step.HangUp(at()))), 1);
    List<Double> stops = truth("activityEndSent", "t");
    List<Double> packets = truth("firstPacketSent", "t");
    assertEnds("EOU", stops);
    List<Reading> think = readings("THINK");
    assertEquals(2, think.size());
    for (int i = 0; i < 2; i++) {
      assertEquals(packets.get(i) - stops.get(i), think.get(i).value(), EXACT_MS);
    }
    for (Reading endpointing : readings("EOU")) {
      assertEquals(430, endpointing.value(), 40, "a frame, and what the agent's ear adds");
    }
  }

  @Test
  void nothing_is_read_of_endpointing_where_the_agent_is_silent_about_it() {
    run(List.of(scenario(LISTENS.formatted(false), false, say(), new Step.HangUp(at()))), 1);
    assertEquals(List.of(), readings("EOU"));
    assertTrue(call.measurements().turns().get(0).answered());
  }

  @Test
  void a_turn_that_we_end_is_answered_from_our_signal_on() {
    run(List.of(scenario(LISTENS.formatted(true), true, say(), say(), new Step.HangUp(at()))), 1);
    assertEquals(List.of(), readings("EOU"));
    List<Double> ended = truth("speechEnded", "decidedNs");
    List<Double> packets = truth("firstPacketSent", "t");
    List<Reading> manual = readings("TTFA_MANUAL");
    assertEquals(2, manual.size());
    for (int i = 0; i < 2; i++) {
      assertEquals(packets.get(i) - ended.get(i), manual.get(i).value(), EXACT_MS);
      TurnMeasure turn = call.measurements().turns().get(i);
      double late = ended.get(i) - turn.callerOffsetMs();
      assertTrue(late > -EXACT_MS && late < 20 + EXACT_MS, "within a frame: " + late);
    }
  }

  @Test
  void an_interruption_in_a_turn_that_we_end_cuts_the_agent() {
    Step cut = new Step.Interrupt(at(), Duration.ofMillis(1000), "caller", Expectations.NONE);
    run(List.of(scenario(LISTENS.formatted(false), true, say(), cut, new Step.HangUp(at()))), 1);
    assertEquals(1, call.measurements().probes().size());
    assertEquals("yielded", call.measurements().probes().get(0).outcome());
    assertEquals(2, readings("TTFA_MANUAL").size());
  }

  @Test
  void the_estimate_from_pairs_is_what_the_agent_waits() {
    Scenario plain = scenario(LISTENS.formatted(false), false, say(), say(), new Step.HangUp(at()));
    RunResult result = run(ManualTwin.among(List.of(plain)), 4);
    assertEquals(8, result.calls().size());
    Summary estimate =
        result.metrics().stream()
            .filter(summary -> summary.metric().id().equals("ENDPOINTING_EST"))
            .findFirst()
            .orElseThrow();
    assertEquals(8, estimate.n());
    // The very wait is in the agent's truth: from the last sample to its decision.
    List<Double> waits = new ArrayList<>();
    List<Double> decided = truth("speechEnded", "decidedNs");
    for (int i = 0; i < decided.size(); i++) {
      waits.add(decided.get(i) - call.measurements().turns().get(i).callerOffsetMs());
    }
    assertEquals(2, waits.size());
    assertEquals(waits.get(0), estimate.p50().orElseThrow(), 20, "to a frame");
    Summary ttfp =
        result.metrics().stream()
            .filter(summary -> summary.metric().id().equals("TTFP"))
            .findFirst()
            .orElseThrow();
    assertEquals(4, ttfp.n(), "the second turns of the four calls as they are");
  }

  @Test
  void setup_and_streams_are_what_the_agent_did() {
    run(List.of(scenario(LISTENS.formatted(false), false, say(), new Step.HangUp(at()))), 1);
    double began = times("began", "t").get(0);
    assertEquals(began, readings("SETUP").get(0).value(), EXACT_MS);
    assertEquals(0, readings("STALL").get(0).value());
    Reading lead = readings("TX_OUT_LEAD").get(0);
    double first = truth("firstPacketSent", "t").get(0);
    double audible = truth("firstPacketSent", "audibleNs").get(0);
    assertEquals(audible - first, lead.value(), EXACT_MS);
  }

  @Test
  void a_stall_is_as_long_as_the_agent_was_silent() {
    String stalls = LISTENS.formatted(false) + "faults: [ midSentenceStall ]\n";
    run(List.of(scenario(stalls, false, say(), new Step.HangUp(at()))), 1);
    double gapMs =
        call.truth().stream()
            .filter(fact -> fact.text("fact").orElse("").equals("heardUntil"))
            .mapToDouble(fact -> fact.number("gapNs").orElseThrow().doubleValue() / RUN_NS)
            .sum();
    assertTrue(gapMs > 500, "the agent stalled");
    assertEquals(gapMs, readings("STALL").get(0).value(), EXACT_MS);
    assertEquals(1, readings("STALL_PER_MIN").get(0).value());
  }

  @Test
  void filler_and_answer_are_told_apart() {
    String fills =
        """
        speaks: { voice: agent }
        leadingSilence: 90 ms
        latency: 300 ms
        planted: { speech: 1500 ms, delay: 340 ms }
        dialogue:
          - id: any
            hears: [ caller ]
            calls: { find: {} }
            filler: One moment please.
            says: At {result.at}.
        """;
    run(List.of(scenario(fills, false, say("nine"), new Step.HangUp(at()))), 1);
    List<Double> audible = truth("firstPacketSent", "audibleNs");
    assertEquals(2, audible.size(), "filler and answer");
    assertEnds("TTFILLER", List.of(audible.get(0)));
    assertEnds("TTANSWER", List.of(audible.get(1)));
    assertEnds("V2V_SPEECH", List.of(audible.get(0)));
  }
}

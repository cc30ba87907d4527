package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import dev.talkspurt.scenario.Conditions.RoomPlan;
import dev.talkspurt.scenario.Conditions.Stall;
import dev.talkspurt.speech.Disfluency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerReaderTest {
  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  private Scenario scenario(String caller, String script) throws Exception {
    return project.scenario(
        "scenario: T\nagent: clinic\ncaller: " + caller + "\nscript: [ " + script + " ]");
  }

  private Caller caller(String caller) throws Exception {
    return scenario(caller, "{ say: Hi. }").caller();
  }

  @Test
  void reads_how_the_caller_speaks() throws Exception {
    Caller caller =
        caller(
            "{ voice: en-us-slt, rate: 1.1, pitch: 0.95, disfluency: { fillersPercent: 8,"
                + " pausesPercent: 5, correctionsPercent: 3, pause: 700 ms } }");
    assertEquals(new Manner("en-us-slt", 1.1, 0.95, new Disfluency(8, 5, 3, 700)), caller.manner());
    assertEquals(Conditions.CLEAN, caller.conditions());
    assertEquals(16_000, caller.announcedRateHz());
    assertEquals(
        new Disfluency(0, 50, 0, Disfluency.USUAL_PAUSE_MS),
        caller("{ disfluency: { pausesPercent: 50 } }").manner().disfluency());
    assertEquals(Disfluency.NONE, caller("{ disfluency: none }").manner().disfluency());
    assertEquals(8000, caller("{ announcedRateHz: 8000 }").announcedRateHz());
  }

  @Test
  void reads_rooms_by_name_and_by_value() throws Exception {
    RoomPlan office = caller("{ room: office }").conditions().room().orElseThrow();
    assertEquals(new RoomPlan(office.place(), "office", 0.4, 3, 0, 0), office);
    assertEquals("x:3:17", office.place().toString());
    RoomPlan own =
        caller("{ room: { rt60: 0.4 s, drrDb: -3.5, direct: 5 ms, levelDb: -3 } }")
            .conditions()
            .room()
            .orElseThrow();
    assertEquals(new RoomPlan(own.place(), "custom", 0.4, -3.5, 5, -3), own);
    assertEquals(Optional.empty(), caller("{ room: none }").conditions().room());
  }

  @Test
  void reads_one_noise_several_or_none() throws Exception {
    Background cafe =
        caller("{ background: { noise: cafe, snrDb: 12 } }").conditions().background().get(0);
    assertEquals(
        new Background(
            cafe.place(), "cafe", OptionalDouble.of(12), OptionalDouble.empty(), 8, 50, 0),
        cafe);
    List<Background> three =
        caller(
                "{ background: [ { noise: babble, snrDb: -40, talkers: 100 }, { noise: hum, snrDb:"
                    + " 80, mainsHz: 60 }, { noise: cough, perMinute: 20 } ] }")
            .conditions()
            .background();
    assertEquals(List.of("babble", "hum", "cough"), three.stream().map(Background::noise).toList());
    assertEquals(100, three.get(0).talkers());
    assertEquals(60, three.get(1).mainsHz());
    assertEquals(OptionalDouble.empty(), three.get(2).snrDb());
    assertEquals(OptionalDouble.of(12), three.get(2).peakDb());
    assertEquals(20, three.get(2).perMinute());
    assertEquals(List.of(), caller("{ background: none }").conditions().background());
  }

  @Test
  void reads_an_echo_a_network_and_their_absence() throws Exception {
    Conditions c =
        caller(
                "{ echo: { delay: 120 ms, returnLossDb: 20 }, network: { jitter: 10.5 ms, stalls: ["
                    + " { at: 2 s, for: 800 ms }, { at: 0 s, for: 1 s, mode: drop } ] } }")
            .conditions();
    assertEquals(Duration.ofMillis(120), c.echo().orElseThrow().delay());
    assertEquals(20, c.echo().orElseThrow().returnLossDb());
    assertEquals(
        new NetworkPlan(
            10.5,
            List.of(
                new Stall(Duration.ofSeconds(2), Duration.ofMillis(800), false),
                new Stall(Duration.ZERO, Duration.ofSeconds(1), true))),
        c.network());
    assertEquals(Conditions.CLEAN, caller("{ echo: none, network: none }").conditions());
  }

  @Test
  void reads_a_line_by_name_and_as_a_chain() throws Exception {
    assertEquals(
        List.of(new LineEffect.Preset("telephone")),
        caller("{ line: telephone }").conditions().line());
    assertEquals(
        List.of(
            new LineEffect.Preset("mobile"),
            new LineEffect.NarrowBand(),
            new LineEffect.Gain(-6.5),
            new LineEffect.GainSteps(
                List.of(
                    new LineEffect.GainStep(Duration.ofSeconds(2), -10),
                    new LineEffect.GainStep(Duration.ZERO, 3))),
            new LineEffect.Clipping(5),
            new LineEffect.Dc(-1),
            new LineEffect.Band(300, 3400),
            new LineEffect.G711("a-law"),
            new LineEffect.Amr(4.75),
            new LineEffect.Opus(16, 5),
            new LineEffect.Loss(3, 3, "repeat"),
            new LineEffect.Loss(50, 1, "silence")),
        caller(
                "{ line: [ mobile, narrow-band, { gainDb: -6.5 }, { gainSteps: [ { at: 2 s, db: -10"
                    + " }, { at: 0 s, db: 3 } ] }, { clipPercent: 5 }, { dcPercent: -1 }, { bandHz:"
                    + " [300, 3400] }, { g711: a-law }, { amrKbps: 4.75 }, { opus: { kbps: 16 } },"
                    + " { loss: { percent: 3, burstFrames: 3 } }, { loss: { percent: 50, conceal:"
                    + " silence } } ] }")
            .conditions()
            .line());
  }

  @Test
  void a_clean_line_is_no_line() throws Exception {
    assertTrue(caller("{ line: clean }").conditions().clean());
    assertEquals(
        List.of(new LineEffect.Gain(-6)),
        caller("{ line: [ clean, { gainDb: -6 } ] }").conditions().line());
  }

  @Test
  void changes_hold_for_a_step_or_from_there_on() throws Exception {
    Scenario scenario =
        scenario(
            "{ rate: 1.5, background: { noise: cafe, snrDb: 12 }, line: telephone }",
            "{ say: A., with: { line: mobile, pitch: 2 } }, { say: B. }, { change: { background:"
                + " none, line: clean } }, { say: C., with: { room: hall } }, { say: D. }");
    assertEquals(
        List.of(new LineEffect.Preset("mobile")), scenario.callerAt(0).conditions().line());
    assertEquals(2, scenario.callerAt(0).manner().pitch());
    assertEquals(scenario.caller(), scenario.callerAt(1));
    assertEquals(List.of(), scenario.callerAt(3).conditions().background());
    assertEquals("hall", scenario.callerAt(3).conditions().room().orElseThrow().name());
    assertEquals(Conditions.CLEAN, scenario.callerAt(4).conditions());
    assertEquals(1.5, scenario.callerAt(4).rate());
  }

  @Test
  void an_echo_may_change_where_the_line_does_not() throws Exception {
    Scenario scenario =
        scenario(
            "{ line: telephone }",
            "{ say: A. }, { change: { echo: { delay: 1 ms, returnLossDb: 6 } } }, { say: B. }");
    assertTrue(scenario.callerAt(2).conditions().echo().isPresent());
    assertEquals(
        List.of(new LineEffect.Preset("speakerphone")),
        caller("{ line: speakerphone }").conditions().line());
  }
}

package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Place;
import dev.talkspurt.line.AmrLike;
import dev.talkspurt.line.BandLimit;
import dev.talkspurt.line.Concealment;
import dev.talkspurt.line.DcOffset;
import dev.talkspurt.line.Dtmf;
import dev.talkspurt.line.Echo;
import dev.talkspurt.line.Effect;
import dev.talkspurt.line.FrameLoss;
import dev.talkspurt.line.Gain;
import dev.talkspurt.line.NetworkSchedule;
import dev.talkspurt.line.NetworkStall;
import dev.talkspurt.line.Preset;
import dev.talkspurt.line.opus.OpusCodec;
import dev.talkspurt.noise.EventKind;
import dev.talkspurt.noise.Noise;
import dev.talkspurt.noise.Room;
import dev.talkspurt.scenario.Conditions.EchoPlan;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import dev.talkspurt.scenario.Conditions.RoomPlan;
import dev.talkspurt.scenario.Conditions.Stall;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scenarios may say is what rooms, noises and lines can do. */
class CatalogueTest {
  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  private Caller caller(String line) throws Exception {
    return project
        .scenario("scenario: T\nagent: clinic\ncaller: " + line + "\nscript: [ { say: Hi. } ]")
        .caller();
  }

  private Conditions conditions(String line) throws Exception {
    return caller("{ " + line + " }").conditions();
  }

  @Test
  void has_every_room_with_its_values() {
    assertEquals(Room.presets().stream().map(Room::name).toList(), Catalogue.ROOMS);
    for (Room room : Room.presets()) {
      assertEquals(
          Optional.of(
              new RoomPlan(
                  Place.NONE,
                  room.name(),
                  room.rt60S(),
                  room.drrDb(),
                  room.directMs(),
                  room.levelDb())),
          Catalogue.room(room.name(), Place.NONE));
    }
  }

  @Test
  void has_every_line_every_event_and_every_noise() {
    assertEquals(Arrays.stream(Preset.values()).map(Preset::label).toList(), Catalogue.LINES);
    assertEquals(
        Arrays.stream(EventKind.values()).map(EventKind::label).toList(), Catalogue.EVENTS);
    assertTrue(
        Preset.SPEAKERPHONE.effects(1).stream().anyMatch(Echo.class::isInstance),
        "the echoing line");
    for (Preset preset : Preset.values()) {
      boolean echoes = preset.effects(1).stream().anyMatch(Echo.class::isInstance);
      assertEquals(preset.label().equals(Catalogue.ECHOING_LINE), echoes, preset.label());
    }
    List<String> plain =
        Stream.of(
                Noise.white(),
                Noise.pink(),
                Noise.brown(),
                Noise.car(),
                Noise.hum(50),
                Noise.street(),
                Noise.music())
            .map(Noise::name)
            .toList();
    assertTrue(Catalogue.NOISES.containsAll(plain), plain.toString());
    assertEquals(12, Catalogue.NOISES.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ rt60: 50 ms, drrDb: -20, direct: 0 ms, levelDb: -40 }",
        "{ rt60: 5 s, drrDb: 40, direct: 100 ms, levelDb: 10 }"
      })
  void takes_no_room_that_cannot_be_built(String room) throws Exception {
    RoomPlan plan = conditions("room: " + room).room().orElseThrow();
    assertDoesNotThrow(
        () -> new Room("custom", plan.rt60S(), plan.drrDb(), plan.directMs(), plan.levelDb()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ delay: 0 s, returnLossDb: -20 }", "{ delay: 2 s, returnLossDb: 100 }"})
  void takes_no_echo_that_cannot_be_built(String echo) throws Exception {
    EchoPlan plan = conditions("echo: " + echo).echo().orElseThrow();
    assertDoesNotThrow(() -> new Echo(plan.delay().toNanos() / 1e6, plan.returnLossDb()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ gainDb: -100 }",
        "{ gainDb: 60 }",
        "{ dcPercent: -50 }",
        "{ dcPercent: 50 }",
        "{ bandHz: [10, 7500] }",
        "{ bandHz: [7499.9, 7500] }",
        "{ amrKbps: 4.75 }",
        "{ amrKbps: 12.2 }",
        "{ opus: { kbps: 6, complexity: 0 } }",
        "{ opus: { kbps: 64, complexity: 10 } }",
        "{ opus: { kbps: 12.5 } }",
        "{ loss: { percent: 0 } }",
        "{ loss: { percent: 50 } }",
        "{ loss: { percent: 90, burstFrames: 1000 } }",
        "{ loss: { percent: 90, burstFrames: 9.001 } }",
        "{ loss: { percent: 66.7, burstFrames: 2.004, conceal: silence } }"
      })
  void takes_no_effect_that_cannot_be_built(String effect) throws Exception {
    LineEffect read = conditions("line: [ " + effect + " ]").line().get(0);
    assertDoesNotThrow(() -> build(read));
  }

  private static Object build(LineEffect effect) {
    if (effect instanceof LineEffect.Gain gain) {
      return new Gain(gain.db());
    }
    if (effect instanceof LineEffect.Dc dc) {
      return new DcOffset(dc.percent());
    }
    if (effect instanceof LineEffect.Band band) {
      return BandLimit.butterworth(band.lowHz(), band.highHz());
    }
    if (effect instanceof LineEffect.Amr amr) {
      return new AmrLike((int) Math.rint(amr.kbps() * 1000), 1);
    }
    if (effect instanceof LineEffect.Opus opus) {
      return new OpusCodec((int) Math.rint(opus.kbps() * 1000), opus.complexity());
    }
    LineEffect.Loss loss = (LineEffect.Loss) effect;
    Concealment fill =
        loss.conceal().equals("silence") ? Concealment.ZERO : Concealment.REPEAT_FADE;
    Effect built = new FrameLoss(loss.percent() / 100, loss.burstFrames(), fill, 1);
    return built;
  }

  /** Every share of a hundredth of a percent, each at the shortest burst that is offered for it. */
  @Test
  void suggests_bursts_that_work() throws Exception {
    for (double percent : new double[] {50.01, 51, 60, 66.67, 70, 75, 80, 85, 89.99, 90}) {
      String line = "line: [ { loss: { percent: " + percent + ", burstFrames: %s } } ]";
      String problem =
          project.problems(
              "scenario: T\nagent: clinic\ncaller: { "
                  + line.formatted("1")
                  + " }\nscript: [ { say: Hi. } ]");
      String least = problem.replaceAll("(?s).*at least ([0-9.]+) frames.*", "$1");
      LineEffect read = conditions(line.formatted(least)).line().get(0);
      assertDoesNotThrow(() -> build(read), problem);
    }
  }

  @Test
  void takes_no_rate_of_events_that_noise_refuses() throws Exception {
    for (double rate :
        new double[] {BackgroundReader.LEAST_PER_MINUTE, BackgroundReader.MOST_PER_MINUTE}) {
      assertDoesNotThrow(() -> Noise.events(EventKind.COUGH, rate));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ jitter: 1 s, stalls: [ { at: 0 s, for: 1 ms } ] }",
        "{ jitter: 0 ms, stalls: [ { at: 60 min, for: 5 min, mode: drop } ] }"
      })
  void takes_no_network_that_cannot_be_scheduled(String network) throws Exception {
    NetworkPlan plan = conditions("network: " + network).network();
    Stall stall = plan.stalls().get(0);
    NetworkStall built =
        new NetworkStall(
            stall.at().toNanos() / 1e6,
            stall.length().toNanos() / 1e6,
            stall.drops() ? NetworkStall.Mode.DROP : NetworkStall.Mode.BURST);
    assertDoesNotThrow(() -> new NetworkSchedule(List.of(built), plan.jitterMs(), 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {CallerReader.LEAST_RATE_HZ, CallerReader.MOST_RATE_HZ})
  void takes_no_label_that_cannot_be_written(int rateHz) throws Exception {
    assertEquals(rateHz, caller("{ announcedRateHz: " + rateHz + " }").announcedRateHz());
  }

  @Test
  void takes_no_keys_that_cannot_be_sounded() throws Exception {
    Scenario scenario =
        project.scenario("scenario: T\nagent: clinic\nscript: [ { dtmf: \"0123456789*#ABCD\" } ]");
    Sound.Keys keys = (Sound.Keys) ((Step.Say) scenario.script().get(0)).sound();
    assertDoesNotThrow(() -> Dtmf.tones(keys.keys(), Dtmf.USUAL_DBOV, 16_000));
  }
}

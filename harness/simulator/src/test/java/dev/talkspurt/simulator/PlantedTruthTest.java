package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedTruthTest {
  private static final int SAMPLE_NS = 62_500;

  private static Room calibration(Map<String, String> overrides) {
    return Room.quietClinic(overrides);
  }

  /** 1830 ms of sound that does not begin with a frame. */
  private static short[] stimulus(int lateSamples) {
    short[] speech = Arrays.copyOf(FakeSpeech.speechOf("A question of some length it is"), 29_280);
    speech[0] = 6_000;
    short[] shifted = new short[lateSamples + speech.length];
    System.arraycopy(speech, 0, shifted, lateSamples, speech.length);
    return shifted;
  }

  @ParameterizedTest
  @CsvSource({
    "20,0,1",
    "50,0,3.7",
    "100,120,1",
    "250,0,20",
    "250,340,1000",
    "500,120,3",
    "1000,0,1",
    "2000,340,20",
    "5000,120,3.7"
  })
  void the_first_audible_sample_is_where_it_was_planted(int delayMs, int silenceMs, double burst) {
    Room room =
        calibration(
            Map.of(
                "planted.speech",
                "1830 ms",
                "planted.delay",
                delayMs + " ms",
                "leadingSilence",
                silenceMs + " ms",
                "burst",
                String.valueOf(burst)));
    WireClient client = room.call();
    room.advanceMs(500);
    long onsetNs = client.play(stimulus(77)) + 77L * SAMPLE_NS;
    room.advanceMs(20_000);
    long lastNs = onsetNs + 29_280L * SAMPLE_NS;
    Json.Obj started = room.facts("speechStarted").get(0);
    assertEquals(onsetNs + SAMPLE_NS, Room.number(started, "exactNs"));
    Json.Obj sent = room.facts("firstPacketSent").get(0);
    assertEquals(delayMs, (Room.number(sent, "t") - lastNs) / 1e6, 0.001);
    assertEquals(client.first("modelTurn").atNs(), Room.number(sent, "t"));
    int audible = firstAudible(client.audio(0));
    long audibleNs = client.first("modelTurn").atNs() + audible * 1_000_000_000L / 24_000;
    assertEquals(silenceMs, audible / 24.0, 1);
    assertEquals(audibleNs, Room.number(sent, "audibleNs"), 1_000);
    assertEquals(0, Room.number(room.facts("heardUntil").get(0), "gapNs"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 300, 600, 1200})
  void the_interruption_is_sent_when_it_was_planted(int stopMs) {
    Room room =
        calibration(
            Map.of(
                "planted.speech", "500 ms",
                "planted.delay", "250 ms",
                "planted.stop", stopMs + " ms",
                "burst", "20"));
    WireClient client = room.call();
    room.advanceMs(500);
    client.play(Arrays.copyOf(stimulus(0), 8_000));
    room.advanceMs(1_500);
    long onsetNs = client.play(stimulus(33)) + 34L * SAMPLE_NS;
    room.advanceMs(8_000);
    long toFrameEndNs = 20_000_000L - 34L * SAMPLE_NS;
    double expectedMs = Math.max(stopMs, toFrameEndNs / 1e6);
    assertEquals(expectedMs, (client.first("interrupted").atNs() - onsetNs) / 1e6, 0.001);
    assertEquals(room.factNs("interruptedSent", 0), client.first("interrupted").atNs());
    assertEquals(2, client.all("turnComplete").size());
  }

  @Test
  void without_planted_speech_the_delay_counts_from_the_decision() {
    Room room = calibration(Map.of("planted.delay", "250 ms"));
    WireClient client = room.call();
    room.advanceMs(500);
    client.say("What are your opening hours?");
    room.advanceMs(6_000);
    long decidedNs = Room.number(room.facts("speechEnded").get(0), "decidedNs");
    assertEquals(250, (room.factNs("firstPacketSent", 0) - decidedNs) / 1e6, 0.001);
    assertTrue(client.text("inputTranscription").startsWith("What"));
  }

  private static int firstAudible(short[] samples) {
    int i = 0;
    while (Math.abs(samples[i]) < 185) {
      i++;
    }
    return i;
  }
}

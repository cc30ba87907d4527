package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BargeInTest {
  private static final String QUESTION = "What are your opening hours?";
  private static final String REQUEST = "I need to move my appointment to Monday";

  /** A call in which the agent has been heard for about a second. */
  private static WireClient heard(Room room) {
    WireClient client = room.call();
    room.advanceMs(500);
    client.say(QUESTION);
    room.advanceMs(FakeSpeech.speechOf(QUESTION).length / 16.0 + 500 + 400 + 1_100);
    assertFalse(client.all("modelTurn").isEmpty());
    assertTrue(client.all("turnComplete").isEmpty());
    return client;
  }

  @Test
  void speech_stops_an_agent_that_is_still_generating() {
    Room room = Room.quietClinic(Map.of("burst", "1"));
    WireClient client = heard(room);
    long onsetNs = client.say(REQUEST);
    room.advanceMs(2_500);
    assertTrue(client.all("generationComplete").isEmpty());
    long cutNs = client.first("interrupted").atNs();
    assertEquals(160, (cutNs - onsetNs) / 1e6, 41);
    double restMs = (client.first("turnComplete").atNs() - cutNs) / 1e6;
    assertTrue(restMs >= 56 && restMs <= 92, restMs + " ms");
    assertTrue(client.all("modelTurn").stream().allMatch(audio -> audio.atNs() <= cutNs));
  }

  @Test
  void speech_stops_an_agent_that_has_sent_everything() {
    Room room = Room.quietClinic(Map.of("burst", "20"));
    WireClient client = heard(room);
    client.say(REQUEST);
    room.advanceMs(1_000);
    List<String> story = client.story();
    assertEquals(
        List.of("generationComplete", "interrupted", "turnComplete"),
        story.subList(story.size() - 3, story.size()));
    long cutNs = client.first("interrupted").atNs();
    assertEquals(cutNs, Room.number(room.facts("heardUntil").get(0), "untilNs"));
  }

  @Test
  void the_interrupting_speech_is_the_next_turn() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = heard(room);
    client.say(REQUEST);
    room.advanceMs(6_000);
    assertEquals(QUESTION + REQUEST, client.text("inputTranscription"));
    assertEquals(1, client.all("toolCall").size());
  }

  @Test
  void a_short_sound_neither_stops_it_nor_is_answered() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = heard(room);
    client.play(Arrays.copyOf(FakeSpeech.speechOf("mm"), 100 * 16));
    room.advanceMs(6_000);
    assertEquals(List.of(), client.all("interrupted"));
    assertEquals(1, client.all("turnComplete").size());
    assertEquals(1, client.all("inputTranscription").size());
  }

  @Test
  void an_agent_that_never_yields_talks_on_and_answers_later() {
    Room room = Room.quietClinic(Map.of("faults", "neverYields"));
    WireClient client = heard(room);
    client.say(REQUEST);
    room.advanceMs(12_000);
    assertEquals(List.of(), client.all("interrupted"));
    assertEquals(1, client.all("toolCall").size());
    assertTrue(client.first("toolCall").atNs() > client.first("turnComplete").atNs());
  }

  @Test
  void a_client_can_forbid_interruption() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = room.dial();
    client.send(
        "{\"setup\":{\"model\":\"models/gemini-3.1-flash-live-preview\",\"realtimeInputConfig\":"
            + "{\"activityHandling\":\"no_interruption\"}}}");
    room.advanceMs(0);
    client.openMicrophone();
    room.advanceMs(500);
    client.say(QUESTION);
    room.advanceMs(3_500);
    client.say(REQUEST);
    room.advanceMs(10_000);
    assertEquals(List.of(), client.all("interrupted"));
  }

  @Test
  void text_interrupts_and_is_answered() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = heard(room);
    client.send(
        "{\"clientContent\":{\"turns\":[{\"role\":\"user\",\"parts\":[{\"text\":\""
            + REQUEST
            + "\"}]}],\"turnComplete\":true}}");
    room.advanceMs(3_000);
    assertEquals(1, client.all("interrupted").size());
    assertEquals(1, client.all("toolCall").size());
  }

  @Test
  void a_pause_that_was_taken_for_the_end_is_healed() {
    Room room = Room.quietClinic(Map.of("latency", "1 s"));
    WireClient client = room.call();
    room.advanceMs(500);
    short[] speech = FakeSpeech.speechOf(QUESTION);
    short[] paused = new short[speech.length];
    System.arraycopy(speech, 0, paused, 0, 4_000);
    System.arraycopy(speech, 0, paused, 4_000 + 9_600, speech.length - 4_000 - 9_600);
    client.play(paused);
    room.advanceMs(9_000);
    assertEquals(1, room.facts("answerDropped").size());
    assertEquals(QUESTION, client.text("inputTranscription"));
    assertEquals(1, client.all("turnComplete").size());
  }
}

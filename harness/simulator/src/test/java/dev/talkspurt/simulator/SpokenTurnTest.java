package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpokenTurnTest {
  private static final String QUESTION = "What are your opening hours?";
  private static final String ANSWER =
      "We are open from nine to five, from Monday to Friday, and on Saturday until noon.";

  @Test
  void a_spoken_question_is_answered_in_the_recorded_order() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = room.call();
    room.advanceMs(500);
    client.say(QUESTION);
    room.advanceMs(12_000);
    assertEquals(
        List.of(
            "setupComplete",
            "{}",
            "inputTranscription",
            "modelTurn",
            "generationComplete",
            "turnComplete"),
        client.story());
    assertEquals(QUESTION, client.text("inputTranscription"));
    assertEquals(ANSWER, client.text("outputTranscription"));
  }

  @Test
  void the_first_packet_comes_endpointing_and_latency_after_the_speech() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = room.call();
    room.advanceMs(500);
    long onsetNs = client.say(QUESTION);
    room.advanceMs(12_000);
    long offsetNs = onsetNs + FakeSpeech.speechOf(QUESTION).length * 62_500L;
    double v2vMs = (client.first("modelTurn").atNs() - offsetNs) / 1e6;
    assertEquals(900, v2vMs, 40);
  }

  @Test
  void the_turn_ends_when_the_last_sample_has_been_heard() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = room.call();
    room.advanceMs(500);
    client.say(QUESTION);
    room.advanceMs(8_000);
    double audioMs = client.audio(0).length / 24.0;
    assertEquals(100 + FakeSpeech.speechOf(ANSWER).length / 16.0 + 40, audioMs, 1);
    long firstNs = client.first("modelTurn").atNs();
    assertEquals(audioMs, (client.first("turnComplete").atNs() - firstNs) / 1e6, 1);
    double sentMs = (client.first("generationComplete").atNs() - firstNs) / 1e6;
    assertTrue(sentMs < audioMs / 3.5, "sent in " + sentMs + " of " + audioMs + " ms");
  }

  @Test
  void a_greeting_comes_without_being_asked_for() {
    Room room = Room.clinic(Map.of());
    WireClient client = room.call();
    room.advanceMs(3_000);
    assertEquals("Good morning.", client.text("outputTranscription"));
    assertEquals(400, client.first("modelTurn").atNs() / 1e6, 1);
  }

  @Test
  void nothing_said_after_an_answer_brings_one_reprompt() {
    Room room = Room.clinic(Map.of());
    WireClient client = room.call();
    room.advanceMs(30_000);
    assertEquals("Good morning.Are you still there?", client.text("outputTranscription"));
    long heardOutNs = Room.number(room.facts("heardUntil").get(0), "untilNs");
    assertEquals(6_000, (room.factNs("firstPacketSent", 1) - heardOutNs) / 1e6, 0.001);
  }

  @Test
  void what_was_not_understood_is_asked_again() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = room.call();
    room.advanceMs(500);
    client.say("Mumble");
    room.advanceMs(5_000);
    assertEquals("Could you say it again?", client.text("outputTranscription"));
    assertEquals("", client.text("inputTranscription"));
  }

  @Test
  void the_prompt_grows_with_every_turn() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = room.call();
    room.advanceMs(500);
    client.say(QUESTION);
    room.advanceMs(7_000);
    client.say(QUESTION);
    room.advanceMs(7_000);
    List<WireClient.Got> ends = client.all("usageMetadata");
    assertEquals(2, ends.size());
    int first = promptTokens(ends.get(0));
    int second = promptTokens(ends.get(1));
    assertTrue(first > 25 && second > 2 * first, first + " then " + second);
  }

  private static int promptTokens(WireClient.Got end) {
    return end.message()
        .obj("usageMetadata")
        .flatMap(usage -> usage.number("promptTokenCount"))
        .orElseThrow()
        .intValue();
  }
}

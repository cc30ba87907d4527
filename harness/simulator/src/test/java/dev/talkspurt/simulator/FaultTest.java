package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final String QUESTION = "What are your opening hours?";
  private static final String REQUEST = "I need to move my appointment to Tuesday";

  private static WireClient ask(Room room, String text) {
    WireClient client = room.call();
    room.advanceMs(500);
    client.say(text);
    room.advanceMs(6_000);
    return client;
  }

  @Test
  void late_answers_three_seconds_later() {
    Room onTime = Room.quietClinic(Map.of());
    Room late = Room.quietClinic(Map.of("faults", "late"));
    ask(onTime, QUESTION);
    ask(late, QUESTION);
    assertEquals(
        3_000, (late.factNs("firstPacketSent", 0) - onTime.factNs("firstPacketSent", 0)) / 1e6);
  }

  @Test
  void deaf_hears_nothing() {
    Room room = Room.quietClinic(Map.of("faults", "deaf"));
    ask(room, QUESTION);
    assertEquals(List.of(), room.facts("speechStarted"));
  }

  @Test
  void mute_hears_and_says_nothing() {
    Room room = Room.quietClinic(Map.of("faults", "mute"));
    WireClient client = ask(room, QUESTION);
    assertEquals(1, room.facts("recognised").size());
    assertEquals(List.of("setupComplete"), client.story());
  }

  @Test
  void a_wrong_argument_reaches_the_tool() {
    Room room = Room.quietClinic(Map.of("faults", "wrongArgument"));
    WireClient client = ask(room, REQUEST);
    assertEquals(1, client.all("toolCall").size());
    assertFalse(client.first("toolCall").message().compact().contains("Tuesday"));
  }

  @Test
  void no_tool_call_answers_all_the_same() {
    Room room = Room.quietClinic(Map.of("faults", "noToolCall"));
    WireClient client = ask(room, REQUEST);
    assertEquals(List.of(), client.all("toolCall"));
    assertTrue(client.text("outputTranscription").startsWith("On Tuesday I have"));
  }

  @Test
  void close_ends_the_call_in_the_middle() {
    Room room = Room.quietClinic(Map.of("faults", "close"));
    WireClient client = room.call();
    room.advanceMs(7_999);
    assertEquals(0, client.closeCode);
    room.advanceMs(2);
    assertEquals(1011, client.closeCode);
    assertEquals("Internal error encountered.", client.closeReason);
    assertEquals(1, room.facts("closed").size());
  }

  @Test
  void what_breaks_in_one_call_ends_that_call_alone() {
    Phrase unknown = new Phrase("in no dialogue", QUESTION, Map.of());
    Room room =
        Room.with(
            Room.CLINIC,
            Map.of(),
            phrases -> clip -> new Recognition(Optional.of(unknown), 0.9, Optional.of(unknown)));
    WireClient other = room.call();
    WireClient client = room.call();
    room.advanceMs(4_000);
    client.say(QUESTION);
    room.advanceMs(6_000);
    assertEquals(1011, client.closeCode);
    assertEquals("Internal error encountered.", client.closeReason);
    assertEquals(1, room.facts("failed").size());
    assertEquals(0, other.closeCode);
    assertTrue(other.text("outputTranscription").endsWith("Are you still there?"));
  }

  @Test
  void every_planted_fault_is_in_the_truth() {
    Room room = Room.quietClinic(Map.of("faults", "late"));
    room.call();
    assertEquals("late", room.facts("fault").get(0).text("kind").orElseThrow());
  }
}

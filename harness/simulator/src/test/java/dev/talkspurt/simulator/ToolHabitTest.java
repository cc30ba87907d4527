package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the agent goes about its calls, on the wire. */
class ToolHabitTest {
  private static final String BOTH = "Look at both of them for me please";
  private static final String AGENT =
      """
      afterSilence: { wait: 6 s, says: Are you still there?, times: 1 }
      dialogue:
        - id: both
          hears: [ "%s" ]
          calls: { find_slots: { day: Monday }, book_slot: { day: Monday } }
          atOnce: true
          filler: One moment please.
          fillerAfter: 2 s
          says: "Found {result.find_slots.slots.0}."
        - id: thanks
          hears: [ "Thanks" ]
          says: You are welcome, and there is no need to thank me for that at all, not at all.
      """
          .formatted(BOTH);

  private static Room room(String faults) {
    return Room.with(AGENT, Map.of("faults", faults));
  }

  private static WireClient ask(Room room) {
    WireClient client = room.call();
    room.advanceMs(500);
    client.say(BOTH);
    room.advanceMs(FakeSpeech.speechOf(BOTH).length / 16.0 + 500 + 400 + 100);
    return client;
  }

  private static List<Json> calls(WireClient client) {
    return client.all("toolCall").stream()
        .flatMap(got -> got.message().obj("toolCall").orElseThrow().items("functionCalls").stream())
        .toList();
  }

  private static void answer(WireClient client, int call) {
    Json.Obj asked = (Json.Obj) calls(client).get(call);
    client.answer(
        asked.text("id").orElseThrow(),
        asked.text("name").orElseThrow(),
        "{\"slots\":[\"09:00\"]}");
  }

  @Test
  void calls_at_once_come_in_one_message_and_are_both_waited_for() {
    Room room = room("[]");
    WireClient client = ask(room);
    assertEquals(1, client.all("toolCall").size());
    assertEquals(2, calls(client).size());
    answer(client, 1);
    room.advanceMs(1_500);
    assertEquals(List.of(), client.all("modelTurn"));
    answer(client, 0);
    room.advanceMs(3_000);
    assertEquals("Found 09:00.", client.text("outputTranscription"));
    assertEquals(1, client.all("turnComplete").size());
  }

  @Test
  void a_slow_tool_has_a_filler_unless_there_is_dead_air() {
    for (String fault : List.of("[]", "[ deadAir ]")) {
      Room room = room(fault);
      WireClient client = ask(room);
      room.advanceMs(3_000);
      boolean spoken = !client.all("modelTurn").isEmpty();
      assertEquals(fault.equals("[]"), spoken);
      if (spoken) {
        double afterMs = (client.first("modelTurn").atNs() - client.first("toolCall").atNs()) / 1e6;
        assertEquals(2_000, afterMs, 0.001);
      }
      answer(client, 0);
      answer(client, 1);
      room.advanceMs(4_000);
      assertTrue(client.text("outputTranscription").endsWith("Found 09:00."));
      assertEquals(1, client.all("turnComplete").size());
    }
  }

  @Test
  void an_answer_that_comes_in_the_filler_is_said_after_it() {
    Room room = Room.with(AGENT, Map.of("burst", "1"));
    WireClient client = ask(room);
    room.advanceMs(2_200);
    answer(client, 0);
    answer(client, 1);
    room.advanceMs(5_000);
    assertEquals("One moment please.Found 09:00.", client.text("outputTranscription"));
    assertEquals(1, client.all("turnComplete").size());
  }

  @Test
  void an_early_call_comes_while_the_caller_speaks_and_only_once() {
    Room room = room("[ { fault: earlyCall, exchange: both, args: { day: Monday } } ]");
    WireClient client = room.call();
    room.advanceMs(500);
    client.say(BOTH);
    room.advanceMs(600);
    assertEquals(1, calls(client).size());
    answer(client, 0);
    room.advanceMs(4_000);
    assertEquals(2, calls(client).size());
    assertEquals("book_slot", ((Json.Obj) calls(client).get(1)).text("name").orElseThrow());
  }

  @Test
  void interrupted_calls_are_taken_back_unless_that_is_ignored() {
    for (String fault : List.of("[]", "[ ignoresCancellation ]")) {
      Room room = room(fault);
      WireClient client = ask(room);
      client.say("Thanks");
      room.advanceMs(2_000);
      assertEquals(fault.equals("[]") ? 1 : 0, client.all("toolCallCancellation").size());
      answer(client, 0);
      answer(client, 1);
      room.advanceMs(12_000);
      assertEquals(
          !fault.equals("[]"), client.text("outputTranscription").contains("Found 09:00."));
    }
  }

  @Test
  void it_answers_once_after_a_standstill_unless_it_has_the_habit() {
    for (String fault : List.of("[]", "[ answersTwice ]")) {
      Room room = room(fault);
      WireClient client = room.dial();
      client.setUp();
      room.advanceMs(100);
      client.sendAudio(new short[320], 16_000);
      room.advanceMs(2_000);
      client.sendAudio(FakeSpeech.speechOf("Thanks"), 16_000);
      client.sendAudio(new short[16_000], 16_000);
      room.advanceMs(10_000);
      assertEquals(fault.equals("[]") ? 1 : 2, client.all("generationComplete").size());
    }
  }

  @Test
  void it_hangs_up_in_silence_only_with_the_habit() {
    for (String fault : List.of("[]", "[ { fault: hangsUpInSilence, after: 2 s } ]")) {
      Room room = room(fault);
      WireClient client = room.call();
      room.advanceMs(500);
      client.say("Thanks");
      room.advanceMs(9_000);
      assertEquals(fault.equals("[]") ? 0 : 1000, client.closeCode);
    }
  }

  @Test
  void it_hangs_up_instead_of_asking_again() {
    Room room = room("[ { fault: hangsUp, times: 0, says: Goodbye. } ]");
    WireClient client = room.call();
    room.advanceMs(500);
    client.play(new short[0]);
    client.say("Something it does not know at all, that is rather long");
    room.advanceMs(8_000);
    assertEquals("Goodbye.", client.text("outputTranscription"));
    assertEquals(1000, client.closeCode);
  }
}

package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolTurnTest {
  private static final String REQUEST = "I need to move my appointment to Tuesday";

  private final Room room = Room.quietClinic(Map.of());
  private final WireClient client = room.call();

  private Json.Obj askUntilCalled() {
    room.advanceMs(500);
    client.say(REQUEST);
    room.advanceMs(5_000);
    return (Json.Obj)
        client
            .first("toolCall")
            .message()
            .obj("toolCall")
            .orElseThrow()
            .items("functionCalls")
            .get(0);
  }

  @Test
  void a_tool_turn_has_one_end_after_the_answer() {
    Json.Obj call = askUntilCalled();
    assertEquals("find_slots", call.text("name").orElseThrow());
    assertEquals("{\"day\":\"Tuesday\"}", call.obj("args").orElseThrow().compact());
    client.answer(call.text("id").orElseThrow(), "find_slots", "{\"slots\":[\"09:00\"]}");
    room.advanceMs(5_000);
    assertEquals(
        List.of(
            "setupComplete",
            "{}",
            "inputTranscription",
            "modelTurn",
            "toolCall",
            "{}",
            "modelTurn",
            "generationComplete",
            "turnComplete"),
        client.story());
    assertEquals("One moment please.On Tuesday I have 09:00.", client.text("outputTranscription"));
  }

  @Test
  void the_id_looks_like_the_service_s() {
    String id = askUntilCalled().text("id").orElseThrow();
    assertTrue(id.matches("fc_\\d{19}"), id);
  }

  @Test
  void the_answer_comes_latency_after_the_tool_s() {
    Json.Obj call = askUntilCalled();
    long answeredNs = room.time.nowNs();
    client.answer(call.text("id").orElseThrow(), "find_slots", "{\"slots\":[\"09:00\"]}");
    room.advanceMs(5_000);
    assertEquals(400, (room.factNs("firstPacketSent", 1) - answeredNs) / 1e6, 0.001);
  }

  @Test
  void an_error_is_spoken_of() {
    Json.Obj call = askUntilCalled();
    client.answer(call.text("id").orElseThrow(), "find_slots", "{\"error\":\"timeout\"}");
    room.advanceMs(5_000);
    assertTrue(
        client.text("outputTranscription").endsWith("I cannot reach the calendar right now."));
  }

  @Test
  void an_answer_nobody_waits_for_is_noted_and_ignored() {
    askUntilCalled();
    client.answer("fc_1", "find_slots", "{\"slots\":[\"09:00\"]}");
    room.advanceMs(60_000);
    assertEquals(1, room.facts("toolAnswerIgnored").size());
    assertEquals(List.of(), client.all("turnComplete"));
  }

  @Test
  void speech_before_the_tool_has_answered_cancels_the_call() {
    Json.Obj call = askUntilCalled();
    client.say("What are your opening hours?");
    room.advanceMs(10_000);
    Json.Obj cancelled = client.first("toolCallCancellation").message();
    assertEquals(
        List.of(call.get("id").orElseThrow()),
        cancelled.obj("toolCallCancellation").orElseThrow().items("ids"));
    List<String> after = client.story();
    assertEquals(
        List.of("toolCallCancellation", "interrupted", "turnComplete", "{}"), after.subList(5, 9));
    client.answer(call.text("id").orElseThrow(), "find_slots", "{\"slots\":[\"09:00\"]}");
    room.advanceMs(10_000);
    assertEquals(1, room.facts("toolAnswerIgnored").size());
  }
}

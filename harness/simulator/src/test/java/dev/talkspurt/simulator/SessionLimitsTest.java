package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long connections, sessions, handles and memories last. */
class SessionLimitsTest {
  private static final String AGENT =
      """
      slots: { day: [ Monday, Tuesday ] }
      dialogue:
        - id: day
          hears: [ "The day I would like is {day} if you please" ]
          says: I have noted that and will keep it in mind.
        - id: book
          hears: [ "Book it" ]
          calls: { find_slots: { day: "{day}" } }
          says: Done, you are expected then.
        - id: chat
          hears: [ "Tell me something" ]
          says: There is nothing new to be told today, as far as I can see.
      """;

  private static WireClient dial(Room room, String setupParts) {
    WireClient client = room.dial();
    client.send(WireClient.SETUP.replace("\"inputAudio", setupParts + ",\"inputAudio"));
    room.advanceMs(0);
    client.openMicrophone();
    return client;
  }

  private static WireClient resumable(Room room) {
    return dial(room, "\"sessionResumption\":{}");
  }

  private static WireClient resume(Room room, String handle) {
    return dial(room, "\"sessionResumption\":{\"handle\":\"" + handle + "\"}");
  }

  private static void say(Room room, WireClient client, String text) {
    client.say(text);
    room.advanceMs(8_000);
  }

  private static String handle(WireClient client) {
    List<String> handles =
        client.all("sessionResumptionUpdate").stream()
            .flatMap(got -> update(got).text("newHandle").stream())
            .toList();
    return handles.get(handles.size() - 1);
  }

  private static Json.Obj update(WireClient.Got got) {
    return got.message().obj("sessionResumptionUpdate").orElseThrow();
  }

  @Test
  void a_connection_lasts_ten_minutes_and_its_end_is_announced_50_s_before() {
    Room room = Room.with(AGENT, Map.of());
    WireClient client = resumable(room);
    room.advanceMs(549_000);
    assertTrue(client.all("goAway").isEmpty());
    room.advanceMs(2_000);
    assertEquals(
        Optional.of("50s"),
        client.first("goAway").message().obj("goAway").orElseThrow().text("timeLeft"));
    assertEquals(550_000, client.first("goAway").atNs() / 1e6, 1);
    room.advanceMs(48_000);
    assertEquals(0, client.closeCode);
    room.advanceMs(2_000);
    assertEquals(1011, client.closeCode);
    assertEquals("Deadline expired before operation could complete.", client.closeReason);
  }

  @Test
  void a_service_that_falls_silent_only_says_the_end() {
    Room room =
        Room.with(
            AGENT,
            Map.of("session", "{ connection: 9 s, notice: 4500 ms, silentAfterNotice: true }"));
    WireClient client = resumable(room);
    room.advanceMs(5_000);
    int before = client.got.size();
    assertEquals(
        "4.5s",
        client
            .first("goAway")
            .message()
            .obj("goAway")
            .orElseThrow()
            .text("timeLeft")
            .orElseThrow());
    room.advanceMs(5_000);
    assertEquals(before, client.got.size());
    assertEquals(1011, client.closeCode);
  }

  @Test
  void without_compression_a_session_ends_after_fifteen_minutes_whatever_its_connections() {
    Room room = Room.with(AGENT, Map.of());
    WireClient first = resumable(room);
    room.advanceMs(590_000);
    first.link().close(1000, "");
    room.advanceMs(100);
    WireClient second = resume(room, handle(first));
    room.advanceMs(309_000);
    assertEquals(0, second.closeCode);
    assertEquals(1, second.all("goAway").size());
    room.advanceMs(2_000);
    assertEquals(1011, second.closeCode);
    assertEquals("BidiGenerateContent session expired", refusal(room, handle(second)));
  }

  @Test
  void with_compression_it_goes_on() {
    Room room = Room.with(AGENT, Map.of("session.connection", "never"));
    WireClient client = dial(room, "\"contextWindowCompression\":{\"slidingWindow\":{}}");
    room.advanceMs(1_000_000);
    assertEquals(0, client.closeCode);
  }

  private static String refusal(Room room, String handle) {
    WireClient client = resume(room, handle);
    room.advanceMs(100);
    return client.closeReason;
  }

  @Test
  void a_session_is_not_resumed_while_its_connection_is_open() {
    Room room = Room.with(AGENT, Map.of());
    WireClient first = resumable(room);
    room.advanceMs(3_000);
    WireClient second = resume(room, handle(first));
    room.advanceMs(100);
    assertEquals(1011, second.closeCode);
    first.link().close(1000, "");
    room.advanceMs(100);
    WireClient third = resume(room, handle(first));
    room.advanceMs(100);
    assertEquals(0, third.closeCode);
  }

  @Test
  void a_handle_is_good_for_two_hours_after_the_connection_has_ended() {
    Room room = Room.with(AGENT, Map.of());
    WireClient first = resumable(room);
    room.advanceMs(3_000);
    String handle = handle(first);
    first.link().close(1000, "");
    room.advanceMs(7_199_000);
    WireClient second = resume(room, handle);
    room.advanceMs(3_000);
    assertEquals(0, second.closeCode);
    second.link().close(1000, "");
    room.advanceMs(7_201_000);
    WireClient third = resume(room, handle(second));
    room.advanceMs(100);
    assertEquals(1008, third.closeCode);
    assertEquals("BidiGenerateContent session expired", third.closeReason);
  }

  @Test
  void cannot_be_resumed_while_it_answers_or_waits_for_a_tool() {
    Room room = Room.with(AGENT, Map.of());
    WireClient client = resumable(room);
    room.advanceMs(2_000);
    client.say("Book it");
    room.advanceMs(10_000);
    int called = client.got.indexOf(client.first("toolCall"));
    List<WireClient.Got> waiting =
        client.all("sessionResumptionUpdate").stream()
            .filter(got -> client.got.indexOf(got) > called)
            .toList();
    assertFalse(waiting.isEmpty());
    assertTrue(waiting.stream().allMatch(got -> update(got).members().isEmpty()));
    assertTrue(update(client.first("sessionResumptionUpdate")).isTrue("resumable"));
  }

  @Test
  void a_call_is_answered_over_the_next_connection() {
    Room room = Room.with(AGENT, Map.of());
    WireClient first = resumable(room);
    room.advanceMs(2_000);
    first.say("Book it");
    room.advanceMs(8_000);
    String id =
        ((Json.Obj)
                first
                    .first("toolCall")
                    .message()
                    .obj("toolCall")
                    .orElseThrow()
                    .items("functionCalls")
                    .get(0))
            .text("id")
            .orElseThrow();
    first.link().close(1000, "");
    room.advanceMs(500);
    WireClient second = resume(room, handle(first));
    second.answer(id, "find_slots", "{\"ok\":true}");
    room.advanceMs(4_000);
    assertEquals("Done, you are expected then.", second.text("outputTranscription"));
  }

  private static int prompt(WireClient.Got got) {
    return got.message()
        .obj("usageMetadata")
        .orElseThrow()
        .number("promptTokenCount")
        .orElseThrow()
        .intValue();
  }

  private static List<Integer> prompts(WireClient client) {
    return client.all("usageMetadata").stream().map(SessionLimitsTest::prompt).toList();
  }

  @Test
  void what_a_turn_costs_grows_over_a_resumption_too() {
    Room room = Room.with(AGENT, Map.of());
    WireClient first = resumable(room);
    room.advanceMs(2_000);
    say(room, first, "Tell me something");
    say(room, first, "Tell me something");
    first.link().close(1000, "");
    room.advanceMs(500);
    WireClient second = resume(room, handle(first));
    room.advanceMs(500);
    say(room, second, "Tell me something");
    List<Integer> before = prompts(first);
    int growth = before.get(1) - before.get(0);
    assertTrue(growth > 20, () -> before.toString());
    assertEquals(before.get(1) + growth, prompts(second).get(0), 2);
  }

  private static final String COMPRESSED =
      "\"contextWindowCompression\":{\"triggerTokens\":\"600\",\"slidingWindow\":{\"targetTokens\":300}}";

  @Test
  void compression_brings_the_context_down_and_forgets_what_was_last_said_before() {
    Room room = Room.with(AGENT, Map.of());
    WireClient client = dial(room, COMPRESSED);
    room.advanceMs(2_000);
    say(room, client, "The day I would like is Tuesday if you please");
    for (int i = 0; i < 7; i++) {
      say(room, client, "Tell me something");
    }
    List<Integer> prompts = prompts(client);
    int most = prompts.stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertTrue(most > 500 && most <= 700, () -> prompts.toString());
    assertTrue(prompts.get(7) < most, () -> prompts.toString());
    assertFalse(room.facts("compressed").isEmpty());
    client.say("Book it");
    room.advanceMs(4_000);
    assertFalse(client.first("toolCall").message().compact().contains("Tuesday"));
  }

  @Test
  void what_is_spoken_of_again_in_time_is_kept() {
    Room room = Room.with(AGENT, Map.of());
    WireClient client = dial(room, COMPRESSED);
    room.advanceMs(2_000);
    say(room, client, "The day I would like is Tuesday if you please");
    for (int i = 0; i < 7; i++) {
      say(
          room,
          client,
          i == 5 ? "The day I would like is Tuesday if you please" : "Tell me something");
    }
    client.say("Book it");
    room.advanceMs(4_000);
    assertTrue(client.first("toolCall").message().compact().contains("Tuesday"));
  }

  @Test
  void a_context_that_is_full_closes_a_session_without_compression() {
    Room room = Room.with(AGENT, Map.of("session.contextTokens", "300"));
    WireClient client = resumable(room);
    room.advanceMs(2_000);
    for (int i = 0; i < 4; i++) {
      say(room, client, "Tell me something");
    }
    assertEquals(1007, client.closeCode);
    assertEquals("Request contains an invalid argument.", client.closeReason);
  }

  @Test
  void a_long_instruction_costs_a_resumed_session_its_memory_if_planted() {
    assertTrue(booked("x".repeat(400)).contains("Tuesday"));
    assertFalse(booked("x".repeat(1_200)).contains("Tuesday"));
  }

  private static String booked(String instruction) {
    Room room = Room.with(AGENT, Map.of("faults", "forgetsLongInstruction"));
    String prompt = "\"systemInstruction\":{\"parts\":[{\"text\":\"" + instruction + "\"}]},";
    WireClient first = dial(room, prompt + "\"sessionResumption\":{}");
    room.advanceMs(2_000);
    say(room, first, "The day I would like is Tuesday if you please");
    first.link().close(1000, "");
    room.advanceMs(500);
    WireClient second =
        dial(room, prompt + "\"sessionResumption\":{\"handle\":\"" + handle(first) + "\"}");
    room.advanceMs(500);
    second.say("Book it");
    room.advanceMs(4_000);
    return second.first("toolCall").message().compact();
  }

  @Test
  void settings_that_contradict_each_other_are_told() {
    BadInput bad =
        assertThrows(
            BadInput.class,
            () ->
                Room.with(AGENT, Map.of("session", "{ connection: 5 s, notice: 5 s, ends: 1 s }")));
    assertTrue(bad.getMessage().contains("'notice' is 5000 ms, expected less than 'connection'"));
    assertTrue(bad.getMessage().contains("unknown key 'ends' in 'session'"));
  }
}

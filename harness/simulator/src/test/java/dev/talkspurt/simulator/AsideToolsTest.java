package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that the model does not wait for, and what it makes of their answers. */
class AsideToolsTest {
  private static final String LIVE = "gemini-3.8-live";
  private static final String NATIVE = "gemini-2.5-flash-native-audio-latest";
  private static final String CURRENT = "gemini-3.1-flash-live-preview";
  private static final String THINKING = "gemini-3.8-live-extended-thinking";
  private static final String CASCADE = "gemini-live-2.5-flash";
  private static final String FILLER = "One moment please.";
  private static final String ANSWER = "On Tuesday I have 09:00.";
  private static final String HOURS =
      "We are open from nine to five, from Monday to Friday, and on Saturday until noon.";

  private static String behavior(String word) {
    return ",\"tools\":[{\"functionDeclarations\":[{\"name\":\"find_slots\",\"behavior\":\"%s\"}]}]"
        .formatted(word);
  }

  private static ProfileRoom asked(String model, String more) {
    return ProfileRoom.of(model, more, Map.of()).say(ProfileRoom.REQUEST, 5_000);
  }

  private static void answer(ProfileRoom at, String more) {
    at.client.send(
        ("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"%s\",\"name\":\"find_slots\","
                + "\"response\":{\"slots\":[\"09:00\"]}%s}]}}")
            .formatted(at.callId(), more));
  }

  private static String said(ProfileRoom at) {
    return at.client.text("outputTranscription");
  }

  @Test
  void the_agent_talks_about_other_things_meanwhile_and_tells_the_answer_when_it_is_idle() {
    ProfileRoom at = asked(LIVE, "");
    at.client.say(ProfileRoom.QUESTION);
    at.room.advanceMs(3_500);
    assertTrue(said(at).startsWith(FILLER + "We are open"), said(at));
    answer(at, ",\"scheduling\":\"WHEN_IDLE\"");
    at.room.advanceMs(500);
    assertEquals(1, at.client.all("turnComplete").size(), "still speaking");
    at.room.advanceMs(12_000);
    assertEquals(FILLER + HOURS + ANSWER, said(at));
    assertEquals(List.of(), at.client.all("toolCallCancellation"));
    assertEquals(3, at.client.all("turnComplete").size());
  }

  @Test
  void an_answer_that_is_to_interrupt_cuts_what_the_agent_says() {
    ProfileRoom at = asked(LIVE, "");
    at.client.say(ProfileRoom.QUESTION);
    at.room.advanceMs(4_500);
    answer(at, ",\"scheduling\":\"INTERRUPT\"");
    at.room.advanceMs(8_000);
    assertEquals(1, at.client.all("interrupted").size());
    assertTrue(said(at).endsWith(ANSWER), said(at));
  }

  @ParameterizedTest
  @CsvSource({LIVE + ",true", NATIVE + ",false"})
  void while_the_caller_speaks_such_an_answer_waits_on_3_8_and_cuts_in_on_2_5(
      String model, boolean waits) {
    ProfileRoom at = asked(model, behavior("NON_BLOCKING"));
    at.client.say("I need to move my appointment to Monday and I need some time to say so");
    at.room.advanceMs(1_000);
    answer(at, ",\"scheduling\":\"INTERRUPT\"");
    at.room.advanceMs(700);
    assertEquals(waits ? FILLER : FILLER + ANSWER, said(at));
  }

  @Test
  void a_silent_answer_is_not_told() {
    ProfileRoom at = asked(LIVE, "");
    answer(at, ",\"scheduling\":\"SILENT\"");
    at.room.advanceMs(20_000);
    assertTrue(!said(at).contains("09:00"), said(at));
  }

  @Test
  void a_silent_answer_leaves_extended_thinking_idle() {
    ProfileRoom at = asked(THINKING, ProfileRoom.needed(THINKING));
    answer(at, ",\"scheduling\":\"SILENT\"");
    at.room.advanceMs(10);
    WireClient.Got last = at.client.got.get(at.client.got.size() - 1);
    assertEquals(
        "{\"interactionStatus\":\"IDLE\"}",
        last.message().obj("serverContent").orElseThrow().compact());
  }

  @Test
  void an_answer_that_continues_is_told_when_it_ends() {
    ProfileRoom at = asked(LIVE, "");
    answer(at, ",\"willContinue\":true");
    at.room.advanceMs(5_000);
    assertEquals(FILLER, said(at));
    answer(at, "");
    at.room.advanceMs(5_000);
    assertTrue(said(at).endsWith(ANSWER), said(at));
  }

  @Test
  void a_scheduling_that_is_none_is_refused() {
    ProfileRoom at = asked(LIVE, "");
    answer(at, ",\"scheduling\":\"INTERRUPTED\"");
    at.room.advanceMs(10);
    assertEquals(1007, at.client.closeCode);
  }

  @Test
  void a_call_that_is_to_be_waited_for_is_taken_back_when_new_input_comes() {
    ProfileRoom at = asked(LIVE, behavior("BLOCKING"));
    assertEquals(List.of(), at.client.all("turnComplete"));
    at.client.say(ProfileRoom.QUESTION);
    at.room.advanceMs(10_000);
    assertEquals(1, at.client.all("toolCallCancellation").size());
  }

  @ParameterizedTest
  @CsvSource({
    NATIVE + ",1008 Requested entity was not found.,0",
    CURRENT + ",0 ,0",
    LIVE + ",0 ,0",
    CASCADE + ",0 ,1"
  })
  void an_answer_to_no_call_does_what_it_does_there(String model, String close, int turns) {
    ProfileRoom at = ProfileRoom.of(model);
    at.client.answer("nobody-s", "find_slots", "{\"slots\":[]}");
    at.room.advanceMs(5_000);
    assertEquals(close.strip(), (at.client.closeCode + " " + at.client.closeReason).strip());
    assertEquals(turns, at.client.all("turnComplete").size());
  }

  @Test
  void calls_without_ids_are_answered_by_name_on_vertex() {
    ProfileRoom at = asked(CASCADE, "");
    at.client.send(
        "{\"toolResponse\":{\"functionResponses\":[{\"name\":\"find_slots\","
            + "\"response\":{\"slots\":[\"09:00\"]}}]}}");
    at.room.advanceMs(5_000);
    assertTrue(said(at).endsWith(ANSWER), said(at));
  }

  @Test
  void an_answer_without_a_name_is_a_system_failure_to_extended_thinking() {
    ProfileRoom at = asked(THINKING, ProfileRoom.needed(THINKING));
    at.client.answer(at.callId(), "", "{\"slots\":[\"09:00\"]}");
    at.room.advanceMs(5_000);
    assertTrue(said(at).endsWith("I cannot reach the calendar right now."), said(at));
  }

  @Test
  void a_model_that_always_decides_itself_says_nothing_to_foreign_words_but_bills_them() {
    ProfileRoom old = ProfileRoom.of(CURRENT).say("Mumble", 6_000);
    assertEquals("Could you say it again?", said(old));
    ProfileRoom at = ProfileRoom.of(LIVE).say("Mumble", 6_000);
    assertEquals("", said(at));
    at.client.say(ProfileRoom.QUESTION);
    at.room.advanceMs(12_000);
    int audio = promptAudio(at.client);
    assertTrue(audio > 25 * 8, audio + " tokens for more than 8 s of listening");
  }

  private static int promptAudio(WireClient client) {
    return client
        .first("usageMetadata")
        .message()
        .obj("usageMetadata")
        .flatMap(usage -> usage.number("promptTokenCount"))
        .orElseThrow()
        .intValue();
  }
}

package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupTest {
  private static final String MODEL = "\"model\":\"models/gemini-3.1-flash-live-preview\"";
  private static final String INVALID = "Request contains an invalid argument.";

  private final Room room = Room.quietClinic(Map.of());
  private final WireClient client = room.dial();

  private void send(String message) {
    client.send(message);
    room.advanceMs(0);
  }

  private void assertClosed(int code, String reason) {
    assertEquals(code + " " + reason, client.closeCode + " " + client.closeReason);
  }

  @Test
  void setup_complete_is_26_bytes() {
    client.setUp();
    room.advanceMs(0);
    assertEquals("{\n  \"setupComplete\": {}\n}\n", client.got.get(0).raw());
    assertEquals(26, client.got.get(0).raw().getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void binary_frames_are_taken_like_text() {
    client.sendBinary(WireClient.SETUP.getBytes(StandardCharsets.UTF_8));
    room.advanceMs(0);
    assertEquals(1, client.all("setupComplete").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"setup\":{%s,\"generation_config\":{\"response_modalities\":[\"audio\"],"
            + "\"thinkingConfig\":{\"thinking_level\":\"low\"}}}}",
        "{\"setup\":{%s,\"realtime_input_config\":{\"automaticActivityDetection\":"
            + "{\"silence_duration_ms\":500,\"endOfSpeechSensitivity\":\"end_sensitivity_high\"}}}}",
        "{\"setup\":{%s,\"system_instruction\":{\"parts\":{\"text\":\"Be brief.\"}}}}",
        "{\"setup\":{%s,\"tools\":[{\"function_declarations\":[{\"name\":\"f\",\"parameters\":"
            + "{\"type\":\"OBJECT\",\"properties\":{\"snake_case\":{\"any_thing\":1}}}}]}]}}",
        "{\"setup\":{%s,\"contextWindowCompression\":{\"trigger_tokens\":\"9\","
            + "\"slidingWindow\":{\"target_tokens\":5}},\"sessionResumption\":{}}}"
      })
  void both_spellings_and_either_case_are_understood(String setup) {
    send(setup.formatted(MODEL));
    assertEquals(1, client.all("setupComplete").size(), client.closeReason);
  }

  @Test
  void anything_before_the_setup_is_refused() {
    send("{\"realtimeInput\":{\"text\":\"hello\"}}");
    assertClosed(1007, INVALID);
  }

  @Test
  void a_second_setup_is_refused() {
    client.setUp();
    send(WireClient.SETUP);
    assertClosed(1007, INVALID);
  }

  @Test
  void media_chunks_are_refused_in_the_service_s_words() {
    client.setUp();
    send("{\"realtime_input\":{\"media_chunks\":[{\"data\":\"\",\"mime_type\":\"audio/pcm\"}]}}");
    assertClosed(
        1007, "realtime_input.media_chunks is deprecated. Use audio, video, or text instead.");
  }

  @Test
  void an_unknown_field_is_named() {
    send("{\"setup\":{" + MODEL + ",\"generationConfg\":{}}}");
    assertClosed(
        1007,
        "Invalid JSON payload received. Unknown name \"generationConfg\" at 'setup': Cannot find"
            + " field.");
  }

  @Test
  void an_unknown_model_is_refused_in_123_bytes() {
    send("{\"setup\":{\"model\":\"models/kore-1\"}}");
    assertEquals(1008, client.closeCode);
    assertTrue(
        client.closeReason.startsWith(
            "models/kore-1 is not found for API version v1beta, or is not supported for"
                + " bidiGenerateContent. Call ListMod"),
        client.closeReason);
    assertEquals(123, client.closeReason.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"generationConfig\":{\"responseModalities\":[\"TEXT\"]}|1011",
        "\"generationConfig\":{\"responseModalities\":[\"AUDIO\",\"TEXT\"]}|1007",
        "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"huge\"}}|1007",
        "\"generationConfig\":{\"responseMimeType\":\"text/plain\"}|1007",
        "\"sessionResumption\":{\"handle\":null}|1007",
        "\"sessionResumption\":{\"handle\":\"gone\"}|1008",
        "\"realtimeInputConfig\":{\"activityHandling\":\"PERHAPS\"}|1007",
        "\"generationConfig\":{},\"generation_config\":{}|1007",
        "\"tools\":[{\"functionDeclarations\":[{}]}]|1007"
      })
  void what_the_model_does_not_do_is_refused(String field, int code) {
    send("{\"setup\":{" + MODEL + "," + field + "}}");
    assertEquals(code, client.closeCode, client.closeReason);
  }

  @Test
  void affective_dialog_is_never_answered() {
    send("{\"setup\":{" + MODEL + ",\"generationConfig\":{\"enableAffectiveDialog\":true}}}");
    room.advanceMs(60_000);
    assertEquals(0, client.got.size() + client.closeCode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent",
        "/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContent?key=k",
        "/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContentConstrained",
        "/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent"
      })
  void the_paths_of_all_libraries_are_served(String path) {
    WireClient other = room.dial(path);
    other.setUp();
    room.advanceMs(0);
    assertEquals(1, other.all("setupComplete").size());
  }

  @Test
  void another_path_is_refused_at_the_upgrade() {
    WireClient other = room.dial("/v1/realtime");
    assertEquals(1006, other.closeCode);
    assertTrue(other.closeReason.contains("404"), other.closeReason);
  }

  @Test
  void a_key_can_be_asked_for() {
    room.askForKeys();
    WireClient without = room.dial(Room.PATH);
    assertTrue(without.closeReason.contains("401"), without.closeReason);
    WireClient with = room.dial(Room.PATH + "?key=k");
    with.setUp();
    room.advanceMs(0);
    assertEquals(1, with.all("setupComplete").size());
  }

  @Test
  void resumption_handles_come_when_asked_for() {
    send("{\"setup\":{" + MODEL + ",\"sessionResumption\":{}}}");
    room.advanceMs(6_100);
    assertEquals(5, client.all("sessionResumptionUpdate").size());
  }

  @Test
  void in_manual_mode_only_the_marks_count() {
    send(
        "{\"setup\":{"
            + MODEL
            + ",\"inputAudioTranscription\":{},\"realtimeInputConfig\":"
            + "{\"automaticActivityDetection\":{\"disabled\":true}}}}");
    client.openMicrophone();
    room.advanceMs(500);
    client.say("What are your opening hours?");
    room.advanceMs(4_000);
    assertEquals("", client.text("inputTranscription"));
    client.send("{\"realtimeInput\":{\"activityStart\":{}}}");
    client.say("What are your opening hours?");
    room.advanceMs(1_500);
    client.send("{\"realtimeInput\":{\"activityEnd\":{}}}");
    room.advanceMs(401);
    assertEquals("What are your opening hours?", client.text("inputTranscription"));
    assertEquals(1, client.all("modelTurn").size());
  }
}

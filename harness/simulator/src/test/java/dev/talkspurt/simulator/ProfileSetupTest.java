package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each model takes, refuses and never answers at the beginning, in the service's words. */
class ProfileSetupTest {
  private static final String NATIVE = "gemini-2.5-flash-native-audio-latest";
  private static final String CURRENT = "gemini-3.1-flash-live-preview";
  private static final String LIVE = "gemini-3.8-live";
  private static final String THINKING = "gemini-3.8-live-extended-thinking";
  private static final String CASCADE = "gemini-live-2.5-flash";

  private static final String LOW =
      "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"LOW\"}}";
  private static final String BUDGET =
      "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":0}}";
  private static final String TEXT = "\"generationConfig\":{\"responseModalities\":[\"TEXT\"]}";
  private static final String AFFECTIVE = "\"generationConfig\":{\"enableAffectiveDialog\":true}";
  private static final String PROACTIVE = "\"proactivity\":{\"proactiveAudio\":true}";
  private static final String NOT_PROACTIVE = "\"proactivity\":{\"proactiveAudio\":false}";
  private static final String NULL_HANDLE = "\"sessionResumption\":{\"handle\":null}";
  private static final String ALL_VIDEO =
      "\"realtimeInputConfig\":{\"turnCoverage\":\"TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO\"}";
  private static final String HISTORY =
      "\"historyConfig\":{\"initialHistoryInClientContent\":true}";
  private static final String BLOCKING =
      LOW + ",\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\",\"behavior\":\"BLOCKING\"}]}]";
  private static final String INVALID = "Request contains an invalid argument.";
  private static final String COMBINATION =
      "The requested combination of response modalities (TEXT) is not supported by the model";

  /** What came of a setup: its answer, a close, or nothing. */
  private static String outcome(ProfileRoom at) {
    at.room.advanceMs(30_000);
    if (at.client.closeCode != 0) {
      return at.client.closeCode + " " + at.client.closeReason;
    }
    return at.client.all("setupComplete").isEmpty() ? "silence" : "ready";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        NATIVE + '|' + BUDGET + "|ready",
        NATIVE + '|' + LOW + "|1007 " + INVALID,
        CURRENT + '|' + LOW + "|ready",
        LIVE + '|' + LOW + "|1007 " + INVALID,
        LIVE + '|' + BUDGET + "|1007 " + INVALID,
        THINKING + '|' + LOW + "|ready",
        THINKING + '|' + NULL_HANDLE + "|1007 " + INVALID,
        NATIVE + '|' + TEXT + "|1007 Cannot extract voices from a non-audio request.",
        CURRENT + '|' + TEXT + "|1011 Internal error encountered.",
        CASCADE + '|' + TEXT + "|1007 " + COMBINATION,
        NATIVE + '|' + AFFECTIVE + "|ready",
        CURRENT + '|' + AFFECTIVE + "|silence",
        LIVE + '|' + AFFECTIVE + "|1007 " + INVALID,
        NATIVE + '|' + PROACTIVE + "|ready",
        CURRENT + '|' + PROACTIVE + "|silence",
        LIVE + '|' + PROACTIVE + "|ready",
        LIVE + '|' + NOT_PROACTIVE + "|1007 " + INVALID,
        NATIVE + '|' + NULL_HANDLE + "|ready",
        CURRENT + '|' + NULL_HANDLE + "|1007 " + INVALID,
        CURRENT + '|' + ALL_VIDEO + "|ready",
        CASCADE + '|' + ALL_VIDEO + "|1007 " + INVALID,
        CURRENT + '|' + HISTORY + "|ready",
        CASCADE + '|' + HISTORY + "|1007 " + INVALID,
        THINKING + '|' + BLOCKING + "|1007 " + INVALID,
      })
  void a_setup_is_taken_refused_or_never_answered(String model, String field, String expected) {
    String outcome = outcome(ProfileRoom.of(model, "," + field, Map.of()));
    assertTrue(outcome.startsWith(expected), outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gemini-2.0-flash-live-001|1008 models/gemini-2.0-flash-live-001 is not found for API version v1beta",
        "gemini-live-2.5-flash-preview|1008 Publisher Model `models/gemini-live-2.5-flash-preview`",
        "gemini-9-live|1008 models/gemini-9-live is not found for API version v1beta",
        "gemini-2.5-flash-preview-tts|1008 Requested model is not supported for BidiGenerateContent",
      })
  void a_model_that_is_not_served_is_refused(String model, String expected) {
    String outcome = outcome(ProfileRoom.of(model));
    assertTrue(outcome.startsWith(expected), outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"OBJECT\",\"properties\":{\"day\":{\"type\":\"ARRAY\"}}}"
            + "|.properties[day].items: missing field.",
        "{\"type\":\"OBJECT\",\"properties\":{\"n\":{\"type\":\"integer\",\"enum\":[1]}}}"
            + "|.properties[n].enum: only allowed for STRING type",
        "{\"type\":\"OBJECT\",\"properties\":{\"n\":{\"type\":\"WEEKDAY\"}}}"
            + "|.properties[n].type: unknown type",
      })
  void a_wrong_schema_is_named_by_its_place(String schema, String expected) {
    String tools =
        ",\"tools\":[{\"functionDeclarations\":[{\"name\":\"a\"},{\"name\":\"f\",\"parameters\":%s}]}]";
    String start =
        "1007 * BidiGenerateContentRequest.setup.tools[0].function_declarations[1].parameters";
    String outcome = outcome(ProfileRoom.of(CURRENT, tools.formatted(schema), Map.of()));
    String whole = start + expected;
    assertEquals(whole.substring(0, Math.min(whole.length(), 5 + 123)), outcome);
  }

  @ParameterizedTest
  @CsvSource({NATIVE + ",true", CASCADE + ",true", CURRENT + ",false", LIVE + ",false"})
  void the_old_form_of_media_is_taken_by_old_models_alone(String model, boolean taken) {
    ProfileRoom at = ProfileRoom.of(model);
    at.client.send(
        "{\"realtimeInput\":{\"mediaChunks\":[{\"data\":\"AAAA\",\"mimeType\":\"audio/pcm\"},"
            + "{\"data\":\"?\",\"mimeType\":\"no/such\"}]}}");
    at.room.advanceMs(10);
    String expected =
        taken
            ? "0 "
            : "1007 realtime_input.media_chunks is deprecated. Use audio, video, or text instead.";
    assertEquals(expected, at.client.closeCode + " " + at.client.closeReason);
  }

  @ParameterizedTest
  @CsvSource({"3.1-launch,1007", "3.1-current,0", "2.5-native,0", "3.8,0"})
  void content_in_the_middle_closes_3_1_at_its_launch(String profile, int code) {
    ProfileRoom at = ProfileRoom.of(CURRENT, "", Map.of("profile", profile));
    String content =
        "{\"clientContent\":{\"turns\":[{\"role\":\"user\",\"parts\":[{\"text\":\"%s\"}]}],"
            + "\"turnComplete\":true}}";
    at.client.send(content.formatted(ProfileRoom.QUESTION));
    at.room.advanceMs(8_000);
    assertEquals(code, at.client.closeCode);
    assertEquals(code == 0 ? 1 : 0, at.client.all("turnComplete").size());
  }

  @Test
  void a_history_is_no_turn_and_is_taken_once_at_the_launch_of_3_1() {
    ProfileRoom at = ProfileRoom.of(CURRENT, "," + HISTORY, Map.of("profile", "3.1-launch"));
    String content =
        "{\"clientContent\":{\"turns\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}],"
            + "\"turnComplete\":true}}";
    at.client.send(content);
    at.room.advanceMs(8_000);
    assertEquals("0 0", at.client.closeCode + " " + at.client.all("turnComplete").size());
    at.client.send(content);
    at.room.advanceMs(10);
    assertEquals(1007, at.client.closeCode);
  }

  @ParameterizedTest
  @CsvSource({
    CURRENT + ",3000,2000",
    CURRENT + ",900,900",
    NATIVE + ",3000,3000",
    LIVE + ",300,300"
  })
  void the_client_s_silence_ends_the_caller_s_turn(String model, int asked, int honoured) {
    String more =
        ",\"realtimeInputConfig\":{\"automaticActivityDetection\":{\"silenceDurationMs\":%d}}";
    Room room = Room.with(Room.CLINIC.replace("endpointing: 500 ms\n", ""), Map.of());
    WireClient client = room.dial();
    client.send("{\"setup\":{\"model\":\"models/%s\"%s}}".formatted(model, more.formatted(asked)));
    room.advanceMs(6_000);
    client.openMicrophone();
    room.advanceMs(500);
    client.say(ProfileRoom.QUESTION);
    room.advanceMs(9_000);
    long decided = Room.number(room.facts("speechEnded").get(0), "decidedNs");
    long spoken = Room.number(room.facts("speechEnded").get(0), "exactNs");
    assertEquals(honoured, (decided - spoken) / 1e6, 40);
  }
}

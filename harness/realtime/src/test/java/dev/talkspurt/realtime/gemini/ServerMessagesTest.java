package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerMessagesTest {
  private static final String AUDIO =
      "{\"inlineData\":{\"mimeType\":\"audio/pcm;rate=24000\",\"data\":\"AQACAAMA\"}}";
  private static final String USAGE = "\"usageMetadata\":{\"totalTokenCount\":1157}";

  private static List<String> decoded(String... messages) {
    return EventWords.of(events(messages));
  }

  private static List<SessionEvent> events(String... messages) {
    ServerMessages decoder = new ServerMessages();
    List<SessionEvent> events = new ArrayList<>();
    for (String message : messages) {
      events.addAll(decoder.decode(Json.parse(message), 7));
    }
    return events;
  }

  private static String content(String members) {
    return "{\"serverContent\":{" + members + "}}";
  }

  private static String turn(String... parts) {
    return "\"modelTurn\":{\"parts\":[" + String.join(",", parts) + "]}";
  }

  @Test
  void a_spoken_turn_of_2_5_keeps_its_order_and_hides_its_thoughts() {
    assertEquals(
        List.of(
            "heard ' Hello'",
            "heard ','",
            "said 'Hi'",
            "audio 3@24000",
            "said ' there'",
            "audio 3@24000",
            "AgentAudioEnd",
            "usage 1157",
            "TurnEnd"),
        decoded(
            content("\"inputTranscription\":{\"text\":\" Hello\"}"),
            content("\"inputTranscription\":{\"text\":\",\"}"),
            content(turn("{\"text\":\"**Greeting**\\n\\nI will greet.\",\"thought\":true}")),
            content("\"outputTranscription\":{\"text\":\"Hi\"}"),
            content(turn(AUDIO)),
            content("\"outputTranscription\":{\"text\":\" there\"}"),
            content(turn(AUDIO)),
            content("\"generationComplete\":true"),
            "{\"serverContent\":{\"turnComplete\":true}," + USAGE + "}"));
  }

  @Test
  void a_tool_turn_of_3_1_passes_empty_content_and_takes_packed_messages_apart() {
    assertEquals(
        List.of(
            "call fc_388 get_weather{\"city\":\"London\"}",
            "handle '95e9' true",
            "audio 3@24000",
            "said 'It is foggy.'",
            "AgentAudioEnd",
            "usage 1157",
            "TurnEnd"),
        decoded(
            "{\"serverContent\":{}}",
            "{\"toolCall\":{\"functionCalls\":[{\"name\":\"get_weather\","
                + "\"args\":{\"city\":\"London\"},\"id\":\"fc_388\"}]}}",
            "{\"sessionResumptionUpdate\":{\"newHandle\":\"95e9\",\"resumable\":true}}",
            "{\"serverContent\":{}}",
            content(turn(AUDIO) + ",\"outputTranscription\":{\"text\":\"It is foggy.\"}"),
            content("\"generationComplete\":true"),
            "{" + USAGE + ",\"serverContent\":{\"turnComplete\":true}}"));
  }

  @Test
  void the_half_cascade_of_vertex_brackets_transcripts_and_names_no_rate() {
    assertEquals(
        List.of("said 'Good day'", "audio 3@24000", "AgentAudioEnd", "usage null", "TurnEnd"),
        decoded(
            content("\"outputTranscription\":{}"),
            content("\"outputTranscription\":{\"text\":\"Good day\"}"),
            content("\"outputTranscription\":{\"finished\":true}"),
            content(
                "\"modelTurn\":{\"role\":\"model\",\"parts\":[{\"inlineData\":{\"mimeType\":"
                    + "\"audio/pcm\",\"data\":\"AQACAAMA\"}}]}"),
            content("\"generationComplete\":true"),
            "{\"serverContent\":{\"turnComplete\":true,\"groundingMetadata\":{}},"
                + "\"usageMetadata\":{\"candidatesTokenCount\":4}}"));
  }

  @Test
  void an_interruption_comes_before_the_end_of_its_turn_and_after_audio() {
    assertEquals(
        List.of("Interrupted", "TurnEnd"),
        decoded(content("\"interrupted\":true"), content("\"turnComplete\":true")));
    assertEquals(
        List.of("AgentAudioEnd", "Interrupted", "TurnEnd"),
        decoded(
            content("\"generationComplete\":true"),
            content("\"interrupted\":true"),
            content("\"turnComplete\":true")));
    assertEquals(
        List.of("audio 3@24000", "usage 1157", "AgentAudioEnd", "Interrupted", "TurnEnd"),
        decoded(
            "{"
                + USAGE
                + ",\"serverContent\":{\"turnComplete\":true,\"interrupted\":true,"
                + "\"generationComplete\":true,"
                + turn(AUDIO)
                + "}}"));
  }

  @Test
  void false_flags_say_nothing() {
    assertEquals(
        List.of(),
        decoded(
            content("\"interrupted\":false,\"turnComplete\":false,\"generationComplete\":false")));
  }

  @Test
  void audio_samples_are_little_endian_and_keep_their_rate() {
    SessionEvent.AgentAudio audio =
        (SessionEvent.AgentAudio)
            events(
                    content(
                        turn(
                            "{\"inlineData\":{\"mimeType\":\"audio/pcm; rate=16000\","
                                + "\"data\":\"AQD__w-A\"}}")))
                .get(0);
    assertArrayEquals(
        new short[] {1, -1, -32753}, audio.audio().toArray(), "url-safe base64 is taken too");
    assertEquals(16000, audio.audio().sampleRateHz());
    assertEquals(7, audio.atNs());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "audio/pcm;rate=24000 | !!!     | error agent audio is no base64",
        "audio/pcm;rate=24000 | AQAC    | error agent audio ends in half a sample",
        "audio/pcm;rate=1000  | AQACAA==| error agent audio has an impossible rate: 1000",
        "video/mp4            | AQACAA==| unknown serverContent.modelTurn.parts.inlineData video/mp4",
      })
  void audio_that_cannot_be_played_is_told(String mimeType, String data, String told) {
    String first =
        decoded(
                content(
                    turn(
                        "{\"inlineData\":{\"mimeType\":\""
                            + mimeType
                            + "\",\"data\":\""
                            + data
                            + "\"}}")))
            .get(0);
    assertEquals(told, first.substring(0, Math.min(told.length(), first.length())));
  }

  @Test
  void calls_come_several_at_once_without_arguments_and_without_ids() {
    String calls =
        "{\"toolCall\":{\"functionCalls\":[{\"name\":\"a\",\"id\":\"function-call-32\"},"
            + "{\"name\":\"b\",\"args\":{\"x\":1}},{\"name\":\"c\",\"id\":\"\"},{\"id\":\"9\"}]}}";
    assertEquals(
        List.of(
            "call function-call-32 a{}",
            "call unnamed-call-1 b{\"x\":1}",
            "call unnamed-call-2 c{}",
            "error a tool call names no function: {\"id\":\"9\"}"),
        decoded(calls));
  }

  @Test
  void cancellations_list_their_calls() {
    assertEquals(
        List.of("cancel [fc_1, fc_2]"),
        decoded(
            "{\"toolCallCancellation\":{\"ids\":[\"fc_1\",\"fc_2\"]}}",
            "{\"toolCallCancellation\":{}}"));
  }

  @ParameterizedTest
  @CsvSource({"50s,50000", "0.360s,360", "60.000000001s,60000"})
  void go_away_says_how_much_time_is_left(String timeLeft, long ms) {
    assertEquals(
        List.of("closing in " + ms), decoded("{\"goAway\":{\"timeLeft\":\"" + timeLeft + "\"}}"));
  }

  @Test
  void a_go_away_that_makes_no_sense_is_taken_as_now() {
    assertEquals(List.of("closing in 0"), decoded("{\"goAway\":{}}"));
    assertEquals(
        List.of("closing in 0", "error goAway.timeLeft is no duration: 1e9999s"),
        decoded("{\"goAway\":{\"timeLeft\":\"1e9999s\"}}"));
  }

  @Test
  void handles_that_cannot_be_used_now_are_not_resumable() {
    assertEquals(
        List.of("handle '' false", "handle 'h' false"),
        decoded(
            "{\"sessionResumptionUpdate\":{}}",
            "{\"sessionResumptionUpdate\":{\"newHandle\":\"h\",\"resumable\":false}}"));
  }

  @Test
  void the_callers_speech_is_told_by_either_signal() {
    assertEquals(
        List.of("UserSpeechStarted", "UserSpeechStopped", "UserSpeechStarted", "UserSpeechStopped"),
        decoded(
            "{\"serverContent\":{},\"voiceActivity\":{\"type\":\"ACTIVITY_START\","
                + "\"audioOffset\":\"0.360s\"}}",
            "{\"voiceActivity\":{\"type\":\"ACTIVITY_END\"}}",
            "{\"voiceActivityDetectionSignal\":{\"vadSignalType\":\"VAD_SIGNAL_TYPE_SOS\"}}",
            "{\"voiceActivityDetectionSignal\":{\"vadSignalType\":\"VAD_SIGNAL_TYPE_EOS\"}}"));
  }

  @Test
  void setup_complete_may_carry_a_session_id() {
    assertEquals(
        List.of("ready", "ready f162"),
        decoded("{\"setupComplete\":{}}", "{\"setupComplete\":{\"sessionId\":\"f162\"}}"));
  }

  @Test
  void usage_stays_as_it_came() {
    String counts =
        "{\"promptTokenCount\":1131,\"responseTokenCount\":26,\"totalTokenCount\":1157,"
            + "\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":1131}],"
            + "\"responseTokensDetails\":[{\"modality\":\"AUDIO\"}],\"thoughtsTokenCount\":24}";
    SessionEvent.Usage usage =
        (SessionEvent.Usage) events("{\"usageMetadata\":" + counts + "}").get(0);
    assertEquals(Json.parse(counts), usage.counts());
  }

  @Test
  void filler_words_of_a_thinking_model_do_not_end_its_turn() {
    assertEquals(
        List.of("audio 3@24000", "call 1 look_up{}", "audio 3@24000", "TurnEnd"),
        decoded(
            content(turn(AUDIO)),
            content("\"turnComplete\":true,\"interactionStatus\":\"IN_PROGRESS\""),
            "{\"toolCall\":{\"functionCalls\":[{\"name\":\"look_up\",\"id\":\"1\"}]},"
                + "\"interactionStatus\":\"IN_PROGRESS\"}",
            content(turn(AUDIO) + ",\"turnComplete\":true,\"interactionStatus\":\"IDLE\"")));
    assertEquals(
        List.of("TurnEnd"),
        decoded(
            "{\"serverContent\":{\"turnComplete\":true},\"interactionStatus\":\"IN_PROGRESS\"}",
            "{\"interactionStatus\":\"IDLE\"}",
            "{\"interactionStatus\":\"IDLE\"}"));
  }

  @Test
  void a_turn_that_ended_for_a_bad_reason_says_so() {
    assertEquals(
        List.of(
            "error the turn ended early: turnCompleteReason MALFORMED_FUNCTION_CALL", "TurnEnd"),
        decoded(
            content("\"turnComplete\":true,\"turnCompleteReason\":\"MALFORMED_FUNCTION_CALL\"")));
    assertEquals(
        List.of("WaitingForInput", "TurnEnd"),
        decoded(content("\"turnComplete\":true,\"turnCompleteReason\":\"NEED_MORE_INPUT\"")));
  }

  @Test
  void members_nobody_knows_are_named_and_harm_nothing() {
    assertEquals(
        List.of(
            "audio 3@24000",
            "unknown serverContent.mood",
            "unknown modelMood",
            "unknown (no members)",
            "unknown serverContent.modelTurn.parts.text"),
        decoded(
            "{\"modelMood\":{},\"serverContent\":{\"mood\":1," + turn(AUDIO) + "}}",
            "{}",
            content(turn("{\"text\":\"<ctrl46>\"}"))));
  }

  @Test
  void what_is_known_and_says_nothing_makes_no_event() {
    assertEquals(
        List.of(),
        decoded(
            content("\"interimInputTranscription\":{\"text\":\"hel\"}"),
            content("\"groundingMetadata\":{},\"urlContextMetadata\":{}"),
            content(turn("{\"executableCode\":{}}", "{\"codeExecutionResult\":{}}"))));
  }

  @Test
  void an_agent_that_waits_for_more_says_so_in_either_way() {
    assertEquals(
        List.of("WaitingForInput", "WaitingForInput", "TurnEnd"),
        decoded(
            content("\"waitingForInput\":true"),
            content("\"turnComplete\":true,\"turnCompleteReason\":\"NEED_MORE_INPUT\"")));
  }

  @Test
  void errors_and_wrong_kinds_are_told() {
    assertEquals(
        List.of(
            "error the provider says: quota",
            "error serverContent is text, expected object",
            "error a message is a list, expected an object",
            "error a part is number, expected object"),
        decoded(
            "{\"error\":{\"code\":429,\"message\":\"quota\"}}",
            "{\"serverContent\":\"hello\"}",
            "[1]",
            content(turn("4"))));
  }
}

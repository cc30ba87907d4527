package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.link.MemoryNetwork;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentReader;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.VirtualTime;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiSessionTest {
  private static final String KEY = "AIzaSyNotARealKey-0123456789";
  private static final long MS = 1_000_000L;

  private final VirtualTime time = new VirtualTime();
  private final MemoryNetwork network = new MemoryNetwork(time, 5 * MS);
  private final FakeService service = new FakeService();
  private final Ears ears = new Ears();
  private final Map<String, String> settings = new HashMap<>();

  private AgentFile agent = Agents.plain("gemini-3.1-flash-live-preview");

  private AgentSession connect() {
    return connect("ws://agent:1", KEY, network);
  }

  private AgentSession connect(String endpoint, String key, Dialer dialer) {
    network.listen("agent:1", service);
    return new GeminiLive()
        .connect(
            new AgentConnector.Request(
                agent, URI.create(endpoint), key, null, settings, 16_000, dialer, time),
            ears);
  }

  private void pass(long ms) {
    time.advanceTo(time.nowNs() + ms * MS);
  }

  @Test
  void the_connector_is_found_as_a_service() {
    AgentConnector found = ServiceLoader.load(AgentConnector.class).findFirst().orElseThrow();
    assertEquals("gemini-live", found.protocol());
    assertEquals("GEMINI_API_KEY", found.keyVariable());
    assertEquals(URI.create("wss://generativelanguage.googleapis.com"), found.defaultEndpoint());
    assertFalse(found.capabilities().contains(AgentConnector.Capability.USER_SPEECH_SIGNALS));
    assertTrue(found.capabilities().contains(AgentConnector.Capability.TURN_END_SIGNAL));
  }

  @Test
  void the_key_goes_into_a_header_and_the_setup_goes_first() {
    connect();
    pass(100);
    assertEquals(
        "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent",
        service.upgrade.path());
    assertEquals("", service.upgrade.query());
    assertEquals(KEY, service.upgrade.headers().get("x-goog-api-key"));
    assertEquals(1, service.received.size());
    assertTrue(service.received.get(0).startsWith("{\"setup\":{\"model\":\"models/gemini-3.1"));
    assertEquals(List.of("ready"), ears.words());
    assertTrue(ears.wire.get(0).startsWith("sent "), ears.wire.get(0));
    assertEquals("received 26 {\"setupComplete\":{}}", ears.wire.get(1));
  }

  @Test
  void an_endpoint_may_have_a_path_of_its_own_and_no_key() {
    settings.put("apiVersion", "v1alpha");
    connect("ws://agent:1/gateway/", "", network);
    pass(100);
    assertEquals(
        "/gateway/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContent",
        service.upgrade.path());
    assertFalse(service.upgrade.headers().containsKey("x-goog-api-key"));
  }

  @Test
  void a_frame_is_one_message_of_plain_base64() {
    AgentSession session = connect();
    pass(100);
    short[] frame = new short[320];
    frame[0] = 1;
    frame[319] = -2;
    session.sendAudio(frame);
    pass(10);
    byte[] bytes = new byte[640];
    bytes[0] = 1;
    bytes[638] = -2;
    bytes[639] = -1;
    String message =
        "{\"realtimeInput\":{\"audio\":{\"data\":\""
            + Base64.getEncoder().encodeToString(bytes)
            + "\",\"mimeType\":\"audio/pcm;rate=16000\"}}}";
    assertEquals(message, service.received.get(1));
    assertEquals(
        "sent "
            + message.length()
            + " {\"realtimeInput\":{\"audio\":{\"data\":{\"audioBytes\":640},"
            + "\"mimeType\":\"audio/pcm;rate=16000\"}}}",
        ears.wire.get(2));
    assertEquals(0, session.queuedMessages());
  }

  @Test
  void audio_before_the_session_is_ready_is_not_sent() {
    service.answersSetup = false;
    AgentSession session = connect();
    session.sendAudio(new short[320]);
    pass(100);
    session.sendAudio(new short[320]);
    pass(100);
    assertEquals(1, service.received.size());
    assertEquals(0, session.queuedMessages());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void messages_mean_the_same_in_text_and_in_binary_frames(boolean text) {
    service.inText = text;
    connect();
    pass(100);
    time.post(
        () -> {
          service.say("{\"serverContent\":{\"outputTranscription\":{\"text\":\"Grüß Gott\"}}}");
          service.say(
              "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"inlineData\":{\"mimeType\":"
                  + "\"audio/pcm;rate=24000\",\"data\":\"AQACAAMA\"}}]}}}");
          service.say("{\"serverContent\":{\"interrupted\":true}}");
          service.say("{\"serverContent\":{\"turnComplete\":true}}");
        });
    pass(100);
    assertEquals(
        List.of("ready", "said 'Grüß Gott'", "audio 3@24000", "Interrupted", "TurnEnd"),
        ears.words());
    assertEquals(
        List.of(105 * MS, 105 * MS, 105 * MS, 105 * MS),
        ears.events.stream().skip(1).map(SessionEvent::atNs).toList());
    assertTrue(ears.wire.get(3).contains("\"data\":{\"audioBytes\":6}"), "no audio in the journal");
    assertTrue(ears.wire.get(2).startsWith("received 64 "), "bytes, not characters");
  }

  @Test
  void a_tool_is_answered_with_its_id_unless_it_came_without_one() {
    AgentSession session = connect();
    pass(100);
    time.post(
        () ->
            service.say(
                "{\"toolCall\":{\"functionCalls\":[{\"name\":\"a\",\"id\":\"fc_1\"},"
                    + "{\"name\":\"b\"}]}}"));
    pass(100);
    for (SessionEvent event : ears.events) {
      if (event instanceof SessionEvent.ToolCall call) {
        session.answerTool(call.id(), call.name(), Json.object().put("ok", true).build());
      }
    }
    pass(100);
    assertEquals(
        List.of(
            "{\"toolResponse\":{\"functionResponses\":[{\"id\":\"fc_1\",\"name\":\"a\","
                + "\"response\":{\"ok\":true}}]}}",
            "{\"toolResponse\":{\"functionResponses\":[{\"name\":\"b\","
                + "\"response\":{\"ok\":true}}]}}"),
        service.received.subList(1, 3));
  }

  @Test
  void an_answer_that_is_not_waited_for_says_what_it_is_to_do_when_it_comes() {
    agent =
        agent.withTools(
            List.of(
                new AgentFile.ToolDeclaration(
                    "a",
                    "A.",
                    Json.object().build(),
                    Optional.of(false),
                    Optional.of("whenIdle"))));
    AgentSession session = connect();
    pass(100);
    session.answerTool("1", "a", Json.object().build());
    session.answerTool("2", "b", Json.object().build());
    pass(100);
    assertEquals(
        List.of(
            "{\"toolResponse\":{\"functionResponses\":[{\"id\":\"1\",\"name\":\"a\","
                + "\"response\":{},\"scheduling\":\"WHEN_IDLE\"}]}}",
            "{\"toolResponse\":{\"functionResponses\":[{\"id\":\"2\",\"name\":\"b\","
                + "\"response\":{}}]}}"),
        service.received.subList(1, 3));
  }

  @Test
  void history_is_told_once_the_setup_is_answered_and_before_any_sound(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("a.agent.yaml");
    Files.writeString(
        file, "agent: a\nprompt: P.\nmodel: gemini-3.8-live\nhistory: [ { caller: Hello. } ]\n");
    agent = AgentReader.read(file, "a");
    service.answersSetup = false;
    AgentSession session = connect();
    pass(100);
    assertEquals(1, service.received.size());
    service.say("{\"setupComplete\":{}}");
    pass(100);
    session.sendAudio(new short[320]);
    pass(100);
    assertTrue(service.received.get(0).contains("\"initialHistoryInClientContent\":true"));
    assertEquals(
        "{\"clientContent\":{\"turns\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello.\"}]}],"
            + "\"turnComplete\":true}}",
        service.received.get(1));
    assertTrue(service.received.get(2).startsWith("{\"realtimeInput\""));
  }

  @Test
  void pictures_typed_words_and_a_muted_microphone_go_their_own_way() {
    AgentSession session = connect();
    session.sendText("too early");
    pass(100);
    session.sendPicture(new byte[] {-1, -40, -1}, "image/jpeg");
    session.sendText("Grüß Gott");
    session.audioStreamEnd();
    pass(100);
    assertEquals(
        List.of(
            "{\"realtimeInput\":{\"video\":{\"data\":\"/9j/\",\"mimeType\":\"image/jpeg\"}}}",
            "{\"realtimeInput\":{\"text\":\"Grüß Gott\"}}",
            "{\"realtimeInput\":{\"audioStreamEnd\":true}}"),
        service.received.subList(1, 4));
    assertTrue(
        ears.wire.get(2).endsWith("\"data\":{\"pictureBytes\":3},\"mimeType\":\"image/jpeg\"}}}"),
        ears.wire.get(2));
  }

  @Test
  void words_are_typed_as_content_where_realtime_text_starts_no_turn() {
    agent = Agents.plain("gemini-live-2.5-flash");
    AgentSession session = connect();
    pass(100);
    session.sendText("Hi.");
    pass(100);
    assertEquals(
        "{\"clientContent\":{\"turns\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi.\"}]}],"
            + "\"turnComplete\":true}}",
        service.received.get(1));
  }

  @Test
  void where_we_end_the_turns_no_end_of_the_stream_is_told() {
    AgentFile plain = Agents.plain("gemini-3.8-live");
    agent =
        Agents.with(
            "gemini-3.8-live",
            null,
            "",
            List.of(),
            new AgentFile.TurnDetection(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty()),
            plain.thinking());
    AgentSession session = connect();
    pass(100);
    session.audioStreamEnd();
    pass(100);
    assertEquals(1, service.received.size());
  }

  @Test
  void broken_messages_are_told_and_the_session_lives_on() {
    connect();
    pass(100);
    service.say("{\"serverContent\":");
    service.say("{\"usageMetadata\":{\"totalTokenCount\":1e999999999}}");
    service.say("{\"setupComplete\":{}}");
    service.say("{\"serverContent\":{\"turnComplete\":true}}");
    pass(100);
    assertEquals(5, ears.events.size(), ears.words().toString());
    assertTrue(ears.words().get(1).startsWith("error a message is no JSON: "));
    assertEquals("error a second setupComplete came", ears.words().get(3));
    assertEquals("TurnEnd", ears.words().get(4));
    assertEquals("received 17 \"{\\\"serverContent\\\":\"", ears.wire.get(2));
  }

  @Test
  void no_secret_reaches_the_journal_an_event_or_a_word() {
    settings.put("resumptionHandle", "handle-of-before");
    connect();
    pass(100);
    List<String> leaks =
        List.of(
            "{\"serverContent\":{\"outputTranscription\":{\"text\":\"key " + KEY + "\"}}}",
            "{\"error\":{\"message\":\"bad " + KEY.replace("AIza", "\\u0041Iza") + "\"}}",
            "{\"" + KEY + "\":1}",
            "{\"broken\":\"" + KEY,
            "{\"sessionResumptionUpdate\":{\"newHandle\":\"secret-handle\",\"resumable\":true",
            "{\"sessionResumptionUpdate\":{\"newHandle\":\"secret-handle\",\"resumable\":true}}");
    leaks.forEach(service::say);
    pass(100);
    service.link.close(1008, "API key " + KEY + " is not valid");
    pass(100);
    List<String> told = new ArrayList<>(ears.wire);
    told.addAll(ears.words().stream().filter(word -> !word.startsWith("handle ")).toList());
    told.add(ears.closed().meaning());
    for (String line : told) {
      assertFalse(line.contains("NotARealKey"), line);
      assertFalse(line.contains("secret-handle"), line);
      assertFalse(line.contains("handle-of-before"), line);
    }
    assertTrue(ears.words().contains("handle 'secret-handle' true"));
    assertTrue(
        ears.wire.contains(
            "received 74 {\"sessionResumptionUpdate\":{\"newHandle\":{\"secretCharacters\":13},"
                + "\"resumable\":true}}"),
        ears.wire.toString());
    assertTrue(ears.words().contains("said 'key [key]'"));
  }
}

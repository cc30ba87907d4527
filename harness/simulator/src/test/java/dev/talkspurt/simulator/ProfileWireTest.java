package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shape and order of messages, model by model. */
class ProfileWireTest {
  private static final String NATIVE = "gemini-2.5-flash-native-audio-latest";
  private static final String CURRENT = "gemini-3.1-flash-live-preview";
  private static final String LIVE = "gemini-3.8-live";
  private static final String THINKING = "gemini-3.8-live-extended-thinking";
  private static final String CASCADE = "gemini-live-2.5-flash";
  private static final String VERTEX_NATIVE = "gemini-live-2.5-flash-native-audio";

  private static Json.Obj content(WireClient.Got got) {
    return got.message().obj("serverContent").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    NATIVE + ",inputTranscription modelTurn outputTranscription modelTurn",
    VERTEX_NATIVE + ",inputTranscription modelTurn outputTranscription modelTurn",
    CURRENT + ",{} inputTranscription modelTurn",
    LIVE + ",voiceActivity {} inputTranscription modelTurn",
    THINKING + ",voiceActivity {} inputTranscription modelTurn",
    CASCADE + ",inputTranscription outputTranscription modelTurn",
  })
  void a_spoken_turn_comes_in_the_recorded_order(String model, String kinds) {
    List<String> story = ProfileRoom.of(model).say(ProfileRoom.QUESTION, 12_000).client.story();
    List<String> start = List.of(kinds.split(" "));
    assertEquals(start, story.subList(1, 1 + start.size()), story.toString());
    int ends = story.size() - 2;
    assertEquals(List.of("generationComplete", "turnComplete"), story.subList(ends, ends + 2));
  }

  @Test
  void one_message_holds_one_kind_of_thing_on_2_5_and_several_on_3_1() {
    WireClient old = ProfileRoom.of(NATIVE).say(ProfileRoom.QUESTION, 12_000).client;
    assertTrue(
        old.all("modelTurn").stream()
            .noneMatch(got -> content(got).get("outputTranscription").isPresent()));
    WireClient now = ProfileRoom.of(CURRENT).say(ProfileRoom.QUESTION, 12_000).client;
    assertTrue(
        now.all("modelTurn").stream()
            .anyMatch(got -> content(got).get("outputTranscription").isPresent()));
    assertEquals(old.text("outputTranscription"), now.text("outputTranscription"));
  }

  @Test
  void what_was_heard_comes_in_pieces_at_once_on_2_5_and_whole_before_the_answer_on_3_1() {
    WireClient old = ProfileRoom.of(NATIVE).say(ProfileRoom.QUESTION, 12_000).client;
    List<WireClient.Got> pieces = old.all("inputTranscription");
    assertEquals(6, pieces.size());
    assertEquals(ProfileRoom.QUESTION, old.text("inputTranscription"));
    double beforeMs = (old.first("modelTurn").atNs() - pieces.get(0).atNs()) / 1e6;
    assertEquals(400, beforeMs, 1, "the agent thinks after it has understood");
    WireClient now = ProfileRoom.of(CURRENT).say(ProfileRoom.QUESTION, 12_000).client;
    assertEquals(1, now.all("inputTranscription").size());
    assertEquals(now.first("modelTurn").atNs(), now.first("inputTranscription").atNs());
  }

  @Test
  void thoughts_come_unasked_on_2_5_unless_thinking_is_off() {
    WireClient old = ProfileRoom.of(NATIVE).say(ProfileRoom.QUESTION, 12_000).client;
    Json.Obj thought = (Json.Obj) turn(old.first("modelTurn")).items("parts").get(0);
    assertTrue(thought.isTrue("thought"));
    assertTrue(thought.text("text").orElseThrow().startsWith("**"));
    String none = ",\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":0}}";
    WireClient off =
        ProfileRoom.of(NATIVE, none, Map.of()).say(ProfileRoom.QUESTION, 12_000).client;
    Json.Obj first = (Json.Obj) turn(off.first("modelTurn")).items("parts").get(0);
    assertTrue(first.get("inlineData").isPresent());
  }

  private static Json.Obj turn(WireClient.Got got) {
    return content(got).obj("modelTurn").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    NATIVE + ",false,audio/pcm;rate=24000",
    CURRENT + ",false,audio/pcm;rate=24000",
    CASCADE + ",true,audio/pcm",
    VERTEX_NATIVE + ",true,audio/pcm"
  })
  void roles_and_types_are_the_surface_s(String model, boolean role, String type) {
    WireClient client = ProfileRoom.of(model).say(ProfileRoom.QUESTION, 12_000).client;
    WireClient.Got last = client.all("modelTurn").get(client.all("modelTurn").size() - 1);
    assertEquals(role ? Optional.of("model") : Optional.empty(), turn(last).text("role"));
    Json.Obj part = (Json.Obj) turn(last).items("parts").get(0);
    assertEquals(type, part.obj("inlineData").flatMap(d -> d.text("mimeType")).orElseThrow());
    boolean id =
        client
            .first("setupComplete")
            .message()
            .obj("setupComplete")
            .orElseThrow()
            .get("sessionId")
            .isPresent();
    assertEquals(role, id);
    boolean grounding = content(client.first("turnComplete")).get("groundingMetadata").isPresent();
    assertEquals(role, grounding);
  }

  @Test
  void a_half_cascade_writes_before_it_speaks() {
    WireClient client = ProfileRoom.of(CASCADE).say(ProfileRoom.QUESTION, 12_000).client;
    List<WireClient.Got> texts = client.all("outputTranscription");
    assertEquals("{}", transcription(texts.get(0)).compact());
    assertEquals("{\"finished\":true}", transcription(texts.get(texts.size() - 1)).compact());
    int firstAudio = client.got.indexOf(client.first("modelTurn"));
    assertTrue(client.got.indexOf(texts.get(texts.size() - 1)) < firstAudio);
  }

  private static Json.Obj transcription(WireClient.Got got) {
    return content(got).obj("outputTranscription").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    NATIVE + ",function-call-\\d{19}",
    CURRENT + ",fc_\\d{19}",
    CASCADE + ",[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
  })
  void ids_of_calls_look_like_the_service_s(String model, String pattern) {
    String id = ProfileRoom.of(model).say(ProfileRoom.REQUEST, 5_000).callId();
    assertTrue(id.matches(pattern), id);
  }

  @ParameterizedTest
  @CsvSource({
    NATIVE + ",1",
    CURRENT + ",1",
    LIVE + ",2",
    THINKING + ",2",
    CASCADE + ",2",
    VERTEX_NATIVE + ",1"
  })
  void a_tool_turn_has_the_model_s_number_of_ends(String model, int ends) {
    ProfileRoom at = ProfileRoom.of(model).say(ProfileRoom.REQUEST, 5_000);
    int before = at.client.all("turnComplete").size();
    boolean waits = !model.startsWith("gemini-3.8");
    assertEquals(waits ? 0 : 1, before, "held until the tool has answered");
    at.client.answer(at.callId(), "find_slots", "{\"slots\":[\"09:00\"]}");
    at.room.advanceMs(5_000);
    assertEquals(ends, at.client.all("turnComplete").size());
    assertEquals(
        "One moment please.On Tuesday I have 09:00.", at.client.text("outputTranscription"));
  }

  @Test
  void extended_thinking_tells_when_it_is_done() {
    ProfileRoom at = ProfileRoom.of(THINKING).say(ProfileRoom.REQUEST, 5_000);
    List<String> before = at.client.story();
    assertEquals(
        List.of("turnComplete", "interactionStatus", "toolCall"),
        before.subList(before.size() - 3, before.size()));
    assertEquals("IN_PROGRESS", status(at.client.first("turnComplete")));
    assertEquals("IN_PROGRESS", status(at.client.all("interactionStatus").get(1)));
    at.client.answer(at.callId(), "find_slots", "{\"slots\":[\"09:00\"]}");
    at.room.advanceMs(5_000);
    assertEquals("IDLE", status(at.client.all("turnComplete").get(1)));
  }

  private static String status(WireClient.Got got) {
    return content(got).text("interactionStatus").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    NATIVE + ",responseTokenCount,1,true",
    CURRENT + ",responseTokenCount,0,false",
    LIVE + ",responseTokenCount,0,true",
    CASCADE + ",candidatesTokenCount,0,false",
    VERTEX_NATIVE + ",candidatesTokenCount,1,true"
  })
  void tokens_are_counted_in_the_model_s_way(
      String model, String count, int hidden, boolean thinks) {
    WireClient client = ProfileRoom.of(model).say(ProfileRoom.QUESTION, 12_000).client;
    Json.Obj usage = client.first("usageMetadata").message().obj("usageMetadata").orElseThrow();
    int response = number(usage, count);
    int prompt = number(usage, "promptTokenCount");
    assertEquals(prompt + response, number(usage, "totalTokenCount"), "thoughts stay outside");
    assertEquals(hidden == 1, prompt > 1_100);
    assertEquals(thinks, usage.get("thoughtsTokenCount").isPresent());
    assertEquals(model.startsWith("gemini-live"), usage.get("trafficType").isPresent());
  }

  private static int number(Json.Obj usage, String key) {
    return usage.number(key).orElseThrow().intValue();
  }

  @Test
  void gaps_in_the_counts_come_when_they_are_asked_for() {
    ProfileRoom plain = ProfileRoom.of(CURRENT).say(ProfileRoom.QUESTION, 12_000);
    assertEquals(0, gap(plain.client));
    ProfileRoom real = ProfileRoom.of(CURRENT, "", Map.of("usageGaps", "true"));
    assertEquals(33, gap(real.say(ProfileRoom.QUESTION, 12_000).client));
  }

  private static int gap(WireClient client) {
    Json.Obj usage = client.first("usageMetadata").message().obj("usageMetadata").orElseThrow();
    int sum = 0;
    for (Json item : usage.items("promptTokensDetails")) {
      sum += number((Json.Obj) item, "tokenCount");
    }
    return number(usage, "promptTokenCount") - sum;
  }

  @Test
  void a_fixed_profile_stands_for_any_model_of_the_family() {
    ProfileRoom at = ProfileRoom.of("gemini-9-live", "", Map.of("profile", "vertex-half-cascade"));
    assertEquals("model", turnOf(at).text("role").orElseThrow());
  }

  private static Json.Obj turnOf(ProfileRoom at) {
    return turn(at.say(ProfileRoom.QUESTION, 12_000).client.first("modelTurn"));
  }

  @Test
  void lengths_of_chunks_vary_within_the_model_s_range() {
    WireClient client = ProfileRoom.of(CASCADE).say(ProfileRoom.QUESTION, 12_000).client;
    List<WireClient.Got> chunks = client.all("modelTurn");
    long lengths =
        chunks.subList(1, chunks.size() - 1).stream()
            .map(got -> got.raw().length())
            .distinct()
            .count();
    assertTrue(lengths > 3, lengths + " lengths");
  }
}

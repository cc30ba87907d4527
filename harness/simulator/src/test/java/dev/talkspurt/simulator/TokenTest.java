package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.time.VirtualTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  private static final String PATH =
      "/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContentConstrained";
  private static final String MODEL =
      "\"model\":\"models/gemini-2.5-flash-native-audio-preview-12-2025\"";
  private static final String SPEAKS = "\"generationConfig\":{\"responseModalities\":[\"AUDIO\"]}";
  private static final String RESUMABLE =
      "{\"setup\":{" + MODEL + "," + SPEAKS + ",\"sessionResumption\":{}}}";

  private final Room room = Room.clinic(Map.of("session", "{ connection: never, length: never }"));

  private WebAnswer mint(String body) {
    return room.ask("POST", "/v1alpha/auth_tokens?key=k", Map.of(), body);
  }

  private String token(String body) {
    WebAnswer answer = mint(body);
    assertEquals(200, answer.status(), answer.body());
    return ((Json.Obj) Json.parse(answer.body())).text("name").orElseThrow();
  }

  private static String message(WebAnswer answer) {
    return ((Json.Obj) Json.parse(answer.body()))
        .obj("error")
        .flatMap(error -> error.text("message"))
        .orElseThrow();
  }

  private WireClient begin(String token, String setup) {
    WireClient client = room.dial(PATH + "?access_token=" + token);
    client.send(setup);
    room.advanceMs(0);
    return client;
  }

  private WireClient begin(String token) {
    return begin(token, WireClient.SETUP);
  }

  private static void assertReady(WireClient client) {
    assertEquals("0 ", client.closeCode + " " + client.closeReason);
    assertEquals(1, client.all("setupComplete").size());
  }

  private static void assertRefused(WireClient client, int code, String reason) {
    assertEquals(code + " " + reason, client.closeCode + " " + client.closeReason);
  }

  private static String inTheFuture(long seconds) {
    return VirtualTime.EPOCH.plusSeconds(seconds).toString();
  }

  @Test
  void the_answer_is_a_name_and_nothing_else() {
    WebAnswer answer = mint("{}");
    assertTrue(
        answer.body().matches("\\{\n  \"name\": \"auth_tokens/[0-9a-f]{64}\"\n}\n"), answer.body());
    assertNotEquals(answer.body(), mint("{}").body());
  }

  @Test
  void by_default_it_opens_one_session() {
    String token = token("");
    assertReady(begin(token));
    assertRefused(begin(token), 1011, "Token has been used too many times");
  }

  @Test
  void it_opens_as_many_as_it_says_and_0_is_any_number() {
    String two = token("{\"uses\":2}");
    assertReady(begin(two));
    assertReady(begin(two));
    assertRefused(begin(two), 1011, "Token has been used too many times");
    String any = token("{\"uses\":0}");
    for (int i = 0; i < 5; i++) {
      assertReady(begin(any));
    }
  }

  @Test
  void a_refused_setup_uses_nothing_up() {
    String token = token("{}");
    assertEquals(1008, begin(token, "{\"setup\":{\"model\":\"models/kore-1\"}}").closeCode);
    assertReady(begin(token));
  }

  @Test
  void by_default_a_session_is_to_begin_within_a_minute() {
    String early = token("{}");
    String late = token("{}");
    room.advanceMs(59_999);
    assertReady(begin(early));
    room.advanceMs(1);
    assertRefused(begin(late), 1011, "Token has expired");
  }

  @Test
  void by_default_it_ends_after_half_an_hour_even_in_the_middle_of_a_session() {
    WireClient client = begin(token("{}"));
    room.advanceMs(30 * 60_000 - 1);
    assertEquals(0, client.closeCode);
    room.advanceMs(1);
    assertRefused(client, 1011, "auth token has expired");
  }

  @Test
  void times_can_be_named() {
    String token =
        token(
            "{\"newSessionExpireTime\":\"%s\",\"expire_time\":\"%s\",\"uses\":3}"
                .formatted(inTheFuture(10), inTheFuture(20).replace("Z", "+00:00")));
    room.advanceMs(9_999);
    WireClient client = begin(token);
    assertReady(client);
    room.advanceMs(1);
    assertRefused(begin(token), 1011, "Token has expired");
    room.advanceMs(10_000);
    assertRefused(client, 1011, "auth token has expired");
  }

  private String handleOf(WireClient client) {
    return client
        .all("sessionResumptionUpdate")
        .get(0)
        .message()
        .obj("sessionResumptionUpdate")
        .flatMap(update -> update.text("newHandle"))
        .orElseThrow();
  }

  private static String resuming(String handle) {
    return RESUMABLE.replace(
        "\"sessionResumption\":{}", "\"sessionResumption\":{\"handle\":\"" + handle + "\"}");
  }

  @Test
  void taking_a_session_up_again_costs_no_use_until_the_token_expires() {
    String token = token("{\"expireTime\":\"%s\"}".formatted(inTheFuture(100)));
    WireClient first = begin(token, RESUMABLE);
    room.advanceMs(70_000);
    String resume = resuming(handleOf(first));
    first.link().close(1000, "");
    room.advanceMs(1_000);
    WireClient second = begin(token, resume);
    assertReady(second);
    second.link().close(1000, "");
    room.advanceMs(29_000);
    assertRefused(begin(token, resume), 1011, "Token has expired");
  }

  @Test
  void a_settled_setup_leaves_the_handle_to_the_client() {
    String token =
        token(
            "{\"bidiGenerateContentSetup\":{%s,%s,\"sessionResumption\":{}}}"
                .formatted(MODEL, SPEAKS));
    WireClient first = begin(token);
    room.advanceMs(6_000);
    first.link().close(1000, "");
    room.advanceMs(1_000);
    WireClient second = begin(token, resuming(handleOf(first)));
    assertReady(second);
    room.advanceMs(5_000);
    assertEquals(0, second.all("modelTurn").size(), "it does not greet again");
    assertRefused(
        begin(token, resuming("nonsense")), 1008, "BidiGenerateContent session not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization", "x-goog-api-key"})
  void headers_carry_it_too(String header) {
    String token = token("{}");
    String value = header.equals("authorization") ? "Token " + token : token;
    WireClient client = room.dial(PATH.replace("/ws", "//ws"), Map.of(header, value));
    client.setUp();
    room.advanceMs(0);
    assertReady(client);
    assertRefused(begin(token), 1011, "Token has been used too many times");
  }

  @Test
  void the_query_may_have_its_slash_encoded() {
    assertReady(begin(token("{}").replace("/", "%2F")));
  }

  @Test
  void a_made_up_token_is_refused_at_the_upgrade() {
    WireClient client = room.dial(PATH + "?access_token=auth_tokens/0123");
    assertTrue(client.closeReason.contains("401"), client.closeReason);
  }

  @Test
  void only_the_constrained_method_takes_tokens() {
    WireClient client = room.dial(Room.PATH + "?access_token=" + token("{}"));
    assertTrue(client.closeReason.contains("401"), client.closeReason);
  }

  @Test
  void a_setup_without_mask_replaces_the_clients() {
    String token = token("{\"bidiGenerateContentSetup\":{%s,%s}}".formatted(MODEL, SPEAKS));
    WireClient client =
        begin(
            token,
            "{\"setup\":{\"model\":\"models/kore-1\",\"sessionResumption\":{},"
                + "\"outputAudioTranscription\":{}}}");
    assertReady(client);
    room.advanceMs(5_000);
    assertTrue(client.all("modelTurn").size() > 1, "it greets");
    assertEquals(0, client.all("outputTranscription").size());
    assertEquals(0, client.all("sessionResumptionUpdate").size());
  }

  @Test
  void a_setup_that_pins_the_model_alone_is_one_for_text() {
    WireClient client =
        begin(
            token("{\"bidiGenerateContentSetup\":{%s}}".formatted(MODEL)),
            "{\"setup\":{" + MODEL + "," + SPEAKS + "}}");
    assertEquals(1007, client.closeCode);
    String beginning = "The requested combination of response modalities (TEXT) is not supported";
    assertTrue(client.closeReason.startsWith(beginning), client.closeReason);
  }

  @Test
  void masked_fields_ignore_the_clients_and_the_rest_does_not() {
    String token =
        token(
            ("{\"bidiGenerateContentSetup\":{%s,\"outputAudioTranscription\":{}},"
                    + "\"fieldMask\":\"model,outputAudioTranscription,session_resumption\"}")
                .formatted(MODEL));
    WireClient client =
        begin(
            token,
            "{\"setup\":{\"model\":\"models/kore-1\",%s,\"sessionResumption\":{}}}"
                .formatted(SPEAKS));
    assertReady(client);
    room.advanceMs(5_000);
    assertTrue(client.text("outputTranscription").startsWith("Good morning"));
    assertEquals(0, client.all("sessionResumptionUpdate").size(), "locked to its default");
  }

  @Test
  void masks_reach_into_objects_and_count_no_items() {
    String token =
        token(
            ("{\"bidiGenerateContentSetup\":{%s,\"tools\":[{\"functionDeclarations\":[]}]},"
                    + "\"fieldMask\":\"generationConfig.responseModalities,tools.0\"}")
                .formatted(SPEAKS));
    assertReady(
        begin(
            token,
            "{\"setup\":{%s,\"generationConfig\":{\"responseModalities\":[\"TEXT\"]}}}"
                .formatted(MODEL)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"liveConnectConstraints\":{}} | Unknown name \"liveConnectConstraints\" at 'auth_token'",
        "{\"lockAdditionalFields\":[]} | Unknown name \"lockAdditionalFields\" at 'auth_token'",
        "{\"bidiGenerateContentSetup\":{\"modle\":1}} | Unknown name \"modle\" at"
            + " 'auth_token.bidiGenerateContentSetup'",
        "{\"uses\":-1} | Request contains an invalid argument.",
        "{\"uses\":1.5} | Request contains an invalid argument.",
        "{\"uses\":9999999999} | Request contains an invalid argument.",
        "{\"expireTime\":\"tomorrow\"} | Invalid value at 'auth_token.expireTime'",
        "{\"expireTime\":\"2026-01-06T05:00:01Z\"} | expireTime must be less than 20 hours",
        "{\"newSessionExpireTime\":\"2027-01-06T05:00:01Z\"} | newSessionExpireTime must be less",
        "{\"fieldMask\":\"model,nonsense\"} | Invalid field mask: unknown path \"nonsense\"",
        "{\"fieldMask\":\"\",\"fieldMask\":\"\"} | Invalid JSON payload",
        "[] | Request contains an invalid argument.",
        "{ | Invalid JSON payload received."
      })
  void what_there_is_not_cannot_be_asked_for(String body, String reason) {
    WebAnswer answer = mint(body);
    assertEquals(400, answer.status());
    assertTrue(message(answer).contains(reason), message(answer));
    assertTrue(answer.body().contains("\"INVALID_ARGUMENT\""), answer.body());
  }

  @Test
  void a_time_long_past_is_a_token_that_never_was_good() {
    assertRefused(
        begin(token("{\"expireTime\":\"1970-01-01T00:00:00Z\"}")), 1011, "Token has expired");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/v1beta/auth_tokens,200",
    "POST,//v1alpha/auth_tokens,200",
    "GET,/v1alpha/auth_tokens,405",
    "GET,/v1beta/models,200",
    "POST,/v1beta/models,405",
    "POST,/v2/auth_tokens,404",
    "GET,/,404"
  })
  void each_path_has_its_method(String method, String path, int status) {
    assertEquals(status, room.ask(method, path, Map.of(), "").status());
  }

  @Test
  void a_key_can_be_asked_for() {
    room.askForKeys();
    String path = "/v1alpha/auth_tokens";
    WebAnswer without = room.ask("POST", path, Map.of(), "{}");
    assertEquals(403, without.status());
    assertTrue(message(without).startsWith("Method doesn't allow unregistered callers"));
    assertEquals(200, room.ask("POST", path, Map.of("X-Goog-Api-Key", "k"), "{}").status());
  }

  @Test
  void the_list_of_models_says_which_are_live() {
    WebAnswer answer = room.ask("GET", "/v1beta/models", Map.of(), "");
    List<Json> models = ((Json.Obj) Json.parse(answer.body())).items("models");
    assertEquals(6, models.size());
    assertTrue(
        models.contains(
            Json.parse(
                "{\"name\":\"models/gemini-3.8-live\","
                    + "\"supportedGenerationMethods\":[\"bidiGenerateContent\"]}")));
  }
}

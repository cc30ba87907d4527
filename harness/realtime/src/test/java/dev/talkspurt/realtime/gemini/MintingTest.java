package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.link.MemoryNetwork;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.link.WebListener;
import dev.talkspurt.link.WebRequest;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.VirtualTime;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token is made, and the session opened with it. */
class MintingTest {
  private static final String KEY = "AIzaSyNotARealKey-0123456789";
  private static final String TOKEN = "auth_tokens/0123456789abcdef";
  private static final long MS = 1_000_000L;

  private final VirtualTime time = new VirtualTime();
  private final MemoryNetwork network = new MemoryNetwork(time, 5 * MS);
  private final FakeService service = new FakeService();
  private final Ears ears = new Ears();
  private final Map<String, String> settings = new HashMap<>(Map.of("auth", "mint"));
  private final AgentConnector gemini = new GeminiLive().forCall();

  MintingTest() {
    service.answer = new WebAnswer(200, "{\n  \"name\": \"" + TOKEN + "\"\n}\n");
    network.listen("agent:1", service);
  }

  private AgentConnector.Request request(Dialer dialer) {
    return new AgentConnector.Request(
        Agents.plain("gemini-3.1-flash-live-preview"),
        URI.create("ws://agent:1"),
        KEY,
        null,
        settings,
        16_000,
        dialer,
        time);
  }

  private AgentSession connect() {
    return gemini.connect(request(network), ears);
  }

  private void pass(long ms) {
    time.advanceTo(time.nowNs() + ms * MS);
  }

  private Json.Obj body() {
    return (Json.Obj) Json.parse(service.asked.get(0).body());
  }

  @Test
  void the_key_makes_the_token_and_the_token_opens_the_session() {
    connect();
    pass(100);
    WebRequest asked = service.asked.get(0);
    assertEquals(
        "POST /v1alpha/auth_tokens ", asked.method() + " " + asked.path() + " " + asked.query());
    assertEquals(Map.of("x-goog-api-key", KEY), asked.headers());
    assertEquals("{\"uses\":1}", asked.body());
    assertEquals("access_token=" + TOKEN, service.upgrade.query());
    assertTrue(service.upgrade.path().endsWith("Constrained"));
    assertEquals(Map.of(), service.upgrade.headers(), "the key stays here");
    assertEquals(List.of("ready"), ears.words());
  }

  @Test
  void neither_key_nor_token_is_told() {
    connect();
    pass(100);
    service.say(
        "{\"serverContent\":{\"outputTranscription\":{\"text\":\"%s %s\"}}}".formatted(KEY, TOKEN));
    pass(100);
    service.link.close(1008, TOKEN.substring(12) + " is not known, nor " + KEY);
    pass(100);
    String told = ears.wire + " " + ears.words() + " " + ears.events;
    assertFalse(told.contains(KEY), told);
    assertFalse(told.contains("0123456789abcdef"), told);
    assertTrue(told.contains("[key]"), told);
  }

  @Test
  void the_whole_setup_can_be_settled() {
    settings.put("tokenLocks", "setup");
    settings.put("tokenMinutes", "45");
    connect();
    pass(100);
    Json.Obj sent = (Json.Obj) Json.parse(service.received.get(0));
    assertEquals(sent.get("setup"), body().get("bidiGenerateContentSetup"));
    assertTrue(body().get("fieldMask").isEmpty());
    assertEquals("2026-01-05T09:45:00Z", body().text("expireTime").orElseThrow());
  }

  @Test
  void some_fields_can_be_settled() {
    settings.put(
        "tokenLocks",
        "[\"model\",\"generationConfig.responseModalities\",\"generationConfig.temperature\"]");
    connect();
    pass(100);
    assertEquals(
        "{\"uses\":1,\"bidiGenerateContentSetup\":{\"model\":\"models/gemini-3.1-flash-live-preview\","
            + "\"generationConfig\":{\"responseModalities\":[\"AUDIO\"]}},"
            + "\"fieldMask\":\"model,generationConfig.responseModalities,generationConfig.temperature\"}",
        body().compact());
  }

  @Test
  void a_session_is_taken_up_again_with_its_token_as_long_as_that_is_good() {
    gemini.connect(gemini.resumable(request(network), ""), ears);
    pass(60_000);
    service.upgrade = null;
    gemini.connect(gemini.resumable(request(network), "handle"), ears);
    pass(100);
    assertEquals(1, service.asked.size());
    assertEquals("access_token=" + TOKEN, service.upgrade.query());
    pass(29 * 60_000);
    gemini.connect(gemini.resumable(request(network), "handle"), ears);
    pass(100);
    assertEquals(2, service.asked.size(), "another one when it has expired");
  }

  @Test
  void another_call_has_another_token() {
    connect();
    new GeminiLive().forCall().connect(gemini.resumable(request(network), "handle"), ears);
    pass(100);
    assertEquals(2, service.asked.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | API key not valid. Please pass a valid API key. | target: the API key is not valid",
        "400 | API key expired. Please renew the API key. | target: the API key has expired",
        "400 | User location is not supported for the API use. | target: the provider does not serve",
        "400 | Invalid field mask | target: the service makes no token like that; check tokenLocks",
        "401 | Nobody said | target: the key or token was refused",
        "403 | Method doesn't allow unregistered callers (callers | target: no API key was sent",
        "404 | Not here | target: there are no ephemeral tokens at this address",
        "429 | Resource has been exhausted (e.g. check quota). | provider: the account's quota",
        "429 | Slower | provider: too many sessions or no quota left",
        "500 | Internal error encountered. | provider: the service failed inside",
        "503 | Odd | provider: the service refused the connection; repeat later"
      })
  void each_refusal_has_somebody_to_turn_to(int status, String words, String meaning) {
    Json.Obj error = Json.object().put("code", status).put("message", words).build();
    service.answer = new WebAnswer(status, Json.object().put("error", error).build().pretty());
    connect();
    pass(100);
    assertEquals("no token: HTTP " + status + " " + words, ears.closed().reason());
    assertTrue(ears.closed().meaning().startsWith(meaning), ears.closed().meaning());
    assertEquals(null, service.upgrade);
    pass(60_000);
    assertEquals(1, ears.events.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "{}",
        "<html>",
        "[]",
        "{\"name\":7}",
        "{\"name\":\"tokens/1\"}",
        "{\"name\":\"auth_tokens/1&key=2\"}"
      })
  void an_answer_that_is_no_token_is_the_providers_fault(String body) {
    service.answer = new WebAnswer(200, body);
    connect();
    pass(100);
    assertTrue(
        ears.closed().meaning().startsWith("provider: the service answered with something"),
        ears.closed().meaning());
  }

  @Test
  void a_refusal_that_is_no_json_is_understood_by_its_status() {
    service.answer = new WebAnswer(502, "<html>Bad gateway " + KEY + "</html>");
    connect();
    pass(100);
    assertEquals("no token: HTTP 502", ears.closed().reason());
    assertTrue(ears.closed().meaning().startsWith("provider: "));
  }

  @Test
  void nobody_there_is_the_networks_fault() {
    network.stopListening("agent:1");
    connect();
    pass(100);
    assertEquals("no token: nobody listens on agent:1", ears.closed().reason());
    assertTrue(ears.closed().meaning().startsWith("network: "), ears.closed().meaning());
  }

  /** Takes requests and never answers. */
  private static final class Silence implements Dialer {
    private WebListener asked;

    @Override
    public void dial(DialRequest request, LinkListener listener) {
      throw new AssertionError("there is no token to dial with");
    }

    @Override
    public void ask(DialRequest request, String method, String body, WebListener listener) {
      asked = listener;
    }
  }

  @Test
  void an_answer_that_never_comes_is_not_waited_for() {
    settings.put("connectTimeoutMs", "3000");
    Silence silence = new Silence();
    gemini.connect(request(silence), ears);
    pass(4_999);
    assertEquals(0, ears.events.size());
    pass(1);
    assertTrue(ears.closed().meaning().startsWith("network: no ephemeral token came in time"));
    silence.asked.answered(service.answer);
    pass(1_000);
    assertEquals(1, ears.events.size());
  }

  @Test
  void a_call_that_is_given_up_meanwhile_dials_nobody() {
    Silence silence = new Silence();
    AgentSession session = gemini.connect(request(silence), ears);
    pass(100);
    session.close();
    silence.asked.answered(service.answer);
    pass(1_000);
    assertTrue(ears.closed().byUs());
    assertEquals(1, ears.events.size());
  }
}

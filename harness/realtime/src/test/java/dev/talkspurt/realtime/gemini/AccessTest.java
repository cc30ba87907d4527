package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.link.MemoryNetwork;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.time.VirtualTime;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in: what is dialled, what carries the secret, how the model is named. */
class AccessTest {
  private static final String SECRET = "secret-0123456789";
  private static final String TOKEN = "auth_tokens/0123456789abcdef";
  private static final String VERTEX =
      "/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent";
  private static final String CONSTRAINED =
      "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContentConstrained";

  private final VirtualTime time = new VirtualTime();
  private final MemoryNetwork network = new MemoryNetwork(time, 0);
  private final FakeService service = new FakeService();
  private final Ears ears = new Ears();

  /** Settings from {@code key: value, key: value}. */
  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new HashMap<>();
    for (String pair : text.split(",\\s*")) {
      String[] parts = pair.split(":\\s*", 2);
      settings.put(parts[0], parts[1]);
    }
    return settings;
  }

  private LinkAcceptor.Upgrade call(String settings, String secret) {
    network.listen("agent:1", service);
    new GeminiLive()
        .connect(
            new AgentConnector.Request(
                Agents.plain("gemini-live-x"),
                URI.create("ws://agent:1"),
                secret,
                null,
                settings(settings),
                16_000,
                network,
                time),
            ears);
    time.advanceTo(time.nowNs() + 30_000_000_000L);
    return service.upgrade;
  }

  private String model() {
    return service.received.get(0).replaceAll(".*?\"model\":\"([^\"]*)\".*", "$1");
  }

  private void nothingIsTold(String secret) {
    assertFalse(ears.wire.toString().contains(secret), ears.wire.toString());
    assertFalse(ears.words().toString().contains(secret), ears.words().toString());
    assertFalse(ears.events.toString().contains(secret), ears.events.toString());
  }

  @Test
  void vertex_takes_an_access_token_and_the_models_full_name() {
    LinkAcceptor.Upgrade upgrade =
        call("service: vertex, project: my-project, location: europe-west4", SECRET);
    assertEquals(VERTEX, upgrade.path());
    assertEquals("", upgrade.query());
    assertEquals(Map.of("authorization", "Bearer " + SECRET), upgrade.headers());
    assertEquals(
        "projects/my-project/locations/europe-west4/publishers/google/models/gemini-live-x",
        model());
    nothingIsTold(SECRET);
  }

  @Test
  void vertex_charges_the_project_that_is_named() {
    LinkAcceptor.Upgrade upgrade =
        call(
            "service: vertex, project: my-project, location: global, quotaProject: payer, "
                + "apiVersion: v1",
            SECRET);
    assertEquals(VERTEX.replace("v1beta1", "v1"), upgrade.path());
    assertEquals("payer", upgrade.headers().get("x-goog-user-project"));
  }

  @Test
  void express_mode_is_vertex_with_a_key() {
    LinkAcceptor.Upgrade upgrade = call("service: vertex, auth: key", SECRET);
    assertEquals(VERTEX, upgrade.path());
    assertEquals("", upgrade.query());
    assertEquals(Map.of("x-goog-api-key", SECRET), upgrade.headers());
    assertEquals("publishers/google/models/gemini-live-x", model());
  }

  @Test
  void a_token_travels_in_the_query_of_a_method_of_its_own() {
    LinkAcceptor.Upgrade upgrade = call("auth: token", TOKEN);
    assertEquals(CONSTRAINED, upgrade.path());
    assertEquals("access_token=" + TOKEN, upgrade.query());
    assertEquals(Map.of(), upgrade.headers());
    assertEquals("models/gemini-live-x", model());
    nothingIsTold("0123456789abcdef");
  }

  @Test
  void a_token_can_travel_in_a_header() {
    LinkAcceptor.Upgrade upgrade = call("auth: token, tokenIn: header, apiVersion: v1alpha", TOKEN);
    assertEquals(CONSTRAINED.replace("v1beta", "v1alpha"), upgrade.path());
    assertEquals("", upgrade.query());
    assertEquals(Map.of("authorization", "Token " + TOKEN), upgrade.headers());
  }

  @Test
  void a_model_with_a_path_is_taken_as_it_is() {
    Access access = Access.of(settings("service: vertex, auth: key"));
    assertEquals("projects/p/models/m", access.modelName("projects/p/models/m"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth: key | wss://generativelanguage.googleapis.com",
        "auth: mint | wss://generativelanguage.googleapis.com",
        "service: vertex, auth: key | wss://aiplatform.googleapis.com",
        "service: vertex, project: p-1, location: global | wss://aiplatform.googleapis.com",
        "service: vertex, project: p-1, location: us-central1"
            + " | wss://us-central1-aiplatform.googleapis.com"
      })
  void each_service_has_an_address(String settings, String address) {
    assertEquals(URI.create(address), new GeminiLive().defaultEndpoint(settings(settings)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "service: azure | service is 'azure', expected developer or vertex",
        "auth: bearer | auth is 'bearer', expected key or token or mint",
        "service: vertex, auth: token | auth is 'token', expected bearer or key",
        "service: vertex, project: p-1 | location is '', expected one such as us-central1",
        "service: vertex, location: us-central1 | project is '', expected one such as my-project",
        "service: vertex, project: p-1, location: Mars! | location is 'Mars!'",
        "service: vertex, auth: key, project: p-1 | project does nothing here, it needs service:",
        "location: us-central1 | location does nothing here",
        "quotaProject: p-1 | quotaProject does nothing here",
        "tokenIn: header | tokenIn does nothing here, it needs auth: token or auth: mint",
        "auth: token, tokenIn: cookie | tokenIn is 'cookie', expected query or header",
        "auth: token, tokenLocks: setup | tokenLocks does nothing here, it needs auth: mint",
        "tokenMinutes: 5 | tokenMinutes does nothing here",
        "auth: mint, tokenMinutes: 1200 | tokenMinutes is '1200'",
        "auth: mint, tokenLocks: a b | tokenLocks is 'a b'",
        "service: vertex, auth: key, apiVersion: 2 | apiVersion is '2', expected v1beta1",
        "apiVersion: beta | apiVersion is 'beta', expected v1beta or v1alpha",
        "apiVersoin: v1 | 'apiVersoin' is unknown"
      })
  void settings_that_cannot_work_are_found_without_calling(String settings, String problem) {
    String found = new GeminiLive().lintSettings(settings(settings)).toString();
    assertTrue(found.contains(problem), found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth: key | auth_tokens/0123456789abcdef | is an ephemeral token, expected an API key",
        "auth: mint | auth_tokens/0123456789abcdef | is an ephemeral token, expected an API key",
        "auth: token | AIzaSy-0123456789 | is no ephemeral token, expected auth_tokens/",
        "auth: token | auth_tokens/0123?key=456789abcdef | characters that none has",
        "auth: token | '' | keyVariable to name the environment variable that holds an ephemeral",
        "service: vertex, project: p-1, location: global | ya29 0123456789 | the access token has"
            + " characters"
      })
  void a_secret_of_another_kind_is_not_sent(String settings, String secret, String problem) {
    call(settings, secret);
    assertTrue(ears.closed().meaning().startsWith("target: "), ears.closed().meaning());
    assertTrue(ears.closed().meaning().contains(problem), ears.closed().meaning());
    assertEquals(null, service.upgrade);
    assertTrue(secret.isEmpty() || !ears.events.toString().contains(secret));
  }

  @Test
  void the_providers_are_not_called_without_a_secret() {
    for (String host : new String[] {"aiplatform", "us-central1-aiplatform"}) {
      AgentConnector.Request request =
          new AgentConnector.Request(
              Agents.plain("m"),
              URI.create("wss://" + host + ".googleapis.com"),
              "",
              null,
              Map.of(),
              16_000,
              network,
              time);
      GeminiSettings settings =
          GeminiSettings.of(settings("service: vertex, project: p-1, location: us-central1"));
      BadInput missing = assertThrows(BadInput.class, () -> settings.dial(request, ""));
      assertTrue(missing.getMessage().contains("holds an access token"), missing.getMessage());
    }
  }
}

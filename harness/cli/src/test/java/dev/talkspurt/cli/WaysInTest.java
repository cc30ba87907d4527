package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.MemoryNetwork;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.link.WebListener;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.VirtualTime;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our client against the simulated agent, in virtual time: each way in, and each way not. */
class WaysInTest {
  private static final URI DOOR = URI.create("ws://door:1");
  private static final long MS = 1_000_000L;
  private static final String VERTEX =
      "service: vertex, project: my-project, location: europe-west4";

  private static final String VERTEX_IN_QUOTES = "'" + VERTEX + "'";

  private final VirtualTime time = new VirtualTime();
  private final MemoryNetwork network = new MemoryNetwork(time, 5 * MS);
  private final AgentConnector connector = OpenBench.connector("gemini-live").forCall();

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new HashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",\\s*(?![^\\[]*\\])")) {
      String[] parts = pair.split(":\\s*", 2);
      settings.put(parts[0], parts[1]);
    }
    return settings;
  }

  private void pass(long ms) {
    time.advanceTo(time.nowNs() + ms * MS);
  }

  private WayIn caller(String settings) {
    boolean vertex = settings.contains("vertex");
    return new WayIn(
        time, vertex ? "gemini-live-2.5-flash-native-audio" : "gemini-3.1-flash-live-preview");
  }

  private WayIn knock(String settings, String secret, Map<String, String> agent) {
    WayIn caller = caller(settings);
    EmbeddedAgent.Prepared prepared = caller.prepare(agent);
    network.listen("door:1", prepared.acceptor());
    knock(caller, settings, secret);
    return caller;
  }

  private void knock(WayIn caller, String settings, String secret) {
    caller.knock(connector, DOOR, null, settings(settings), secret, network);
    pass(3_000);
  }

  private String token(String body) {
    List<String> names = new ArrayList<>();
    network.ask(
        new DialRequest(
            URI.create(DOOR + "/v1alpha/auth_tokens"), Map.of("x-goog-api-key", "k"), 0, null),
        "POST",
        body,
        new WebListener() {
          @Override
          public void answered(WebAnswer answer) {
            names.add(((Json.Obj) Json.parse(answer.body())).text("name").orElseThrow());
          }

          @Override
          public void failed(String reason) {
            throw new AssertionError(reason);
          }
        });
    pass(100);
    return names.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "apiVersion: v1alpha",
        VERTEX,
        VERTEX + ", quotaProject: payer",
        "service: vertex, auth: key",
        "auth: mint",
        "auth: mint, tokenIn: header, apiVersion: v1alpha",
        "auth: mint, tokenLocks: setup",
        "auth: mint, tokenLocks: model",
        "auth: mint, tokenLocks: [model; generationConfig.responseModalities], tokenMinutes: 5"
      })
  void a_secret_of_the_right_kind_opens(String settings) {
    WayIn caller = knock(settings.replace(';', ','), WayIn.KEY, Map.of());
    assertTrue(caller.letIn(), caller.events.toString());
    assertFalse((caller.events + " " + caller.wire).contains(WayIn.KEY));
    assertFalse((caller.events + " " + caller.wire).contains("auth_tokens/"));
  }

  @ParameterizedTest
  @CsvSource({"''", VERTEX_IN_QUOTES, "'service: vertex, auth: key'", "auth: mint"})
  void nobody_gets_in_without_one(String settings) {
    WayIn caller = knock(settings, "", Map.of());
    assertTrue(caller.closed().meaning().startsWith("target: "), caller.closed().meaning());
  }

  @ParameterizedTest
  @CsvSource({"query", "header"})
  void a_token_that_was_given_opens_once(String tokenIn) {
    WayIn first = knock("", WayIn.KEY, Map.of());
    String token = token("{}");
    String settings = "auth: token, tokenIn: " + tokenIn;
    WayIn second = caller(settings);
    knock(second, settings, token);
    assertTrue(first.letIn() && second.letIn());
    WayIn third = caller(settings);
    knock(third, settings, token);
    assertEquals("Token has been used too many times", third.closed().reason());
    assertTrue(third.closed().meaning().startsWith("target: the ephemeral token has no uses left"));
    assertFalse(second.events.toString().contains(token.substring(12)));
  }

  @Test
  void a_token_that_was_made_up_is_refused() {
    WayIn caller = knock("auth: token", "auth_tokens/0123456789abcdef", Map.of());
    assertTrue(caller.closed().reason().contains("HTTP 401"), caller.closed().reason());
    assertTrue(caller.closed().meaning().startsWith("target: the key or token was refused"));
  }

  @Test
  void a_token_that_ends_ends_the_call() {
    WayIn caller = knock("auth: mint, tokenMinutes: 1, tokenLocks: setup", WayIn.KEY, Map.of());
    assertTrue(caller.letIn());
    pass(60_000);
    assertEquals("auth token has expired", caller.closed().reason());
    assertTrue(caller.closed().meaning().startsWith("target: the ephemeral token has expired"));
  }

  @Test
  void a_session_is_taken_up_again_with_the_token_that_opened_it() {
    WayIn caller = caller("");
    EmbeddedAgent.Prepared prepared = caller.prepare(Map.of());
    network.listen("door:1", prepared.acceptor());
    knock(caller, "auth: mint, sessionResumption: true", WayIn.KEY);
    pass(6_000);
    String handle =
        caller.events.stream()
            .filter(SessionEvent.ResumptionHandle.class::isInstance)
            .map(event -> ((SessionEvent.ResumptionHandle) event).handle())
            .filter(found -> !found.isEmpty())
            .reduce((a, b) -> b)
            .orElseThrow();
    caller.session.abort();
    pass(100_000);
    // No tokens are made any more.
    network.listen("door:1", upgrade -> prepared.acceptor().accept(upgrade));
    WayIn again = caller("");
    knock(again, "auth: mint, resumptionHandle: " + handle, WayIn.KEY);
    assertEquals(1, again.events.stream().filter(SessionEvent.Ready.class::isInstance).count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ fault: refusesUpgrade, status: 401 } | HTTP 401 | target: the key or token was refused",
        "{ fault: refusesUpgrade, status: 403 } | HTTP 403 | target: the key or token was refused",
        "{ fault: refusesUpgrade, status: 404 } | HTTP 404 | target: there is no Live service",
        "{ fault: refusesUpgrade, status: 429 } | HTTP 429 | provider: too many sessions",
        "{ fault: refusesUpgrade, status: 503 } | HTTP 503 | provider: the service refused",
        "expiredKey | API key expired | target: the API key has expired",
        "unservedRegion | User location | target: the provider does not serve this machine",
        "{ fault: refusesSetup } | Request contains | config: the provider refused a message",
        "{ fault: refusesSetup, code: 1008, reason: 'Publisher Model `projects/p`' }"
            + " | Publisher Model | config: the model does not exist in this project or region",
        "deadSetup | '' | provider: the setup was not answered within 20000 ms"
      })
  void each_refusal_has_somebody_to_turn_to(String fault, String reason, String meaning) {
    for (String settings : new String[] {"", VERTEX, "auth: mint"}) {
      WayIn caller = knock(settings, WayIn.KEY, Map.of("faults", fault));
      pass(20_000);
      assertTrue(caller.closed().reason().contains(reason), caller.closed().reason());
      assertTrue(caller.closed().meaning().startsWith(meaning), caller.closed().meaning());
    }
  }
}

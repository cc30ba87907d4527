package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.link.Dialer;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.RealTime;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our client gets tokens made over real sockets, and is let in with them. */
@Timeout(60)
class WaysInIT {
  private static final String MODEL = "gemini-3.1-flash-live-preview";

  private final AgentConnector connector = OpenBench.connector("gemini-live");

  private WayIn knock(
      RealTime time, URI endpoint, Path trustStore, Map<String, String> settings, WayIn caller)
      throws InterruptedException {
    CountDownLatch decided = new CountDownLatch(1);
    caller.whenDecided(decided::countDown);
    Dialer dialer = connector.socketDialer(time);
    time.post(
        () -> caller.knock(connector.forCall(), endpoint, trustStore, settings, WayIn.KEY, dialer));
    decided.await();
    return caller;
  }

  @ParameterizedTest
  @CsvSource({
    "false, key, query",
    "false, mint, query",
    "true, mint, query",
    "true, mint, header",
    "true, key, query"
  })
  void a_call_begins(boolean tls, String auth, String tokenIn) throws Exception {
    try (RealTime time = RealTime.start("ways-in")) {
      WayIn caller = new WayIn(time, MODEL);
      EmbeddedAgent.Prepared agent = caller.prepare(Map.of());
      try (EmbeddedAgent.Listening listening = tls ? agent.listenTls(0) : agent.listen(0)) {
        Map<String, String> settings =
            auth.equals("key") ? Map.of() : Map.of("auth", auth, "tokenIn", tokenIn);
        knock(time, listening.address(), listening.trustStore(), settings, caller);
        assertTrue(caller.letIn(), caller.events.toString());
        assertFalse((caller.events + " " + caller.wire).contains("auth_tokens/"));
      }
    }
  }

  @Test
  void an_untrusted_certificate_is_the_networks() throws Exception {
    try (RealTime time = RealTime.start("ways-in")) {
      WayIn caller = new WayIn(time, MODEL);
      try (EmbeddedAgent.Listening listening = caller.prepare(Map.of()).listenTls(0)) {
        knock(time, listening.address(), null, Map.of("auth", "mint"), caller);
        assertTrue(caller.closed().reason().startsWith("no token: TLS: "));
        assertTrue(caller.closed().meaning().startsWith("network: no trusted connection"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ws://localhost:1, no token: cannot connect to localhost:1, network: nobody listens there",
    "ws://nobody.invalid, no token: unknown host nobody.invalid, network: the endpoint's name"
  })
  void nobody_there_is_the_networks(String endpoint, String reason, String meaning)
      throws Exception {
    try (RealTime time = RealTime.start("ways-in")) {
      WayIn caller = new WayIn(time, MODEL);
      knock(time, URI.create(endpoint), null, Map.of("auth", "mint"), caller);
      assertEquals(reason, caller.closed().reason());
      assertTrue(caller.closed().meaning().startsWith(meaning), caller.closed().meaning());
    }
  }

  @Test
  void a_service_that_says_nothing_is_not_waited_for() throws Exception {
    try (RealTime time = RealTime.start("ways-in");
        ServerSocket mute = new ServerSocket(0)) {
      WayIn caller = new WayIn(time, MODEL);
      URI endpoint = URI.create("ws://localhost:" + mute.getLocalPort());
      Map<String, String> settings = Map.of("auth", "mint", "connectTimeoutMs", "300");
      knock(time, endpoint, null, settings, caller);
      assertEquals("no token: no answer within 300 ms", caller.closed().reason());
      assertTrue(caller.closed().meaning().startsWith("network: nobody answered in time"));
    }
  }
}

package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.link.MemoryNetwork;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.VirtualTime;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiSessionEndTest {
  private static final String KEY = "AIzaSyNotARealKey-0123456789";
  private static final long MS = 1_000_000L;

  private final VirtualTime time = new VirtualTime();
  private final MemoryNetwork network = new MemoryNetwork(time, 5 * MS);
  private final FakeService service = new FakeService();
  private final Ears ears = new Ears();
  private final Map<String, String> settings = new HashMap<>();

  private AgentSession connect() {
    return connect("ws://agent:1", KEY, network);
  }

  private AgentSession connect(String endpoint, String key, Dialer dialer) {
    network.listen("agent:1", service);
    return new GeminiLive()
        .connect(
            new AgentConnector.Request(
                Agents.plain("gemini-3.1-flash-live-preview"),
                URI.create(endpoint),
                key,
                null,
                settings,
                16_000,
                dialer,
                time),
            ears);
  }

  private void pass(long ms) {
    time.advanceTo(time.nowNs() + ms * MS);
  }

  @Test
  void closing_says_goodbye_and_ends_once() {
    AgentSession session = connect();
    pass(100);
    session.close();
    session.close();
    session.sendAudio(new short[320]);
    session.answerTool("1", "f", Json.object().build());
    pass(10_000);
    assertEquals("1000 ", service.closed);
    assertEquals(1, service.received.size());
    assertEquals(1000, ears.closed().code());
    assertTrue(ears.closed().byUs());
  }

  @Test
  void a_connection_that_is_dropped_ends_without_a_word() {
    AgentSession session = connect();
    pass(100);
    session.abort();
    session.abort();
    session.sendAudio(new short[320]);
    session.close();
    pass(10_000);
    assertEquals("1006 ", service.closed);
    assertEquals(1, service.received.size());
    assertEquals(List.of("ready", "closed 1006 '' by us: true"), ears.words());
  }

  @Test
  void a_connection_that_is_dropped_before_it_is_open_is_not_used() {
    connect().abort();
    pass(10_000);
    assertEquals("1006 ", service.closed);
    assertEquals(List.of(), service.received);
    assertTrue(ears.closed().byUs());
  }

  @Test
  void a_session_is_resumed_with_the_handle_it_gave() {
    network.listen("agent:1", service);
    AgentConnector.Request plain =
        new AgentConnector.Request(
            Agents.plain("gemini-3.1-flash-live-preview"),
            URI.create("ws://agent:1"),
            KEY,
            null,
            Map.of("setupTimeoutMs", "3000"),
            16_000,
            network,
            time);
    GeminiLive gemini = new GeminiLive();
    gemini.connect(gemini.resumable(plain, ""), ears);
    pass(100);
    gemini.connect(gemini.resumable(plain, "abc"), ears);
    pass(100);
    assertTrue(service.received.get(0).contains("\"sessionResumption\":{}"));
    assertTrue(service.received.get(1).contains("\"sessionResumption\":{\"handle\":\"abc\"}"));
    assertEquals(Map.of("setupTimeoutMs", "3000"), plain.settings());
  }

  @Test
  void what_comes_while_saying_goodbye_is_still_told_and_nothing_after() {
    AgentSession session = connect();
    pass(100);
    session.close();
    service.say("{\"serverContent\":{\"turnComplete\":true}}");
    pass(10_000);
    assertEquals(List.of("ready", "TurnEnd", "closed 1000 '' by us: true"), ears.words());
  }

  @Test
  void closing_before_the_connection_is_open_ends_too() {
    AgentSession session = connect();
    session.close();
    pass(10_000);
    assertEquals(1000, ears.closed().code());
    assertEquals("1006 ", service.closed);
    assertEquals(List.of(), service.received);
  }

  @Test
  void a_peer_that_never_answers_a_goodbye_is_left() {
    MuteLink link = new MuteLink();
    AgentSession session = connect("ws://agent:1", KEY, link);
    pass(100);
    session.close();
    pass(2_999);
    assertEquals(List.of("ready"), ears.words());
    pass(1);
    assertTrue(ears.closed().byUs());
    assertEquals(List.of("setup", "close 1000", "abort"), link.log);
    link.listener.closed(1006, "", false, time.nowNs());
    link.listener.text("{\"setupComplete\":{}}", time.nowNs());
    pass(1_000);
    assertEquals(1, ears.events.stream().filter(SessionEvent.Closed.class::isInstance).count());
    ears.closed();
  }

  @Test
  void a_setup_that_is_not_answered_ends_the_session() {
    service.answersSetup = false;
    settings.put("setupTimeoutMs", "3000");
    connect();
    pass(3_009);
    assertEquals(List.of(), ears.words());
    pass(100);
    assertEquals(1006, ears.closed().code());
    assertTrue(ears.closed().meaning().startsWith("provider: the setup was not answered within"));
    assertFalse(ears.closed().byUs());
    assertEquals("1006 ", service.closed);
  }

  @Test
  void a_dialer_that_says_nothing_ends_the_session() {
    connect("ws://agent:1", KEY, (request, listener) -> {});
    pass(12_000);
    assertTrue(ears.closed().meaning().startsWith("network: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1011 | Internal error encountered.       | provider",
        "1008 | models/x is not found for API     | config",
        "1007 | Request contains an invalid argument. | config",
        "1000 | bye                               | provider",
      })
  void the_services_own_goodbye_passes_with_its_meaning(int code, String reason, String blame) {
    connect();
    pass(100);
    service.link.close(code, reason);
    pass(100);
    assertEquals(code, ears.closed().code());
    assertEquals(reason, ears.closed().reason());
    assertTrue(ears.closed().meaning().startsWith(blame + ": "), ears.closed().meaning());
    assertFalse(ears.closed().byUs());
    assertEquals(110 * MS - 5 * MS, ears.closed().atNs());
  }

  @Test
  void an_error_that_crosses_our_goodbye_is_not_taken_for_ours() {
    MuteLink link = new MuteLink();
    AgentSession session = connect("ws://agent:1", KEY, link);
    pass(100);
    session.close();
    link.listener.closed(1011, "Internal error encountered.", true, time.nowNs());
    pass(1);
    assertEquals(1011, ears.closed().code());
    assertFalse(ears.closed().byUs());
  }

  @Test
  void a_dropped_connection_is_the_networks() {
    connect();
    pass(100);
    service.link.abort();
    pass(100);
    assertEquals(1006, ears.closed().code());
    assertTrue(ears.closed().meaning().startsWith("network: "));
  }

  @Test
  void a_refused_upgrade_names_the_key() {
    service.refusal = 401;
    connect();
    pass(100);
    assertTrue(ears.closed().meaning().startsWith("target: the key or token was refused"));
  }

  @Test
  void an_endpoint_nobody_listens_on_is_the_networks() {
    connect("ws://elsewhere:1", KEY, network);
    pass(100);
    assertTrue(ears.closed().meaning().startsWith("network: nobody listens"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wss://generativelanguage.googleapis.com | ''      | x | GEMINI_API_KEY is not set, expected",
        "ws://agent:1 | a key with blanks | x              | the API key has characters",
        "http://agent:1 | k   | x                          | endpoint is no WebSocket address: scheme 'http'",
        "agent          | k   | x                          | endpoint is no WebSocket address: scheme ''",
        "ws://agent:1?key=secret | k | x                    | endpoint has a query or fragment, expected none",
        "ws://generativelanguage.googleapis.com | k | x     | endpoint is the provider's with scheme 'ws'",
        "ws://agent:1 | k     | setupTimeoutMs=soon        | target setting setupTimeoutMs is 'soon'",
        "ws://agent:1 | k     | sessionResumption=maybe    | target setting sessionResumption is",
        "ws://agent:1 | k     | apiVersion=../v1           | target setting apiVersion is '../v1'",
        "ws://agent:1 | k     | setupTimeout=3             | target setting 'setupTimeout' is unknown",
      })
  void what_cannot_work_ends_as_a_matter_of_configuration(
      String endpoint, String key, String setting, String words) {
    if (setting.contains("=")) {
      settings.put(setting.split("=")[0], setting.split("=")[1]);
    }
    connect(endpoint, key, network);
    pass(100);
    assertTrue(ears.closed().meaning().startsWith("target: " + words), ears.closed().meaning());
  }

  /** A link that opens, answers the setup and then never says another word. */
  private static final class MuteLink implements Dialer, dev.talkspurt.link.Link {
    final List<String> log = new ArrayList<>();
    LinkListener listener;

    @Override
    public void dial(DialRequest request, LinkListener to) {
      listener = to;
      to.opened(this, 0);
    }

    @Override
    public void sendText(String message) {
      log.add(message.startsWith("{\"setup\"") ? "setup" : message);
      listener.text("{\"setupComplete\":{}}", 0);
    }

    @Override
    public void sendBinary(byte[] message) {
      log.add("binary");
    }

    @Override
    public void close(int code, String reason) {
      log.add("close " + code);
    }

    @Override
    public void abort() {
      log.add("abort");
    }

    @Override
    public int queuedMessages() {
      return 0;
    }
  }
}

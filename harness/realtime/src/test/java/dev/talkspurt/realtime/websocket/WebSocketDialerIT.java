package dev.talkspurt.realtime.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.Link;
import dev.talkspurt.time.RealTime;
import dev.talkspurt.time.Ticker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real sockets on loopback. Every wait is for something that must happen; the time limit guards.
 */
@Timeout(60)
class WebSocketDialerIT {
  private static final String KEY = "AIzaSyNotARealKey-0123456789";

  @TempDir Path folder;

  /** Counts calls instead of time, so that stamps show their order. */
  private final AtomicLong calls = new AtomicLong();

  private final Ticker ticker = calls::incrementAndGet;

  private Heard dial(String uri, int timeoutMs, Path trustStore, int messages) {
    Heard heard = new Heard(messages);
    new WebSocketDialer(ticker)
        .dial(
            new DialRequest(URI.create(uri), Map.of("x-goog-api-key", KEY), timeoutMs, trustStore),
            heard);
    return heard;
  }

  private static String local(int port) {
    return "ws://127.0.0.1:" + port + "/ws/service";
  }

  @Test
  void messages_and_headers_pass_and_a_goodbye_is_answered() throws Exception {
    try (EchoServer server = new EchoServer(null)) {
      Heard heard = dial(local(server.getPort()), 5000, null, 2);
      Link link = heard.open.get();
      assertEquals("open " + KEY, server.seen.take());
      link.sendText("Grüß Gott");
      link.sendBinary(new byte[100_000]);
      heard.awaitMessages();
      link.close(1000, "x".repeat(200));
      assertEquals(
          List.of("opened", "text Grüß Gott", "binary 100000"), heard.toTheEnd().subList(0, 3));
      assertEquals("closed 1000 " + "x".repeat(123) + " false", heard.last());
      assertEquals("closed 1000 " + "x".repeat(123), server.seen.take());
      assertEquals(heard.stamps.stream().sorted().toList(), heard.stamps, "stamps rise");
      assertEquals(1, heard.threads.stream().distinct().count(), "one reader makes every call");
      assertNothingFollows(link, heard);
    }
  }

  @Test
  void a_ping_comes_back_with_its_own_time_and_pongs_nobody_asked_for_do_not() throws Exception {
    try (EchoServer server = new EchoServer(null)) {
      Heard heard = dial(local(server.getPort()), 5000, null, 2);
      Link link = heard.open.get();
      server.pong(new byte[0]);
      server.pong(new byte[] {0, 0, 0, 0, 0, 0, 0, 0});
      server.pong(new byte[] {127, 0, 0, 0, 0, 0, 0, 0});
      long beforeNs = calls.get();
      assertTrue(link.ping());
      link.sendText("behind");
      heard.awaitMessages();
      link.close(1000, "");
      List<String> pongs =
          heard.toTheEnd().stream().filter(call -> call.startsWith("pong")).toList();
      assertEquals(1, pongs.size(), pongs.toString());
      long rtt = Long.parseLong(pongs.get(0).replace("pong after ", ""));
      assertTrue(rtt > 0 && rtt <= calls.get() - beforeNs, pongs.get(0));
    }
  }

  private static void assertNothingFollows(Link link, Heard heard) {
    link.sendText("late");
    link.sendBinary(new byte[1]);
    link.close(1000, "");
    link.abort();
    assertEquals(1, heard.calls.stream().filter(call -> call.startsWith("closed")).count());
  }

  @ParameterizedTest
  @CsvSource({"close, closed 4001 told to true", "drop, closed 1006  true"})
  void the_peers_end_passes_unchanged(String order, String told) throws Exception {
    try (EchoServer server = new EchoServer(null)) {
      Heard heard = dial(local(server.getPort()), 5000, null, 0);
      heard.open.get().sendText(order);
      assertEquals(List.of("opened", told), heard.toTheEnd());
    }
  }

  @Test
  void an_abort_ends_a_link_whose_peer_is_silent() throws Exception {
    try (RawServer server =
        new RawServer((c, key) -> c.getOutputStream().write(RawServer.accepting(key)))) {
      Heard heard = dial(local(server.port()), 5000, null, 0);
      Link link = heard.open.get();
      link.close(1000, "");
      link.abort();
      assertEquals("closed 1000  false", heard.last());
    }
    try (EchoServer server = new EchoServer(null)) {
      Heard heard = dial(local(server.getPort()), 5000, null, 0);
      heard.open.get().abort();
      assertEquals("closed 1006  false", heard.last());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 401 Unauthorized | HTTP 401 Unauthorized",
        "HTTP/1.1 503 Service Unavailable | HTTP 503 Service Unavailable",
        "HTTP/1.0 403 No | HTTP 403 No",
        "HTTP/1.1 101 Switching Protocols | the server's answer is no WebSocket upgrade",
        "SSH-2.0-OpenSSH_9 hello there | the server's answer is no WebSocket upgrade",
        "nonsense | the server's answer is no WebSocket upgrade",
      })
  void a_refused_upgrade_says_why(String status, String told) throws Exception {
    try (RawServer server =
        new RawServer(
            (c, key) ->
                c.getOutputStream().write(RawServer.ascii(status + "\r\nServer: x\r\n\r\n")))) {
      assertEquals(
          List.of("closed 1006 " + told + " true"),
          dial(local(server.port()), 5000, null, 0).toTheEnd());
    }
  }

  @Test
  void a_server_that_hangs_up_or_says_nothing_is_told() throws Exception {
    try (RawServer server = new RawServer((c, key) -> c.close())) {
      assertEquals(
          List.of("closed 1006 the server hung up before the upgrade true"),
          dial(local(server.port()), 5000, null, 0).toTheEnd());
    }
    try (RawServer server = new RawServer((c, key) -> {})) {
      try (RealTime real = RealTime.start("dial")) {
        Heard heard = new Heard(0);
        new WebSocketDialer(real)
            .dial(new DialRequest(URI.create(local(server.port())), Map.of(), 300, null), heard);
        assertEquals(List.of("closed 1006 no connection within 300 ms true"), heard.toTheEnd());
      }
    }
  }

  @Test
  void a_link_once_open_may_be_quiet_for_longer_than_it_took_to_open() throws Exception {
    try (RealTime real = RealTime.start("dial");
        RawServer server =
            new RawServer(
                (c, key) -> {
                  c.getOutputStream().write(RawServer.accepting(key));
                  real.after(
                      600_000_000L, () -> RawServer.write(c, new byte[] {(byte) 0x81, 1, 'x'}));
                })) {
      Heard heard = new Heard(1);
      new WebSocketDialer(real)
          .dial(new DialRequest(URI.create(local(server.port())), Map.of(), 300, null), heard);
      heard.awaitMessages();
      assertEquals(List.of("opened", "text x"), heard.calls);
      heard.open.get().abort();
      heard.toTheEnd();
    }
  }

  @Test
  void nothing_watches_for_pongs() throws Exception {
    try (EchoServer server = new EchoServer(null)) {
      Heard heard = dial(local(server.getPort()), 5000, null, 0);
      Link link = heard.open.get();
      assertTrue(
          Thread.getAllStackTraces().keySet().stream()
              .noneMatch(thread -> thread.getName().startsWith("connectionLostChecker")));
      link.close(1000, "");
      heard.toTheEnd();
    }
  }

  @Test
  void addresses_that_lead_nowhere_are_told() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    assertTrue(
        dial(local(port), 5000, null, 0)
            .last()
            .startsWith("closed 1006 cannot connect to 127.0.0.1:"));
    assertEquals(
        "closed 1006 the address names no host true", dial("ws://a_b/", 500, null, 0).last());
    // A label of 70 characters is refused here and now: no name server is asked.
    String impossible = "x".repeat(70) + ".invalid";
    assertEquals(
        "closed 1006 unknown host " + impossible + " true",
        dial("ws://" + impossible + "/", 5000, null, 0).last());
  }

  @Test
  void a_header_that_would_break_the_request_is_not_sent() throws Exception {
    Heard heard = new Heard(0);
    new WebSocketDialer(ticker)
        .dial(
            new DialRequest(
                URI.create("ws://127.0.0.1:1/"), Map.of("x-goog-api-key", "a\r\nb"), 500, null),
            heard);
    assertEquals(
        "closed 1006 header x-goog-api-key has a character that no header may have false",
        heard.last());
  }

  @Test
  void tls_trusts_the_given_store_and_checks_the_name() throws Exception {
    Path localhost = Certificates.make(folder, "localhost");
    Path other = Certificates.make(folder, "elsewhere.example");
    try (EchoServer server = new EchoServer(Certificates.server(localhost))) {
      String uri = "wss://localhost:" + server.getPort() + "/";
      Heard trusted = dial(uri, 10_000, localhost, 1);
      trusted.open.get().sendText("hello");
      trusted.awaitMessages();
      trusted.open.get().close(1000, "");
      assertEquals(List.of("opened", "text hello", "closed 1000  false"), trusted.toTheEnd());
      assertTrue(dial(uri, 10_000, null, 0).last().startsWith("closed 1006 TLS: "), "platform");
      assertTrue(dial(uri, 10_000, other, 0).last().startsWith("closed 1006 TLS: "), "other");
      assertTrue(
          dial(uri, 10_000, folder.resolve("none.p12"), 0)
              .last()
              .startsWith("closed 1006 TLS: cannot read the trust store"));
    }
    try (EchoServer server = new EchoServer(Certificates.server(other))) {
      String told = dial("wss://localhost:" + server.getPort() + "/", 10_000, other, 0).last();
      assertTrue(told.startsWith("closed 1006 TLS: ") && told.contains("localhost"), told);
    }
  }

  @Test
  void a_message_too_large_ends_the_link_before_it_is_read() throws Exception {
    ByteBuffer header = ByteBuffer.allocate(10).put((byte) 0x82).put((byte) 127);
    header.putLong(WebSocketDialer.MAX_MESSAGE_BYTES + 1L);
    try (RawServer server =
        new RawServer(
            (c, key) -> {
              c.getOutputStream().write(RawServer.accepting(key));
              c.getOutputStream().write(header.array());
            })) {
      Heard heard = dial(local(server.port()), 5000, null, 0);
      assertEquals(
          List.of("opened", "closed 1009 a message is larger than 64 MiB false"), heard.toTheEnd());
    }
  }

  @Test
  void a_network_that_takes_nothing_ends_the_link_when_the_queue_is_full() throws Exception {
    try (RawServer server =
        new RawServer((c, key) -> c.getOutputStream().write(RawServer.accepting(key)))) {
      Heard heard = dial(local(server.port()), 5000, null, 0);
      Link link = heard.open.get();
      byte[] message = new byte[16_000];
      int most = 0;
      for (int i = 0;
          i < 5 * WebSocketDialer.MAX_QUEUED_MESSAGES && heard.ended.getCount() > 0;
          i++) {
        link.sendBinary(message);
        most = Math.max(most, link.queuedMessages());
      }
      assertEquals(
          "closed 1006 3000 messages wait unsent: the network takes no more false", heard.last());
      assertEquals(WebSocketDialer.MAX_QUEUED_MESSAGES, most);
    }
  }

  @Test
  void no_thread_outlives_its_link() throws Exception {
    try (EchoServer server = new EchoServer(null)) {
      for (int i = 0; i < 20; i++) {
        Heard heard = dial(local(server.getPort()), 5000, null, 0);
        Link link = heard.open.get();
        if (i % 2 == 0) {
          link.close(1000, "");
        } else {
          link.abort();
        }
        heard.toTheEnd();
      }
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName();
      if (name.startsWith("WebSocketConnectReadThread")
          || name.startsWith("WebSocketWriteThread")) {
        assertTrue(thread.isDaemon());
        thread.join();
        assertFalse(thread.isAlive());
      }
    }
  }
}

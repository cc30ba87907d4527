package dev.talkspurt.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.time.VirtualTime;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryNetworkTest {
  private static final int LATENCY = 5;

  private final VirtualTime time = new VirtualTime();
  private final MemoryNetwork network = new MemoryNetwork(time, LATENCY);
  private final Recorder client = new Recorder();
  private final Recorder server = new Recorder();

  /** Notes every call with its time. */
  private static final class Recorder implements LinkListener {
    final List<String> log = new ArrayList<>();
    Link link;
    Runnable onOpened = () -> {};

    @Override
    public void opened(Link opened, long atNs) {
      link = opened;
      log.add("opened@" + atNs);
      onOpened.run();
    }

    @Override
    public void text(String message, long atNs) {
      log.add(message + "@" + atNs);
    }

    @Override
    public void binary(byte[] message, long atNs) {
      log.add(message.length + " bytes@" + atNs);
    }

    @Override
    public void closed(int code, String reason, boolean remote, long atNs) {
      log.add("closed " + code + " '" + reason + "' " + remote + "@" + atNs);
    }
  }

  private void dial(String address, Map<String, String> headers, int timeoutMs) {
    network.dial(new DialRequest(URI.create(address), headers, timeoutMs, null), client);
  }

  private void connect() {
    network.listen("agent:1", upgrade -> server);
    dial("ws://agent:1/live", Map.of(), 10_000);
    time.runUntilIdle();
    client.log.clear();
    server.log.clear();
  }

  @Test
  void opens_the_server_first_and_the_client_a_latency_later() {
    network.listen("agent:1", upgrade -> server);
    server.onOpened = () -> server.link.sendText("welcome");
    dial("ws://agent:1/live", Map.of(), 10_000);
    time.runUntilIdle();
    assertEquals(List.of("opened@5"), server.log);
    assertEquals(List.of("opened@10", "welcome@10"), client.log);
    assertEquals(10, time.nowNs());
  }

  @Test
  void tells_the_acceptor_what_was_asked_for() {
    List<LinkAcceptor.Upgrade> seen = new ArrayList<>();
    network.listen(
        "agent:1",
        upgrade -> {
          seen.add(upgrade);
          return server;
        });
    dial("wss://agent:1/a%20b?key=v&x=%26", Map.of("X-Goog-Api-Key", "k"), 0);
    dial("ws://agent:1", Map.of(), 0);
    time.runUntilIdle();
    assertEquals(
        List.of(
            new LinkAcceptor.Upgrade("/a%20b", "key=v&x=%26", Map.of("x-goog-api-key", "k")),
            new LinkAcceptor.Upgrade("/", "", Map.of())),
        seen);
  }

  @Test
  void messages_arrive_in_order_after_the_latency() {
    connect();
    client.link.sendText("one");
    client.link.sendBinary(new byte[3]);
    time.advanceTo(11);
    client.link.sendText("two");
    server.link.sendText("hello");
    time.runUntilIdle();
    assertEquals(List.of("one@15", "3 bytes@15", "two@16"), server.log);
    assertEquals(List.of("hello@16"), client.log);
  }

  @Test
  void an_authority_nobody_listens_on_closes_the_dial() {
    dial("ws://nowhere:9/", Map.of(), 10_000);
    time.runUntilIdle();
    assertEquals(List.of("closed 1006 'nobody listens on nowhere:9' true@10"), client.log);
    assertEquals(10, time.nowNs());
  }

  @Test
  void a_refused_upgrade_closes_the_dial_with_the_status() {
    network.listen(
        "agent:1",
        upgrade -> {
          throw new LinkAcceptor.Refused(403, "bad key");
        });
    dial("ws://agent:1/", Map.of(), 10_000);
    time.runUntilIdle();
    assertEquals(
        List.of("closed 1006 'upgrade refused with HTTP 403: bad key' true@10"), client.log);
  }

  @Test
  void a_dial_that_takes_too_long_is_given_up_and_the_server_loses_the_link() {
    MemoryNetwork slow = new MemoryNetwork(time, 3_000_000);
    slow.listen("agent:1", upgrade -> server);
    slow.dial(new DialRequest(URI.create("ws://agent:1/"), Map.of(), 4, null), client);
    time.runUntilIdle();
    assertEquals(List.of("closed 1006 'no connection within 4 ms' false@4000000"), client.log);
    assertEquals(List.of("opened@3000000", "closed 1006 '' true@9000000"), server.log);
  }

  @Test
  void a_close_is_answered_and_messages_on_the_way_still_arrive() {
    connect();
    client.link.sendText("last");
    client.link.close(1000, "bye");
    client.link.sendText("too late");
    server.link.sendText("on the way");
    time.runUntilIdle();
    assertEquals(List.of("last@15", "closed 1000 'bye' true@15"), server.log);
    assertEquals(List.of("on the way@15", "closed 1000 'bye' false@20"), client.log);
  }

  @Test
  void both_sides_may_close_at_once() {
    connect();
    client.link.close(1000, "client");
    server.link.close(1001, "server");
    time.runUntilIdle();
    assertEquals(List.of("closed 1000 'client' false@15"), client.log);
    assertEquals(List.of("closed 1001 'server' false@15"), server.log);
  }

  @Test
  void an_abort_is_seen_as_1006_by_both() {
    connect();
    server.link.sendText("before");
    server.link.abort();
    client.link.sendText("into the void");
    time.runUntilIdle();
    assertEquals(List.of("closed 1006 '' false@10"), server.log);
    assertEquals(List.of("before@15", "closed 1006 '' true@15"), client.log);
  }

  @Test
  void nothing_follows_closed() {
    connect();
    client.link.close(1000, "");
    time.runUntilIdle();
    int seen = server.log.size() + client.log.size();
    for (Recorder side : List.of(client, server)) {
      side.link.sendText("x");
      side.link.sendBinary(new byte[1]);
      side.link.close(1001, "again");
      side.link.abort();
    }
    time.runUntilIdle();
    assertEquals(seen, server.log.size() + client.log.size());
  }

  @Test
  void a_long_close_reason_is_cut() {
    connect();
    server.link.close(1011, "y".repeat(500));
    time.runUntilIdle();
    assertTrue(client.log.get(0).contains("'" + "y".repeat(123) + "'"), client.log.get(0));
  }

  @Test
  void nobody_answers_where_listening_has_stopped() {
    connect();
    network.stopListening("agent:1");
    client.link.sendText("still open");
    dial("ws://agent:1/live", Map.of(), 10_000);
    time.runUntilIdle();
    assertTrue(server.log.get(0).startsWith("still open@"), server.log.toString());
    assertTrue(
        client.log.get(0).startsWith("closed 1006 'nobody listens on agent:1' true"),
        client.log.toString());
  }
}

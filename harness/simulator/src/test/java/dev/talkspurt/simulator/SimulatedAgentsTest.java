package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.MemoryNetwork;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.VirtualTime;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SimulatedAgentsTest {
  private final VirtualTime time = new VirtualTime();
  private final List<Json.Obj> truth = new ArrayList<>();

  private EmbeddedAgent.Prepared prepare(Map<String, String> overrides, long seed) {
    return new SimulatedAgents()
        .prepare(
            new EmbeddedAgent.Request(
                Room.agent(Room.CLINIC), overrides, seed, new FakeSpeech(), time, truth::add));
  }

  private WireClient greeted(EmbeddedAgent.Prepared agent) {
    MemoryNetwork network = new MemoryNetwork(time, 0);
    network.listen("agent", agent.acceptor());
    WireClient client = new WireClient(time);
    network.dial(new DialRequest(URI.create("ws://agent" + Room.PATH), Map.of(), 0, null), client);
    time.advanceTo(time.nowNs());
    client.setUp();
    time.advanceTo(time.nowNs() + 4_000_000_000L);
    return client;
  }

  @Test
  void it_is_found_as_a_service() {
    assertInstanceOf(
        SimulatedAgents.class, ServiceLoader.load(EmbeddedAgent.class).findFirst().orElseThrow());
  }

  @Test
  void a_prepared_agent_greets() {
    assertEquals("Good morning.", greeted(prepare(Map.of(), 1)).text("outputTranscription"));
  }

  @Test
  void several_sessions_run_at_once_and_are_told_apart() {
    EmbeddedAgent.Prepared agent = prepare(Map.of(), 1);
    greeted(agent);
    greeted(agent);
    assertEquals(
        List.of(0L, 1L),
        truth.stream()
            .filter(fact -> fact.text("fact").orElse("").equals("firstPacketSent"))
            .map(fact -> Room.number(fact, "session"))
            .distinct()
            .toList());
  }

  @Test
  void the_same_seed_takes_the_same_time_and_another_does_not() {
    Map<String, String> spread = Map.of("latency.median", "400 ms", "latency.spread", "80 ms");
    long first = greetingDelayNs(spread, 1);
    assertEquals(first, greetingDelayNs(spread, 1));
    assertTrue(first != greetingDelayNs(spread, 2));
  }

  private long greetingDelayNs(Map<String, String> overrides, long seed) {
    truth.clear();
    greeted(prepare(overrides, seed));
    long began = 0;
    for (Json.Obj fact : truth) {
      String kind = fact.text("fact").orElse("");
      if (kind.equals("began")) {
        began = Room.number(fact, "t");
      } else if (kind.equals("firstPacketSent")) {
        return Room.number(fact, "t") - began;
      }
    }
    throw new AssertionError("no greeting in " + truth);
  }

  @Test
  void a_wrong_override_is_refused() {
    assertThrows(BadInput.class, () -> prepare(Map.of("latency", "soon"), 1));
  }
}

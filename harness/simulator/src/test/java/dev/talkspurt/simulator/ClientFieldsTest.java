package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.simulator.proto.ClientSamples;
import dev.talkspurt.simulator.proto.TrafficCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The simulator knows every field a client may send, and no other. */
class ClientFieldsTest {
  @Test
  void every_published_field_is_known() {
    Room room = Room.quietClinic(Map.of());
    List<String> unknown = new ArrayList<>();
    List<String> samples = ClientSamples.messages();
    for (String sample : samples) {
      assertEquals(List.of(), TrafficCheck.ofClient(sample), sample);
      WireClient client = room.dial();
      client.send(sample);
      room.advanceMs(0);
      if (client.closeReason.contains("Unknown name")) {
        unknown.add(sample + " " + client.closeReason);
      }
      client.link().abort();
    }
    assertEquals("", String.join("\n", unknown));
    assertTrue(samples.size() > 100, samples.size() + " fields");
  }
}

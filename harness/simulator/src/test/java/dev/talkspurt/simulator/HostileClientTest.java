package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileClientTest {
  private static final List<String> SEEDS =
      List.of(
          WireClient.SETUP,
          "{\"realtimeInput\":{\"audio\":{\"data\":\"AAAA\",\"mimeType\":\"audio/pcm;rate=16000\"}}}",
          "{\"realtimeInput\":{\"activityStart\":{},\"activityEnd\":{},\"audioStreamEnd\":true}}",
          "{\"clientContent\":{\"turns\":[{\"role\":\"user\",\"parts\":[{\"text\":\"x\"}]}],"
              + "\"turnComplete\":true}}",
          "{\"toolResponse\":{\"functionResponses\":[{\"id\":\"a\",\"name\":\"b\",\"response\":{}}]}}");

  private final Room room = Room.clinic(Map.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"setup\":[]}",
        "{\"setup\":null}",
        "{\"setup\":{\"model\":7}}",
        "{\"setup\":{},\"realtimeInput\":{}}",
        "{\"realtimeInput\":{\"audio\":[]}}",
        "{\"realtimeInput\":{\"audio\":{\"data\":\"%%%\"}}}",
        "{\"realtimeInput\":{\"audio\":{\"data\":\"AAAA\",\"mimeType\":\"audio/pcm;rate=-1\"}}}",
        "{\"realtimeInput\":{\"audio\":{\"data\":\"AAAA\",\"mimeType\":\"audio/pcm;rate=95999\"}}}",
        "{\"realtimeInput\":{\"audio\":{\"data\":\"AAAA\",\"mimeType\":\"audio/opus\"}}}",
        "{\"realtimeInput\":{\"text\":{}}}",
        "{\"what\":{}}",
        "{\"setup\":{\"model\":\"gemini-x\",\"realtimeInputConfig\":{"
            + "\"automaticActivityDetection\":{\"prefixPaddingMs\":1e99}}}}"
      })
  void nonsense_ends_its_own_session_with_a_reason(String message) {
    WireClient client = room.dial();
    client.send(message);
    room.advanceMs(10);
    assertTrue(client.closeCode == 1007 || client.closeCode == 1008, "code " + client.closeCode);
    assertTrue(!client.closeReason.isEmpty());
  }

  @Test
  void deep_nesting_is_refused() {
    WireClient client = room.dial();
    client.send("{\"setup\":".repeat(50_000));
    room.advanceMs(10);
    assertEquals(1007, client.closeCode);
  }

  @Test
  void mangled_messages_harm_only_their_own_session() {
    WireClient honest = room.call();
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 400; i++) {
      WireClient hostile = room.dial();
      if (random.nextBoolean()) {
        hostile.setUp();
      }
      for (int j = 0; j < 5; j++) {
        hostile.sendBinary(mangled(random));
        room.advanceMs(5);
      }
      hostile.link().abort();
    }
    room.advanceMs(5_000);
    assertEquals(0, honest.closeCode);
    assertTrue(honest.text("outputTranscription").startsWith("Good morning."));
  }

  private static byte[] mangled(SplittableRandom random) {
    byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8).clone();
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(32, 127);
    }
    return bytes;
  }

  @Test
  void messages_after_the_end_change_nothing() {
    WireClient client = room.dial();
    client.setUp();
    client.send("{}");
    client.send("{\"realtimeInput\":{\"text\":\"hello\"}}");
    room.advanceMs(10_000);
    assertEquals(List.of(), client.all("modelTurn"));
  }
}

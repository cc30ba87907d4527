package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways not to be let in. */
class RefusedClientTest {
  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 503})
  void connections_can_be_refused_with_any_status(int status) {
    Room room =
        Room.clinic(Map.of("faults", "[{ fault: refusesUpgrade, status: %d }]".formatted(status)));
    WireClient client = room.dial();
    assertEquals(1006, client.closeCode);
    assertTrue(client.closeReason.contains("HTTP " + status), client.closeReason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expiredKey | 1007 API key expired. Please renew the API key.",
        "unservedRegion | 1007 User location is not supported for the API use.",
        "refusesSetup | 1007 Request contains an invalid argument.",
        "[{ fault: refusesSetup, code: 1008, reason: Publisher Model is gone }]"
            + " | 1008 Publisher Model is gone"
      })
  void setups_can_be_refused_in_any_words(String fault, String close) {
    Room room = Room.clinic(Map.of("faults", fault));
    WireClient client = room.dial();
    assertEquals(0, client.closeCode);
    client.setUp();
    room.advanceMs(0);
    assertEquals(close, client.closeCode + " " + client.closeReason);
    assertEquals(0, client.all("setupComplete").size());
  }

  @Test
  void a_long_reason_is_cut_as_the_wire_cuts_it() {
    String reason = "ü".repeat(100);
    Room room =
        Room.clinic(Map.of("faults", "[{ fault: refusesSetup, reason: %s }]".formatted(reason)));
    WireClient client = room.dial();
    client.setUp();
    room.advanceMs(0);
    assertEquals("ü".repeat(61), client.closeReason);
  }

  @Test
  void a_bearer_token_is_as_good_as_a_key() {
    Room room = Room.clinic(Map.of());
    room.askForKeys();
    String vertex = "//ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent";
    WireClient client = room.dial(vertex, Map.of("Authorization", "Bearer ya29.x"));
    client.setUp();
    room.advanceMs(0);
    assertEquals(1, client.all("setupComplete").size());
    assertTrue(room.dial(vertex).closeReason.contains("HTTP 401"));
  }
}

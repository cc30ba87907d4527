package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody looks at pictures here, but they are kept count of. */
class PictureTest {
  private static final String QUESTION = "What are your opening hours?";

  private static String picture(String mimeType) {
    return "{\"realtimeInput\":{\"video\":{\"data\":\"/9j/\",\"mimeType\":\"" + mimeType + "\"}}}";
  }

  private static List<String> promptDetails(WireClient client, int turn) {
    return client
        .all("usageMetadata")
        .get(turn)
        .message()
        .obj("usageMetadata")
        .orElseThrow()
        .items("promptTokensDetails")
        .stream()
        .map(Json::compact)
        .filter(detail -> detail.contains("VIDEO"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 258",
    "MEDIA_RESOLUTION_LOW, 64",
    "MEDIA_RESOLUTION_MEDIUM, 256",
    "media_resolution_high, 256",
  })
  void each_picture_counts_in_the_turn_it_comes_in_and_in_all_that_follow(
      String resolution, int tokens) {
    Room room = Room.quietClinic(Map.of());
    WireClient client = room.dial();
    String config = resolution.isEmpty() ? "" : ",\"mediaResolution\":\"" + resolution + "\"";
    client.send(
        "{\"setup\":{\"model\":\"models/gemini-3.1-flash-live-preview\","
            + "\"generationConfig\":{\"responseModalities\":[\"AUDIO\"]"
            + config
            + "}}}");
    room.advanceMs(0);
    client.openMicrophone();
    room.advanceMs(500);
    client.send(picture("image/jpeg"));
    client.send(picture("image/png"));
    client.say(QUESTION);
    room.advanceMs(12_000);
    client.say(QUESTION);
    room.advanceMs(12_000);
    String expected = "{\"modality\":\"VIDEO\",\"tokenCount\":" + 2 * tokens + "}";
    assertEquals(List.of(expected), promptDetails(client, 0));
    assertEquals(List.of(expected), promptDetails(client, 1));
    Json.Obj fact = room.facts("picture").get(1);
    assertEquals("image/png", fact.text("mimeType").orElseThrow());
    assertEquals(3, Room.number(fact, "bytes"));
    assertEquals(64, fact.text("sha256").orElseThrow().length());
  }

  @Test
  void without_pictures_none_are_counted() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = room.call();
    room.advanceMs(500);
    client.say(QUESTION);
    room.advanceMs(12_000);
    assertEquals(List.of(), promptDetails(client, 0));
  }

  @Test
  void what_is_no_picture_is_refused() {
    Room room = Room.quietClinic(Map.of());
    WireClient client = room.call();
    client.send(picture("text/plain"));
    room.advanceMs(100);
    assertEquals(1007, client.closeCode);
    assertTrue(room.facts("picture").isEmpty());
  }
}

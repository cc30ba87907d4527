package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A broken session that is taken up again. */
class ResumptionTest {
  private static final String AGENT =
      """
      greets: Good morning.
      slots: { day: [ Monday, Tuesday ] }
      dialogue:
        - id: day
          hears: [ "The day I would like is {day} if you please" ]
          says: Then it will be on {day}.
        - id: book
          hears: [ "Book it" ]
          calls: { find_slots: { day: "{day}" } }
          says: Done.
      """;

  private static WireClient dial(Room room, String resumption) {
    WireClient client = room.dial();
    client.send(
        WireClient.SETUP.replace(
            "\"inputAudio", "\"sessionResumption\":" + resumption + ",\"inputAudio"));
    room.advanceMs(0);
    client.openMicrophone();
    return client;
  }

  /** The handle of a session in which a day was named and which then broke. */
  private static String brokenSession(Room room) {
    WireClient client = dial(room, "{}");
    room.advanceMs(3_000);
    client.say("The day I would like is Tuesday if you please");
    room.advanceMs(8_000);
    client.link().abort();
    room.advanceMs(1_000);
    var updates = client.all("sessionResumptionUpdate");
    return updates
        .get(updates.size() - 1)
        .message()
        .obj("sessionResumptionUpdate")
        .flatMap(update -> update.text("newHandle"))
        .orElseThrow();
  }

  private static WireClient resume(Room room) {
    WireClient client = dial(room, "{\"handle\":\"" + brokenSession(room) + "\"}");
    room.advanceMs(3_000);
    client.say("Book it");
    room.advanceMs(4_000);
    return client;
  }

  @Test
  void goes_on_where_it_was() {
    WireClient client = resume(Room.with(AGENT, Map.of()));
    assertFalse(client.text("outputTranscription").contains("Good morning"));
    assertTrue(client.first("toolCall").message().compact().contains("\"day\":\"Tuesday\""));
  }

  @Test
  void forgets_who_it_spoke_with() {
    WireClient client = resume(Room.with(AGENT, Map.of("faults", "forgets")));
    assertTrue(client.text("outputTranscription").startsWith("Good morning."));
    assertFalse(client.first("toolCall").message().compact().contains("Tuesday"));
  }

  @Test
  void refuses_the_handle() {
    WireClient client = resume(Room.with(AGENT, Map.of("faults", "refusesHandle")));
    assertEquals(1008, client.closeCode);
    assertEquals("BidiGenerateContent session not found", client.closeReason);
  }

  @Test
  void refuses_a_handle_it_never_gave() {
    Room room = Room.with(AGENT, Map.of());
    WireClient client = dial(room, "{\"handle\":\"0123\"}");
    room.advanceMs(100);
    assertEquals(1008, client.closeCode);
  }
}

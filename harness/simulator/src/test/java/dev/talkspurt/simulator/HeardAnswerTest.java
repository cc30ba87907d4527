package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An interruption is remembered with what the caller had heard of the answer. */
class HeardAnswerTest {
  private static final String ANSWER =
      "There are three. The first is at nine fifteen. The other one is at two thirty.";
  private static final String AGENT =
      """
      slots: { at: time }
      asks: { at: Which time would that be? }
      goOn: [ "Please do go on with it" ]
      dialogue:
        - id: free
          hears: [ "What have you got for me?" ]
          says: There are three. The first is at nine fifteen. The other one is at two thirty.
        - id: last
          hears: [ "And what was the very last time that you have said?" ]
          says: "It was {heard.at}."
      """;

  private static void type(WireClient client, String text) {
    client.send(
        "{\"clientContent\":{\"turns\":[{\"role\":\"user\",\"parts\":[{\"text\":\""
            + text
            + "\"}]}],\"turnComplete\":true}}");
  }

  /** A call in which the answer is cut off when {@code share} of its sound has been heard. */
  private static Room cutAt(double share, String words) {
    Room room = Room.with(AGENT, Map.of("latency", "200 ms"));
    WireClient client = room.call();
    type(client, "What have you got for me?");
    double lengthMs = FakeSpeech.speechOf(ANSWER).length / 16.0;
    room.advanceMs(200 + 100 + share * lengthMs);
    type(client, words);
    room.advanceMs(9_000);
    return room;
  }

  private static String said(Room room, int answer) {
    return room.facts("firstPacketSent").get(answer).text("text").orElseThrow();
  }

  @Test
  void the_words_that_were_heard_are_in_the_truth_log() {
    Room room = cutAt(0.55, "Please do go on with it");
    Json.Obj cut = room.facts("heardOfAnswer").get(0);
    assertEquals(Optional.of("There are three. The first is at nine"), cut.text("text"));
    assertEquals(
        Optional.of("The first is at nine fifteen. The other one is at two thirty."),
        cut.text("unheard"));
    Json.Obj whole = room.facts("heardOfAnswer").get(1);
    assertEquals(Optional.of(""), whole.text("unheard"));
  }

  @Test
  void it_goes_on_from_the_sentence_that_was_cut() {
    assertEquals(
        "The first is at nine fifteen. The other one is at two thirty.",
        said(cutAt(0.4, "Please do go on with it"), 1));
    assertEquals("The other one is at two thirty.", said(cutAt(0.8, "Please do go on with it"), 1));
    assertEquals(ANSWER, said(cutAt(1.2, "Please do go on with it"), 1));
  }

  @Test
  void what_was_not_heard_was_not_said() {
    String question = "And what was the very last time that you have said?";
    assertEquals("It was nothing.", said(cutAt(0.3, question), 1));
    assertEquals("It was nine fifteen.", said(cutAt(0.8, question), 1));
    assertEquals("It was two thirty.", said(cutAt(1.2, question), 1));
  }

  @Test
  void typed_words_fill_open_slots() {
    Room room =
        Room.with(
            """
            slots: { number: { digits: 4 } }
            dialogue:
              - id: number
                hears: [ "My number is {number}" ]
                calls: { find_slots: { day: "{number}" } }
                says: "It is {number}."
            """,
            Map.of());
    WireClient client = room.call();
    type(client, "my number is four two 71");
    room.advanceMs(2_000);
    assertTrue(client.first("toolCall").message().compact().contains("\"4271\""));
    assertEquals(List.of(), room.facts("firstPacketSent"));
  }

  @Test
  void a_line_nobody_rendered_before_is_said_when_it_was_planned() {
    Room room =
        Room.with(
            """
            slots: { number: { digits: 4 } }
            dialogue: [ { id: number, hears: [ "My number is {number}" ], says: "It is {number}." } ]
            """,
            Map.of("latency", "400 ms"));
    WireClient client = room.call();
    type(client, "My number is 4271");
    room.advanceMs(3_000);
    assertEquals("It is four two seven one.", said(room, 0));
    assertEquals(
        Room.number(room.facts("answerPlanned").get(0), "dueNs"),
        room.factNs("firstPacketSent", 0));
  }
}

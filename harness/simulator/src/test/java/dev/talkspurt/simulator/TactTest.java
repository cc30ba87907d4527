package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sounds that are not meant for the agent, and interruptions that are none. */
class TactTest {
  private static final String QUESTION = "What are your opening hours?";
  private static final String REQUEST = "I need to move my appointment to Monday";
  private static final String ANSWER =
      "We are open from nine to five, from Monday to Friday, and on Saturday until noon.";
  private static final String IGNORES =
      "{ shorterThan: 700 ms, quieterThanDb: -30, phrases: [ hm hm hm hm hm hm hm ] }";

  private static Map<String, String> settings(String... pairs) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put(pairs[i], pairs[i + 1]);
    }
    return settings;
  }

  /** A call in which the agent has been heard for about a second. */
  private static WireClient heard(Room room) {
    WireClient client = room.call();
    room.advanceMs(500);
    client.say(QUESTION);
    room.advanceMs(FakeSpeech.speechOf(QUESTION).length / 16.0 + 500 + 400 + 1_100);
    assertFalse(client.all("modelTurn").isEmpty());
    return client;
  }

  private static short[] burst(int ms) {
    return Arrays.copyOf(FakeSpeech.speechOf("x".repeat(ms / 50 + 1)), ms * 16);
  }

  private static short[] quieter(short[] samples, double db) {
    short[] quiet = samples.clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] = (short) (quiet[i] * Math.pow(10, -db / 20));
    }
    return quiet;
  }

  private static boolean stopsFor(short[] sound, Map<String, String> settings) {
    Room room = Room.quietClinic(settings);
    WireClient client = heard(room);
    client.play(sound);
    room.advanceMs(8_000);
    return !client.all("interrupted").isEmpty();
  }

  @Test
  void a_short_burst_does_not_stop_it() {
    assertTrue(stopsFor(burst(500), Map.of()));
    assertFalse(stopsFor(burst(500), settings("ignores", IGNORES)));
    assertTrue(stopsFor(burst(500), settings("ignores", IGNORES, "faults", "yieldsToAll")));
  }

  @Test
  void quiet_speech_does_not_stop_it_however_long() {
    short[] background = quieter(FakeSpeech.speechOf(REQUEST), 20);
    assertTrue(stopsFor(background, Map.of()));
    assertFalse(stopsFor(background, settings("ignores", IGNORES)));
    assertTrue(stopsFor(background, settings("ignores", IGNORES, "faults", "yieldsToAll")));
  }

  @Test
  void a_real_interruption_stops_it_after_the_shortest_time() {
    Room room = Room.quietClinic(settings("ignores", IGNORES));
    WireClient client = heard(room);
    long onsetNs = client.say(REQUEST);
    room.advanceMs(6_000);
    double afterMs = (client.first("interrupted").atNs() - onsetNs) / 1e6;
    assertEquals(700, afterMs, 41);
    assertEquals(1, client.all("toolCall").size());
  }

  @Test
  void its_own_voice_does_not_stop_it() {
    for (boolean knows : new boolean[] {true, false}) {
      Room room = Room.quietClinic(settings("ignores", "{ ownEcho: " + knows + " }"));
      WireClient client = heard(room);
      client.play(echo(FakeSpeech.speechOf(ANSWER), 800));
      room.advanceMs(8_000);
      assertEquals(knows, client.all("interrupted").isEmpty(), "knows its own voice: " + knows);
    }
  }

  /** What the agent has said from {@code fromMs} on, for a second, at half the level. */
  private static short[] echo(short[] speech, int fromMs) {
    short[] echo = Arrays.copyOfRange(speech, fromMs * 16, (fromMs + 1_500) * 16);
    return quieter(echo, 6);
  }

  @Test
  void somebody_else_stops_it_even_if_it_knows_its_own_voice() {
    assertTrue(stopsFor(FakeSpeech.speechOf(REQUEST), settings("ignores", "{ ownEcho: true }")));
  }

  private static List<String> answersTo(short[] sound, Map<String, String> settings) {
    Room room = Room.quietClinic(settings);
    WireClient client = room.call();
    room.advanceMs(500);
    client.play(sound);
    room.advanceMs(5_000);
    return List.of(client.text("outputTranscription"));
  }

  @Test
  void a_short_burst_in_silence_is_not_answered() {
    assertEquals(List.of("Could you say it again?"), answersTo(burst(500), Map.of()));
    assertEquals(List.of(""), answersTo(burst(500), settings("ignores", IGNORES)));
    assertEquals(
        List.of("Could you say it again?"),
        answersTo(burst(500), settings("ignores", IGNORES, "faults", "answersAll")));
  }

  @Test
  void a_sound_that_is_ignored_does_not_end_the_wait_for_the_caller() {
    Room room = Room.clinic(settings("ignores", IGNORES));
    WireClient client = room.call();
    room.advanceMs(4_000);
    client.play(burst(300));
    room.advanceMs(9_000);
    assertTrue(client.text("outputTranscription").endsWith("Are you still there?"));
  }

  @Test
  void a_word_that_is_no_turn_is_not_answered() {
    short[] backchannel = FakeSpeech.speechOf("hm hm hm hm hm hm hm");
    assertEquals(List.of(""), answersTo(backchannel, settings("ignores", IGNORES)));
    assertEquals(List.of("Could you say it again?"), answersTo(backchannel, Map.of()));
  }

  @Test
  void a_short_phrase_that_is_understood_is_answered_all_the_same() {
    String ignores = "{ shorterThan: 3 s }";
    assertTrue(
        answersTo(FakeSpeech.speechOf(QUESTION), settings("ignores", ignores))
            .get(0)
            .startsWith("We are open"));
  }

  @Test
  void after_a_false_interruption_it_says_the_rest_of_the_sentence_again() {
    Room room = Room.quietClinic(settings("ignores", "{}", "resumes", "true"));
    WireClient client = heard(room);
    client.play(burst(500));
    room.advanceMs(6_000);
    assertEquals(1, client.all("interrupted").size());
    String said = client.text("outputTranscription");
    assertTrue(said.endsWith(ANSWER) && said.length() > ANSWER.length(), said);
    double muteMs = (room.factNs("firstPacketSent", 1) - client.first("interrupted").atNs()) / 1e6;
    assertTrue(muteMs > 400 && muteMs < 1_500, muteMs + " ms");
  }

  @Test
  void never_resumes_stays_mute() {
    Room room =
        Room.quietClinic(settings("ignores", "{}", "resumes", "true", "faults", "neverResumes"));
    WireClient client = heard(room);
    client.play(burst(500));
    room.advanceMs(4_000);
    assertEquals(1, client.all("interrupted").size());
    assertEquals(1, room.facts("firstPacketSent").size());
  }

  @Test
  void calls_that_were_cut_by_a_false_interruption_are_made_again() {
    Room room = Room.quietClinic(settings("resumes", "true"));
    WireClient client = room.call();
    room.advanceMs(500);
    client.say(REQUEST);
    room.advanceMs(FakeSpeech.speechOf(REQUEST).length / 16.0 + 500 + 400 + 1_000);
    assertEquals(1, client.all("toolCall").size());
    client.play(burst(500));
    room.advanceMs(3_000);
    assertEquals(1, client.all("toolCallCancellation").size());
    assertEquals(2, client.all("toolCall").size());
  }

  @Test
  void inertia_goes_on_with_the_old_answer() {
    Room room = Room.quietClinic(settings("faults", "inertia"));
    WireClient client = heard(room);
    client.say(REQUEST);
    room.advanceMs(6_000);
    assertEquals(1, client.all("interrupted").size());
    assertEquals(List.of(), client.all("toolCall"));
    assertEquals(2, room.facts("firstPacketSent").size());
  }

  @Test
  void amnesia_loses_what_was_said_before_the_interruption() {
    String agent =
        """
        slots: { day: [ Monday, Tuesday ] }
        dialogue:
          - id: day
            hears: [ "The day I would like is {day} if you please" ]
            says: Then it will be on {day}, and we are open from nine to five on that very day.
          - id: book
            hears: [ "Book it" ]
            calls: { find_slots: { day: "{day}" } }
            says: Done.
        """;
    for (String fault : List.of("[]", "[ amnesia ]")) {
      Room room = Room.with(agent, Map.of("faults", fault, "yieldsAfter", "100 ms"));
      WireClient client = room.call();
      room.advanceMs(500);
      String first = "The day I would like is Monday if you please";
      client.say(first);
      room.advanceMs(FakeSpeech.speechOf(first).length / 16.0 + 500 + 400 + 1_100);
      client.say("Book it");
      room.advanceMs(3_000);
      assertEquals(1, client.all("interrupted").size());
      String call = client.first("toolCall").message().compact();
      assertEquals(fault.equals("[]"), call.contains("Monday"), call);
    }
  }
}

package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Agents of more and less skill differ in what a comparison measures. */
class SkillTest {
  private static final int DIALOGUES = 200;
  private static final double Z = 1.96;
  private static final List<String> LEVELS = List.of("good", "mediocre", "bad");
  private static final String AGENT =
      """
      latency: { median: 400 ms, spread: 60 ms }
      notUnderstood: Pardon?
      slots: { day: [ Monday, Tuesday, Friday ] }
      asks: { day: Which day? }
      confirmation: { yes: [ "Yes that is right" ], no: [ "No that is wrong" ] }
      dialogue:
        - id: book
          hears: [ "Book me in on {day}" ]
          confirms: "On {day}, is that right?"
          calls: { find_slots: { day: "{day}" } }
          retries: 1
          says: You are booked at {result.time}.
          onError: I could not book it.
      """;

  /** What 95 % of all such samples would show. */
  private record Interval(double low, double high) {
    /** Of a share, by Wilson's score. */
    static Interval of(long hits, int n) {
      double p = (double) hits / n;
      double z = Z * Z / n;
      double half = Z * Math.sqrt(p * (1 - p) / n + z / (4 * n)) / (1 + z);
      double centre = (p + z / 2) / (1 + z);
      return new Interval(centre - half, centre + half);
    }

    /** Of a mean. */
    static Interval of(List<Double> values) {
      double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
      double variance = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      double half = Z * Math.sqrt(variance / (values.size() - 1) / values.size());
      return new Interval(mean - half, mean + half);
    }
  }

  /** What one dialogue showed. */
  private record Seen(double latencyMs, boolean confirmed, boolean right, boolean recovered) {}

  private static void type(WireClient client, String text) {
    client.send("{\"realtimeInput\":{\"text\":\"" + text + "\"}}");
  }

  private static Json.Obj call(WireClient client, int index) {
    Json.Obj message = client.all("toolCall").get(index).message();
    return (Json.Obj) message.obj("toolCall").orElseThrow().items("functionCalls").get(0);
  }

  private static void answer(WireClient client, int index, String response) {
    client.answer(call(client, index).text("id").orElseThrow(), "find_slots", response);
  }

  /** One dialogue: the caller asks, agrees, and the tool fails once. */
  private static Seen dialogue(Room room) {
    WireClient client = room.dial();
    client.setUp();
    room.advanceMs(0);
    long askedNs = room.time.nowNs();
    type(client, "Book me in on Monday");
    room.advanceMs(20_000);
    boolean confirmed = client.all("toolCall").isEmpty();
    if (confirmed) {
      type(client, "Yes that is right");
      room.advanceMs(20_000);
    }
    String first = confirmed ? "modelTurn" : "toolCall";
    double latencyMs = (client.first(first).atNs() - askedNs) / 1e6;
    boolean right = call(client, 0).obj("args").orElseThrow().compact().contains("Monday");
    answer(client, 0, "{\"error\":\"busy\"}");
    room.advanceMs(20_000);
    boolean retried = client.all("toolCall").size() > 1;
    if (retried) {
      answer(client, 1, "{\"time\":\"nine\"}");
      room.advanceMs(20_000);
    }
    boolean recovered = client.text("outputTranscription").contains("booked at nine");
    client.link().close(1000, "");
    room.advanceMs(100);
    return new Seen(latencyMs, confirmed, right, recovered);
  }

  private static List<Seen> dialogues(String skill) {
    Room room = Room.with(AGENT, Map.of("skill", skill));
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < DIALOGUES; i++) {
      seen.add(dialogue(room));
    }
    return seen;
  }

  @Test
  void accuracy_recovery_confirmation_and_latency_are_ordered_by_skill() {
    Map<String, List<Interval>> intervals = new LinkedHashMap<>();
    for (String level : LEVELS) {
      List<Seen> seen = dialogues(level);
      intervals.put(
          level,
          List.of(
              Interval.of(seen.stream().filter(Seen::right).count(), DIALOGUES),
              Interval.of(seen.stream().filter(Seen::recovered).count(), DIALOGUES),
              Interval.of(seen.stream().filter(Seen::confirmed).count(), DIALOGUES)));
    }
    for (int i = 0; i + 1 < LEVELS.size(); i++) {
      for (int measure = 0; measure < 3; measure++) {
        double better = intervals.get(LEVELS.get(i)).get(measure).low();
        double worse = intervals.get(LEVELS.get(i + 1)).get(measure).high();
        assertTrue(better > worse, "measure " + measure + ": " + intervals);
      }
    }
  }

  @Test
  void latency_grows_as_skill_falls() {
    List<Interval> intervals = new ArrayList<>();
    for (String level : LEVELS) {
      intervals.add(Interval.of(dialogues(level).stream().map(Seen::latencyMs).toList()));
    }
    assertEquals(400, (intervals.get(0).low() + intervals.get(0).high()) / 2, 20);
    assertTrue(intervals.get(0).high() < intervals.get(1).low(), intervals::toString);
    assertTrue(intervals.get(1).high() < intervals.get(2).low(), intervals::toString);
  }

  @Test
  void a_good_agent_does_what_an_agent_without_a_level_does() {
    assertEquals(dialogues("good"), dialogues("{ wrongArgument: 0 }"));
  }

  @Test
  void one_kind_of_lapse_does_not_move_the_others() {
    List<Seen> alone = dialogues("{ pretends: 0.5 }");
    List<Seen> both = dialogues("{ pretends: 0.5, wrongArgument: 0.5 }");
    assertEquals(
        alone.stream().map(Seen::recovered).toList(), both.stream().map(Seen::recovered).toList());
    assertTrue(both.stream().anyMatch(seen -> !seen.right()));
    assertTrue(both.stream().anyMatch(Seen::right));
  }

  @Test
  void less_skill_waits_longer_and_yields_later() {
    Map<String, Double> yieldsMs = new LinkedHashMap<>();
    Map<String, Double> waitsMs = new LinkedHashMap<>();
    for (String skill : List.of("good", "{ waits: 500 ms, stopsLate: 600 ms }")) {
      Room room = Room.quietClinic(Map.of("skill", skill));
      WireClient client = room.call();
      room.advanceMs(500);
      client.say("What are your opening hours?");
      room.advanceMs(3_800);
      long onsetNs = client.say("I need to move my appointment to Monday");
      room.advanceMs(4_000);
      yieldsMs.put(skill, (client.first("interrupted").atNs() - onsetNs) / 1e6);
      Json.Obj ended = room.facts("speechEnded").get(0);
      waitsMs.put(skill, (Room.number(ended, "decidedNs") - Room.number(ended, "exactNs")) / 1e6);
    }
    List<Double> yields = List.copyOf(yieldsMs.values());
    List<Double> waits = List.copyOf(waitsMs.values());
    assertEquals(600, yields.get(1) - yields.get(0), 41);
    assertEquals(500, waits.get(1) - waits.get(0), 41);
  }

  @Test
  void who_talks_on_does_not_yield() {
    for (double talksOn : new double[] {0, 1}) {
      Room room = Room.quietClinic(Map.of("skill", "{ talksOn: " + talksOn + " }"));
      WireClient client = room.call();
      room.advanceMs(500);
      client.say("What are your opening hours?");
      room.advanceMs(3_300);
      client.say("I need to move my appointment to Monday");
      room.advanceMs(2_000);
      assertEquals(talksOn == 1, client.all("interrupted").isEmpty(), "talksOn " + talksOn);
    }
  }
}

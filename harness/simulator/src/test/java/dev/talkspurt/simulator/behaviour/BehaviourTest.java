package dev.talkspurt.simulator.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.simulator.ear.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourTest {
  private static final String HELLO =
      "dialogue: [ { id: hello, hears: [ hello ], says: Hello. } ]\n";

  @Test
  void what_is_not_said_has_defaults() {
    Behaviour read = Agents.behaviour(HELLO);

    assertEquals(new Behaviour.Speaks("en-us-kevin", 1, 1), read.speaks());
    assertEquals(Optional.empty(), read.greets());
    assertEquals(OptionalInt.empty(), read.endpointingMs());
    assertEquals(new Behaviour.Latency(400, 0), read.latency());
    assertEquals(100, read.leadingSilenceMs());
    assertEquals(3.7, read.burst());
    assertEquals(OptionalInt.empty(), read.chunkMs());
    assertTrue(read.yields());
    assertEquals(160, read.yieldsAfterMs());
    assertEquals(0.35, read.confidence());
    assertEquals(Optional.empty(), read.afterSilence());
    assertEquals(Optional.empty(), read.planted());
    assertEquals(List.of(), read.faults());
  }

  @Test
  void every_setting_is_read() {
    Behaviour read =
        Agents.behaviour(
            HELLO
                + """
                speaks: { voice: en-us-slt, rate: 1.2, pitch: 0.9 }
                greets: Hi.
                endpointing: 0.8 s
                latency: { median: 300 ms, spread: 80 ms }
                leadingSilence: 0 ms
                burst: 20
                chunk: 40 ms
                yields: false
                yieldsAfter: 200 ms
                confidence: 0.5
                notUnderstood: What?
                afterSilence: { wait: 6 s, says: Hello?, times: 3 }
                planted: { speech: 1830 ms, delay: 250 ms, stop: 300 ms }
                faults: [ late, { fault: close, code: 1006, reason: gone, afterMs: 10 }, deaf ]
                """);

    assertEquals(new Behaviour.Speaks("en-us-slt", 1.2, 0.9), read.speaks());
    assertEquals(Optional.of("Hi."), read.greets());
    assertEquals(OptionalInt.of(800), read.endpointingMs());
    assertEquals(new Behaviour.Latency(300, 80), read.latency());
    assertEquals(0, read.leadingSilenceMs());
    assertEquals(20, read.burst());
    assertEquals(OptionalInt.of(40), read.chunkMs());
    assertFalse(read.yields());
    assertEquals(200, read.yieldsAfterMs());
    assertEquals(0.5, read.confidence());
    assertEquals("What?", read.notUnderstood());
    assertEquals(new Behaviour.AfterSilence(6000, "Hello?", 3), read.afterSilence().orElseThrow());
    assertEquals(
        new Behaviour.Planted(OptionalInt.of(1830), 250, OptionalInt.of(300)),
        read.planted().orElseThrow());
    assertEquals(
        List.of(new Fault.Late(3000), new Fault.Close(1006, "gone", 10), new Fault.Deaf()),
        read.faults());
  }

  @Test
  void tact_is_read() {
    Behaviour plain = Agents.behaviour(HELLO);
    assertEquals(
        new Behaviour.Tact(Optional.empty(), OptionalInt.empty(), Optional.empty()), plain.tact());

    Behaviour read =
        Agents.behaviour(
            HELLO
                + """
                ignores: { shorterThan: 700 ms, quieterThanDb: -35, phrases: [ mm-hm ], ownEcho: true }
                resumes: true
                fallback: I cannot help with that.
                """);
    assertEquals(
        new Behaviour.Tact(
            Optional.of(new Behaviour.Ignores(700, OptionalDouble.of(-35), List.of("mm-hm"), true)),
            OptionalInt.of(300),
            Optional.of("I cannot help with that.")),
        read.tact());
    assertTrue(read.phrases().contains(new Phrase(Behaviour.Ignores.ID, "mm-hm", Map.of())));
    assertTrue(read.lines(Map.of()).contains("I cannot help with that."));
    assertEquals(
        OptionalInt.of(800), Agents.behaviour(HELLO + "resumes: 800 ms\n").tact().resumesMs());
    assertEquals(
        OptionalInt.empty(), Agents.behaviour(HELLO + "resumes: false\n").tact().resumesMs());
  }

  @Test
  void every_habit_is_a_word_in_faults() {
    for (Habit habit : Habit.values()) {
      String settings = habit == Habit.SAYS ? ", says: Bye." : "";
      Behaviour read =
          Agents.behaviour(HELLO + "faults: [ { fault: " + habit.word() + settings + " } ]\n");
      assertTrue(read.has(habit), habit.word());
      assertFalse(Agents.behaviour(HELLO).has(habit), habit.word());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resumes: perhaps | 'resumes' is \"perhaps\", expected a duration",
        "ignores: { loud: 1 } | unknown key 'loud' in 'ignores'",
        "ignores: { quieterThanDb: 20 } | 'quieterThanDb' is 20, expected a number",
        "ignores: { phrases: [ '{day}' ] } | expected plain words",
        "faults: [ { fault: loops, exchange: helo } ] | 'exchange' is 'helo', expected the id of an exchange",
        "faults: [ { fault: loops, tool: find_slots } ] | unknown key 'tool' in fault 'loops'",
        "faults: [ { fault: extraCall, tool: find } ] | tool 'find' is not declared",
        "faults: [ { fault: undeclaredTool, tool: count } ] | tool 'count' is declared, expected one that is not",
        "faults: [ says ] | fault 'says' has no 'says'",
        "faults: [ lops ] | unknown fault 'lops', expected a known fault (did you mean 'loops'?)"
      })
  void what_is_wrong_in_tact_and_habits_is_said(String simulated, String problem) {
    BadInput bad = assertThrows(BadInput.class, () -> Agents.behaviour(HELLO + simulated + "\n"));
    assertTrue(bad.getMessage().contains(problem), bad::getMessage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retries: 2, says: Hi. | 'retries' without 'calls'",
        "calls: { find_slots: { day: Monday } }, fillerAfter: 1 s, says: Hi. | 'fillerAfter' without 'filler'",
        "calls: { find_slots: { day: Monday }, book_slot: { day: Monday, time: '{result.a}' } }, atOnce: true, says: Hi. | 'atOnce' with a call that uses {result",
        "says: 'Not {before.day}.' | 'says' uses slot 'before.day', expected a declared slot"
      })
  void what_is_wrong_in_the_manner_of_an_exchange_is_said(String turn, String problem) {
    String dialogue = "dialogue: [ { id: hello, hears: [ hello ], " + turn + " } ]\n";
    BadInput bad = assertThrows(BadInput.class, () -> Agents.behaviour(dialogue));
    assertTrue(bad.getMessage().contains(problem), bad::getMessage);
  }

  @Test
  void phrases_have_every_slot_value_filled_in() {
    List<Phrase> phrases = Agents.behaviour(Agents.CLINIC).phrases();

    assertEquals(
        List.of(
            new Phrase("move", "Move my appointment to Monday", Map.of("day", "Monday")),
            new Phrase("move", "Move my appointment to Tuesday", Map.of("day", "Tuesday")),
            new Phrase("pick", "the nine one please", Map.of("time", "09:00")),
            new Phrase("pick", "the two thirty one please", Map.of("time", "14:30")),
            new Phrase("pick", "the half past two one please", Map.of("time", "14:30")),
            new Phrase("pick", "the afternoon one please", Map.of())),
        phrases.subList(0, 6));
    assertEquals(9, phrases.size());
  }

  @Test
  void lines_are_all_that_is_known_before_a_tool_answers() {
    List<String> lines = Agents.behaviour(Agents.CLINIC).lines(Map.of());

    assertTrue(
        lines.containsAll(
            List.of(
                "Good morning, clinic.",
                "Pardon?",
                "Are you there?",
                "One moment, Monday.",
                "One moment, Tuesday.",
                "The calendar is down.",
                "Booked Tuesday at two thirty.",
                "Fine.")),
        lines::toString);
    assertTrue(lines.stream().noneMatch(line -> line.contains("{")), lines::toString);
  }

  @Test
  void lines_that_tell_a_tools_answer_are_known_once_the_answers_are() {
    Json.Obj first = Json.object().put("slots", List.of("09:00", "14:30")).build();
    Json.Obj second = Json.object().put("slots", List.of("10:15")).build();
    Behaviour clinic = Agents.behaviour(Agents.CLINIC);
    List<String> before = clinic.lines(Map.of());
    List<String> lines =
        new ArrayList<>(clinic.lines(Map.of("find_slots", List.of(first, second))));
    lines.removeAll(before);

    assertEquals(
        List.of(
            "On Monday I have nine and two thirty. Which one?",
            "On Tuesday I have nine and two thirty. Which one?"),
        lines);
  }

  @Test
  void overrides_replace_what_the_file_says() {
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("latency", "250 ms");
    overrides.put("burst", "20");
    overrides.put("planted.delay", "100 ms");
    overrides.put("faults", "late, neverYields");
    overrides.put("afterSilence.times", "5");

    Behaviour read = Behaviour.read(Agents.agent(Agents.CLINIC), overrides);

    assertEquals(new Behaviour.Latency(250, 0), read.latency());
    assertEquals(20, read.burst());
    assertEquals(
        new Behaviour.Planted(OptionalInt.empty(), 100, OptionalInt.empty()),
        read.planted().orElseThrow());
    assertEquals(Optional.of(new Fault.Late(3000)), read.fault(Fault.Late.class));
    assertFalse(read.yields());
    assertEquals(5, read.afterSilence().orElseThrow().times());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          latencey | 250 ms | --set simulated.latencey: unknown key 'latencey' in 'simulated', expected a known key (did you mean 'latency'?)
          latency  | 250    | --set simulated.latency: 'latency' is 250, expected a duration up to 60 min (such as 300 ms, 1.5 s, 2 min)
          faults   | lat    | --set simulated.faults: unknown fault 'lat', expected a known fault (did you mean 'late'?)
          burst    | 0      | --set simulated.burst: 'burst' is 0, expected a number (from 0.1 to 1000.0)
          """)
  void a_bad_override_is_named(String key, String value, String message) {
    BadInput thrown =
        assertThrows(
            BadInput.class, () -> Behaviour.read(Agents.agent(Agents.CLINIC), Map.of(key, value)));

    assertEquals(message, thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2:1  | greetz: Hi | unknown key 'greetz' in 'simulated', expected a known key (did you mean 'greets'?)
          2:14 | endpointing: 500 | 'endpointing' is 500, expected a duration up to 60 min (such as 300 ms, 1.5 s, 2 min)
          2:9  | yields: maybe | 'yields' is "maybe", expected true or false (without quotes)
          2:11 | faults: [ decf ] | unknown fault 'decf', expected a known fault (did you mean 'deaf'?)
          2:9  | speaks: loud | 'speaks' is "loud", expected an object (keys and values)
          """)
  void a_wrong_setting_is_found_at_its_place(String place, String line, String message) {
    List<Problem> problems = Behaviour.lint(Agents.agent(HELLO + line + "\n"));

    String found = problems.isEmpty() ? "nothing" : problems.get(0).message();
    assertEquals(message, found);
    assertEquals("clinic.agent.yaml:" + place, problems.get(0).place().toString());
    assertEquals(1, problems.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: a, hears: [ x ], says: y, calls: { find_slot: {} } | tool 'find_slot' is not declared, expected a tool of the agent (did you mean 'find_slots'?)
          id: a, hears: [ x ], says: y, calls: { find_slots: { days: 1, day: 2 } } | tool 'find_slots' has no argument 'days', expected one (did you mean 'day'?)
          id: a, hears: [ x ], says: y, calls: { find_slots: {} } | tool 'find_slots' requires 'day' (add it)
          id: a, hears: [ "x {dya}" ], says: y | 'hears' uses slot 'dya', expected a declared slot (did you mean 'day'?)
          id: a, hears: [ x ], says: "{result.a}" | 'says' uses {result…} before a tool has answered, expected {slot} (add 'calls')
          id: a, hears: [ x ], says: y, next: [ b ] | 'next' names 'b', expected the id of a turn (did you mean 'a'?)
          id: a, hears: [ x ], says: y, onError: z | 'onError' without 'calls', expected both (remove it)
          id: a, hears: [ x ], says: "y {day" | 'says' has a lone brace, expected {slot} or {result.name}
          id: a, hears: [ x ] | turn 'a' has no 'says', expected text (add it)
          id: a, says: y | turn 'a' has no 'hears', expected phrases (add them)
          id: a, hears: [ x ], says: y, sets: { day: Sunday } | 'day' is "Sunday", expected a value of slot 'day' (one of {Monday=Monday})
          """)
  void a_turn_that_does_not_fit_is_found(String turn, String message) {
    List<Problem> problems =
        Behaviour.lint(Agents.agent("slots: { day: [Monday] }\ndialogue:\n  - { " + turn + " }\n"));

    assertEquals(
        List.of(message), problems.stream().map(Problem::message).toList(), problems::toString);
    assertEquals(3, problems.get(0).place().line());
  }

  @Test
  void too_many_phrases_are_refused() {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      values.append(i == 0 ? "" : ", ").append("v").append(i);
    }
    String simulated =
        "slots: { a: ["
            + values
            + "] }\ndialogue: [ { id: x, hears: [ '{a} {a}', '{a} or {a}' ], says: y } ]";
    assertEquals(100, Agents.behaviour(simulated).phrases().size());

    String product = simulated.replace("slots: {", "slots: { b: [" + values + "],");
    BadInput thrown =
        assertThrows(
            BadInput.class, () -> Agents.behaviour(product.replace("'{a} {a}'", "'{a} {b}'")));
    assertTrue(thrown.getMessage().contains("more than 2000 phrases"), thrown::getMessage);
  }

  @Test
  void an_agent_that_is_never_simulated_is_fine_until_it_is() {
    assertEquals(List.of(), Behaviour.lint(Agents.agent("{}")));

    BadInput thrown = assertThrows(BadInput.class, () -> Agents.behaviour("{}"));
    assertTrue(thrown.getMessage().contains("has no 'simulated'"), thrown::getMessage);
  }

  @Test
  void latency_is_drawn_around_its_median_and_never_negative() {
    Behaviour.Latency latency = new Behaviour.Latency(100, 80);
    SplittableRandom random = new SplittableRandom(1);
    double sum = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 10_000; i++) {
      double ms = latency.drawMs(random);
      sum += ms;
      least = Math.min(least, ms);
    }

    assertEquals(0, least);
    assertEquals(104, sum / 10_000, 3);
    assertEquals(250, new Behaviour.Latency(250, 0).drawMs(random));
  }
}

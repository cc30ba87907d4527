package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Failure;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.ScenarioReader;
import dev.talkspurt.scenario.ToolScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockToolsTest {
  @TempDir Path folder;

  private static final Json.Obj OK = Json.object().put("ok", true).build();

  private static final Json.Obj NONE = Json.object().build();

  private static MockTools tools(Map<String, ToolScript> scripts) {
    Scenario s = Scripts.of();
    return new MockTools(
        new Scenario(
            s.name(),
            s.id(),
            s.source(),
            s.place(),
            s.agent(),
            s.tags(),
            s.description(),
            s.caller(),
            s.script(),
            scripts,
            s.maxDuration()),
        1);
  }

  @Test
  void fails_the_first_calls_and_then_works() {
    ToolScript script =
        new ToolScript(Duration.ofMillis(30), OK, Optional.of(new Failure("error", 2, "down")));
    MockTools tools = tools(Map.of("find", script));
    for (int call = 0; call < 2; call++) {
      ToolPlan answer = tools.plan("find", NONE);
      assertEquals("error", answer.fault());
      assertEquals("down", answer.respond().text("error").orElseThrow());
      assertEquals(30_000_000, answer.delayNs());
    }
    assertEquals(OK, tools.plan("find", NONE).respond());
  }

  @Test
  void never_answers_a_tool_that_times_out() {
    ToolScript script =
        new ToolScript(Duration.ZERO, OK, Optional.of(new Failure("timeout", 1, "")));
    MockTools tools = tools(Map.of("find", script));
    assertFalse(tools.plan("find", NONE).answered());
    assertEquals("", tools.plan("find", NONE).fault());
  }

  @Test
  void answers_a_tool_nobody_declared_with_an_error() {
    ToolPlan answer = tools(Map.of()).plan("teleport", NONE);
    assertEquals("unknownTool", answer.fault());
    assertTrue(answer.respond().text("error").orElseThrow().contains("teleport"));
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) Json.parse(text);
  }

  /** The tools of a scenario whose {@code tools} and {@code state} stand in a file. */
  private MockTools written(String yaml) throws Exception {
    Files.createDirectories(folder.resolve("agents"));
    Files.writeString(
        folder.resolve("agents/a.agent.yaml"),
        """
        agent: a
        prompt: P.
        tools:
          - name: find
            description: Finds.
            parameters:
              type: object
              properties: { day: { type: string }, n: { type: integer }, note: { type: string } }
              required: [day]
        """);
    Path file = folder.resolve("one.scenario.yaml");
    Files.writeString(file, "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\n" + yaml);
    return new MockTools(ScenarioReader.read(file, "x"), 7);
  }

  private static String respond(MockTools tools, String args) {
    return tools.plan("find", json(args)).respond().compact();
  }

  @Test
  void answers_an_invalid_call_with_the_path_and_what_was_expected() throws Exception {
    MockTools tools = written("tools: { find: { returns: { ok: true } } }");
    ToolPlan plan = tools.plan("find", json("{\"n\":1.5,\"x\":1}"));
    assertEquals("invalidArguments", plan.fault());
    assertEquals(
        "invalid arguments: /day is missing, expected string; /n is 1.5, expected integer; /x is"
            + " not declared, expected only day, n, note",
        plan.respond().text("error").orElseThrow());
    assertEquals("", tools.plan("find", json("{\"day\":\"Monday\"}")).fault());
  }

  @Test
  void an_invalid_call_uses_up_no_failure_and_no_answer() throws Exception {
    MockTools tools =
        written(
            "tools: { find: { fails: { with: error, times: 1 }, then: { sequence: [ { a: 1 }, { a:"
                + " 2 } ] } } }");
    assertEquals("invalidArguments", tools.plan("find", NONE).fault());
    assertEquals("error", tools.plan("find", json("{\"day\":\"a\"}")).fault());
    assertEquals("{\"a\":1}", respond(tools, "{\"day\":\"a\"}"));
    assertEquals("invalidArguments", tools.plan("find", NONE).fault());
    assertEquals("{\"a\":2}", respond(tools, "{\"day\":\"a\"}"));
    assertEquals("{\"a\":2}", respond(tools, "{\"day\":\"a\"}"), "the last one repeats");
  }

  @Test
  void reads_and_changes_the_state_as_the_arguments_say() throws Exception {
    MockTools tools =
        written(
            """
            state: { free: { Monday: [ "9" ], "a/b~c": [] }, booked: null, log: [] }
            tools:
              find:
                reads: { at: "/free/{day}", as: slots }
                writes: [ { at: /booked, value: { day: "{day}", n: "{n}", text: "n={n} {note}." } } ]
                appends: [ { at: /log, value: "{n}" } ]
                returns: { day: "{day}" }
                notFound: { error: "no {day}" }
            """);
    assertEquals(
        "{\"day\":\"Monday\",\"slots\":[\"9\"]}", respond(tools, "{\"day\":\"Monday\",\"n\":2}"));
    assertEquals(
        json("{\"day\":\"Monday\",\"n\":2,\"text\":\"n=2 .\"}"),
        tools.state().orElseThrow().get("booked").orElseThrow());
    assertEquals("{\"error\":\"no Sunday\"}", respond(tools, "{\"day\":\"Sunday\",\"n\":3}"));
    assertEquals(
        "{\"day\":\"a/b~c\",\"slots\":[]}",
        respond(tools, "{\"day\":\"a/b~c\",\"note\":\"{day}\"}"),
        "an argument stays within its segment");
    Json.Obj end = tools.state().orElseThrow();
    assertEquals(Json.parse("[2,null]"), end.get("log").orElseThrow());
    assertEquals(
        "n= {day}.",
        end.obj("booked").orElseThrow().text("text").orElseThrow(),
        "what was filled in is not filled again");
  }

  @Test
  void changes_all_or_nothing() throws Exception {
    MockTools tools =
        written(
            """
            state: { a: 1, list: [ 5, 6 ] }
            tools: { find: { writes: { at: /a, value: 2 }, removes: [ "/list/{n}" ] } }
            """);
    assertEquals("{\"error\":\"not found\"}", respond(tools, "{\"day\":\"x\",\"n\":2}"));
    assertEquals("{\"a\":1,\"list\":[5,6]}", tools.state().orElseThrow().compact());
    assertEquals("{\"ok\":true}", respond(tools, "{\"day\":\"x\",\"n\":0}"));
    assertEquals("{\"a\":2,\"list\":[6]}", tools.state().orElseThrow().compact());
  }

  @Test
  void a_refused_call_leaves_the_state_alone_and_a_mangled_one_does_not() throws Exception {
    for (String with : List.of("error", "rateLimited", "timeout")) {
      MockTools tools = written(counting(with, ""));
      ToolPlan plan = tools.plan("find", json("{\"day\":\"a\"}"));
      plan.respond();
      assertEquals("{\"log\":[]}", tools.state().orElseThrow().compact(), with);
    }
    for (String with : List.of("malformed", "empty", "partial")) {
      MockTools tools = written(counting(with, with.equals("partial") ? ", drops: [ok]" : ""));
      tools.plan("find", json("{\"day\":\"a\"}")).respond();
      assertEquals("{\"log\":[\"a\"]}", tools.state().orElseThrow().compact(), with);
    }
  }

  private static String counting(String with, String more) {
    return "state: { log: [] }\ntools: { find: { fails: { with: %s, times: 1%s }, then: { appends: [ { at: /log, value: \"{day}\" } ], returns: { ok: true, id: 4 } } } }"
        .formatted(with, more);
  }

  @Test
  void each_failure_has_its_shape_on_the_wire() throws Exception {
    assertEquals("{}", respond(written(counting("empty", "")), "{\"day\":\"a\"}"));
    assertEquals(
        "{\"id\":4}", respond(written(counting("partial", ", drops: [ok]")), "{\"day\":\"a\"}"));
    assertEquals(
        "{\"error\":\"Too many requests.\",\"retryAfter\":\"2 s\"}",
        respond(written(counting("rateLimited", ", retryAfter: 2 s")), "{\"day\":\"a\"}"));
    Json.Obj malformed = json(respond(written(counting("malformed", "")), "{\"day\":\"a\"}"));
    String output = malformed.text("output").orElseThrow();
    assertTrue("{\"ok\":true,\"id\":4}".startsWith(output), output);
    assertThrows(BadInput.class, () -> Json.parse(output));
  }

  @Test
  void fails_every_nth_of_the_calls_that_are_meant() throws Exception {
    MockTools tools =
        written(
            "tools: { find: { fails: { with: error, every: 2, times: 2, when: { day: Monday } },"
                + " then: { returns: { ok: true } } } }");
    StringBuilder faults = new StringBuilder();
    for (String day : "Monday Tuesday Tuesday Monday Monday Monday Monday Monday".split(" ")) {
      ToolPlan plan = tools.plan("find", Json.object().put("day", day).build());
      faults.append(plan.fault().isEmpty() ? '.' : 'x');
    }
    assertEquals("...x.x..", faults.toString());
  }

  @Test
  void draws_the_delay_from_seed_and_number_alone() throws Exception {
    String yaml = "tools: { find: { takes: { from: 100 ms, to: 2 s }, returns: {} } }";
    List<Long> delays = delays(written(yaml));
    assertEquals(delays, delays(written(yaml)));
    assertEquals(5, Set.copyOf(delays).size());
    assertTrue(delays.stream().allMatch(ns -> ns >= 100_000_000 && ns <= 2_000_000_000));
  }

  private static List<Long> delays(MockTools tools) {
    return Stream.generate(() -> tools.plan("find", json("{\"day\":\"a\"}")).delayNs())
        .limit(5)
        .toList();
  }
}

package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of the command, in virtual time. */
class RunTest {
  @TempDir Path out;

  @BeforeEach
  void need_voices() {
    Console.assumeVoices();
  }

  private Console run(String scenario, String... more) {
    return run(Terminal.NONE, scenario, more);
  }

  private Console run(Terminal terminal, String scenario, String... more) {
    List<String> all =
        Stream.concat(
                Stream.of("run", scenario, "--virtual-time", "--no-report", "--out", out + ""),
                Stream.of(more))
            .toList();
    return Console.run(terminal, all.toArray(String[]::new));
  }

  private static List<String> problems(String schema, String json) throws IOException {
    String text =
        Files.readString(Console.ROOT.resolve("reports/schema/" + schema + ".schema.json"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text)
        .validate(json, InputFormat.JSON)
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  @Test
  void json_on_stdout_is_run_json_and_nothing_else() throws IOException {
    Console console = run(Console.smoke("order-status"), "--json");
    assertEquals(Main.PASSED, console.code(), console.both());
    Json.Obj run = (Json.Obj) Json.parse(console.out());
    assertEquals(List.of(), problems("run", console.out()));
    Path folder = out.resolve(run.text("id").orElseThrow());
    assertEquals(Files.readString(folder.resolve("run.json")), console.out());
    assertEquals("passed", run.text("verdict").orElseThrow());
    Path call = folder.resolve("calls/order-status/1");
    assertEquals(List.of(), problems("call", Files.readString(call.resolve("call.json"))));
    for (String file : List.of("journal.jsonl", "call.wav", "received.wav", "page.html")) {
      assertTrue(Files.size(call.resolve(file)) > 0, file);
    }
  }

  @Test
  void warnings_of_lint_are_counted_in_one_line_with_how_to_see_them() throws IOException {
    Files.createDirectories(out.resolve("suite/agents"));
    Files.copy(
        Console.ROOT.resolve("scenarios/agents/order-line.agent.yaml"),
        out.resolve("suite/agents/order-line.agent.yaml"));
    Path file = out.resolve("suite/lax.scenario.yaml");
    Files.writeString(
        file, "scenario: Lax\nagent: order-line\nscript: [ { hear: { within: 9 s } } ]\n");
    String line = "1 warning of tests that prove less than they seem to, see: talkspurt lint ";
    assertTrue(run(file.toString()).err().contains(line + file + "\n"));
    assertFalse(run(file.toString(), "--quiet").both().contains("warning"));
    assertFalse(run(Console.smoke("order-status")).both().contains("warning"));
  }

  @Test
  void results_go_to_stdout_and_progress_to_stderr() {
    Console console = run(Console.smoke("order-status"));
    assertTrue(console.err().contains("calling the simulated agent: 1 call"), console.err());
    assertTrue(console.err().contains("started         order-status #1"), console.err());
    assertTrue(console.err().contains("passed          order-status #1"), console.err());
    assertFalse(console.out().contains("started"), console.out());
    assertTrue(console.out().contains("1 passed  (simulated agent)"), console.out());
    assertTrue(console.out().contains("calls/order-status/1/page.html"), console.out());
    assertFalse(console.both().contains("\u001b"), "no escape codes in a pipe");
  }

  @Test
  void quiet_leaves_the_results() {
    Console console = run(Console.smoke("order-status"), "--quiet");
    assertEquals("", console.err());
    assertTrue(console.out().contains("1 passed  (simulated agent)"), console.out());
  }

  @Test
  void a_terminal_gets_colour_and_lines_that_are_redrawn() {
    Terminal narrow = new Terminal(true, true, 60, 24);
    Console console = run(narrow, Console.smoke("order-status"));
    assertTrue(console.out().contains("\u001b[32mpassed"), console.out());
    assertTrue(console.err().contains("\u001b[1A\u001b[J"), console.err());
    console
        .err()
        .lines()
        .filter(line -> line.contains(" s  "))
        .filter(line -> !line.contains("passed"))
        .map(line -> line.replaceAll("\u001b\\[[0-9]*[A-Z]", ""))
        .forEach(line -> assertTrue(line.length() < 60, line));
  }

  @Test
  void no_color_leaves_no_colour() {
    Console console = run(new Terminal(true, false, 80, 24), Console.smoke("order-status"));
    assertFalse(console.both().matches("(?s).*\u001b\\[[0-9;]*m.*"), console.both());
  }

  @Test
  void each_run_keeps_to_a_folder_of_its_own() throws IOException {
    Json.Obj first = (Json.Obj) Json.parse(run(Console.smoke("order-status"), "--json").out());
    Json.Obj second = (Json.Obj) Json.parse(run(Console.smoke("order-status"), "--json").out());
    assertFalse(first.text("id").equals(second.text("id")), first.text("id").orElseThrow());
    try (Stream<Path> folders = Files.list(out)) {
      assertEquals(2, folders.count());
    }
  }

  @Test
  void tags_choose_scenarios() {
    Console console =
        run(
            Console.ROOT.resolve("scenarios/suites/smoke").toString(),
            "--tag",
            "order-line & !(barge-in | tool-error)",
            "--json");
    List<String> ids =
        ((Json.Obj) Json.parse(console.out()))
            .items("calls").stream()
                .map(call -> ((Json.Obj) call).text("scenario").orElseThrow())
                .toList();
    assertEquals(List.of("order-cancelled", "order-status"), ids);
  }

  @Test
  void settings_win_over_the_files() {
    Console slow =
        run(Console.smoke("order-status"), "--set", "simulated.latency=1900 ms", "--quiet");
    assertEquals(Main.FAILED, slow.code(), slow.both());
  }

  @Test
  void what_never_came_about_is_told_with_its_place() throws IOException {
    Path suite = Files.createDirectories(out.resolve("suite"));
    Files.createDirectories(suite.resolve("agents"));
    Files.copy(
        Console.ROOT.resolve("scenarios/agents/order-line.agent.yaml"),
        suite.resolve("agents/order-line.agent.yaml"));
    Path scenario = suite.resolve("late.scenario.yaml");
    Files.writeString(
        scenario,
        """
        scenario: Too late
        agent: order-line
        caller: { voice: en-us-slt }
        script:
          - hear: { within: 5 s }
          - say: How much does it cost?
          - interrupt: { after: 60 s of agent speech }
            say: How much does it cost?
          - hangUp
        """);
    for (String quiet : new String[] {"--parallel=1", "--quiet"}) {
      Console console = run(scenario.toString(), quiet);
      assertEquals(Main.INCONCLUSIVE, console.code(), console.both());
      assertTrue(console.both().contains("late.scenario.yaml:7:5: expected "), console.both());
    }
  }

  @Test
  void what_an_agent_says_cannot_drive_the_terminal() throws IOException {
    Path suite = Files.createDirectories(out.resolve("suite"));
    Files.createDirectories(suite.resolve("agents"));
    Files.writeString(
        suite.resolve("agents/hostile.agent.yaml"),
        """
        agent: hostile
        model: gemini-3.1-flash-live-preview
        prompt: You answer the phone.
        simulated:
          speaks: { voice: en-us-kevin }
          greets: Hello, is anybody there?
          dialogue:
            - id: hours
              hears: [ "What are your opening hours?" ]
              says: "Hello.\\e[2J\\e]0;owned\\a\\npassed          all is well"
        """);
    Path scenario = suite.resolve("hostile-agent.scenario.yaml");
    Files.writeString(
        scenario,
        """
        scenario: Hostile agent
        agent: hostile
        script:
          - hear: { within: 5 s }
          - say: What are your opening hours?
            expect: { answer: { within: 9 s, mentions: [ submarine ] } }
          - hangUp
        """);
    Console console = run(new Terminal(true, false, 200, 24), scenario.toString());
    assertEquals(Main.FAILED, console.code(), console.both());
    assertTrue(console.err().contains("owned"), console.err());
    String text = console.both().replaceAll("\u001b\\[[0-9]+A\u001b\\[J", "");
    assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'), text);
    assertFalse(text.contains("\npassed"), text);
  }

  @Test
  void a_long_name_keeps_the_table_straight() throws IOException {
    String id = "a-caller-with-a-very-long-story-who-wants-to-know-where-the-order-is";
    Path suite = Files.createDirectories(out.resolve("suite"));
    Files.copy(Path.of(Console.smoke("order-status")), suite.resolve(id + ".scenario.yaml"));
    Files.createDirectories(suite.resolve("agents"));
    Files.copy(
        Console.ROOT.resolve("scenarios/agents/order-line.agent.yaml"),
        suite.resolve("agents/order-line.agent.yaml"));
    Console console = run(suite.toString());
    assertEquals(Main.PASSED, console.code(), console.both());
    List<String> table =
        console
            .out()
            .lines()
            .filter(line -> line.endsWith("TOOLS") || line.contains(id + " "))
            .toList();
    assertEquals(2, table.size(), console.out());
    assertEquals(table.get(0).length(), table.get(1).length(), console.out());
  }

  @Test
  void quiet_still_says_what_failed_and_never_is_not_nothing() {
    Console console =
        run(
            Console.smoke("order-delivery-date"),
            "--quiet",
            "--set",
            "simulated.faults=neverYields");
    assertEquals(3, console.code(), console.both());
    assertTrue(console.out().contains("expected yields within 900 ms"), console.out());
    assertTrue(console.out().contains(" never "), console.out());
    assertEquals("", console.err());
  }
}

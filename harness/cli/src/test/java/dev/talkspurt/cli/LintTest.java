package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {
  @TempDir Path folder;

  @BeforeEach
  void write_a_suite() throws IOException {
    Files.createDirectories(folder.resolve("agents"));
    write(
        "agents/shop.agent.yaml",
        "agent: shop\nmodel: a-live-model\nprompt: You answer the phone.\n");
    write(
        "fine.scenario.yaml", "scenario: Fine\nagent: shop\nscript:\n  - hear: { within: 3 s }\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void the_scenarios_of_the_checkout_have_no_problem() {
    Console console = Console.run("lint", Console.ROOT.resolve("scenarios").toString());
    assertEquals(Main.PASSED, console.code(), console.both());
    assertTrue(console.out().contains("no problems"), console.out());
  }

  @Test
  void the_default_is_the_folder_of_scenarios() {
    assertEquals(
        Console.run("lint", Console.ROOT.resolve("scenarios").toString()).out(),
        Console.run("lint").out());
  }

  @Test
  void a_recording_that_cannot_be_played_is_a_problem_where_it_is_named() throws IOException {
    write("empty.wav", "");
    Path good = Console.ROOT.resolve("audio-fixtures/en-us-slt/please-cancel-my-order.wav");
    Files.copy(good, folder.resolve("good.wav"));
    write(
        "own.scenario.yaml",
        "scenario: Own\nagent: shop\nscript:\n  - play: good.wav\n  - play: empty.wav\n");
    Console console = Console.run("lint", folder.toString());
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(console.out().contains("own.scenario.yaml:5:11: "), console.out());
    assertFalse(console.out().contains("own.scenario.yaml:4:11"), console.out());
  }

  @Test
  void problems_of_scenarios_agents_and_targets_stand_on_stdout_each_once() throws IOException {
    write(
        "agents/shop.agent.yaml", "agent: shop\nmodel: m\nprompt: x\nsimulated: { latncy: 3 s }\n");
    write("agents/unused.agent.yaml", "agent: unused\nprmpt: x\n");
    write("live.target.yaml", "target: live\nprotocol: carrier-pigeon\n");
    write(
        "wrong.scenario.yaml",
        "scenario: Wrong\nagent: shop\nscript: [ { hear: { wihtin: 3 s } } ]\n");
    Console console = Console.run("lint", folder.toString());
    assertEquals(Main.USAGE, console.code());
    assertEquals("", console.err());
    assertTrue(console.out().contains("shop.agent.yaml:4:14: "), console.out());
    assertTrue(console.out().contains("unused.agent.yaml:2:1: "), console.out());
    assertTrue(console.out().contains("live.target.yaml:2:11: "), console.out());
    assertTrue(console.out().contains("wrong.scenario.yaml:3:"), console.out());
    assertEquals(
        console.out().lines().count(), console.out().lines().distinct().count(), console.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "service: vertexx | 4:3: target setting service is 'vertexx', expected developer or vertex",
        "auth: bearer | 4:3: target setting auth is 'bearer', expected key or token or mint",
        "auth: mint / tokenMinutes: 5000 | 5:3: target setting tokenMinutes is '5000'",
        "reconnects: true / quotaproject: p | 5:3: target setting 'quotaproject' is unknown",
        "project: p | 4:3: target setting project does nothing here",
        "connectTimeoutMs: soon | 4:3: target setting connectTimeoutMs is 'soon'",
        "service: vertex | 4:3: target setting project is ''",
      })
  void a_targets_settings_are_checked_where_they_stand(String settings, String problem)
      throws IOException {
    write(
        "live.target.yaml",
        "target: live\nprotocol: gemini-live\nsettings:\n  "
            + settings.replace(" / ", "\n  ")
            + "\n");
    String file = folder.resolve("live.target.yaml").toString();
    String agent = folder.resolve("agents/shop.agent.yaml").toString();
    for (Console console :
        List.of(
            Console.run("lint", file),
            Console.run("lint", "--target", file, agent),
            Console.run("lint", "--target", file, folder.toString()),
            Console.run("run", "--target", file, folder.toString()))) {
      assertEquals(Main.USAGE, console.code(), console.both());
      assertTrue(console.both().contains("live.target.yaml:" + problem), console.both());
      assertEquals(1, console.both().split("target setting ", -1).length - 1, console.both());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gemini-9-live | simulated | gemini-9-live' is no known Live model",
        "gemini-9-live | simulated | makes it answer)",
        "gemini-live-2.5-flash | simulated | profile=vertex-half-cascade makes it answer)",
        "gemini-live-2.5-flash | gemini | is offered by Vertex AI alone",
        "gemini-9-live | gemini | is no known Live model",
      })
  void a_model_that_the_target_has_not_is_a_warning(String model, String target, String warning)
      throws IOException {
    write("agents/shop.agent.yaml", "agent: shop\nmodel: " + model + "\nprompt: x\n");
    Console console = Console.run("lint", "--target", target, folder.toString());
    assertEquals(Main.PASSED, console.code(), console.both());
    assertTrue(
        console
            .out()
            .lines()
            .anyMatch(
                line -> line.contains("shop.agent.yaml:2:1: warning: ") && line.contains(warning)),
        console.out());
    write("agents/shop.agent.yaml", "agent: shop\nmodel: gemini-3.8-live\nprompt: x\n");
    assertFalse(
        Console.run("lint", "--target", target, folder.toString()).out().contains("warning"));
  }

  @Test
  void one_agent_file_can_be_checked_alone() {
    Console console = Console.run("lint", folder.resolve("agents/shop.agent.yaml").toString());
    assertEquals(Main.PASSED, console.code(), console.both());
    assertEquals("0 scenarios, 1 agent, 0 targets: no problems\n", console.out());
  }

  @Test
  void advice_is_shown_and_forbids_nothing() throws IOException {
    write("agents/shop.agent.yaml", "agent: shop\nmodel: m\nvoice: Nobody\nprompt: x\n");
    Console console = Console.run("lint", folder.toString());
    assertEquals(Main.PASSED, console.code(), console.both());
    assertTrue(console.out().contains("warning: voice 'Nobody'"), console.out());
  }

  @Test
  void json_is_all_of_stdout() throws IOException {
    write("wrong.scenario.yaml", "scenario: Wrong\nagent: shop\nscript: []\ntgs: [a]\n");
    Console console = Console.run("lint", "--json", folder.toString());
    Json.Obj problem =
        (Json.Obj)
            ((Json.Obj) Json.parse(console.out()))
                .items("problems").stream()
                    .filter(p -> ((Json.Obj) p).text("message").orElse("").contains("tgs"))
                    .findFirst()
                    .orElseThrow();
    assertEquals(4, problem.number("line").orElseThrow().intValue());
    assertTrue(problem.text("file").orElse("").endsWith("wrong.scenario.yaml"));
  }

  @Test
  void quiet_says_nothing_about_good_files() {
    assertEquals("", Console.run("lint", "--quiet", folder.toString()).both());
  }

  @Test
  void names_in_files_cannot_drive_the_terminal() throws IOException {
    write("wrong.scenario.yaml", "scenario: W\nagent: shop\n\"\\e[2Jx\\u202e\": 1\nscript: []\n");
    Console console = Console.run("lint", folder.toString());
    assertEquals(Main.USAGE, console.code());
    assertFalse(console.both().contains("\u001b"), console.both());
    assertFalse(console.both().contains("\u202e"), console.both());
  }

  private void write_a_doubtful_one() throws IOException {
    write(
        "lax.scenario.yaml",
        "scenario: Lax\nagent: shop\nscript:\n  - say: Hello.\n    expect: { answer: { within: 20"
            + " s } }\n");
  }

  @Test
  void a_test_that_cannot_fail_is_a_warning_and_strictly_a_problem() throws IOException {
    write_a_doubtful_one();
    Console console = Console.run("lint", folder.toString());
    assertEquals(Main.PASSED, console.code(), console.both());
    assertTrue(
        console.out().contains("lax.scenario.yaml:5:13: warning: an answer within 20 s"),
        console.out());
    assertTrue(console.out().endsWith("no problems, 1 warning\n"), console.out());
    Console strict = Console.run("lint", "--strict", folder.toString());
    assertEquals(Main.USAGE, strict.code(), strict.both());
    assertTrue(
        strict.out().endsWith(": 1 warning counts as a problem with --strict\n"), strict.out());
    write("wrong.scenario.yaml", "scenario: W\nagent: shop\nscript: [ { hear: {} } ]\n");
    assertTrue(
        Console.run("lint", "--strict", folder.toString())
            .out()
            .endsWith(": 1 problem, and 1 warning counts as a problem with --strict\n"));
    Files.delete(folder.resolve("wrong.scenario.yaml"));
    Files.delete(folder.resolve("lax.scenario.yaml"));
    assertEquals(Main.PASSED, Console.run("lint", "--strict", folder.toString()).code());
  }

  @Test
  void json_tells_warnings_from_problems_and_the_fix_from_both() throws IOException {
    write_a_doubtful_one();
    write(
        "wrong.scenario.yaml", "scenario: W\nagent: shop\nscript: [ { hear: { wihtin: 3 s } } ]\n");
    Console console = Console.run("lint", "--json", folder.toString());
    Json.Obj lax = problem(console, "lax.scenario.yaml");
    assertEquals("warning", lax.text("severity").orElseThrow());
    assertTrue(lax.text("message").orElseThrow().startsWith("an answer within 20 s"));
    assertEquals("answer: { within: 3 s }", lax.text("fix").orElseThrow());
    Json.Obj wrong = problem(console, "wrong.scenario.yaml");
    assertEquals("error", wrong.text("severity").orElseThrow());
    assertEquals("did you mean 'within'?", wrong.text("fix").orElseThrow());
  }

  private static Json.Obj problem(Console console, String file) {
    return ((Json.Obj) Json.parse(console.out()))
        .items("problems").stream()
            .map(Json.Obj.class::cast)
            .filter(p -> p.text("file").orElse("").endsWith(file))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void a_fix_is_what_stands_in_brackets_at_the_end() {
    assertEquals("rename one", ProblemJson.fix("is (so) wrong (rename one)").orElseThrow());
    assertEquals("add a (b)", ProblemJson.fix("is wrong (add a (b))").orElseThrow());
    assertTrue(ProblemJson.fix("is (so) wrong").isEmpty());
    assertTrue(ProblemJson.fix("is wrong)").isEmpty());
  }
}

package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
  private static final String HEAD = "scenario: A title\nagent: clinic\nscript:\n";
  private static final String GREETING =
      """
      block: The caller greets
      parameters: { patience: duration, words: text, weeks: number, quiet: flag }
      script:
        - hear: { within: $patience }
        - say: $words
          expect:
            calls: [ { find_slots: { day: $words, weeks: $weeks } } ]
        - noise: { play: cough, after: 700 ms of agent speech }
          expect: { keepsTalking: $quiet }
      """;
  private static final String ALL = "{ patience: 4 s, words: Hi., weeks: 2, quiet: true }";

  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder.toRealPath());
    project.write("suites/greeting.block.yaml", GREETING);
  }

  private String problems(String script) throws Exception {
    return project.problems(HEAD + script).replace(project.root().toString(), "/p");
  }

  @Test
  void puts_the_steps_of_a_block_where_it_is_included() throws Exception {
    Scenario scenario =
        project.scenario(
            HEAD
                + "  - include: greeting.block.yaml\n    with: "
                + ALL
                + "\n  - hangUp\ntools: { find_slots: { returns: {} } }\n");
    assertEquals(
        List.of("hear", "say", "noise", "hangUp"),
        scenario.script().stream().map(Step::kind).toList());
    assertEquals(Duration.ofSeconds(4), ((Step.Hear) scenario.script().get(0)).within());
    assertEquals("Hi.", ((Step.Say) scenario.script().get(1)).text());
    assertTrue(scenario.script().get(2).expect().keepsTalking());
    assertTrue(scenario.script().get(1).place().toString().endsWith("greeting.block.yaml:5:5"));
    assertEquals("x:6:5", scenario.script().get(3).place().toString());
  }

  @Test
  void values_of_parameters_are_never_read_as_parameters() throws Exception {
    project.write(
        "suites/say.block.yaml",
        "block: B\nparameters: { words: text }\nscript: [ { say: $words }, { say: $$words } ]");
    Scenario scenario =
        project.scenario(HEAD + "  - { include: say.block.yaml, with: { words: $$other } }");
    assertEquals("$other", ((Step.Say) scenario.script().get(0)).text());
    assertEquals("$words", ((Step.Say) scenario.script().get(1)).text());
  }

  @Test
  void blocks_are_found_beside_the_file_above_it_and_in_folders_of_blocks() throws Exception {
    String say = "block: B\nscript: [ { say: %s } ]";
    project.write("suites/deep/near.block.yaml", say.formatted("near"));
    project.write("suites/blocks/common.block.yaml", say.formatted("common"));
    project.write("top.block.yaml", say.formatted("top"));
    project.write("other/far.block.yaml", say.formatted("far"));
    String text =
        HEAD
            + "  - include: near.block.yaml\n"
            + "  - include: common.block.yaml\n"
            + "  - include: top.block.yaml\n"
            + "  - include: ../../other/far.block.yaml\n";
    Path file = project.write("suites/deep/one.scenario.yaml", text);
    assertEquals(
        List.of("near", "common", "top", "far"),
        ScenarioReader.read(file, "x").script().stream()
            .map(step -> ((Step.Say) step).text())
            .toList());
  }

  @Test
  void a_block_may_include_others_by_paths_from_its_own_folder() throws Exception {
    project.write(
        "suites/inner/outer.block.yaml",
        "block: O\nparameters: { a: text }\nscript:\n  - include: core.block.yaml\n    with: { b: $a }");
    project.write(
        "suites/inner/core.block.yaml",
        "block: C\nparameters: { b: text }\nscript: [ { say: $b } ]");
    Scenario scenario =
        project.scenario(HEAD + "  - include: inner/outer.block.yaml\n    with: { a: Deep. }");
    assertEquals("Deep.", ((Step.Say) scenario.script().get(0)).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ patience: 4 s, words: Hi., weeks: 2 } | x:5:11: include has no parameter 'quiet' of F, expected true or false (add with: { quiet: … })",
        "{ patience: 4, words: Hi., weeks: 2, quiet: true } | x:5:23: parameter 'patience' of F is 4, expected a duration with unit (for example 300 ms or 2 s)",
        "{ patience: 4 s, words: 7, weeks: 2, quiet: true } | x:5:35: parameter 'words' of F is 7, expected text",
        "{ patience: 4 s, words: Hi., weeks: two, quiet: true } | x:5:47: parameter 'weeks' of F is \"two\", expected a number",
        "{ patience: 4 s, words: Hi., weeks: 2, quiet: no } | x:5:57: parameter 'quiet' of F is \"no\", expected true or false",
        "{ patience: 4 s, words: Hi., weeks: 2, quiet: true, wrds: a } | x:5:63: unknown parameter 'wrds' of F, expected one of patience, words, weeks, quiet (did you mean 'words'?)",
        "[ 4 s ]        | x:5:11: 'with' is a list, expected an object with the block's parameters",
        "{ patience: 20 min, words: Hi., weeks: 2, quiet: true } | x:5:23: 'within' is \"20 min\", expected at most 300 s",
        "{ patience: 4 s, words: '', weeks: 2, quiet: true } | x:5:35: 'say' is \"\", expected text that is not blank",
      })
  void checks_the_parameters_at_the_include(String with, String problem) throws Exception {
    String found = problems("  - include: greeting.block.yaml\n    with: " + with);
    assertEquals(
        problem.replace("of F", "of /p/suites/greeting.block.yaml"),
        found.lines().findFirst().orElse(""));
  }

  @Test
  void what_is_wrong_in_a_block_is_told_once_at_its_place_in_the_block() throws Exception {
    project.write("suites/bad.block.yaml", "block: B\nscript:\n  - say: Hi.\n  - silence: soon\n");
    assertEquals(
        "/p/suites/bad.block.yaml:4:14: 'silence' is \"soon\", expected a duration with unit (for"
            + " example 300 ms or 2 s)",
        problems("  - include: bad.block.yaml\n  - include: bad.block.yaml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "script: [ { say: Hi. } ] | :1:1: the block file has no 'block', expected a title (for example block: The caller greets)",
        "block: B | :1:1: the block file has no 'script', expected a list of steps (for example - say: Hello.)",
        "{ block: B, script: [] } | :1:21: 'script' is an empty list, expected at least one item (for example - say: Hello.)",
        "{ block: B, scrpt: [], script: [ hangUp ] } | :1:13: unknown key 'scrpt' in the block file, expected one of block, parameters, script (did you mean 'script'?)",
        "{ block: B, parameters: [ a ], script: [ { say: Hi. } ] } | :1:25: 'parameters' is a list, expected names with kinds (for example { number: text })",
        "{ block: B, parameters: { a: txt }, script: [ { say: $a } ] } | :1:30: kind of parameter 'a' is \"txt\", expected one of text, number, flag, duration (did you mean 'text'?)",
        "{ block: B, parameters: { 1a: text }, script: [ { say: a } ] } | :1:27: parameter is \"1a\", expected a letter, then letters, digits, - and _, at most 40",
        "{ block: B, parameters: { a: text }, script: [ { say: Hi. } ] } | :1:27: parameter 'a' is used nowhere, expected a value $a in the script (remove it)",
        "{ block: B, parameters: { name: text }, script: [ { say: $nme }, { say: $name } ] } | :1:58: unknown parameter '$nme' in the block file, expected one of $name (did you mean '$name'? for the text itself write $$nme)",
        "{ block: B, script: [ { say: $a } ] } | :1:30: unknown parameter '$a' in the block file (for the text itself write $$a)",
        "{ block: B, parameters: { a: text }, script: [ { say: Hi $a. }, { say: $a } ] } | :1:55: \"Hi $a.\" has the parameter '$a' within other text, expected it as a whole value (make the whole text a parameter)",
      })
  void checks_a_block_by_itself(String text, String problem) throws Exception {
    Path file = project.write("suites/bad.block.yaml", text);
    BadInput e = assertThrows(BadInput.class, () -> BlockReader.check(file, "b"));
    assertEquals("b" + problem, e.getMessage().lines().findFirst().orElse(""));
    String found = problems("  - include: bad.block.yaml");
    assertTrue(found.startsWith("/p/suites/bad.block.yaml" + problem), found);
    assertTrue(found.lines().allMatch(line -> line.startsWith("/p/suites/bad.block")), found);
  }

  @Test
  void a_block_checked_by_itself_must_find_its_own_blocks() throws Exception {
    BlockReader.check(project.root().resolve("suites/greeting.block.yaml"), "b");
    Path file =
        project.write("suites/outer.block.yaml", "block: B\nscript: [ { include: a.block.yaml } ]");
    BadInput e = assertThrows(BadInput.class, () -> BlockReader.check(file, "b"));
    assertTrue(e.getMessage().startsWith("b:2:22: block is \"a.block.yaml\", expected a file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/greeting.block.yaml",
        "../../greeting.block.yaml",
        "../../../../../../etc/greeting.block.yaml",
        "a/../../../greeting.block.yaml",
        "..\\greeting.block.yaml",
        "greeting.yaml",
        "greeting",
        "one.scenario.yaml",
        "nowhere.block.yaml",
        "folder.block.yaml",
        "link.block.yaml",
        "~/greeting.block.yaml",
        "C:/greeting.block.yaml",
        "file:greeting.block.yaml"
      })
  void never_reads_outside_the_project(String name) throws Exception {
    Path outside = Files.createTempFile("outside", ".block.yaml");
    Files.writeString(outside, "block: B\nscript: [ { say: secret } ]");
    try {
      Files.createDirectories(project.root().resolve("suites/folder.block.yaml"));
      Files.createSymbolicLink(project.root().resolve("suites/link.block.yaml"), outside);
      String found = problems("  - say: Hi.\n  - include: '" + name + "'");
      assertTrue(found.startsWith("x:5:14: block is \""), found);
      assertEquals(1, found.lines().count(), found);
    } finally {
      Files.delete(outside);
    }
  }

  @Test
  void names_the_block_that_was_probably_meant() throws Exception {
    assertEquals(
        "x:4:14: block is \"greting.block.yaml\", expected a file beside /p/suites or above it, or"
            + " in a folder 'blocks' there (did you mean 'greeting.block.yaml'?)",
        problems("  - include: greting.block.yaml"));
  }

  @Test
  void knows_a_mistyped_include() throws Exception {
    assertEquals(
        "x:4:5: unknown step 'inclde' in 'script', expected include (did you mean 'include'?)",
        problems("  - inclde: greeting.block.yaml\n    with: { words: a }"));
  }

  @Test
  void refuses_blocks_that_include_themselves_with_the_chain() throws Exception {
    project.write("suites/a.block.yaml", "block: A\nscript: [ { include: b.block.yaml } ]");
    project.write("suites/b.block.yaml", "block: B\nscript: [ { include: a.block.yaml } ]");
    assertEquals(
        "/p/suites/b.block.yaml:2:22: block includes itself: /p/suites/a.block.yaml >"
            + " /p/suites/b.block.yaml > /p/suites/a.block.yaml (leave one out)",
        problems("  - include: a.block.yaml"));
  }

  @Test
  void bounds_how_deep_blocks_include_each_other() throws Exception {
    for (int i = 1; i < 9; i++) {
      project.write(
          "suites/d" + i + ".block.yaml",
          "block: D\nscript: [ { include: d%s.block.yaml } ]".formatted(i + 1));
    }
    project.write("suites/d9.block.yaml", "block: D\nscript: [ { say: Hi. } ]");
    assertEquals("", problems("  - include: d2.block.yaml"));
    String found = problems("  - include: d1.block.yaml");
    assertTrue(
        found.startsWith(
            "/p/suites/d8.block.yaml:2:22: blocks include each other more than 8 deep: /p/suites/d1"),
        found);
    assertEquals(1, found.lines().count(), found);
  }

  @Test
  void bounds_how_many_steps_come_of_blocks() throws Exception {
    project.write("suites/many.block.yaml", "block: M\nscript:\n" + "  - say: Hi.\n".repeat(100));
    assertEquals("", problems("  - include: many.block.yaml\n".repeat(5)));
    assertEquals(
        "x:9:5: blocks make more than 500 steps of this script (include fewer)",
        problems("  - include: many.block.yaml\n".repeat(6)));
    for (int i = 1; i <= 7; i++) {
      String include = "  - include: bomb%s.block.yaml\n".formatted(i + 1);
      project.write("suites/bomb" + i + ".block.yaml", "block: B\nscript:\n" + include.repeat(400));
    }
    project.write("suites/bomb8.block.yaml", "block: B\nscript: [ { say: Hi. } ]");
    String found = problems("  - include: bomb1.block.yaml\n".repeat(400));
    assertTrue(
        found.contains("blocks make more than 500 steps of this script (include fewer)"), found);
  }

  @Test
  void bounds_how_large_a_script_blocks_make() throws Exception {
    String words = "[ " + "a, ".repeat(30_000) + "a ]";
    project.write(
        "suites/large.block.yaml",
        "block: L\nscript: [ { say: Hi., expect: { answer: { avoids: " + words + " } } } ]");
    assertTrue(
        problems("  - include: large.block.yaml\n".repeat(9))
            .contains("x:7:5: blocks make more than 100000 values of this script (include fewer)"));
  }

  @Test
  void without_a_table_there_are_no_parameters_in_a_scenario() throws Exception {
    assertEquals(
        "x:4:10: unknown parameter '$words' in a scenario file without a table (for the text itself"
            + " write $$words)",
        problems("  - say: $words"));
    assertEquals("", problems("  - say: $19.90\n  - say: $\n  - say: $$words\n  - say: a $words"));
  }

  @Test
  void steps_within_steps_may_be_included() throws Exception {
    project.write("suites/hi.block.yaml", "block: B\nscript: [ { say: Hi. } ]");
    String when = "  - when: { heard: [ a ] }\n    then: [ { include: hi.block.yaml } ]\n";
    Path file = project.write("suites/one.scenario.yaml", HEAD + when);
    var expanded =
        Variants.of(
            dev.talkspurt.document.DocumentReader.yaml(file, "x"),
            file,
            new java.util.ArrayList<>());
    assertTrue(
        expanded.list().get(0).document().compact().contains("\"then\":[{\"say\":\"Hi.\"}]"));
  }
}

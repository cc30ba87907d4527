package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
  private static final String HEAD = "scenario: Days\nagent: clinic\n";
  private static final String SCRIPT =
      "script: [ { say: $words, expect: { calls: [ { find_slots: { day: $day } } ] } } ]\n"
          + "tools: { find_slots: { returns: {} } }\n";

  private static final String SCRIPT_OF_WORDS = "script: [ { say: $words } ]\n";

  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  private List<Scenario> variants(String text) throws Exception {
    return ScenarioReader.readAll(project.write("suites/days.scenario.yaml", HEAD + text), "x");
  }

  private static List<String> ids(List<Scenario> scenarios) {
    return scenarios.stream().map(Scenario::id).toList();
  }

  @Test
  void makes_a_scenario_of_each_row() throws Exception {
    List<Scenario> found =
        variants(
            "table:\n  - { day: Next Tuesday, words: Tuesday please. }\n"
                + "  - { words: Friday please., day: Friday }\n"
                + SCRIPT);
    assertEquals(List.of("days--next-tuesday", "days--friday-please"), ids(found));
    assertEquals("Days (day Next Tuesday)", found.get(0).name());
    assertEquals("Friday please.", ((Step.Say) found.get(1).script().get(0)).text());
    assertEquals(Map.of("day", "Friday", "words", "Friday please."), found.get(1).parameters());
    assertEquals(List.of("days"), found.stream().map(Scenario::family).distinct().toList());
  }

  @Test
  void a_cell_keeps_its_kind_and_its_place() throws Exception {
    List<Scenario> found =
        variants(
            "table: [ { rate: 1.5, snr: -5, days: $x }, { rate: 1, snr: 3, days: Monday } ]\n"
                + "caller: { rate: $rate, background: { noise: cafe, snrDb: $snr } }\n"
                + "script: [ { say: $days }, { say: $$days } ]");
    assertEquals(List.of("days--1p5", "days--1"), ids(found));
    assertEquals(1.5, found.get(0).caller().rate());
    assertEquals("$x", ((Step.Say) found.get(0).script().get(0)).text());
    assertEquals("$days", ((Step.Say) found.get(0).script().get(1)).text());
    assertEquals(
        "x:3:33: 'rate' is 5, expected a number from 0.5 to 2",
        project.problems(
            HEAD
                + "table: [ { rate: 1.5 }, { rate: 5 } ]\n"
                + "caller: { rate: $rate }\nscript: [ { say: Hi. } ]"));
  }

  @Test
  void a_column_row_names_the_scenarios() throws Exception {
    List<Scenario> found =
        variants(
            "table: [ { row: Plain, words: Hi. }, { row: With a word, words: Hi. } ]\n"
                + "script: [ { say: $words } ]");
    assertEquals(List.of("days--plain", "days--with-a-word"), ids(found));
    assertEquals("Days (With a word)", found.get(1).name());
    assertEquals(List.of("row", "words"), List.copyOf(found.get(0).parameters().keySet()));
  }

  @Test
  void rows_and_sweeps_make_all_combinations_the_sweeps_changing_fastest() throws Exception {
    List<Scenario> found =
        variants(
            "table: [ { words: Hi., noise: cafe }, { words: Ho., noise: street } ]\n"
                + "caller: { background: { noise: $noise, snrDb: [10, 20] } }\n"
                + "script: [ { say: $words } ]");
    assertEquals(
        List.of(
            "days--hi--snrdb-10", "days--hi--snrdb-20", "days--ho--snrdb-10", "days--ho--snrdb-20"),
        ids(found));
    assertEquals("Days (words Ho., snrDb 10)", found.get(2).name());
    assertEquals(
        Map.of("words", "Ho.", "noise", "street", "snrDb", "10"), found.get(2).parameters());
    assertEquals(1, found.stream().map(Scenario::family).distinct().count());
  }

  @Test
  void rows_reach_blocks_through_their_parameters_alone() throws Exception {
    project.write(
        "suites/ask.block.yaml",
        "block: B\nparameters: { text: text }\nscript: [ { say: $text } ]");
    List<Scenario> found =
        variants(
            "table: [ { words: Hi. }, { words: Ho. } ]\n"
                + "script: [ { include: ask.block.yaml, with: { text: $words } } ]");
    assertEquals("Ho.", ((Step.Say) found.get(1).script().get(0)).text());
    project.write("suites/ask.block.yaml", "block: B\nscript: [ { say: $words } ]");
    String wrong =
        project.problems(
            HEAD
                + "table: [ { words: Hi. }, { words: Ho. } ]\n"
                + "script: [ { say: $words }, { include: ask.block.yaml } ]");
    assertTrue(wrong.contains("ask.block.yaml:2:18: unknown parameter '$words'"), wrong);
    assertEquals(1, wrong.lines().count(), wrong);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]              | x:3:8: 'table' is an empty list, expected objects of texts",
        "words           | x:3:8: 'table' is \"words\", expected objects of texts",
        "[ a ]           | x:3:10: row is \"a\", expected objects of texts and numbers, all with the same keys (for example - { number: \"4271\", status: shipped })",
        "[ {} ]          | x:3:10: row is an object, expected objects of texts",
        "[ { words: a }, { wrods: b } ] | x:3:24: row has no 'words', expected the keys of the first row",
        "[ { words: a }, { words: b, more: c } ] | x:3:36: unknown key 'more' in this row, not in the first, expected words",
        "[ { words: } ]  | x:3:18: 'words' is empty, expected text, a number, true or false",
        "[ { words: [ a ] } ] | x:3:19: 'words' is a list, expected text, a number, true or false",
        "[ { 1words: a } ] | x:3:12: column is \"1words\", expected a letter, then letters, digits, - and _",
        "[ { words: a, more: b } ] | x:3:22: column 'more' is used nowhere, expected a value $more in the file (remove the column)",
        "[ { word: a } ] | x:4:18: unknown parameter '$words' in the scenario file, expected one of $word (did you mean '$word'? for the text itself write $$words)",
        "[ { words: A b }, { words: a-B } ] | x:3:35: row has the id \"one--a-b\", as row 1 has, expected one of its own (add a column 'row' with short names of their own)",
      })
  void names_what_is_wrong_with_the_table(String table, String problem) throws Exception {
    String found = project.problems(HEAD + "table: " + table + "\nscript: [ { say: $words } ]");
    assertTrue(found.startsWith(problem), found);
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "  - { words: w" + i + " }\n")
        .collect(Collectors.joining("", "table:\n", ""));
  }

  @Test
  void bounds_how_much_becomes_of_one_file() throws Exception {
    String say = "script: [ { say: $words } ]\n";
    assertEquals(200, variants(rows(200) + say).size());
    assertEquals(
        "x:4:3: 'table' has 201 rows, expected at most 200",
        project.problems(HEAD + rows(201) + say));
    assertEquals(200, variants(rows(100) + say + "caller: { rate: [1, 2] }").size());
    assertEquals(
        "x:4:3: the table and the lists make more than 200 scenarios of this one (shorten one)",
        project.problems(HEAD + rows(101) + say + "caller: { rate: [1, 2] }"));
    String large = "state: { a: [ " + "1, ".repeat(6000) + "1 ] }\n";
    assertEquals(
        "x:4:3: the file is too large to make 200 scenarios of it, expected at most 1000000 values"
            + " in all",
        project.problems(HEAD + rows(200) + say + large));
    assertTrue(
        project
            .problems(HEAD + "table: [ { words: " + "w".repeat(80) + " } ]\n" + say)
            .contains("which has 85 characters, expected at most 80 (add a column 'row'"));
  }

  @Test
  void a_column_may_not_have_the_name_of_a_sweep() throws Exception {
    assertEquals(
        "x:1:1: 'rate' is both a column of the table and a list of values (rename the column)",
        project.problems(
            HEAD
                + "table: [ { rate: Hi. } ]\ncaller: { rate: [ 1, 2 ] }\n"
                + "script: [ { say: $rate } ]"));
  }

  @Test
  void a_table_of_one_row_is_a_variant_too() throws Exception {
    Path file = project.write("suites/days.scenario.yaml", HEAD + rows(1) + SCRIPT_OF_WORDS);
    assertEquals("days--w0", ScenarioReader.read(file, "x").id());
  }
}

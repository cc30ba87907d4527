package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.talkspurt.document.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  private static final String HEAD = "scenario: Noisy\nagent: clinic\n";
  private static final String SCRIPT = "script: [ { say: Hi. } ]\n";

  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  private List<Scenario> variants(String text) throws Exception {
    return ScenarioReader.readAll(project.write("suites/noisy.scenario.yaml", HEAD + text), "x");
  }

  private static List<String> ids(List<Scenario> scenarios) {
    return scenarios.stream().map(Scenario::id).toList();
  }

  @Test
  void makes_a_scenario_of_each_value() throws Exception {
    List<Scenario> found =
        variants("caller: { background: { noise: babble, snrDb: [20, 7.5, -5, 0] } }\n" + SCRIPT);
    assertEquals(
        List.of("noisy--snrdb-20", "noisy--snrdb-7p5", "noisy--snrdb-minus5", "noisy--snrdb-0"),
        ids(found));
    assertEquals("Noisy (snrDb 7.5)", found.get(1).name());
    assertEquals(Map.of("snrDb", "-5"), found.get(2).parameters());
    assertEquals(List.of("noisy"), found.stream().map(Scenario::family).distinct().toList());
    assertEquals(
        List.of(20.0, 7.5, -5.0, 0.0),
        found.stream()
            .map(s -> s.caller().conditions().background().get(0).snrDb().getAsDouble())
            .toList());
  }

  @Test
  void makes_all_combinations_the_last_changing_fastest() throws Exception {
    List<Scenario> found =
        variants(
            "caller: { voice: [en-us-slt, en-us-kevin], line: [ telephone, { loss: { percent: [1,"
                + " 3] } } ] }\n"
                + SCRIPT);
    assertEquals(
        List.of(
            "noisy--voice-en-us-slt--percent-1",
            "noisy--voice-en-us-slt--percent-3",
            "noisy--voice-en-us-kevin--percent-1",
            "noisy--voice-en-us-kevin--percent-3"),
        ids(found));
    assertEquals("Noisy (voice en-us-kevin, percent 3)", found.get(3).name());
    assertEquals(List.of("voice", "percent"), List.copyOf(found.get(0).parameters().keySet()));
  }

  @Test
  void names_a_key_with_its_place_if_it_is_swept_twice() throws Exception {
    Scenario placed =
        variants(
                "caller: { rate: [1.5] }\n"
                    + "script: [ { say: Hi., with: { rate: [0.5], room: [office, none] } } ]")
            .get(1);
    assertEquals("noisy--caller-rate-1p5--step1-rate-0p5--room-none", placed.id());
    assertEquals(
        List.of("caller.rate", "step1.rate", "room"), List.copyOf(placed.parameters().keySet()));
    Scenario numbered =
        variants(
                """
                script:
                  - say: Hi.
                  - change: { background: [ { noise: cafe, snrDb: [1] }, { noise: hum, snrDb: [2] } ] }
                """)
            .get(0);
    assertEquals("noisy--step2-background-1-snrdb-1--step2-background-2-snrdb-2", numbered.id());
    assertEquals(
        Map.of("step2.background.1.snrDb", "1", "step2.background.2.snrDb", "2"),
        numbered.parameters());
  }

  @Test
  void leaves_lists_that_are_lists_alone() throws Exception {
    List<Scenario> found =
        variants(
            "caller: { line: [ telephone, { bandHz: [300, 3400] } ], network: { stalls: [ { at: 1"
                + " s, for: 1 s } ] } }\ntags: [a, b]\n"
                + SCRIPT);
    assertEquals(List.of("noisy"), ids(found));
    assertEquals(Map.of(), found.get(0).parameters());
    assertEquals("Noisy", found.get(0).name());
  }

  @Test
  void tells_each_wrong_value_once_at_its_place() throws Exception {
    assertEquals(
        "x:4:13: unknown step 'sya' in 'script', expected one of "
            + String.join(", ", ScriptReader.STEPS)
            + " (did you mean 'say'?)\n"
            + "x:3:51: 'snrDb' is 200, expected a number from -40 to 80",
        project.problems(
            HEAD
                + "caller: { background: { noise: cafe, snrDb: [ 20, 200 ] }, rate: [0.5, 1, 2] }\n"
                + "script: [ { sya: Hi. } ]"));
  }

  @Test
  void refuses_a_list_where_none_can_be() throws Exception {
    assertEquals(
        "x:3:17: 'rate' is an empty list, expected a number from 0.5 to 2",
        project.problems(HEAD + "caller: { rate: [] }\n" + SCRIPT));
    assertEquals(
        "x:3:17: 'rate' is a list, expected a number from 0.5 to 2",
        project.problems(HEAD + "caller: { rate: [[1, 2]] }\n" + SCRIPT));
  }

  private static String numbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.valueOf(1000 + i))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Test
  void bounds_how_much_becomes_of_one_file() throws Exception {
    assertEquals(
        20, variants("caller: { announcedRateHz: " + numbers(20) + " }\n" + SCRIPT).size());
    assertEquals(
        "x:3:28: 'announcedRateHz' is swept over 21 values, expected at most 20",
        project.problems(HEAD + "caller: { announcedRateHz: " + numbers(21) + " }\n" + SCRIPT));
    String ten = "rate: [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4]";
    String caller = "caller: { announcedRateHz: " + numbers(20) + ", " + ten;
    assertEquals(200, variants(caller + " }\n" + SCRIPT).size());
    assertEquals(
        "x:3:213: the lists make 400 or more scenarios of this one, expected at most 200 (shorten"
            + " one)",
        project.problems(HEAD + caller + ", pitch: [1, 2] }\n" + SCRIPT));
  }

  @Test
  void bounds_how_many_keys_are_swept() throws Exception {
    String keys =
        IntStream.range(0, 21).mapToObj(i -> "k" + i + ": [1]").collect(Collectors.joining(", "));
    String found = project.problems(HEAD + "caller: { " + keys + " }\n" + SCRIPT);
    assertEquals(
        "x:3:206: 'k20' is the 21st list of values, expected at most 20 in one file",
        found.lines().findFirst().orElse(""));
    String large = "state: { a: [ " + "1, ".repeat(60_000) + "1 ] }\n";
    assertEquals(
        "x:3:17: the file is too large to make 20 scenarios of it, expected at most 1000000 values"
            + " in all",
        project
            .problems(HEAD + "caller: { rate: " + numbers(20) + " }\n" + large + SCRIPT)
            .lines()
            .findFirst()
            .orElse(""));
  }

  @Test
  void wants_ids_that_differ_and_fit() throws Exception {
    assertEquals(
        "x:3:21: 'rate' is swept over 1.0 twice, or over one with the same id, expected each value"
            + " once",
        project.problems(HEAD + "caller: { rate: [ 1, 1.0 ] }\n".replace("[ 1,", "[1,") + SCRIPT));
    String voice = "v".repeat(79);
    assertEquals(
        "x:3:18: a scenario of the sweep has the id \"one--voice-"
            + "v".repeat(49)
            + "…\", which has 90 characters, expected at most 80 (shorten the file name)",
        project.problems(HEAD + "caller: { voice: [" + voice + "] }\n" + SCRIPT));
  }

  @Test
  void a_variant_may_not_have_the_id_of_another_file() throws Exception {
    project.write("suites/noisy.scenario.yaml", HEAD + "caller: { rate: [1, 2] }\n" + SCRIPT);
    project.write("suites/noisy--rate-2.scenario.yaml", HEAD + SCRIPT);
    Reading reading = Suite.read(List.of(project.root().resolve("suites")));
    assertEquals(1, reading.problems().size());
    assertEquals(List.of("noisy--rate-2"), ids(reading.scenarios()), reading.problems().toString());
  }

  @Test
  void a_suite_has_all_variants_in_order() throws Exception {
    project.write("suites/a.scenario.yaml", HEAD + SCRIPT);
    project.write("suites/b.scenario.yaml", HEAD + "caller: { rate: [2, 1] }\n" + SCRIPT);
    project.write("suites/c.scenario.yaml", HEAD + SCRIPT);
    assertEquals(
        List.of("a", "b--rate-2", "b--rate-1", "c"),
        ids(Suite.find(List.of(project.root().resolve("suites")))));
  }

  @Test
  void who_wants_one_scenario_is_told_of_the_others() throws Exception {
    Path file =
        project.write("suites/one.scenario.yaml", HEAD + "caller: { rate: [2, 1] }\n" + SCRIPT);
    BadInput e = assertThrows(BadInput.class, () -> ScenarioReader.read(file, "x"));
    assertEquals(
        "x:1:1: holds a sweep of 2 scenarios, expected one (remove its lists)", e.getMessage());
  }
}

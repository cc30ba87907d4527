package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteTest {
  private static final String GOOD = "scenario: A title\nagent: clinic\nscript: [ { say: Hi. } ]\n";

  private ProjectFolder project;
  private Path suites;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder.resolve("project"));
    suites = project.root().resolve("suites");
  }

  private String only(List<Problem> problems) {
    assertEquals(1, problems.size(), problems.toString());
    return problems.get(0).toString().replace(project.root().toString(), "P");
  }

  @Test
  void finds_scenarios_in_folders_and_files_each_once_in_order() throws Exception {
    project.write("suites/b/two.scenario.yaml", GOOD);
    project.write("suites/a/three.scenario.yaml", GOOD);
    Path one = project.write("suites/one.scenario.yaml", GOOD);
    project.write("suites/notes.yaml", "a: [");
    project.write("suites/.hidden/four.scenario.yaml", GOOD);
    List<Scenario> found = Suite.find(List.of(one, suites, suites.resolve("b/../b")));
    assertEquals(List.of("three", "two", "one"), found.stream().map(Scenario::id).toList());
  }

  @Test
  void gives_the_good_scenarios_beside_all_problems_of_the_others() throws Exception {
    project.write("suites/good.scenario.yaml", GOOD);
    project.write("suites/bad.scenario.yaml", GOOD + "tagz: []\nmaxDuration: 3\n");
    project.write("suites/broken.scenario.yaml", "a: [");
    Reading reading = Suite.read(List.of(suites));
    assertEquals(List.of("good"), reading.scenarios().stream().map(Scenario::id).toList());
    assertEquals(
        List.of("bad:4", "bad:5", "broken:1"),
        reading.problems().stream()
            .map(p -> ScenarioReader.idOf(Path.of(p.place().source())) + ":" + p.place().line())
            .toList());
    BadInput e = assertThrows(BadInput.class, () -> Suite.find(List.of(suites)));
    assertEquals(reading.problems(), e.problems());
  }

  @Test
  void refuses_ids_that_stand_twice() throws Exception {
    project.write("suites/a/one.scenario.yaml", GOOD);
    project.write("suites/b/one.scenario.yaml", GOOD);
    Reading reading = Suite.read(List.of(suites));
    assertEquals(1, reading.scenarios().size());
    assertEquals(
        "P/suites/b/one.scenario.yaml:1:1: scenario id 'one' is taken by"
            + " P/suites/a/one.scenario.yaml, expected a file name of its own (rename one)",
        only(reading.problems()).replace(project.root().toString(), "P"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"One", "one_two", "one two", "é"})
  void wants_plain_file_names(String id) throws Exception {
    project.write("suites/" + id + ".scenario.yaml", GOOD);
    assertTrue(
        only(Suite.read(List.of(suites)).problems())
            .endsWith(
                "expected small letters, digits and hyphens (for example order-status.scenario.yaml)"));
  }

  @Test
  void says_when_there_is_nothing_to_read() throws Exception {
    Files.createDirectories(suites);
    assertEquals(
        "P/suites: holds no *.scenario.yaml file", only(Suite.read(List.of(suites)).problems()));
    assertEquals(
        "P/missing: does not exist, expected a *.scenario.yaml file or a folder",
        only(Suite.read(List.of(project.root().resolve("missing"))).problems()));
    Path notes = project.write("suites/notes.txt", GOOD);
    assertEquals(
        "P/suites/notes.txt: is no scenario, expected a *.scenario.yaml file or a folder",
        only(Suite.read(List.of(notes)).problems()));
  }

  @Test
  void finds_the_agent_beside_or_above_the_nearest_first() throws Exception {
    Path deep = project.write("suites/a/b/one.scenario.yaml", GOOD);
    assertEquals(
        "You answer the phone of a clinic.", Suite.find(List.of(deep)).get(0).agent().prompt());
    project.write("suites/a/agents/other.agent.yaml", "agent: other\nprompt: Other.");
    assertEquals(1, Suite.find(List.of(deep)).size());
    project.write("suites/a/agents/clinic.agent.yaml", "agent: clinic\nprompt: Nearer.");
    assertEquals("Nearer.", Suite.find(List.of(deep)).get(0).agent().prompt());
  }

  @Test
  void looks_for_agents_no_higher_than_the_checkout() throws Exception {
    Path one = project.write("suites/one.scenario.yaml", GOOD);
    Files.createDirectories(suites.resolve(".git"));
    assertEquals(
        "P/suites/one.scenario.yaml:2:8: unknown agent 'clinic' in a folder 'agents' beside or"
            + " above the scenario, expected none",
        only(Suite.read(List.of(one)).problems()));
  }

  @Test
  void suggests_the_agent_that_was_meant() throws Exception {
    Path one = project.write("suites/one.scenario.yaml", GOOD.replace("clinic", "clinc"));
    assertTrue(only(Suite.read(List.of(one)).problems()).endsWith("(did you mean 'clinic'?)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../agents/clinic", "/etc/passwd", "a/b", "..", "C:clinic", "clinic.agent.yaml"})
  void takes_no_path_for_an_agent(String name) throws Exception {
    Path one = project.write("suites/one.scenario.yaml", GOOD.replace("clinic", name));
    assertTrue(only(Suite.read(List.of(one)).problems()).endsWith("(not a path)"));
  }

  @Test
  void follows_no_link_out_of_the_project(@TempDir Path outside) throws Exception {
    Path secret =
        Files.writeString(outside.resolve("secret.agent.yaml"), "agent: secret\nprompt: X.");
    Files.createSymbolicLink(project.root().resolve("agents/secret.agent.yaml"), secret);
    Path one = project.write("suites/one.scenario.yaml", GOOD.replace("clinic", "secret"));
    assertTrue(only(Suite.read(List.of(one)).problems()).contains("is a link that leads out of"));

    Path foreign = Files.writeString(outside.resolve("two.scenario.yaml"), GOOD);
    Files.delete(one);
    Files.createSymbolicLink(suites.resolve("two.scenario.yaml"), foreign);
    assertTrue(
        Suite.read(List.of(suites))
            .problems()
            .get(0)
            .message()
            .startsWith("is a link that leads out"));
  }

  @Test
  void tells_what_is_wrong_with_an_agent_once_for_all_its_scenarios() throws Exception {
    project.write("agents/clinic.agent.yaml", "agent: clinic\nprompt: X.\nvoise: Kore");
    project.write("suites/one.scenario.yaml", GOOD);
    project.write("suites/two.scenario.yaml", GOOD);
    Reading reading = Suite.read(List.of(suites));
    assertEquals(0, reading.scenarios().size());
    assertTrue(
        only(reading.problems()).startsWith("P/agents/clinic.agent.yaml:3:1: unknown key 'voise'"));
  }
}

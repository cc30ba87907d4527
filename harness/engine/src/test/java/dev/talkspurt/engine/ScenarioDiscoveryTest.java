package dev.talkspurt.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;

class ScenarioDiscoveryTest {
  @TempDir Path folder;
  private Project project;
  private Path hours;
  private Path submarine;

  @BeforeEach
  void write_a_project() {
    project = new Project(folder);
    hours = project.scenario("hours", "smoke, desk", "that is all");
    submarine = project.scenario("sub/submarine", "slow", "submarine");
  }

  private EngineDiscoveryResults discover(DiscoverySelector... selectors) {
    return project.engine(selectors).discover();
  }

  private static List<? extends TestDescriptor> tests(EngineDiscoveryResults found) {
    return List.copyOf(found.getEngineDescriptor().getChildren());
  }

  private static List<String> names(EngineDiscoveryResults found) {
    return tests(found).stream().map(TestDescriptor::getDisplayName).toList();
  }

  @Test
  void a_directory_gives_all_scenarios_below_it() {
    EngineDiscoveryResults found = discover(project.suite());
    assertEquals(List.of("Caller asks for that is all", "Caller asks for submarine"), names(found));
    assertEquals(List.of(), found.getDiscoveryIssues());
  }

  @Test
  void a_file_gives_its_scenario() {
    assertEquals(
        List.of("Caller asks for submarine"), names(discover(selectFile(submarine.toFile()))));
  }

  @Test
  void a_file_that_is_no_scenario_is_another_engines_affair() {
    EngineDiscoveryResults found =
        discover(selectFile(folder.resolve("agents/desk.agent.yaml").toFile()));
    assertEquals(List.of(), names(found));
    assertEquals(List.of(), found.getDiscoveryIssues());
  }

  @Test
  void a_unique_id_gives_the_test_it_was_taken_from() {
    TestDescriptor first = tests(discover(project.suite())).get(1);
    EngineDiscoveryResults again = discover(selectUniqueId(first.getUniqueId()));
    assertEquals(List.of(first), tests(again));
  }

  @Test
  void each_variant_of_a_sweep_is_a_test_that_can_be_selected() throws Exception {
    Path sweep = project.scenario("noisy", "slow", "that");
    Files.writeString(
        sweep,
        Files.readString(sweep)
            .replace("voice: en-us-kevin", "background: { noise: pink, snrDb: [20, 5] }"));
    EngineDiscoveryResults found = discover(selectFile(sweep.toFile()));
    assertEquals(
        List.of("Caller asks for that (snrDb 20)", "Caller asks for that (snrDb 5)"), names(found));
    TestDescriptor second = tests(found).get(1);
    assertEquals(List.of(second), tests(discover(selectUniqueId(second.getUniqueId()))));
    assertEquals(
        2,
        tests(discover(selectFile(sweep.toFile()), selectUniqueId(second.getUniqueId()))).size());
    assertEquals(
        2, tests(discover(selectUniqueId(second.getUniqueId().removeLastSegment()))).size());
    assertEquals(4, tests(discover(project.suite())).size());
  }

  @Test
  void selecting_a_scenario_twice_gives_it_once() {
    assertEquals(2, tests(discover(project.suite(), selectFile(hours.toFile()))).size());
  }

  @Test
  void a_test_knows_its_file_and_its_tags() {
    TestDescriptor test = tests(discover(selectFile(hours.toFile()))).get(0);
    FileSource source = (FileSource) test.getSource().orElseThrow();
    assertEquals(hours.toFile(), source.getFile());
    assertEquals(1, source.getPosition().orElseThrow().getLine());
    assertEquals(java.util.Set.of(TestTag.create("smoke"), TestTag.create("desk")), test.getTags());
    assertTrue(test.isTest());
  }

  @Test
  void a_broken_file_is_an_error_at_its_line_and_harms_no_other() {
    Path broken =
        project.write(
            "broken.scenario.yaml",
            "scenario: Broken\nagent: desk\nscript:\n  - hear: { wihtin: 4 s }\n");
    EngineDiscoveryResults found = discover(project.suite());
    assertEquals(2, tests(found).size());
    DiscoveryIssue issue = found.getDiscoveryIssues().get(0);
    assertEquals(DiscoveryIssue.Severity.ERROR, issue.severity());
    assertTrue(issue.message().startsWith(broken + ":4:13: "), issue.message());
    assertTrue(issue.message().contains("did you mean 'within'?"), issue.message());
    FileSource source = (FileSource) issue.source().orElseThrow();
    assertEquals(broken.toFile(), source.getFile());
    assertEquals(4, source.getPosition().orElseThrow().getLine());
    assertEquals(13, source.getPosition().orElseThrow().getColumn().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u0000",
        "[",
        "- a\n- b",
        "&a [*a, *a]",
        "scenario: {",
        "\t",
        "scenario: x\nagent: ../../x",
        "scenario: x\nagent: desk\nscript: 7",
        "scenario: x\nagent: \"\\0\"\nscript: []",
        "!!java.lang.Object {}"
      })
  void no_file_content_makes_discovery_throw(String content) {
    project.write("odd.scenario.yaml", content);
    EngineDiscoveryResults found = assertDoesNotThrow(() -> discover(project.suite()));
    assertEquals(2, tests(found).size());
    assertFalse(found.getDiscoveryIssues().isEmpty());
    found
        .getDiscoveryIssues()
        .forEach(
            issue -> assertTrue(issue.message().contains("odd.scenario.yaml"), issue.message()));
  }

  @Test
  void a_folder_that_is_not_there_is_an_error() {
    EngineDiscoveryResults found = discover(selectDirectory(folder.resolve("nowhere").toString()));
    assertEquals(1, found.getDiscoveryIssues().size());
    assertTrue(found.getDiscoveryIssues().get(0).message().contains("does not exist"));
  }

  @Test
  void nothing_selected_gives_nothing() {
    EngineDiscoveryResults found = discover();
    assertEquals(List.of(), names(found));
    assertEquals(List.of(), found.getDiscoveryIssues());
  }
}

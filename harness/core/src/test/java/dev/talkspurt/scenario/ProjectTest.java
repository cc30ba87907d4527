package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir Path folder;

  @Test
  void finds_the_files_of_all_three_kinds() throws Exception {
    ProjectFolder project = ProjectFolder.with(folder);
    project.write(
        "suites/one.scenario.yaml", "scenario: T\nagent: clinic\nscript: [ { say: Hi. } ]");
    project.write("agents/unused.agent.yaml", "agent: unused\nprompt: P.");
    project.write("targets/lab.target.yaml", "target: lab\nprotocol: gemini-live");
    Project read = Project.read(List.of(folder));
    assertEquals(List.of(), read.problems());
    assertEquals(1, read.scenarios().size());
    assertEquals(List.of("clinic", "unused"), read.agents().stream().map(AgentFile::name).toList());
    assertEquals(List.of("lab"), read.targets().stream().map(TargetFile::name).toList());
    Project agents = Project.read(List.of(folder.resolve("agents")));
    assertEquals(2, agents.agents().size());
    assertEquals(List.of(), agents.problems());
  }

  @Test
  void tells_each_problem_once() throws Exception {
    ProjectFolder project = ProjectFolder.with(folder);
    project.write(
        "suites/one.scenario.yaml", "scenario: T\nagent: clinic\nscript: [ { say: Hi. } ]");
    project.write("agents/clinic.agent.yaml", "agent: clinic\nprompt: P.\nvoise: a");
    project.write("targets/lab.target.yaml", "target: lab\nprotocol: pigeon");
    Project read = Project.read(List.of(folder));
    assertEquals(2, read.problems().size(), read.problems().toString());
    assertTrue(read.problems().get(0).message().startsWith("unknown key 'voise'"));
  }

  @Test
  void says_when_there_is_nothing_to_read() throws Exception {
    Path notes = new ProjectFolder(folder).write("notes.txt", "x");
    for (Path path : List.of(folder, notes, folder.resolve("missing"))) {
      Project read = Project.read(List.of(path));
      assertEquals(1, read.problems().size(), read.problems().toString());
    }
  }

  @Test
  void finds_nothing_wrong_with_what_comes_with_the_bench() {
    Path root = Path.of(System.getProperty("talkspurt.root"));
    Project read = Project.read(List.of(root.resolve("scenarios"), root.resolve("ci/canary")));
    assertEquals(List.of(), read.problems());
    assertTrue(read.scenarios().size() > 8, "only " + read.scenarios().size());
    assertEquals(9, read.agents().size());
    assertEquals(4, read.targets().size());
  }
}

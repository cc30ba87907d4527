package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the documentation are files that can be used. */
class DocumentationTest {
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");

  /** The first line of an example of a block names its file. */
  private static final Pattern BLOCK_FILE = Pattern.compile("^# ([a-z-]+\\.block\\.yaml)\n");

  @TempDir Path folder;

  private static List<String> blocks(String page) throws IOException {
    Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("docs").resolve(page)));
    return matcher.results().map(found -> found.group(1)).toList();
  }

  private void copyAgents() throws IOException {
    Files.createDirectories(folder.resolve("agents"));
    for (String name : List.of("clinic", "inventory", "order-line")) {
      String file = "agents/" + name + ".agent.yaml";
      Files.copy(ROOT.resolve("scenarios").resolve(file), folder.resolve(file));
    }
  }

  @Test
  void reads_every_scenario_shown_and_they_use_every_construct() throws Exception {
    copyAgents();
    for (String name : List.of("opening-hours.wav", "person.wav")) {
      WavFile.mono(AudioClip.silence(16_000, 16_000)).write(folder.resolve(name));
    }
    Path pictures = ROOT.resolve("scenarios/suites/gemini");
    Files.createDirectories(folder.resolve("meter-turns"));
    String desk = "agents/meter-desk.agent.yaml";
    for (String name : List.of("meter.jpg", "meter-turns/1.jpg", desk)) {
      Files.copy(pictures.resolve(name), folder.resolve(name));
    }
    List<String> blocks = blocks("scenarios.md");
    for (int i = 0; i < blocks.size(); i++) {
      Matcher named = BLOCK_FILE.matcher(blocks.get(i));
      String name = named.find() ? named.group(1) : "example-" + i + ".scenario.yaml";
      Files.writeString(folder.resolve(name), blocks.get(i));
    }
    Reading reading = Suite.read(List.of(folder));
    assertEquals(List.of(), reading.problems());
    assertTrue(reading.scenarios().size() >= 24);
    Set<String> kinds =
        reading.scenarios().stream()
            .flatMap(scenario -> scenario.script().stream())
            .map(Step::kind)
            .collect(Collectors.toSet());
    assertEquals(Set.copyOf(ScriptReader.STEPS), kinds);
  }

  @Test
  void reads_an_example_of_each_class_of_faults() throws Exception {
    copyAgents();
    List<String> blocks = blocks("recovery.md");
    for (int i = 0; i < blocks.size(); i++) {
      Files.writeString(folder.resolve("example-" + i + ".scenario.yaml"), blocks.get(i));
    }
    Reading reading = Suite.read(List.of(folder));
    assertEquals(List.of(), reading.problems());
    Set<FaultClass> faults =
        reading.scenarios().stream()
            .flatMap(scenario -> scenario.script().stream())
            .flatMap(step -> step.expect().recovers().stream())
            .map(Recovery::fault)
            .collect(Collectors.toSet());
    assertEquals(Set.of(FaultClass.values()), faults);
  }

  @Test
  void reads_the_agent_and_the_target_shown() throws Exception {
    List<String> blocks = blocks("agents.md");
    assertEquals(2, blocks.size());
    new ProjectFolder(folder).write("opening-hours.agent.yaml", blocks.get(0));
    new ProjectFolder(folder).write("gemini-preview.target.yaml", blocks.get(1));
    Project project = Project.read(List.of(folder));
    assertEquals(List.of(), project.problems());
    assertEquals(1, project.agents().size());
    assertEquals(1, project.targets().size());
  }
}

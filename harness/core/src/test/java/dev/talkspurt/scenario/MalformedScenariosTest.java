package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.talkspurt.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of ten thousand files that are no scenarios, each is told what is wrong with it, and where. */
class MalformedScenariosTest {
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));
  private static final int FILES = 10_000;
  private static final Pattern OF_THE_MACHINE =
      Pattern.compile(
          "\\b[A-Z][A-Za-z]*(?:Exception|Error)\\b|\\bat [a-z]+\\.|java\\.(?!net\\.URL)|snakeyaml|jackson|@[0-9a-f]{6}");

  @TempDir Path folder;

  private List<String> originals() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("scenarios/suites"))) {
      for (Path file :
          files.filter(f -> f.toString().endsWith(".scenario.yaml")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    texts.add(
        """
        scenario: Everything that multiplies
        agent: clinic
        owner: somebody
        severity: minor
        links: [ { name: A, url: "https://example.com" } ]
        table: [ { words: Hi., wait: 3 s }, { words: Ho., wait: 2 s } ]
        caller: { rate: [ 1, 1.5 ] }
        script:
          - hear: { within: $wait }
          - include: one.block.yaml
            with: { words: $words }
          - say: $words
          - hangUp
        """);
    return texts;
  }

  private void writeProject() throws IOException {
    ProjectFolder project = ProjectFolder.with(folder);
    try (Stream<Path> files = Files.list(ROOT.resolve("scenarios/agents"))) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            folder.resolve("agents").resolve(file.getFileName()),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    project.write(
        "suites/one.block.yaml",
        "block: B\nparameters: { words: text }\nscript: [ { say: $words } ]");
    project.write(
        "suites/loop.block.yaml",
        "block: B\nscript: [ { include: loop.block.yaml }, { include: loop.block.yaml } ]");
  }

  @Test
  void are_each_refused_with_a_place_and_words_for_people() throws Exception {
    writeProject();
    Malformed malformed = new Malformed(originals(), 20260713);
    Path file = folder.resolve("suites/one.scenario.yaml");
    List<Problem> problems = new ArrayList<>();
    AgentFolder agents = new AgentFolder(problems);
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      byte[] bytes = malformed.next(i);
      Files.write(file, bytes);
      problems.clear();
      List<Scenario> read = read(file, agents, problems, i, bytes);
      refused += problems.isEmpty() ? 0 : 1;
      assertTrue(problems.isEmpty() != read.isEmpty(), "number " + i);
      for (Problem problem : problems) {
        check(problem, i);
      }
    }
    assertTrue(refused > FILES * 0.8, refused + " refused");
  }

  @Test
  void blocks_are_refused_likewise() throws Exception {
    writeProject();
    Path block = folder.resolve("suites/one.block.yaml");
    String text =
        """
        block: The caller greets
        parameters: { words: text, wait: duration, count: number, quiet: flag }
        script:
          - hear: { within: $wait }
          - say: $words
          - include: two.block.yaml
            with: { words: $words }
          - noise: { play: cough, after: 700 ms of agent speech, peakDb: $count }
            expect: { keepsTalking: $quiet }
        """;
    Files.copy(block, folder.resolve("suites/two.block.yaml"));
    Malformed malformed = new Malformed(List.of(text), 20260714);
    Path file =
        Files.writeString(
            folder.resolve("suites/one.scenario.yaml"),
            "scenario: T\nagent: clinic\nscript:\n  - include: one.block.yaml\n"
                + "    with: { words: Hi., wait: 1 s, count: 3, quiet: true }\n");
    List<Problem> problems = new ArrayList<>();
    AgentFolder agents = new AgentFolder(problems);
    int refused = 0;
    for (int i = 0; i < FILES / 10; i++) {
      byte[] bytes = malformed.next(i);
      Files.write(block, bytes);
      problems.clear();
      List<Scenario> read = read(file, agents, problems, i, bytes);
      refused += problems.isEmpty() ? 0 : 1;
      assertTrue(problems.isEmpty() != read.isEmpty(), "number " + i);
      for (Problem problem : problems) {
        check(problem, i);
      }
    }
    assertTrue(refused > FILES / 10 * 0.8, refused + " refused");
  }

  private static List<Scenario> read(
      Path file, AgentFolder agents, List<Problem> problems, int number, byte[] bytes) {
    try {
      return ScenarioReader.read(file, "x.scenario.yaml", agents, problems);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return fail("number " + number + ", " + bytes.length + " bytes", e);
    }
  }

  private static void check(Problem problem, int number) {
    String all = "number " + number + ": " + problem;
    assertTrue(problem.place().line() > 0 && problem.place().column() > 0, all);
    assertFalse(problem.place().source().isEmpty(), all);
    String message = problem.message();
    assertTrue(message.contains("expected ") || message.endsWith(")"), all);
    assertFalse(OF_THE_MACHINE.matcher(message).find(), all);
    assertTrue(message.length() < 2000 && !message.contains("\n"), all);
    assertTrue(message.chars().noneMatch(Character::isISOControl), all);
  }
}

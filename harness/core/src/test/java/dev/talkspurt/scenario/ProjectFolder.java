package dev.talkspurt.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A project on disk for one test. */
record ProjectFolder(Path root) {
  static final String AGENT =
      """
      agent: clinic
      prompt: You answer the phone of a clinic.
      tools:
        - name: find_slots
          description: Free appointments on a day.
          parameters:
            type: object
            properties: { day: { type: string }, weeks: { type: integer }, kind: { type: string, enum: [visit, call] } }
            required: [day]
        - name: book_slot
          description: Books one.
      """;

  static ProjectFolder with(Path root) throws IOException {
    ProjectFolder project = new ProjectFolder(root);
    project.write("agents/clinic.agent.yaml", AGENT);
    return project;
  }

  Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** What is wrong with a scenario of this text, a line each, named {@code x}. */
  String problems(String text) throws IOException {
    Path file = write("suites/one.scenario.yaml", text);
    Reading reading = Suite.read(List.of(file));
    return reading.problems().stream()
        .map(problem -> problem.toString().replace(file.toString(), "x"))
        .collect(Collectors.joining("\n"));
  }

  Scenario scenario(String text) throws IOException {
    return ScenarioReader.read(write("suites/one.scenario.yaml", text), "x");
  }
}

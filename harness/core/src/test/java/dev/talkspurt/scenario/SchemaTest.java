package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas say the same as the readers. */
class SchemaTest {
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));

  @TempDir Path folder;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files =
        Stream.concat(
            Files.walk(ROOT.resolve("scenarios")), Files.walk(ROOT.resolve("ci/canary")))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(scenario|agent|target)\\.yaml"))
          .sorted()
          .toList();
    }
  }

  private static List<String> violations(String kind, String yaml) throws IOException {
    String text = Files.readString(ROOT.resolve("reports/schema/" + kind + ".schema.json"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    String json = DocumentReader.yaml(yaml, kind).compact();
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString();
    String bare = name.substring(0, name.length() - ".yaml".length());
    return bare.substring(bare.lastIndexOf('.') + 1);
  }

  @Test
  void has_examples_of_every_kind() throws Exception {
    List<String> kinds = examples().stream().map(SchemaTest::kind).distinct().sorted().toList();
    assertEquals(List.of("agent", "scenario", "target"), kinds);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void takes_every_example(Path file) throws Exception {
    assertEquals(List.of(), violations(kind(file), Files.readString(file)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent: a\nscript: [ { say: Hi. } ]",
        "scenario: T\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a",
        "scenario: T\nagent: a\nscript: []",
        "scenario: 7\nagent: a\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: ../a\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntagz: [a]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntags: [a, a]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntags: [A]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ncaller: { rate: 3 }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nmaxDuration: 30",
        "scenario: T\nagent: a\nscript: [ { say: Hi., silence: 3 s } ]",
        "scenario: T\nagent: a\nscript: [ { say: ' ' } ]",
        "scenario: T\nagent: a\nscript: [ { hear: 3 s } ]",
        "scenario: T\nagent: a\nscript: [ { hear: {} } ]",
        "scenario: T\nagent: a\nscript: [ hear ]",
        "scenario: T\nagent: a\nscript: [ { silence: 3s } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: 1 s }, say: W. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: 1 s of agent speech } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: {} } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { answer: {} } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { answer: { within: 2 } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { answer: { mentions: [ 9 ] } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { yields: { within: 1 s } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { reprompts: at most 1 } } ]",
        "scenario: T\nagent: a\nscript: [ { silence: 3 s, expect: { reprompts: 1 } } ]",
        "scenario: T\nagent: a\nscript: [ { silence: 3 s, expect: { answer: { mentions: [a] } } } ]",
        "scenario: T\nagent: a\nscript: [ { hear: { within: 1 s }, expect: { answer: { within: 1 s } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ t ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: {}, u: {} } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { date: x } } } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: {} }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { returns: [] } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { returns: {}, then: { returns: {} } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { returns: {}, fails: { with: error } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: fire } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: error, times: 1 } } }"
      })
  void refuses_the_scenarios_that_the_reader_refuses(String yaml) throws Exception {
    assertFalse(violations("scenario", yaml).isEmpty());
    ProjectFolder project = new ProjectFolder(folder);
    project.write(
        "agents/a.agent.yaml",
        "agent: a\nprompt: P.\ntools: [ { name: t, description: T., parameters: { type: object,"
            + " properties: { d: {} } } }, { name: u, description: U. } ]");
    assertTrue(project.problems(yaml).startsWith("x:"), project.problems(yaml));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompt: P.",
        "agent: a",
        "agent: A\nprompt: P.",
        "agent: a\nprompt: P.\nvoise: Kore",
        "agent: a\nprompt: P.\nmodel: models/x",
        "agent: a\nprompt: P.\ntools: { t: {} }",
        "agent: a\nprompt: P.\ntools: [ { name: t } ]",
        "agent: a\nprompt: P.\ntools: [ { name: a b, description: T. } ]",
        "agent: a\nprompt: P.\ntools: [ { name: t, description: T., parameters: { properties: {} } } ]",
        "agent: a\nprompt: P.\nturnDetection: { silence: 500 }",
        "agent: a\nprompt: P.\nturnDetection: { startSensitivity: medium }",
        "agent: a\nprompt: P.\nthinking: { level: hard }",
        "agent: a\nprompt: P.\nthinking: { level: low, budget: 0 }",
        "agent: a\nprompt: P.\nsimulated: no"
      })
  void refuses_the_agents_that_the_reader_refuses(String yaml) throws Exception {
    assertFalse(violations("agent", yaml).isEmpty());
    Path file = Files.writeString(folder.resolve("a.agent.yaml"), yaml);
    assertThrows(BadInput.class, () -> AgentReader.read(file, "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "protocol: gemini-live",
        "target: a",
        "target: gemini\nprotocol: gemini-live",
        "target: a\nprotocol: carrier-pigeon",
        "target: a\nprotocol: gemini-live\nendpoint: https://a.example",
        "target: a\nprotocol: gemini-live\nendpoint: wss://u:p@a.example",
        "target: a\nprotocol: gemini-live\nkeyVariable: abc-def",
        "target: a\nprotocol: gemini-live\nkey: abc",
        "target: a\nprotocol: gemini-live\nsettings: 3"
      })
  void refuses_the_targets_that_the_reader_refuses(String yaml) throws Exception {
    assertFalse(violations("target", yaml).isEmpty());
    Path file = Files.writeString(folder.resolve("a.target.yaml"), yaml);
    assertThrows(BadInput.class, () -> TargetReader.read(file, "x"));
  }
}

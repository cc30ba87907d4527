package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas say the same as the readers of labels, tables and blocks. */
class LanguageSchemaTest {
  private static final String HEAD = "scenario: T\nagent: a\n";
  private static final String SAY = "script: [ { say: Hi. } ]\n";

  @TempDir Path folder;
  private ProjectFolder project;

  @BeforeEach
  void write() throws Exception {
    project = new ProjectFolder(folder);
    project.write("agents/a.agent.yaml", "agent: a\nprompt: P.\n");
    project.write(
        "suites/b.block.yaml",
        "block: B\nparameters: { words: text, wait: duration }\n"
            + "script: [ { hear: { within: $wait } }, { say: $words } ]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SAY + "owner: 7",
        SAY + "owner: ' '",
        SAY + "severity: high",
        SAY + "epic: [ a ]",
        SAY + "links: []",
        SAY + "links: { name: A, url: \"https://a.example\" }",
        SAY + "links: [ { url: \"https://a.example\" } ]",
        SAY + "links: [ { name: A } ]",
        SAY + "links: [ { name: A, url: a.example } ]",
        SAY + "links: [ { name: A, url: \"javascript:alert(1)\" } ]",
        SAY + "links: [ { name: A, url: \"https://u:p@a.example\" } ]",
        SAY + "links: [ { name: A, url: \"https://a.example\", kind: bug } ]",
        SAY + "links: [ { name: A, url: \"https://a.example\", more: a } ]",
        "script: [ { say: $a } ]\ntable: []",
        "script: [ { say: $a } ]\ntable: { a: 1 }",
        "script: [ { say: $a } ]\ntable: [ a ]",
        "script: [ { say: $a } ]\ntable: [ {} ]",
        "script: [ { say: $a } ]\ntable: [ { a: [ 1 ] } ]",
        "script: [ { say: $a } ]\ntable: [ { a: } ]",
        "script: [ { say: $a } ]\ntable: [ { a: b, 1a: c } ]",
        "script: [ { include: b.yaml } ]",
        "script: [ { include: /b.block.yaml } ]",
        "script: [ { include: 7 } ]",
        "script: [ { include: b.block.yaml, with: [ a ] } ]",
        "script: [ { include: b.block.yaml, with: { words: [ a ], wait: 1 s } } ]",
        "script: [ { include: b.block.yaml, expect: { calls: [] } } ]",
        "script: [ include ]",
      })
  void refuses_the_scenarios_that_the_reader_refuses(String yaml) throws Exception {
    assertFalse(SchemaTest.violations("scenario", HEAD + yaml).isEmpty());
    String problems = project.problems(HEAD + yaml);
    assertTrue(problems.startsWith("x:"), problems);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SAY + "owner: a\nseverity: trivial\nepic: b\nfeature: c\nstory: d",
        SAY + "links: [ { name: A, url: \"https://a.example/b?c=d#e\", kind: tms } ]",
        SAY + "links: [ { name: A, url: \"HTTP://a.example:8080\" } ]",
        "table: [ { a: Hi. }, { a: 7 } ]\nscript: [ { say: Hi. } ]\nstate: { a: $a }",
        "table: [ { w: 3 s, r: 1.5, v: en-us-slt, room: office, row: x } ]\n"
            + "caller: { rate: $r, voice: $v, room: $room }\nscript: [ { hear: { within: $w } } ]",
        "table: [ { s: 3, n: cafe, l: telephone, k: \"12\", ag: a, hz: 8000, m: 1 min } ]\n"
            + "agent: $ag\ncaller: { background: { noise: $n, snrDb: [ $s, 5 ] }, line: $l,"
            + " announcedRateHz: $hz }\nmaxDuration: $m\nscript: [ { dtmf: $k } ]",
        "table: [ { m: 1200 ms of agent speech, c: at most 1, n: 2, d: 3 s } ]\nretries: $n\n"
            + "script: [ { say: Hi. }, { interrupt: { after: $m }, say: Wait. },"
            + " { silence: $d, expect: { reprompts: $c } } ]",
        "table: [ { g: a } ]\ntags: [ $g ]\nscript: [ { say: Hi. }, { say: $$g } ]",
        "script: [ { include: b.block.yaml, with: { words: Hi., wait: 1 s } } ]",
        "table: [ { b: b.block.yaml, w: 1 s } ]\n"
            + "script: [ { include: $b, with: { words: Hi., wait: $w } } ]",
      })
  void takes_the_scenarios_that_the_reader_takes(String yaml) throws Exception {
    String whole = yaml.contains("agent:") ? "scenario: T\n" + yaml : HEAD + yaml;
    assertEquals(java.util.List.of(), SchemaTest.violations("scenario", whole));
    assertEquals("", project.problems(whole));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script: [ { say: Hi. } ]",
        "block: B",
        "block: 7\nscript: [ { say: Hi. } ]",
        "block: B\nscript: []",
        "block: B\nscript: { say: Hi. }",
        "block: B\nsteps: []\nscript: [ { say: Hi. } ]",
        "block: B\nparameters: [ a ]\nscript: [ { say: $a } ]",
        "block: B\nparameters: { a: string }\nscript: [ { say: $a } ]",
        "block: B\nparameters: { a b: text }\nscript: [ { say: Hi. } ]",
        "block: B\nagent: a\nscript: [ { say: Hi. } ]",
      })
  void refuses_the_blocks_that_the_reader_refuses(String yaml) throws Exception {
    assertFalse(SchemaTest.violations("block", yaml).isEmpty());
    Path file = project.write("suites/one.block.yaml", yaml);
    assertThrows(BadInput.class, () -> BlockReader.check(file, "x"));
  }

  @Test
  void takes_the_blocks_that_the_reader_takes() throws Exception {
    String yaml =
        """
        block: B
        parameters: { a: text, b: number, c: flag, d: duration }
        script:
          - hear: { within: $d }
          - say: $a
          - include: b.block.yaml
            with: { words: $a, wait: $d }
          - noise: { play: cough, after: 1 s of agent speech, peakDb: $b }
            expect: { keepsTalking: $c }
          - hangUp
        """;
    assertEquals(java.util.List.of(), SchemaTest.violations("block", yaml));
    BlockReader.check(project.write("suites/one.block.yaml", yaml), "x");
  }
}

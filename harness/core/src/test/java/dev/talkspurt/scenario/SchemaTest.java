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

  private static final String AGENT =
      """
      agent: a
      prompt: P.
      tools:
        - { name: t, description: T., parameters: { type: object, properties: { a: {}, b: {}, d: {}, e: {}, y: {} } } }
        - { name: u, description: U., parameters: { type: object, properties: { d: {} } } }
      """;

  @TempDir Path folder;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files =
        Stream.concat(
            Files.walk(ROOT.resolve("scenarios")), Files.walk(ROOT.resolve("ci/canary")))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(scenario|agent|target|block)\\.yaml"))
          .sorted()
          .toList();
    }
  }

  static List<String> violations(String kind, String yaml) throws IOException {
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
    assertEquals(List.of("agent", "block", "scenario", "target"), kinds);
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
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: true } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: correction } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { by: { speaks: true } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: corection, by: { speaks: true } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: correction, by: {} } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: correction, by: { says: [] } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: correction, by: { speaks: false } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: correction, by: { resumes: true } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: correction, by: { yields: true } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: correction, by: { speaks: true }, within: 15 } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: correction, by: { speaks: true }, repeats: 11 } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: silence, by: { speaks: true } } } } ]",
        "scenario: T\nagent: a\nscript: [ { silence: 3 s, expect: { recovers: { from: silence, by: { speaks: true }, repeats: 1 } } } ]",
        "scenario: T\nagent: a\nscript: [ { silence: 3 s, expect: { recovers: { from: correction, by: { speaks: true } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: ' ' } ]",
        "scenario: T\nagent: a\nscript: [ { hear: 3 s } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { when: { heard: [ a ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { when: { heard: [] }, then: [ hangUp ] } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { when: { heard: [ a ] }, then: [] } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { when: { heard: [ a ], called: t }, then: [ hangUp ] } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { when: { not: { said: [ a ] } }, then: [ hangUp ] } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { when: { heard: [ '?' ] }, then: [ hangUp ] } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { when: { heard: [ a ] }, then: [ { sae: Hi. } ] } ]",
        "scenario: T\nagent: a\nscript: [ { hear: { within: 3 s, until: { not: { heard: [ a ] } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nreasks: { atMost: 0 }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nreasks: { phrases: [ a ] }",
        "scenario: T\nagent: a\nscript: [ { hear: {} } ]",
        "scenario: T\nagent: a\nscript: [ hear ]",
        "scenario: T\nagent: a\nscript: [ { disconnect: 3 s } ]",
        "scenario: T\nagent: a\nscript: [ { disconnect: {}, expect: { answer: { within: 1 s } } } ]",
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
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { date: 7 } } } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { number: x, within: -1 } } } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { date: a, time: b } } } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { oneOf: [] } } } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { absent: false } } } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: {}, times: 0 } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: {}, after: x } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { oneOf: [ { t: {}, u: {} } ] } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: {}, id: a b } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nnow: 2026-03-02",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nlocale: english",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { dates: x } } } ] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: {} }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { returns: [] } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { returns: {}, then: { returns: {} } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { returns: {}, fails: { with: error } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: fire } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: []",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { responseLatency: {} }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { responseLatency: { p50: 1500 ms } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: {}",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\nexpect: { state: {}, exactState: {} }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\nexpect: { recovers: 3 }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { says: [] }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { says: nine }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { says: [ 9 ] }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { neverSays: [ '!' ] }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { neverSays: [ { any: x } ] }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { neverSays: [ { date: 2026-03-03, not: 2026-03-04 } ] }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { says: [ { oneOf: [ { absent: true } ] } ] }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { truthful: false }",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { answer: { states: [] } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { answer: { states: [ {} ] } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { sequence: [] } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { sequence: [ {} ], returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\ntools: { t: { reads: a } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\ntools: { t: { reads: /a~2 } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\ntools: { t: { reads: [] } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\ntools: { t: { writes: { at: /a } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\ntools: { t: { removes: { at: /a } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { returns: {}, notFound: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { returns: {}, late: false } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { takes: { median: 1 s }, returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { takes: { median: 1 s, to: 2 s }, returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { takes: {}, returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: partial, drops: [a] } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: partial }, then: { returns: {} } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: error, drops: [a] } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: error, retryAfter: 1 s } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: empty, message: a } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: error, every: 2 } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: error, every: 1 }, then: { returns: {} } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: error, when: {} }, then: { returns: {} } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: error }, then: { returns: {} } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: error, times: 1 }, then: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { http: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { http: { url: \"http://a.example\" } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { http: { url: \"https://u:p@a.example\" } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { http: { url: \"https://a.example\", method: GET } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { http: { url: \"https://a.example\", headersFrom: { A: b c } } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: error, times: 1 } } }",
        "scenario: T\nagent: a\ncaller: { pitch: 3 }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { pitch: [1, 3] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { rate: [] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { voice: [a b] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { announcedRateHz: 100 }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { announcedRateHz: 8000.5 }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { disfluency: often }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { disfluency: {} }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { disfluency: { pause: 600 ms } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { disfluency: { fillersPercent: 51 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { disfluency: { fillers: 5 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { room: offce }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { room: [office, offce] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { room: { rt60: 1 s } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { room: { rt60: 1, drrDb: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { room: { rt60: 1 s, drrDb: 41 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { room: { rt60: 1 s, drrDb: 3, directMs: 5 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: cafe }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: [] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: [ cafe ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: [ none ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: cafe } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { snrDb: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: caffe, snrDb: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: cafe, snrDb: 81 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: cafe, snrDb: 3, peakDb: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: cafe, snrDb: 3, perMinute: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: cafe, snrDb: 3, talkers: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: babble, snrDb: 3, talkers: 1.5 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: babble, snrDb: 3, mainsHz: 50 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: hum, snrDb: 3, mainsHz: 55 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: cough } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: cough, perMinute: 0 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: cough, perMinute: 3, snrDb: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: [cafe, cough], snrDb: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { echo: loud }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { echo: { delay: 1 ms } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { echo: { returnLossDb: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { echo: { delay: 1 ms, returnLossDb: 101 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: telefone }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: none }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: { gainDb: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ {} ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { gainDb: 3, dcPercent: 3 } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { gainDB: 3 } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { gainDb: 61 } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { gainSteps: [] } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { gainSteps: [ { at: 1 s } ] } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { clipPercent: 0 } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { dcPercent: 51 } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { bandHz: [300] } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { bandHz: [300, 7501] } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { g711: mulaw } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { amrKbps: 13 } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { opus: {} } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { opus: { kbps: 16, complexity: 11 } } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { loss: {} } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { loss: { percent: 91, burstFrames: 1000 } } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { loss: { percent: 3, conceal: zero } } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { network: bad }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { network: {} }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { network: { jitter: 10 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { network: { stalls: [] } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { network: { stalls: [ { at: 2 s } ] } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { network: { stalls: [ { at: 2 s, for: 1 s, mode: brust } ] } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { lane: telephone }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { change: {} } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { change: { announcedRateHz: 8000 } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { change: { line: mobile }, expect: { calls: [] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { say: Hi., with: {} } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { say: Hi., with: { lane: mobile } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { say: Hi., words: Hi } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { hear: { within: 1 s }, with: { line: mobile } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { silence: 1 s, with: { line: mobile } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { hangUp: , with: { line: mobile } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { play: a.mp3 } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { play: /a.wav } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { play: \"a\\b.wav\" } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { play: a.wav, say: Hi. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { dtmf: 12 } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { dtmf: \"\" } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { dtmf: \"12a\" } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { dtmf: \"1\", words: One } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: cough } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: {} } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: couhg } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: cough, peakDb: 61 } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: cough, words: A } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: a.wav, peakDb: 6 } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: cough, after: 1 s } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: cough }, expect: { keepsTalking: true } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: cough }, expect: { answer: { within: 1 s } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: cough, after: 1 s of agent speech }, expect: { keepsTalking: false } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { say: Hi., expect: { keepsTalking: true } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: 1 s of agent speech }, say: A., play: a.wav } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: 1 s of agent speech }, say: A., words: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: 1 s of agent speech, on: turnEnd }, say: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: 1 s of agent speech, plus: 1 s }, say: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { plus: 1 s }, say: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { atTalkspurt: 0 }, say: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { afterPhrase: \"...\" }, say: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { during: \"\" }, say: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { on: turnend }, say: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { on: turnEnd }, say: A., expect: { yields: { within: 1 s } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { backchannel: mm-hm } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { backchannel: { after: 1 s of agent speech } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { backchannel: { say: mm-hm, play: a.wav } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { sideTalk: { say: Hi., words: Hi. } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { backgroundSpeech: { say: Hi., levelDb: 21 } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { backgroundSpeech: { play: a.wav } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { echo: { after: 1 s of agent speech } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { echo: { for: 1 s } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { echo: { for: 1 s, after: the last word } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { dtmf: { keys: \"1\" } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { dtmf: { keys: \"1\", after: 1 s of agent speech }, expect: { answer: { within: 1 s } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { sideTalk: { say: Hi., after: 1 s of agent speech }, expect: { staysSilent: true } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { sideTalk: { say: Hi., after: 1 s of silence }, expect: { keepsTalking: true } } ]",
        "scenario: T\nagent: a\nretries: 11\nscript: [ { say: Hi. } ]"
      })
  void refuses_the_scenarios_that_the_reader_refuses(String yaml) throws Exception {
    assertFalse(violations("scenario", yaml).isEmpty());
    ProjectFolder project = new ProjectFolder(folder);
    project.write("suites/a.wav", "x");
    project.write(
        "agents/a.agent.yaml",
        "agent: a\nprompt: P.\ntools: [ { name: t, description: T., parameters: { type: object,"
            + " properties: { d: {} } } }, { name: u, description: U. } ]");
    assertTrue(project.problems(yaml).startsWith("x:"), project.problems(yaml));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scenario: T\nagent: a\nscript: [ { hear: { within: 3 s, until: { heard: [ a ] } } }, { when: { not: { called: t } }, then: [ { say: Hi. }, { when: { heard: [ a ] }, then: [ hangUp ] } ], otherwise: [ { silence: 1 s } ] } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nreasks: { atMost: 2, phrases: [ come again ] }",
        "scenario: T\nagent: a\ncaller: { voice: en-us-slt, rate: 0.5, pitch: 2 }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { voice: [en-us-slt, en-us-kevin], rate: [1, 1.1], pitch: [0.5, 2] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { announcedRateHz: [8000, 16000] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { disfluency: none }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { disfluency: { fillersPercent: [0, 50], pausesPercent: 5, correctionsPercent: 3, pause: [600 ms, 1 s] } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { room: none }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: { a: 1 }\nexpect: { state: { a: 1 } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nexpect: { responseLatency: { p50: under 1500 ms, max: under 3 s } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\nexpect: { exactState: {} }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { takes: { median: 300 ms, spread: 60 ms }, sequence: [ {}, { a: 1 } ], late: true } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { takes: { from: 0 ms, to: 2 s }, returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\ntools: { t: { reads: \"/a/{b}\" } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\ntools: { t: { reads: [ { at: /a, as: b }, /c ], notFound: {}, returns: { x: \"{y}\" } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\nstate: {}\ntools: { t: { writes: { at: /a, value: null }, appends: [ { at: /b/-, value: [ 1 ] } ], removes: /c } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: malformed } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: malformed }, then: { returns: { a: 1 } } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: empty } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: rateLimited, retryAfter: 2 s, message: Slow down. } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: partial, drops: [a] }, then: { returns: { a: 1 } } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: timeout, every: 3 }, then: { sequence: [ {} ] } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { fails: { with: error, when: { a: 1 } }, then: { returns: {} } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { http: { url: \"https://a.example:8443/b?c=d\", method: PUT, headersFrom: { Authorization: TOKEN }, timeout: 2 s } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { http: { url: \"http://127.0.0.1:8080/b\" } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\ntools: { t: { http: { url: \"http://localhost/b\" } } }",
        "scenario: T\nagent: a\ncaller: { room: [office, none, far-field] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { room: { rt60: [400 ms, 1 s], drrDb: -20, direct: 5 ms, levelDb: [-3, 0] } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: none }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: cafe, snrDb: [20, 10, 0.5] } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: [cafe, street], snrDb: 3 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: [ { noise: babble, snrDb: 3, talkers: [1, 100] }, { noise: hum, snrDb: -40, mainsHz: [50, 60] } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: [cough, door], perMinute: [0.001, 600], peakDb: [0, 12] } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { background: { noise: [babble], snrDb: 3, talkers: 4 } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { echo: none }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: correction, by: { calls: [ { t: { a: 1 } } ], says: [ x ], speaks: true }, never: { calls: [ { t: { a: 2 } } ], says: [ y ] }, within: 20 s, repeats: 1 } } } ]\ntools: { t: { returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { silence: 3 s, expect: { recovers: { from: silence, by: { speaks: true } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: 1 s of agent speech }, say: W., expect: { recovers: { from: interrupt, by: { yields: true, says: [ x ] } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: cough, after: 1 s of agent speech }, expect: { recovers: { from: falseInterrupt, by: { resumes: true }, never: { yields: true } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., with: { background: { noise: white, snrDb: 0 } }, expect: { recovers: { from: noiseBurst, by: { speaks: true } } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: toolError, by: { says: [ sorry ] } } } } ]\ntools: { t: { fails: { with: error } } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { recovers: { from: toolSlow, by: { speaks: true } } } } ]\ntools: { t: { takes: 8 s, returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi., with: { network: { stalls: [ { at: 500 ms, for: 2 s, mode: burst } ] } }, expect: { recovers: { from: netStall, by: { speaks: true } } } } ]",
        "scenario: T\nagent: a\ncaller: { echo: { delay: [0 ms, 2 s], returnLossDb: [20, 46] } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: clean }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: narrow-band }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: speakerphone }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ telephone, { loss: { percent: [3, 5], burstFrames: [3, 4], conceal: [repeat, silence] } }, { clipPercent: [5, 90] } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ { gainDb: [-100, 60] }, { gainSteps: [ { at: 2 s, db: [-10, 0] } ] }, { dcPercent: [1, -50] }, { bandHz: [300, 3400] } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { line: [ narrow-band, { g711: [mu-law, a-law] }, { amrKbps: [4.75, 12.2] }, { opus: { kbps: [6, 64], complexity: [0, 10] } } ] }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { network: none }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { network: { jitter: [10 ms, 1 s] } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\ncaller: { network: { stalls: [ { at: 2 s, for: [800 ms, 1 s], mode: [burst, drop] } ] } }\nscript: [ { say: Hi. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { change: { line: mobile, room: none, background: none, echo: none, network: none, disfluency: none } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { say: Hi., with: { line: mobile, voice: en-us-slt } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { play: a.wav } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { play: a.wav, words: Hello., with: { rate: [1, 2] }, expect: { answer: { within: 1 s }, calls: [] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { play: ../suites/a.wav } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { dtmf: \"0123456789*#ABCD\", with: { line: telephone }, expect: { answer: { mentions: [ a ] } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: cough } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { date: 03/04/2026, not: tomorrow, spokenBy: end } } } ] } } ]\nnow: 2026-03-02T09:00 Europe/London\nlocale: en-GB\ntools: { t: { returns: {} }, u: { returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { number: two, withinPercent: 5 } }, id: a, within: 3 s } ] } } ]\nnow: 2026-03-02T09:00 Europe/London\nlocale: en-GB\ntools: { t: { returns: {} }, u: { returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { oneOf: [ any, { absent: true } ] } }, times: 2, optional: true } ] } } ]\nnow: 2026-03-02T09:00 Europe/London\nlocale: en-GB\ntools: { t: { returns: {} }, u: { returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { u: {}, id: a }, { oneOf: [ { t: {} }, { u: { d: { money: 19.9, currency: EUR } } } ], after: [ a ], retries: 1 } ] } } ]\nnow: 2026-03-02T09:00 Europe/London\nlocale: en-GB\ntools: { t: { returns: {} }, u: { returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi., expect: { calls: [ { t: { d: { name: Jon, aliases: [ John ], ignoreAccents: true }, e: { regex: a+ } }, retracted: true } ] } } ]\nnow: 2026-03-02T09:00 Europe/London\nlocale: en-GB\ntools: { t: { returns: {} }, u: { returns: {} } }",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: cough, after: 1 s of agent speech, peakDb: -40 }, expect: { keepsTalking: true, calls: [] }, with: { rate: 1 } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { noise: { play: a.wav, words: Wuff., after: 1 s of agent speech } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: 1 s of agent speech }, play: a.wav, words: Wait., with: { line: mobile }, expect: { yields: { within: 1 s } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: 1 s of agent speech }, play: a.wav } ]",
        "scenario: T\nagent: a\nretries: 2\nscript: [ { say: Hi. }, { interrupt: { after: 150 ms of agent speech }, say: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { atTalkspurt: 2, plus: 200 ms }, say: A., expect: { yields: { within: 1 s } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { afterPhrase: nine or, plus: 0 ms }, say: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: the last word, plus: 100 ms }, say: A., expect: { answer: { within: 1 s } } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { interrupt: { after: 2 s of silence }, say: A. } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { backchannel: { say: mm-hm, after: 800 ms of agent speech }, expect: { keepsTalking: true, calls: [] } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { backchannel: { play: a.wav, words: Yes. }, expect: { staysSilent: true } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { sideTalk: { say: Not now., on: turnEnd, plus: 1 s }, expect: { staysSilent: true }, with: { room: office } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { backgroundSpeech: { say: Dinner., voice: en-us-slt, levelDb: -20, atTalkspurt: 1 } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { echo: { after: 1 s of agent speech, for: 1500 ms, delay: 0 ms, returnLossDb: 6 }, expect: { keepsTalking: true } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { dtmf: { keys: \"1\", after: 1 s of agent speech }, expect: { keepsTalking: true } } ]",
        "scenario: T\nagent: a\nscript: [ { say: Hi. }, { sideTalk: { say: Hi., on: audioEnd }, expect: { keepsTalking: true } } ]"
      })
  void takes_the_scenarios_that_the_reader_takes(String yaml) throws Exception {
    assertEquals(List.of(), violations("scenario", yaml));
    ProjectFolder project = new ProjectFolder(folder);
    project.write("agents/a.agent.yaml", AGENT);
    project.write("suites/a.wav", "x");
    assertEquals("", project.problems(yaml));
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

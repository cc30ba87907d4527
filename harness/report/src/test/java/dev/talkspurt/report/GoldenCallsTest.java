package dev.talkspurt.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each metric and detector says of a few recorded calls, by its definition's number: code that
 * says something else under the same number is found, even where no page was touched.
 */
class GoldenCallsTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("talkspurt.root"), "docs", "metrics", "golden-calls.json");
  private static final List<String> FIGURES =
      List.of("n", "missing", "value", "valueCi", "min", "p50", "p90", "max");
  private static final String RAISE =
      " says something else of it than it did: raise its version (docs/metrics/README.md), or mend"
          + " the code";

  @TempDir Path folder;

  /** By call, then by definition: what is said of it. */
  private TreeMap<String, TreeMap<String, Json>> said() throws IOException {
    TreeMap<String, TreeMap<String, Json>> said = new TreeMap<>();
    for (Map.Entry<String, SyntheticCall> one : GoldenCalls.all().entrySet()) {
      Path run = one.getValue().write(folder.resolve(one.getKey()));
      RecordedCall call = RecordedCall.read(run.resolve("calls").resolve(one.getKey() + "/1"));
      Rescored rescored =
          Rescore.of(run, List.of(), any -> EnumSet.allOf(Capability.class), "golden")
              .run(1, Optional.of(RescoredFiles.beside(run, false, "golden")));
      assertEquals(List.of(), rescored.problems(), one.getKey());
      Path made = run.resolve("rescored-1/calls").resolve(call.scenarioId() + "/1/call.json");
      said.put(one.getKey(), ofCall((Json.Obj) Json.parse(Files.readString(made))));
    }
    return said;
  }

  private static TreeMap<String, Json> ofCall(Json.Obj call) {
    TreeMap<String, Json> said = new TreeMap<>();
    for (Json item : call.obj("metrics").orElseThrow().members().values()) {
      Json.Obj metric = (Json.Obj) item;
      Json.Builder figures = Json.object();
      FIGURES.forEach(key -> figures.put(key, metric.get(key).orElseThrow()));
      said.put(metric.text("definition").orElseThrow(), figures.build());
    }
    Map<String, List<Json>> found = new TreeMap<>();
    for (Json item : call.items("findings")) {
      Json.Obj finding = (Json.Obj) item;
      found
          .computeIfAbsent(finding.text("detector").orElseThrow(), key -> new ArrayList<>())
          .add(
              Json.of(List.of(finding.get("atMs").orElseThrow(), finding.get("of").orElseThrow())));
    }
    dev.talkspurt.detect.Detectors.all()
        .forEach(
            detector ->
                said.put(
                    detector.definition(),
                    Json.of(found.getOrDefault(detector.definition(), List.of()))));
    return said;
  }

  /** What is wrong: one line for each difference. */
  static List<String> differences(
      Map<String, Map<String, Json>> golden, Map<String, ? extends Map<String, Json>> said) {
    List<String> wrong = new ArrayList<>();
    said.forEach(
        (call, definitions) ->
            definitions.forEach(
                (definition, value) -> {
                  Json was = golden.getOrDefault(call, Map.of()).get(definition);
                  boolean part = definition.contains(".");
                  if (was == null && !part) {
                    wrong.add(call + ": " + definition + " has no value (run ci/definitions.sh)");
                  } else if (!value.equals(was)) {
                    wrong.add(call + ": " + definition + RAISE + ": " + was + " -> " + value);
                  }
                }));
    golden.forEach(
        (call, definitions) -> {
          if (!said.containsKey(call)) {
            wrong.add(call + ": is gone");
          }
        });
    return wrong;
  }

  private static Map<String, Map<String, Json>> golden() throws IOException {
    Map<String, Map<String, Json>> golden = new TreeMap<>();
    if (Files.exists(GOLDEN)) {
      Json.Obj file = (Json.Obj) Json.parse(Files.readString(GOLDEN), GOLDEN.toString());
      file.members().forEach((call, all) -> golden.put(call, ((Json.Obj) all).members()));
    }
    return golden;
  }

  @Test
  void what_definitions_say_of_recorded_calls_stays() throws IOException {
    TreeMap<String, TreeMap<String, Json>> said = said();
    if ("append".equals(System.getProperty("talkspurt.definitions"))) {
      append(said);
    }
    List<String> wrong = differences(golden(), said);
    assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
  }

  /** What is there stays as it is. */
  private static void append(TreeMap<String, TreeMap<String, Json>> said) throws IOException {
    TreeMap<String, TreeMap<String, Json>> all = new TreeMap<>();
    said.forEach((call, definitions) -> all.put(call, new TreeMap<>(definitions)));
    golden()
        .forEach(
            (call, definitions) ->
                all.computeIfAbsent(call, name -> new TreeMap<>()).putAll(definitions));
    StringBuilder text = new StringBuilder("{");
    all.forEach(
        (call, definitions) -> {
          text.append(text.length() > 1 ? ",\n" : "\n").append("  \"" + call + "\": {");
          String[] comma = {"\n"};
          definitions.forEach(
              (definition, value) -> {
                text.append(comma[0]).append("    \"" + definition + "\": " + value.compact());
                comma[0] = ",\n";
              });
          text.append("\n  }");
        });
    Files.writeString(GOLDEN, text.append("\n}\n").toString());
  }

  @Test
  void a_changed_value_under_the_same_number_is_told() {
    Map<String, Map<String, Json>> golden = Map.of("one", Map.of("A/1", Json.of(1)));
    assertEquals(List.of(), differences(golden, Map.of("one", Map.of("A/1", Json.of(1)))));
    String told = differences(golden, Map.of("one", Map.of("A/1", Json.of(2)))).get(0);
    assertTrue(told.startsWith("one: A/1 says something else of it than it did: raise"), told);
    assertEquals(
        List.of("one: A/2 has no value (run ci/definitions.sh)"),
        differences(golden, Map.of("one", Map.of("A/2", Json.of(2)))));
    assertEquals(List.of("one: is gone"), differences(golden, Map.of()));
  }

  @Test
  void the_calls_are_the_same_bytes_each_time() throws IOException {
    for (String name : GoldenCalls.all().keySet()) {
      Path one = GoldenCalls.all().get(name).write(folder.resolve(name + "-one"));
      Path other = GoldenCalls.all().get(name).write(folder.resolve(name + "-other"));
      for (String file : List.of("journal.jsonl", "call.wav", "received.wav")) {
        String path = "calls/" + name + "/1/" + file;
        assertEquals(-1, Files.mismatch(one.resolve(path), other.resolve(path)), path);
      }
    }
  }
}

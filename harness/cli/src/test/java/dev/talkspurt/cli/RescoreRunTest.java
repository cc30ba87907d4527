package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is scored anew at once says what it said. */
class RescoreRunTest {
  /** Probes, tools, interruptions, recoveries, noise and a network that stands still. */
  private static final List<String> SCENARIOS =
      List.of(
          "suites/smoke/order-delivery-date.scenario.yaml",
          "suites/smoke/clinic-day-corrected.scenario.yaml",
          "suites/smoke/inventory-silent-caller.scenario.yaml",
          "suites/conditions/stalled-network.scenario.yaml",
          "suites/conditions/cafe-call-with-cough.scenario.yaml",
          "suites/library/order-line/order-number-asked-for-again.scenario.yaml");

  @TempDir Path out;

  @BeforeEach
  void need_voices() {
    Console.assumeVoices();
  }

  private Path run(String... more) throws IOException {
    List<String> args = new java.util.ArrayList<>(List.of("run"));
    SCENARIOS.forEach(
        scenario -> args.add(Console.ROOT.resolve("scenarios").resolve(scenario).toString()));
    args.addAll(List.of("--virtual-time", "--quiet", "--no-report", "--out", out.toString()));
    args.addAll(List.of(more));
    Console.run(args.toArray(new String[0]));
    try (Stream<Path> runs = Files.list(out)) {
      return runs.findFirst().orElseThrow();
    }
  }

  private static Map<String, Path> calls(Path folder) throws IOException {
    Map<String, Path> calls = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder.resolve("calls"))) {
      for (Path file : (Iterable<Path>) walk.filter(path -> path.endsWith("call.json"))::iterator) {
        calls.put(folder.relativize(file).toString(), file);
      }
    }
    return calls;
  }

  @Test
  void a_fresh_run_scored_anew_is_the_same_to_the_byte() throws IOException {
    Path run =
        run("--set", "caller.voice=en-us-kevin", "--set", "caller.rate=1.05", "--endpointing");
    Console console = Console.run("rescore", run.toString(), "--pages");
    assertEquals(0, console.code(), console.both());
    assertTrue(console.out().contains(" calls scored anew: nothing changed"), console.both());
    Path made = run.resolve("rescored-1");
    Map<String, Path> calls = calls(made);
    assertEquals(calls(run).keySet(), calls.keySet());
    for (Map.Entry<String, Path> call : calls.entrySet()) {
      assertEquals(-1, Files.mismatch(run.resolve(call.getKey()), call.getValue()), call.getKey());
    }
    Json.Obj before = (Json.Obj) Json.parse(Files.readString(run.resolve("run.json")));
    Json.Obj after = (Json.Obj) Json.parse(Files.readString(made.resolve("run.json")));
    assertTrue(after.obj("rescored").isPresent());
    Map<String, Json> rest = new TreeMap<>(after.members());
    rest.remove("rescored");
    assertEquals(new TreeMap<>(before.members()), rest);
    assertTrue(Files.isDirectory(made.resolve("allure-results")));
  }

  @Test
  void a_run_that_has_moved_needs_nothing_of_where_it_was_made() throws IOException {
    Path run = run();
    Path elsewhere = Files.move(run, out.resolve("elsewhere"));
    Console console = Console.run("rescore", elsewhere.toString(), "--dry-run", "--json");
    assertEquals(0, console.code(), console.both());
    Json.Obj json = (Json.Obj) Json.parse(console.out());
    assertEquals(6, json.items("calls").size());
    assertFalse(json.isTrue("unexplained"), console.out());
    assertFalse(Files.exists(elsewhere.resolve("rescored-1")));
  }

  @Test
  void other_expectations_are_no_fault() throws IOException {
    Path run = run();
    Path given = out.resolve("given");
    try (Stream<Path> walk = Files.walk(run.resolve("inputs"))) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        Path to = given.resolve(run.resolve("inputs").relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
        if (to.endsWith("order-delivery-date.scenario.yaml")) {
          String text = Files.readString(to);
          Files.writeString(to, text.replace("mentions: [ Thursday ]", "mentions: [ zebra ]"));
        }
      }
    }
    String[] args = {"rescore", run.toString(), "--dry-run", "--quiet", "--scenarios"};
    String[] all = java.util.Arrays.copyOf(args, args.length + 1);
    all[args.length] = given.toString();
    Console console = Console.run(all);
    assertEquals(0, console.code(), console.both());
    assertTrue(console.out().contains("other expectations"), console.both());
    assertFalse(console.out().contains("- -> passed"), console.both());
    assertFalse(console.out().contains("scored anew"), console.both());
  }

  @Test
  void what_is_no_run_is_bad_input() {
    Console none = Console.run("rescore", out.resolve("none").toString());
    assertEquals(2, none.code());
    assertTrue(none.err().contains("does not exist, expected the folder of a run"), none.err());
    Console both = Console.run("rescore", out.toString(), "--dry-run", "--in-place");
    assertEquals(2, both.code());
    assertTrue(both.err().contains("--in-place and --dry-run stand together"), both.err());
  }
}

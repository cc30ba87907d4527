package dev.talkspurt.scenarios;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.talkspurt.detect.Finding;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.verdict.Check;
import dev.talkspurt.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every scenario of the library passes, the long ones included; and every one can fail: with one
 * setting of the simulated agent changed, it fails by what it is meant to catch and by nothing
 * else. In virtual time and without reports, which would take as long again.
 */
class LibraryTest {
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));
  private static final String TABLE = "/dev/talkspurt/scenarios/library-knobs.yaml";
  private static final int AT_ONCE = 2;

  private static final Map<String, Knob> KNOBS = knobs();
  private static final List<CallResult> PLAIN = new ArrayList<>();
  private static final Map<String, CallResult> TURNED = new LinkedHashMap<>();

  @TempDir static Path out;

  /**
   * A setting of the agent and what it does.
   *
   * @param fails beginnings of the expectations that fail
   */
  private record Knob(Map<String, String> set, List<String> fails) {
    boolean means(Check check) {
      return fails.stream().anyMatch(check.expectation()::startsWith);
    }
  }

  /** The calls to one agent: as it is, and each with a knob turned. */
  private record Calls(List<CallResult> plain, List<CallResult> turned) {}

  private static Map<String, Knob> knobs() {
    String file = ROOT.resolve("scenarios/src/test/resources").toString() + TABLE;
    Json.Obj table = (Json.Obj) DocumentReader.yaml(Path.of(file), file);
    Map<String, Knob> knobs = new LinkedHashMap<>();
    table
        .members()
        .forEach(
            (scenario, value) -> {
              Json.Obj row = (Json.Obj) value;
              knobs.put(
                  scenario,
                  new Knob(
                      Map.of(row.text("set").orElseThrow(), row.text("to").orElseThrow()),
                      row.items("fails").stream().map(f -> ((Json.Str) f).value()).toList()));
            });
    return knobs;
  }

  private static List<Scenario> library() {
    return Suite.find(List.of(ROOT.resolve("scenarios/suites/library")));
  }

  /** Calls to one agent share a bench, so that what it understands is learned once. */
  @BeforeAll
  static void call() throws InterruptedException, ExecutionException {
    Map<String, List<Scenario>> byAgent =
        library().stream().collect(Collectors.groupingBy(scenario -> scenario.agent().name()));
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Calls>> called = new ArrayList<>();
      byAgent.forEach((agent, some) -> called.add(workers.submit(() -> calls(agent, some))));
      for (Future<Calls> calls : called) {
        PLAIN.addAll(calls.get().plain());
        calls.get().turned().forEach(call -> TURNED.put(call.scenario().family(), call));
      }
    } finally {
      workers.shutdown();
    }
  }

  private static Calls calls(String agent, List<Scenario> scenarios) {
    try (OpenBench open = OpenBench.virtualTime(TargetReader.read("simulated"), ROOT)) {
      List<CallResult> turned = new ArrayList<>();
      Set<String> families = new LinkedHashSet<>();
      for (Scenario scenario : scenarios) {
        Knob knob = KNOBS.get(scenario.family());
        // Of a table, one row is enough.
        if (knob != null && families.add(scenario.family())) {
          run(open, scenario.id(), List.of(scenario), knob.set()).stream()
              .filter(call -> call.scenario().id().equals(scenario.id()))
              .forEach(turned::add);
        }
      }
      return new Calls(run(open, agent, scenarios, Map.of()), turned);
    }
  }

  private static List<CallResult> run(
      OpenBench open, String name, List<Scenario> scenarios, Map<String, String> set) {
    Overrides changes = Overrides.of(set);
    RunPlan plan =
        new RunPlan(
            name,
            "test",
            scenarios.stream().map(changes::applyTo).toList(),
            TargetReader.read("simulated"),
            1,
            1,
            1,
            set,
            out.resolve(name));
    return new Runner(open.bench()).run(plan, new RunListener() {}).calls();
  }

  @Test
  void every_scenario_has_a_knob_and_every_knob_a_scenario() {
    assertEquals(
        new TreeSet<>(library().stream().map(Scenario::family).toList()),
        new TreeSet<>(KNOBS.keySet()));
  }

  @Test
  void every_scenario_stands_in_the_documentation() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/library.md"));
    assertEquals(
        List.of(),
        KNOBS.keySet().stream()
            .filter(id -> !page.contains("/" + id + ".scenario.yaml\n"))
            .toList());
  }

  @TestFactory
  Stream<DynamicTest> each_scenario_passes() {
    return PLAIN.stream()
        .map(
            call ->
                dynamicTest(
                    call.scenario().id(),
                    () ->
                        assertEquals(
                            Verdict.PASSED,
                            call.verdict(),
                            call.scenario().id() + ": " + call.reasons())));
  }

  @Test
  void no_detector_fires_where_nothing_is_wrong() {
    assertEquals(
        List.of(),
        PLAIN.stream()
            .flatMap(call -> call.findings().stream().map(finding -> told(call, finding)))
            .toList());
  }

  private static String told(CallResult call, Finding finding) {
    return call.scenario().id() + ": " + finding.detector().id() + ": " + finding.evidence();
  }

  @TestFactory
  Stream<DynamicTest> each_knob_fails_what_its_scenario_is_meant_to_catch_and_nothing_else() {
    return TURNED.entrySet().stream()
        .map(
            call ->
                dynamicTest(
                    call.getKey(), () -> assertFails(KNOBS.get(call.getKey()), call.getValue())));
  }

  private static void assertFails(Knob knob, CallResult call) {
    List<Check> failed =
        call.checks().stream().filter(check -> check.verdict() == Verdict.FAILED).toList();
    List<Check> others =
        call.checks().stream()
            .filter(check -> !settled(check.verdict()) && !knob.means(check))
            .toList();
    String told =
        call.scenario().id() + ": " + knob + " gave " + call.verdict() + " " + call.reasons();
    assertAll(
        () -> assertEquals(Verdict.FAILED, call.verdict(), told),
        () -> assertFalse(failed.isEmpty(), told),
        () -> assertEquals(List.of(), others, told));
  }

  /** Passed, or in a branch that was not taken: a step that should have come is inconclusive. */
  private static boolean settled(Verdict verdict) {
    return verdict == Verdict.PASSED || verdict == Verdict.NOT_RUN;
  }
}

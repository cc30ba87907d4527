package dev.talkspurt.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.Metrics;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half an hour over four connections, in virtual time: what was said at the beginning is known to
 * the end, and every gap is measured.
 */
class LongCallTest {
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));

  @TempDir Path out;

  private CallResult call(Map<String, String> set) {
    List<Scenario> scenarios = Suite.find(List.of(ROOT.resolve("scenarios/suites/long")));
    Overrides changes = Overrides.of(set);
    try (OpenBench open = OpenBench.virtualTime(TargetReader.read("simulated"), ROOT)) {
      RunPlan plan =
          new RunPlan(
              "long",
              "test",
              scenarios.stream().map(changes::applyTo).toList(),
              TargetReader.read("simulated"),
              1,
              1,
              1,
              set,
              out);
      return new Runner(open.bench()).run(plan, new RunListener() {}).calls().get(0);
    }
  }

  private static List<Reading> readings(CallResult call, String id) {
    return call.measurements().readingsOf(Metrics.find(id).orElseThrow());
  }

  private static List<Timeline.Moment> signals(CallResult call, String kind) {
    return call.timeline().signals().stream().filter(s -> s.kind().equals(kind)).toList();
  }

  @Test
  void half_an_hour_outlives_three_connections_and_nothing_is_forgotten() {
    CallResult call = call(Map.of());
    assertEquals(Verdict.PASSED, call.verdict(), () -> call.reasons().toString());
    assertTrue(
        call.timeline().closedAtMs() > 30 * 60_000, () -> call.timeline().closedAtMs() + " ms");
    assertEquals(3, signals(call, "closingSoon").size());
    assertEquals(3, signals(call, Timeline.RESUMED).size());
    for (Reading gap : readings(call, "RECONN_GAP")) {
      assertEquals("goAway", gap.part());
      assertTrue(gap.value() >= 20 && gap.value() < 100, () -> "gap " + gap.value());
    }
    assertEquals(3, readings(call, "RECONN_SETUP").size());
    List<Reading> recalls = readings(call, "STAB_RECALL");
    assertEquals(6, recalls.stream().filter(r -> r.part().equals("resumed")).count());
    assertTrue(recalls.stream().allMatch(reading -> reading.value() == 1), recalls::toString);
    assertTrue(
        signals(call, Timeline.RECONNECTING).stream()
            .allMatch(s -> s.detail().contains("in a pause")));
    assertEquals(1, readings(call, "STAB_V2V_SLOPE").size());
    assertEquals(0, readings(call, "STAB_V2V_SLOPE").get(0).value(), 5, "ms per minute");
  }

  @Test
  void an_agent_that_forgets_is_found_by_the_questions() {
    CallResult call = call(Map.of("simulated.faults", "forgets"));
    assertEquals(Verdict.FAILED, call.verdict());
    List<Reading> recalls = readings(call, "STAB_RECALL");
    assertTrue(
        recalls.stream().filter(r -> r.part().equals("resumed")).allMatch(r -> r.value() == 0),
        recalls::toString);
    List<String> found = call.findings().stream().map(f -> f.detector().id()).toList();
    assertTrue(
        found.contains("forgottenContext"), () -> found + " " + call.timeline().transcripts());
  }
}

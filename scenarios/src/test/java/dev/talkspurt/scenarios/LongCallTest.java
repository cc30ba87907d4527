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
import dev.talkspurt.stats.TheilSen;
import dev.talkspurt.time.Scheduler;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half an hour over four connections, in virtual time: what was said at the beginning is known to
 * the end, and every gap is measured.
 */
class LongCallTest {
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));

  private static final long MINUTE_NS = 60_000_000_000L;

  /**
   * What a minute may add to the heap, of both sides together. The caller's track is 1.9 MB of it,
   * the journal with its messages most of the rest.
   */
  private static final double MOST_MB_PER_MINUTE = 6;

  private final List<double[]> heap = new ArrayList<>();

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
      Scheduler time = open.bench().scheduler();
      for (int minute = 3; minute <= 27; minute += 3) {
        double at = minute;
        time.after(minute * MINUTE_NS, () -> heap.add(new double[] {at, usedMb()}));
      }
      return new Runner(open.bench()).run(plan, new RunListener() {}).calls().get(0);
    }
  }

  /** What is in use when nothing is left to collect. */
  private static double usedMb() {
    Runtime machine = Runtime.getRuntime();
    for (int i = 0; i < 2; i++) {
      machine.gc();
    }
    return (machine.totalMemory() - machine.freeMemory()) / 1e6;
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
    List<Integer> prompts =
        call.timeline().usage().stream()
            .map(usage -> usage.number("promptTokenCount").orElseThrow().intValue())
            .toList();
    assertTrue(Collections.max(prompts) < 6_500, () -> "compressed at 6000: " + prompts);
    assertTrue(
        IntStream.range(1, prompts.size()).anyMatch(i -> prompts.get(i) < prompts.get(i - 1) - 800),
        () -> "never compressed: " + prompts);
    double[] minutes = heap.stream().mapToDouble(sample -> sample[0]).toArray();
    double[] used = heap.stream().mapToDouble(sample -> sample[1]).toArray();
    TheilSen.Line grows = TheilSen.line(minutes, used, 0.95);
    System.out.printf(
        Locale.ROOT,
        "heap in use: %.0f MB after 3 min, %.0f MB after 27 min; %s MB/min%n",
        used[0],
        used[used.length - 1],
        grows);
    System.out.println(readings(call, "RECONN_GAP"));
    System.out.println(readings(call, "STAB_V2V_SLOPE"));
    assertEquals(9, used.length);
    assertTrue(grows.slope() < MOST_MB_PER_MINUTE, grows::toString);
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

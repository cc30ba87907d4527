package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.Metrics;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.verdict.Attribution;
import dev.talkspurt.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that outlast their connections, and some that do not. In virtual time. */
class LastingSessionsTest {
  private static final String AGENT =
      """
      agent: desk
      model: gemini-3.1-flash-live-preview
      prompt: You look orders up.
      tools:
        - name: get_order
          description: Looks an order up.
          parameters: { type: object, properties: { number: { type: string } }, required: [number] }
      resumption: true
      compression: {}
      simulated:
        speaks: { voice: en-us-kevin }
        greets: Order desk, good morning.
        endpointing: 400 ms
        latency: 300 ms
        session: { connection: 40 s, notice: 25 s }
        slots: { number: { four two seven one: "4271", nine zero three five: "9035" } }
        dialogue:
          - id: order
            hears: [ "My order is {number}." ]
            says: Thank you, I have made a note of it.
          - id: status
            hears: [ "Is it on its way?" ]
            calls: { get_order: { number: "{number}" } }
            says: Yes, it has shipped.
      """;

  private static final String SCRIPT =
      """
      scenario: A call that lasts
      agent: desk
      script:
        - hear: { within: 4 s }
        - say: My order is four two seven one.
        - silence: 14 s
        - say: Is it on its way?
          expect: { calls: [ { get_order: { number: "4271" } } ], answer: { mentions: [ shipped ] } }
        - hangUp
      tools: { get_order: { takes: 200 ms, returns: { ok: true } } }
      """;

  private static final Map<String, String> CLOSES =
      Map.of(
          "simulated.faults",
          "[{ fault: noClosingNotice, after: 15 s }]",
          "simulated.session.connection",
          "never");

  @TempDir Path folder;

  @BeforeEach
  void voices() {
    Console.assumeVoices();
  }

  private CallResult call(String agent, String script, Map<String, String> set) throws IOException {
    Path suites = Files.createDirectories(folder.resolve("suites"));
    Path agents = Files.createDirectories(folder.resolve("agents"));
    Files.writeString(agents.resolve("desk.agent.yaml"), agent);
    Files.writeString(suites.resolve("lasting.scenario.yaml"), script);
    TargetFile target = TargetReader.read("simulated");
    try (OpenBench open = OpenBench.virtualTime(target, Console.ROOT)) {
      RunPlan plan =
          new RunPlan(
              "lasting",
              "test",
              Suite.read(List.of(suites)).orThrow(),
              target,
              1,
              1,
              1,
              set,
              folder.resolve("run"));
      return new Runner(open.bench()).run(plan, new RunListener() {}).calls().get(0);
    }
  }

  private static List<Reading> gaps(CallResult call) {
    return call.measurements().readingsOf(Metrics.find("RECONN_GAP").orElseThrow());
  }

  private static List<String> signals(CallResult call, String kind) {
    return call.timeline().signals().stream()
        .filter(signal -> signal.kind().equals(kind))
        .map(Timeline.Moment::detail)
        .toList();
  }

  private static void passes(CallResult call, String reason) {
    assertEquals(Verdict.PASSED, call.verdict(), () -> call.reasons().toString());
    assertFalse(gaps(call).isEmpty());
    for (Reading gap : gaps(call)) {
      assertEquals(reason, gap.part());
      assertTrue(gap.value() >= 20 && gap.value() < 1_000, () -> "gap of " + gap.value() + " ms");
    }
    assertEquals(List.of(), call.findings());
  }

  @Test
  void is_left_in_a_pause_when_its_end_is_announced() throws IOException {
    CallResult call = call(AGENT, SCRIPT, Map.of());
    passes(call, "goAway");
    assertTrue(signals(call, Timeline.RECONNECTING).get(0).startsWith("goAway: in a pause, 25000"));
  }

  @Test
  void is_left_in_time_by_a_service_that_has_fallen_silent() throws IOException {
    passes(call(AGENT, SCRIPT, Map.of("simulated.session.silentAfterNotice", "true")), "goAway");
  }

  @Test
  void goes_on_when_the_service_closes_it_in_good_order() throws IOException {
    CallResult call = call(AGENT, SCRIPT, CLOSES);
    passes(call, "recycled");
  }

  @Test
  void goes_on_with_the_answer_of_a_tool_that_was_at_work() throws IOException {
    String slow = SCRIPT.replace("silence: 14 s", "silence: 1 s").replace("200 ms", "11 s");
    CallResult call =
        call(AGENT.replace("40 s, notice: 25 s", "22 s, notice: 10 s"), slow, Map.of());
    passes(call, "goAway");
    assertTrue(
        signals(call, Timeline.RECONNECTING).get(0).startsWith("goAway: at the last moment"));
  }

  @Test
  void ends_as_an_error_of_the_provider_if_it_is_not_taken_up_again() throws IOException {
    CallResult call = call(AGENT, SCRIPT, Map.of("simulated.faults", "refusesHandle"));
    assertEquals(Verdict.PROVIDER_ERROR, call.verdict(), () -> call.reasons().toString());
    assertEquals(Attribution.PROVIDER, call.attribution());
    assertTrue(call.reasons().toString().contains("session not found"), call.reasons()::toString);
    assertEquals(
        List.of("resumptionRefused"),
        call.findings().stream().map(finding -> finding.detector().id()).toList());
    assertTrue(gaps(call).stream().allMatch(gap -> Double.isNaN(gap.value())));
  }

  @Test
  void is_over_with_its_connection_if_nobody_asked_for_more() throws IOException {
    CallResult call = call(AGENT.replace("resumption: true\n", ""), SCRIPT, CLOSES);
    assertEquals(Verdict.PROVIDER_ERROR, call.verdict());
    assertEquals(List.of(), gaps(call));
  }
}

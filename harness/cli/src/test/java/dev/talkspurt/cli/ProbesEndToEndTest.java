package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Metrics;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.ScenarioReader;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of probe against the simulated agent, in virtual time. */
class ProbesEndToEndTest {
  private static final String SCRIPT =
      """
      scenario: What is no interruption
      agent: clinic
      caller: { voice: en-us-slt }
      script:
        - hear: { within: 4 s }
        - say: What are your opening hours?
        - noise: { play: click, after: 700 ms of agent speech }
          expect: { keepsTalking: true }
        - sideTalk: { say: "No, thank you.", after: 2500 ms of agent speech }
          expect: { keepsTalking: true }
        - backgroundSpeech: { say: Can I speak to a person?, voice: en-us-kevin, levelDb: -25, after: 5 s of agent speech }
          expect: { keepsTalking: true }
        - say: What are your opening hours?
        - echo: { after: 500 ms of agent speech, for: 1500 ms, returnLossDb: 20 }
          expect: { keepsTalking: true }
        - dtmf: { keys: "1", after: 3500 ms of agent speech }
          expect: { keepsTalking: true }
        - noise: { play: click, after: 1 s of silence }
          expect: { staysSilent: true }
        - hangUp
      """;

  @TempDir private Path folder;

  private RunResult run(Map<String, String> overrides) throws IOException {
    Files.createDirectories(folder.resolve("agents"));
    Files.copy(
        OpenBench.projectRoot().resolve("scenarios/agents/clinic.agent.yaml"),
        folder.resolve("agents/clinic.agent.yaml"));
    Path file = folder.resolve("probes.scenario.yaml");
    Files.writeString(file, SCRIPT);
    Scenario scenario = ScenarioReader.read(file, "probes.scenario.yaml");
    RunPlan plan =
        new RunPlan(
            "probes",
            "test",
            List.of(scenario),
            TargetReader.read("simulated"),
            1,
            1,
            1,
            overrides,
            folder.resolve("run"));
    try (OpenBench open =
        OpenBench.virtualTime(TargetReader.read("simulated"), OpenBench.projectRoot())) {
      return new Runner(open.bench()).run(plan, new RunListener() {});
    }
  }

  private static List<String> lines(CallResult call) {
    return call.measurements().probes().stream()
        .map(p -> p.kind() + " into " + p.into() + ": " + p.outcome() + p.voidReason())
        .toList();
  }

  @Test
  void an_agent_that_selects_talks_through_all_of_them() throws Exception {
    String ignores = "{ shorterThan: 4 s, ownEcho: true }";
    CallResult call = run(Map.of("simulated.ignores", ignores)).calls().get(0);
    assertEquals(
        List.of(
            "noise into speech: missed",
            "sideTalk into speech: missed",
            "backgroundSpeech into speech: missed",
            "echo into speech: missed",
            "dtmf into speech: missed",
            "noise into silence: ignored"),
        lines(call),
        call.reasons().toString());
    assertEquals(Verdict.PASSED, call.verdict(), call.reasons().toString());
  }

  @Test
  void an_agent_that_yields_to_every_voice_fails_where_it_does() throws Exception {
    RunResult run = run(Map.of());
    CallResult call = run.calls().get(0);
    assertEquals(Verdict.FAILED, call.verdict(), lines(call).toString());
    ProbeMeasure side =
        call.measurements().probes().stream()
            .filter(p -> p.kind().equals("sideTalk"))
            .findFirst()
            .orElseThrow();
    assertEquals("yielded", side.outcome());
    assertTrue(side.stopMs() < 1000, "after " + side.stopMs());
    Summary rate =
        run.metrics().stream()
            .filter(s -> s.metric().id().equals("BI_FALSE_RATE.sideTalk"))
            .findFirst()
            .orElseThrow();
    assertEquals(1, rate.n());
    assertEquals(1.0, rate.value().orElseThrow());
    Summary j =
        run.metrics().stream()
            .filter(s -> s.metric().equals(Metrics.BI_J))
            .findFirst()
            .orElseThrow();
    assertTrue(j.value().isEmpty());
    assertEquals("interrupt has 0 valid probes, 10 needed", j.note());
  }
}

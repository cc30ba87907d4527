package dev.talkspurt.cli;

import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.scenario.ToolScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Agents and scenarios that are made by a test, of what the test is about and nothing else. */
final class PlantedScript {
  static final String MODEL = "gemini-3.1-flash-live-preview";
  static final AgentFile.ToolDeclaration FIND =
      new AgentFile.ToolDeclaration("find", "Finds.", Json.object().build());

  private PlantedScript() {}

  /**
   * An agent.
   *
   * @param simulated its {@code simulated:} part, as in a file
   */
  static AgentFile agent(
      String name,
      String model,
      List<AgentFile.ToolDeclaration> tools,
      boolean manual,
      Optional<String> thinkingLevel,
      String simulated) {
    return new AgentFile(
        name,
        Path.of(name + ".agent.yaml"),
        Optional.of(model),
        Optional.empty(),
        Optional.empty(),
        "none",
        tools,
        new AgentFile.TurnDetection(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            manual,
            Optional.empty()),
        new AgentFile.Thinking(thinkingLevel, Optional.empty()),
        (Json.Obj) DocumentReader.yaml(simulated, name));
  }

  /** A script of this agent whose tool {@code find} answers {@code at: nine} after a while. */
  static Scenario scenario(AgentFile agent, Duration findTakes, Step... steps) {
    ToolScript find =
        new ToolScript(findTakes, Json.object().put("at", "nine").build(), Optional.empty());
    return new Scenario(
        agent.name(),
        agent.name(),
        Path.of(agent.name()),
        new Place(agent.name(), 1, 1),
        agent,
        Set.of(),
        Optional.empty(),
        new Caller("caller", 1.0),
        List.of(steps),
        Map.of("find", find),
        Duration.ofSeconds(60));
  }

  /**
   * What calls came to.
   *
   * @param calls with their journals, as they ended
   */
  record Made(RunResult result, List<CallResult> calls) {}

  /** Call the simulated agent in virtual time, all speaking in syllables. */
  static Made run(Path folder, List<Scenario> scenarios, int repeat) {
    TargetFile target = TargetReader.read("simulated");
    List<CallResult> calls = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void callFinished(CallResult finished) {
            calls.add(finished);
          }
        };
    try (OpenBench open = OpenBench.virtualTime(target, OpenBench.projectRoot())) {
      RunPlan plan =
          new RunPlan("planted", "test", scenarios, target, repeat, 1, 1, Map.of(), folder);
      return new Made(new Runner(SyllableSpeech.in(open.bench())).run(plan, listener), calls);
    }
  }
}

package dev.talkspurt.calibration;

import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scenarios that stand in no file. */
final class MadeScenario {
  static final Place AT = new Place("planted", 1, 1);

  private MadeScenario() {}

  /**
   * A scenario.
   *
   * @param simulated the agent's {@code simulated:} part, as in a file
   */
  static Scenario of(String id, String simulated, Caller caller, Step... script) {
    AgentFile agent =
        new AgentFile(
            "planted-" + id,
            Path.of("planted-" + id + ".agent.yaml"),
            Optional.of("gemini-3.1-flash-live-preview"),
            Optional.empty(),
            Optional.empty(),
            "none",
            List.of(),
            new AgentFile.TurnDetection(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new AgentFile.Thinking(Optional.empty(), Optional.empty()),
            (Json.Obj) DocumentReader.yaml(simulated, "planted"));
    return new Scenario(
        id,
        id,
        Path.of("planted"),
        AT,
        agent,
        Set.of(),
        Optional.empty(),
        caller,
        List.of(script),
        Map.of(),
        Duration.ofSeconds(60));
  }
}

package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Agent files for tests. */
final class Agents {
  static final AgentFile.TurnDetection BY_DEFAULT =
      new AgentFile.TurnDetection(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  static final AgentFile.Thinking NO_THINKING =
      new AgentFile.Thinking(Optional.empty(), Optional.empty());

  private Agents() {}

  static AgentFile plain(String model) {
    return with(model, "Kore", "Be kind.", List.of(), BY_DEFAULT, NO_THINKING);
  }

  static AgentFile with(
      String model,
      String voice,
      String prompt,
      List<AgentFile.ToolDeclaration> tools,
      AgentFile.TurnDetection detection,
      AgentFile.Thinking thinking) {
    return new AgentFile(
        "clinic",
        Path.of("agents", "clinic.agent.yaml"),
        Optional.ofNullable(model),
        Optional.ofNullable(voice),
        Optional.of("en-US"),
        prompt,
        tools,
        detection,
        thinking,
        Json.object().build());
  }
}

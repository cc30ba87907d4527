package dev.talkspurt.run;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.ManualTwin;
import dev.talkspurt.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Tells whether two runs called the same thing. */
final class Fingerprint {
  private Fingerprint() {}

  /** 16 hex digits over target, agents and overrides: what is under test, not what asks it. */
  static String of(RunPlan plan) {
    Map<String, Object> agents = new TreeMap<>();
    for (Scenario scenario : plan.scenarios()) {
      if (ManualTwin.is(scenario)) {
        continue;
      }
      agents.put(scenario.agent().name(), describe(scenario.agent(), plan.target().simulated()));
    }
    String text =
        Json.object()
            .put("target", plan.target().name())
            .put("protocol", plan.target().protocol())
            .put("endpoint", plan.target().endpoint())
            .put("overrides", new TreeMap<>(plan.overrides()))
            .put("agents", agents)
            .build()
            .compact();
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static Json.Obj describe(AgentFile agent, boolean simulated) {
    Json.Builder description =
        Json.object()
            .put("model", agent.model())
            .put("voice", agent.voice())
            .put("language", agent.language())
            .put("prompt", agent.prompt())
            .put("turnDetection", agent.turnDetection().toString())
            .put("thinking", agent.thinking().toString());
    agent.tools().forEach(tool -> describe(tool, description));
    if (!agent.settings().identity().isEmpty()) {
      description.put("settings", agent.settings().identity());
    }
    if (simulated) {
      description.put("simulated", agent.simulated());
    }
    return description.build();
  }

  /** What a tool has not been told is left out, as it was before it could be. */
  private static void describe(AgentFile.ToolDeclaration tool, Json.Builder description) {
    description.put("tool " + tool.name(), tool.parameters());
    if (tool.blocking().isPresent() || tool.scheduling().isPresent()) {
      description.put("tool " + tool.name() + " waits", tool.blocking() + " " + tool.scheduling());
    }
  }
}

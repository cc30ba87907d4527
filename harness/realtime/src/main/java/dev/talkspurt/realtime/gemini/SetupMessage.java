package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The first message of a session, made from an agent file. */
final class SetupMessage {
  private SetupMessage() {}

  static Json.Obj of(AgentFile agent, GeminiSettings settings) {
    Json.Builder setup = Json.object();
    agent.model().ifPresent(model -> setup.put("model", settings.access().modelName(model)));
    setup.put("generationConfig", generationConfig(agent));
    if (!agent.prompt().isBlank()) {
      setup.put(
          "systemInstruction",
          Json.object()
              .put("parts", List.of(Map.of("text", agent.prompt())))
              .put("role", "user")
              .build());
    }
    if (!agent.tools().isEmpty()) {
      setup.put("tools", List.of(Map.of("functionDeclarations", functions(agent))));
    }
    Json.Obj input = realtimeInput(agent.turnDetection());
    if (!input.members().isEmpty()) {
      setup.put("realtimeInputConfig", input);
    }
    resumption(settings).ifPresent(resumption -> setup.put("sessionResumption", resumption));
    Json.Obj plain = Json.object().build();
    setup.put("inputAudioTranscription", plain).put("outputAudioTranscription", plain);
    return Json.object().put("setup", setup.build()).build();
  }

  private static Json.Obj generationConfig(AgentFile agent) {
    Json.Builder config = Json.object().put("responseModalities", List.of("AUDIO"));
    agent
        .voice()
        .ifPresent(
            voice ->
                config.put(
                    "speechConfig",
                    Map.of(
                        "voiceConfig", Map.of("prebuiltVoiceConfig", Map.of("voiceName", voice)))));
    Json.Obj thinking =
        Json.object()
            .putIfPresent("thinkingLevel", agent.thinking().level().map(SetupMessage::upper))
            .putIfPresent("thinkingBudget", agent.thinking().budget())
            .build();
    if (!thinking.members().isEmpty()) {
      config.put("thinkingConfig", thinking);
    }
    return config.build();
  }

  private static List<Json.Obj> functions(AgentFile agent) {
    return agent.tools().stream().map(SetupMessage::function).toList();
  }

  private static Json.Obj function(AgentFile.ToolDeclaration tool) {
    Json.Builder function =
        Json.object().put("name", tool.name()).put("description", tool.description());
    if (!tool.parameters().members().isEmpty()) {
      function.put("parametersJsonSchema", tool.parameters());
    }
    return function.build();
  }

  private static Json.Obj realtimeInput(AgentFile.TurnDetection detection) {
    Json.Obj automatic =
        detection.manual() ? Json.object().put("disabled", true).build() : automatic(detection);
    Json.Builder input = Json.object();
    if (!automatic.members().isEmpty()) {
      input.put("automaticActivityDetection", automatic);
    }
    return input
        .putIfPresent(
            "activityHandling",
            detection
                .interruptible()
                .map(yes -> yes ? "START_OF_ACTIVITY_INTERRUPTS" : "NO_INTERRUPTION"))
        .build();
  }

  private static Json.Obj automatic(AgentFile.TurnDetection detection) {
    return Json.object()
        .putIfPresent(
            "startOfSpeechSensitivity", sensitivity("START", detection.startSensitivity()))
        .putIfPresent("endOfSpeechSensitivity", sensitivity("END", detection.endSensitivity()))
        .putIfPresent("prefixPaddingMs", detection.prefixPaddingMs())
        .putIfPresent("silenceDurationMs", detection.silenceMs())
        .build();
  }

  private static Optional<String> sensitivity(String end, Optional<String> word) {
    return word.map(w -> end + "_SENSITIVITY_" + upper(w));
  }

  private static Optional<Json.Obj> resumption(GeminiSettings settings) {
    if (!settings.resumptionHandle().isEmpty()) {
      return Optional.of(Json.object().put("handle", settings.resumptionHandle()).build());
    }
    return settings.sessionResumption() ? Optional.of(Json.object().build()) : Optional.empty();
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}

package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import java.util.Map;
import java.util.Optional;

/** The setup's {@code realtimeInputConfig}. */
final class RealtimeInputConfig {
  private static final Map<String, String> COVERAGES =
      Map.of(
          "onlyActivity", "TURN_INCLUDES_ONLY_ACTIVITY",
          "allInput", "TURN_INCLUDES_ALL_INPUT",
          "activityAndVideo", "TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO");

  private RealtimeInputConfig() {}

  static Json.Obj of(AgentFile.TurnDetection detection) {
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
        .putIfPresent("turnCoverage", detection.coverage().map(COVERAGES::get))
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
    return word.map(w -> end + "_SENSITIVITY_" + GenerationConfig.upper(w));
  }
}

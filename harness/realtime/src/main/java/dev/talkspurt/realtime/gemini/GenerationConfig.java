package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The setup's {@code generationConfig}. */
final class GenerationConfig {
  private static final List<String> AS_WRITTEN =
      List.of(
          "temperature",
          "topP",
          "topK",
          "maxOutputTokens",
          "seed",
          "presencePenalty",
          "frequencyPenalty");

  private GenerationConfig() {}

  static Json.Obj of(AgentFile agent, ModelProfile profile) {
    AgentSettings settings = agent.settings();
    String modality = settings.has("avatar") ? "VIDEO" : "AUDIO";
    Json.Builder config = Json.object().put("responseModalities", List.of(modality));
    Json.Obj speech = speech(agent, profile);
    if (!speech.members().isEmpty()) {
      config.put("speechConfig", speech);
    }
    Json.Obj thinking = thinking(agent.thinking());
    if (!thinking.members().isEmpty()) {
      config.put("thinkingConfig", thinking);
    }
    Json.Obj generation = settings.section("generation");
    AS_WRITTEN.forEach(key -> config.putIfPresent(key, generation.get(key)));
    config.putIfPresent(
        "mediaResolution",
        generation.text("mediaResolution").map(word -> "MEDIA_RESOLUTION_" + upper(word)));
    config.putIfPresent("enableAffectiveDialog", settings.flag("affectiveDialog"));
    if (settings.has("translation")) {
      Json.Obj translation = settings.section("translation");
      config.put(
          "translationConfig",
          Json.object()
              .putIfPresent("targetLanguageCode", translation.text("to"))
              .putIfPresent("echoTargetLanguage", translation.get("echo"))
              .build());
    }
    return config.build();
  }

  private static Json.Obj thinking(AgentFile.Thinking thinking) {
    return Json.object()
        .putIfPresent("thinkingLevel", thinking.level().map(GenerationConfig::upper))
        .putIfPresent("thinkingBudget", thinking.budget())
        .putIfPresent("includeThoughts", thinking.thoughts())
        .build();
  }

  private static Json.Obj speech(AgentFile agent, ModelProfile profile) {
    Json.Builder speech = Json.object();
    agent.voice().ifPresent(voice -> speech.put("voiceConfig", prebuilt(voice)));
    Json.Obj made = agent.settings().section("voice");
    if (made.text("sample").isPresent()) {
      speech.put("voiceConfig", Map.of("replicatedVoiceConfig", copied(agent.settings())));
    }
    made.obj("speakers")
        .ifPresent(
            speakers ->
                speech.put(
                    "multiSpeakerVoiceConfig",
                    Map.of("speakerVoiceConfigs", speakerVoices(speakers))));
    if (profile.takesLanguage()) {
      speech.putIfPresent("languageCode", agent.language());
    }
    return speech.build();
  }

  private static Map<String, Object> prebuilt(String voice) {
    return Map.of("prebuiltVoiceConfig", Map.of("voiceName", voice));
  }

  private static List<Json.Obj> speakerVoices(Json.Obj speakers) {
    List<Json.Obj> voices = new ArrayList<>();
    for (String speaker : speakers.members().keySet()) {
      voices.add(
          Json.object()
              .put("speaker", speaker)
              .put("voiceConfig", prebuilt(speakers.text(speaker).orElse("")))
              .build());
    }
    return voices;
  }

  private static Json.Obj copied(AgentSettings settings) {
    return Json.object()
        .put("mimeType", "audio/wav")
        .put("voiceSampleAudio", base64(settings, "sample"))
        .putIfPresent(
            "consentAudio",
            Optional.ofNullable(settings.samples().get("consent"))
                .map(sample -> base64(settings, "consent")))
        .build();
  }

  private static String base64(AgentSettings settings, String key) {
    try {
      byte[] bytes = Files.readAllBytes(settings.samples().get(key).file());
      return Base64.getEncoder().encodeToString(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the voice's " + key + " cannot be read", e);
    }
  }

  static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}

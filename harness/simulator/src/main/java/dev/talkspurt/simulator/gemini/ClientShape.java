package dev.talkspurt.simulator.gemini;

/** Every message a client may send. */
final class ClientShape {
  private ClientShape() {}

  private static Shape blob() {
    return Shape.object().with("data", "mimeType", "displayName");
  }

  private static Shape content() {
    Shape part =
        Shape.object()
            .with("text", "thought", "thoughtSignature", "functionCall", "functionResponse")
            .with("fileData", "videoMetadata", "executableCode", "codeExecutionResult")
            .with("partMetadata", "mediaResolution", "toolCall", "toolResponse")
            .with("inlineData", blob());
    return Shape.object().with("parts", part).with("role");
  }

  private static Shape speechConfig() {
    Shape voiceConfig =
        Shape.object()
            .with("prebuiltVoiceConfig", Shape.object().with("voiceName"))
            .with("replicatedVoiceConfig");
    return Shape.object()
        .with("voiceConfig", voiceConfig)
        .with("languageCode", "multiSpeakerVoiceConfig");
  }

  private static Shape generationConfig() {
    return Shape.object()
        .with("responseModalities", "temperature", "topP", "topK", "maxOutputTokens", "seed")
        .with("candidateCount", "presencePenalty", "frequencyPenalty", "mediaResolution")
        .with("enableAffectiveDialog", "translationConfig", "enableEnhancedCivicAnswers")
        .with("imageConfig")
        .with(SetupRules.UNSUPPORTED.toArray(String[]::new))
        .with("speechConfig", speechConfig())
        .with(
            "thinkingConfig",
            Shape.object().with("includeThoughts", "thinkingBudget", "thinkingLevel"));
  }

  private static Shape tools() {
    Shape declaration =
        Shape.object()
            .with("name", "description", "parameters", "parametersJsonSchema")
            .with("response", "responseJsonSchema", "behavior");
    return Shape.object()
        .with("functionDeclarations", declaration)
        .with("googleSearch", "googleSearchRetrieval", "urlContext", "codeExecution")
        .with("googleMaps", "computerUse", "fileSearch", "mcpServers", "retrieval");
  }

  private static Shape realtimeInputConfig() {
    Shape detection =
        Shape.object()
            .with("disabled", "startOfSpeechSensitivity", "endOfSpeechSensitivity")
            .with("prefixPaddingMs", "silenceDurationMs");
    return Shape.object()
        .with("automaticActivityDetection", detection)
        .with("activityHandling", "turnCoverage");
  }

  private static Shape transcription() {
    return Shape.object()
        .with("languageCodes", "customVocabulary", "wordTimestamp", "diarization", "mode")
        .with("languageAuto", "languageHints", "adaptationPhrases");
  }

  /** What the first message says of a session. */
  static Shape setup() {
    return Shape.object()
        .with("model", "proactivity", "explicitVadSignal", "safetySettings", "avatarConfig")
        .with("prefixTurns", "customVocabulary", "labels")
        .with("generationConfig", generationConfig())
        .with("systemInstruction", content())
        .with("tools", tools())
        .with("realtimeInputConfig", realtimeInputConfig())
        .with("sessionResumption", Shape.object().with("handle", "transparent"))
        .with(
            "contextWindowCompression",
            Shape.object()
                .with("triggerTokens")
                .with("slidingWindow", Shape.object().with("targetTokens")))
        .with("inputAudioTranscription", transcription())
        .with("outputAudioTranscription", transcription())
        .with("historyConfig", Shape.object().with("initialHistoryInClientContent"));
  }

  /** One client message. */
  static Shape message() {
    return Shape.object()
        .with("setup", setup())
        .with("clientContent", Shape.object().with("turns", content()).with("turnComplete"))
        .with(
            "realtimeInput",
            Shape.object()
                .with("text", "audioStreamEnd", "mediaResolution")
                .with("activityStart", Shape.object())
                .with("activityEnd", Shape.object())
                .with("audio", blob())
                .with("video", blob())
                .with("mediaChunks", blob()))
        .with(
            "toolResponse",
            Shape.object()
                .with(
                    "functionResponses",
                    Shape.object()
                        .with("id", "name", "response", "scheduling", "willContinue", "parts")));
  }
}

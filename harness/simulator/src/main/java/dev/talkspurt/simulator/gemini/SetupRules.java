package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.session.SessionSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the service makes of a setup: settings, a refusal, or silence.
 *
 * <p>Follows what {@code gemini-3.1-flash-live-preview} was seen to do.
 */
final class SetupRules {
  /** Members of {@code generationConfig} that the proto has and says a session does not take. */
  static final List<String> UNSUPPORTED =
      List.of(
          "responseLogprobs",
          "responseMimeType",
          "logprobs",
          "responseSchema",
          "responseJsonSchema",
          "responseJsonSchemaOrdered",
          "stopSequences");

  private static final Set<String> LEVELS = Set.of("MINIMAL", "LOW", "MEDIUM", "HIGH");
  private static final int CHARACTERS_PER_TOKEN = 4;

  private SetupRules() {}

  /**
   * The settings; empty when the service would never answer.
   *
   * @param known whether a session can be resumed with a handle
   * @throws Refusal when it would close the session
   */
  static Optional<SessionSettings> check(Json.Obj setup, String apiVersion, Predicate<String> known)
      throws Refusal {
    checkModel(setup.text("model").orElse(""), apiVersion);
    Json.Obj generation = setup.obj("generationConfig").orElse(Json.object().build());
    if (UNSUPPORTED.stream().anyMatch(generation.members()::containsKey)) {
      throw Refusal.invalidArgument();
    }
    checkModalities(generation.get("responseModalities"));
    checkThinking(generation.obj("thinkingConfig"));
    checkTools(setup);
    checkResumption(setup.obj("sessionResumption"), known);
    if (generation.isTrue("enableAffectiveDialog") || setup.get("proactivity").isPresent()) {
      return Optional.empty();
    }
    return Optional.of(settings(setup));
  }

  private static void checkModel(String model, String apiVersion) throws Refusal {
    String id = model.substring(model.lastIndexOf('/') + 1);
    if (!id.startsWith("gemini-")) {
      String name = model.contains("/") ? model : "models/" + model;
      throw new Refusal(
          1008,
          name
              + " is not found for API version "
              + apiVersion
              + ", or is not supported for bidiGenerateContent. Call ListModels to see the list of"
              + " available models and their supported methods.");
    }
  }

  private static void checkModalities(Optional<Json> modalities) throws Refusal {
    if (modalities.isEmpty()) {
      return;
    }
    if (!(modalities.get() instanceof Json.Arr array) || array.items().size() > 1) {
      throw Refusal.invalidArgument();
    }
    for (Json item : array.items()) {
      String name = enumName(Optional.of(item)).orElse("");
      if (name.equals("TEXT")) {
        throw new Refusal(1011, "Internal error encountered.");
      }
      if (!name.equals("AUDIO")) {
        throw Refusal.invalidArgument();
      }
    }
  }

  private static void checkThinking(Optional<Json.Obj> thinking) throws Refusal {
    Optional<Json> level = thinking.flatMap(t -> t.get("thinkingLevel"));
    if (level.isPresent() && !LEVELS.contains(withoutPrefix(level, "THINKING_LEVEL_"))) {
      throw Refusal.invalidArgument();
    }
  }

  private static void checkTools(Json.Obj setup) throws Refusal {
    for (Json tool : list(setup, "tools")) {
      if (!(tool instanceof Json.Obj object)) {
        throw Refusal.invalidArgument();
      }
      for (Json declaration : list(object, "functionDeclarations")) {
        if (!(declaration instanceof Json.Obj function)
            || function.text("name").orElse("").isEmpty()) {
          throw Refusal.invalidArgument();
        }
      }
    }
  }

  /** The handle of the session to resume. */
  static Optional<String> handle(Json.Obj setup) {
    return setup.obj("sessionResumption").flatMap(resumption -> resumption.text("handle"));
  }

  private static void checkResumption(Optional<Json.Obj> resumption, Predicate<String> known)
      throws Refusal {
    Optional<Json> handle = resumption.flatMap(r -> r.get("handle"));
    if (handle.isPresent()) {
      if (!(handle.get() instanceof Json.Str text)) {
        throw Refusal.invalidArgument();
      }
      if (known.test(text.value())) {
        return;
      }
      throw new Refusal(1008, "BidiGenerateContent session not found");
    }
  }

  private static SessionSettings settings(Json.Obj setup) throws Refusal {
    Json.Obj none = Json.object().build();
    Json.Obj input = setup.obj("realtimeInputConfig").orElse(none);
    Json.Obj detection = input.obj("automaticActivityDetection").orElse(none);
    oneOf(detection, "startOfSpeechSensitivity", "START_SENSITIVITY_", "HIGH", "LOW");
    oneOf(detection, "endOfSpeechSensitivity", "END_SENSITIVITY_", "HIGH", "LOW");
    milliseconds(detection, "silenceDurationMs");
    String handling =
        oneOf(
            input,
            "activityHandling",
            "",
            "START_OF_ACTIVITY_INTERRUPTS",
            "NO_INTERRUPTION",
            "ACTIVITY_HANDLING_UNSPECIFIED");
    boolean historyFirst =
        setup.obj("historyConfig").orElse(none).isTrue("initialHistoryInClientContent");
    return new SessionSettings(
        setup.get("inputAudioTranscription").isPresent(),
        setup.get("outputAudioTranscription").isPresent(),
        !detection.isTrue("disabled"),
        !handling.equals("NO_INTERRUPTION"),
        milliseconds(detection, "prefixPaddingMs"),
        setup.get("sessionResumption").isPresent(),
        historyFirst,
        tokens(setup));
  }

  private static int tokens(Json.Obj setup) {
    int characters = 0;
    for (String part : List.of("systemInstruction", "tools")) {
      characters += setup.get(part).map(value -> value.compact().length()).orElse(0);
    }
    return characters / CHARACTERS_PER_TOKEN;
  }

  private static OptionalInt milliseconds(Json.Obj object, String key) throws Refusal {
    Optional<Json> value = object.get(key);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    Optional<BigDecimal> number = object.number(key);
    if (number.isEmpty()
        || number.get().signum() < 0
        || number.get().compareTo(BigDecimal.valueOf(60_000)) > 0) {
      throw Refusal.invalidArgument();
    }
    return OptionalInt.of(number.get().intValue());
  }

  private static String oneOf(Json.Obj object, String key, String prefix, String... names)
      throws Refusal {
    Optional<Json> value = object.get(key);
    if (value.isEmpty()) {
      return "";
    }
    String name = withoutPrefix(value, prefix);
    if (!name.equals("UNSPECIFIED") && !List.of(names).contains(name)) {
      throw Refusal.invalidArgument();
    }
    return name;
  }

  private static String withoutPrefix(Optional<Json> value, String prefix) {
    String name = enumName(value).orElse("");
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  /** An enum's name, which clients send in either case. */
  private static Optional<String> enumName(Optional<Json> value) {
    return value
        .filter(Json.Str.class::isInstance)
        .map(text -> ((Json.Str) text).value().toUpperCase(Locale.ROOT));
  }

  private static List<Json> list(Json.Obj object, String key) {
    Json value = object.members().get(key);
    return value instanceof Json.Obj single ? List.of(single) : object.items(key);
  }
}

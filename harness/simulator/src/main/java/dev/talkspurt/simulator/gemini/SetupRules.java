package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.profile.Profile;
import dev.talkspurt.simulator.session.SessionSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** What the service makes of a setup: settings, a refusal, or silence. */
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

  /** The choices of this program, between what the sensitivities are told to mean. */
  private static final int QUICK_START_MS = 60;

  private static final int SLOW_START_MS = 160;
  private static final int QUICK_END_MS = 500;
  private static final int SLOW_END_MS = 800;

  private SetupRules() {}

  /**
   * The settings; empty when the service would never answer.
   *
   * @param profile what the model does
   * @param known whether a session can be resumed with a handle
   * @throws Refusal when it would close the session
   */
  static Optional<SessionSettings> check(Json.Obj setup, Profile profile, Predicate<String> known)
      throws Refusal {
    Profile.SetupFacts facts = profile.setup();
    Json.Obj generation = setup.obj("generationConfig").orElse(Json.object().build());
    if (UNSUPPORTED.stream().anyMatch(generation.members()::containsKey)) {
      throw Refusal.invalidArgument();
    }
    checkModalities(generation.get("responseModalities"), facts.textOnly());
    checkThinking(generation.obj("thinkingConfig"), facts.thinking());
    Map<String, Profile.Calling> functions = ToolRules.check(setup, profile);
    checkResumption(setup.obj("sessionResumption"), facts.nullHandle(), known);
    boolean answers = answers(facts.affective(), generation.isTrue("enableAffectiveDialog"), true);
    Optional<Json.Obj> proactivity = setup.obj("proactivity");
    boolean proactive = proactivity.map(p -> p.isTrue("proactiveAudio")).orElse(true);
    answers &= answers(facts.proactivity(), proactivity.isPresent(), proactive);
    SessionSettings settings = settings(setup, profile, functions);
    return answers ? Optional.of(settings) : Optional.empty();
  }

  /**
   * Whether the setup is answered.
   *
   * @param set whether the client says anything about the feature
   * @param on what it says
   */
  private static boolean answers(Profile.Feature feature, boolean set, boolean on) throws Refusal {
    if (!set) {
      return true;
    }
    if (feature == Profile.Feature.REFUSED || feature == Profile.Feature.ALWAYS_ON && !on) {
      throw Refusal.invalidArgument();
    }
    return feature != Profile.Feature.NEVER_ANSWERED;
  }

  private static void checkModalities(Optional<Json> modalities, Profile.Close textOnly)
      throws Refusal {
    if (modalities.isEmpty()) {
      return;
    }
    if (!(modalities.get() instanceof Json.Arr array) || array.items().size() > 1) {
      throw Refusal.invalidArgument();
    }
    for (Json item : array.items()) {
      String name = enumName(Optional.of(item)).orElse("");
      if (name.equals("TEXT")) {
        throw new Refusal(textOnly.code(), textOnly.reason());
      }
      if (!name.equals("AUDIO")) {
        throw Refusal.invalidArgument();
      }
    }
  }

  private static void checkThinking(Optional<Json.Obj> thinking, Profile.Thinking how)
      throws Refusal {
    Optional<Json> set = thinking.flatMap(t -> t.get("thinkingLevel"));
    String level = set.isPresent() ? withoutPrefix(set, "THINKING_LEVEL_") : "";
    boolean budget = thinking.flatMap(t -> t.get("thinkingBudget")).isPresent();
    boolean wrong =
        switch (how) {
          case REFUSED -> thinking.isPresent();
          case LEVEL_REQUIRED -> level.isEmpty() || level.equals("MINIMAL") || budget;
          case LEVEL -> set.isPresent() && budget;
          case BUDGET -> set.isPresent();
        };
    if (wrong || set.isPresent() && !LEVELS.contains(level)) {
      throw Refusal.invalidArgument();
    }
  }

  /** The handle of the session to resume. */
  static Optional<String> handle(Json.Obj setup) {
    return setup.obj("sessionResumption").flatMap(resumption -> resumption.text("handle"));
  }

  private static void checkResumption(
      Optional<Json.Obj> resumption, boolean mayBeNull, Predicate<String> known) throws Refusal {
    Optional<Json> handle =
        resumption
            .flatMap(r -> r.get("handle"))
            .filter(value -> !(mayBeNull && value instanceof Json.Null));
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

  private static SessionSettings settings(
      Json.Obj setup, Profile profile, Map<String, Profile.Calling> functions) throws Refusal {
    Json.Obj none = Json.object().build();
    Json.Obj input = setup.obj("realtimeInputConfig").orElse(none);
    Json.Obj detection = input.obj("automaticActivityDetection").orElse(none);
    String handling =
        oneOf(
            input,
            "activityHandling",
            "",
            "START_OF_ACTIVITY_INTERRUPTS",
            "NO_INTERRUPTION",
            "ACTIVITY_HANDLING_UNSPECIFIED");
    String coverage = coverage(input, profile);
    boolean history =
        setup.obj("historyConfig").orElse(none).isTrue("initialHistoryInClientContent");
    if (history && profile.surface().isVertex()) {
      throw Refusal.invalidArgument();
    }
    return new SessionSettings(
        profile,
        functions,
        setup.get("inputAudioTranscription").isPresent(),
        setup.get("outputAudioTranscription").isPresent(),
        thoughts(setup.obj("generationConfig").orElse(none), profile),
        !detection.isTrue("disabled"),
        !handling.equals("NO_INTERRUPTION"),
        startMs(detection, profile),
        silenceMs(detection, profile),
        setup.get("sessionResumption").isPresent() || profile.turns().unaskedHandles(),
        history && profile.setup().history(),
        profile.turns().proactive() || coverage.endsWith("ALL_INPUT"),
        handle(setup).isPresent(),
        tokens(setup, "systemInstruction", "tools"),
        ContextRules.compression(setup),
        tokens(setup, "systemInstruction"));
  }

  private static String coverage(Json.Obj input, Profile profile) throws Refusal {
    String coverage =
        oneOf(
            input,
            "turnCoverage",
            "",
            "TURN_INCLUDES_ONLY_ACTIVITY",
            "TURN_INCLUDES_ALL_INPUT",
            "TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO",
            "TURN_COVERAGE_UNSPECIFIED");
    if (coverage.endsWith("ALL_VIDEO") && !profile.setup().allVideo()) {
      throw Refusal.invalidArgument();
    }
    return coverage;
  }

  /** Whether the model tells its thoughts: as it is used to, or as the client says. */
  private static boolean thoughts(Json.Obj generation, Profile profile) {
    Json.Obj thinking = generation.obj("thinkingConfig").orElse(Json.object().build());
    boolean none =
        thinking.number("thinkingBudget").filter(budget -> budget.signum() == 0).isPresent();
    boolean said = thinking.get("includeThoughts").isPresent();
    return !none && (said ? thinking.isTrue("includeThoughts") : profile.frames().thoughts());
  }

  private static int startMs(Json.Obj detection, Profile profile) throws Refusal {
    String start =
        oneOf(detection, "startOfSpeechSensitivity", "START_SENSITIVITY_", "HIGH", "LOW");
    int usual =
        switch (start) {
          case "HIGH" -> QUICK_START_MS;
          case "LOW" -> SLOW_START_MS;
          default -> profile.surface().startMs();
        };
    return milliseconds(detection, "prefixPaddingMs").orElse(usual);
  }

  private static int silenceMs(Json.Obj detection, Profile profile) throws Refusal {
    String end = oneOf(detection, "endOfSpeechSensitivity", "END_SENSITIVITY_", "HIGH", "LOW");
    int asked =
        milliseconds(detection, "silenceDurationMs")
            .orElse(end.equals("LOW") ? SLOW_END_MS : QUICK_END_MS);
    return Math.min(asked, profile.turns().maxSilenceMs());
  }

  private static int tokens(Json.Obj setup, String... parts) {
    int characters = 0;
    for (String part : parts) {
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
}

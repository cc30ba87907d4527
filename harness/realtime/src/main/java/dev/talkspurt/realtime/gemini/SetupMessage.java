package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first message of a session, made from an agent file. */
final class SetupMessage {
  private static final Json.Obj EMPTY = Json.object().build();

  private SetupMessage() {}

  static Json.Obj of(AgentFile agent, GeminiSettings settings) {
    Json.Obj merged = merged(made(agent, settings), agent.settings().section("setup"));
    return Json.object().put("setup", merged).build();
  }

  /** The setup without what the agent file adds to it in the protocol's own words. */
  static Json.Obj made(AgentFile agent, GeminiSettings settings) {
    ModelProfile profile = ModelProfile.of(agent.model().orElse(""));
    AgentSettings asked = agent.settings();
    Json.Builder setup = Json.object();
    agent.model().ifPresent(model -> setup.put("model", settings.access().modelName(model)));
    setup.put("generationConfig", GenerationConfig.of(agent, profile));
    if (!agent.prompt().isBlank()) {
      setup.put(
          "systemInstruction",
          Json.object()
              .put("parts", List.of(Map.of("text", agent.prompt())))
              .put("role", "user")
              .build());
    }
    List<Json.Obj> tools = tools(agent);
    if (!tools.isEmpty()) {
      setup.put("tools", tools);
    }
    put(setup, "realtimeInputConfig", RealtimeInputConfig.of(agent.turnDetection()));
    resumption(settings, asked).ifPresent(value -> setup.put("sessionResumption", value));
    if (asked.has("compression")) {
      setup.put("contextWindowCompression", compression(asked.section("compression")));
    }
    transcription(asked, "caller").ifPresent(t -> setup.put("inputAudioTranscription", t));
    transcription(asked, "agent").ifPresent(t -> setup.put("outputAudioTranscription", t));
    asked
        .flag("proactiveAudio")
        .ifPresent(yes -> setup.put("proactivity", Map.of("proactiveAudio", yes)));
    if (profile.announcesHistory() && InitialHistory.isDue(agent, settings)) {
      setup.put("historyConfig", Map.of("initialHistoryInClientContent", true));
    }
    setup.putIfPresent("explicitVadSignal", asked.flag("explicitVadSignal"));
    List<Json.Obj> safety = safety(asked.section("safety"));
    if (!safety.isEmpty()) {
      setup.put("safetySettings", safety);
    }
    put(setup, "avatarConfig", avatar(asked.section("avatar")));
    return setup.build();
  }

  private static void put(Json.Builder setup, String key, Json.Obj value) {
    if (!value.members().isEmpty()) {
      setup.put(key, value);
    }
  }

  private static List<Json.Obj> tools(AgentFile agent) {
    List<Json.Obj> tools = new ArrayList<>();
    if (!agent.tools().isEmpty()) {
      List<Json.Obj> functions = agent.tools().stream().map(SetupMessage::function).toList();
      tools.add(Json.object().put("functionDeclarations", functions).build());
    }
    for (String word : agent.settings().words("builtInTools")) {
      tools.add(Json.object().put(word, EMPTY).build());
    }
    return tools;
  }

  private static Json.Obj function(AgentFile.ToolDeclaration tool) {
    Json.Builder function =
        Json.object().put("name", tool.name()).put("description", tool.description());
    if (!tool.parameters().members().isEmpty()) {
      function.put("parametersJsonSchema", tool.parameters());
    }
    return function
        .putIfPresent("behavior", tool.blocking().map(waits -> waits ? "BLOCKING" : "NON_BLOCKING"))
        .build();
  }

  private static Optional<Json.Obj> resumption(GeminiSettings settings, AgentSettings asked) {
    if (!settings.resumptionHandle().isEmpty()) {
      return Optional.of(Json.object().put("handle", settings.resumptionHandle()).build());
    }
    boolean wanted = settings.sessionResumption() || asked.flag("resumption").orElse(false);
    return wanted ? Optional.of(EMPTY) : Optional.empty();
  }

  private static Json.Obj compression(Json.Obj compression) {
    return Json.object()
        .putIfPresent("triggerTokens", compression.get("trigger"))
        .put(
            "slidingWindow",
            Json.object().putIfPresent("targetTokens", compression.get("target")).build())
        .build();
  }

  private static Optional<Json.Obj> transcription(AgentSettings asked, String side) {
    Json.Obj sides = asked.section("transcription");
    if (sides.text(side).isPresent()) {
      return Optional.empty();
    }
    Json.Obj settings = sides.obj(side).orElse(EMPTY);
    return Optional.of(
        Json.object()
            .putIfPresent("languageCodes", settings.get("languages"))
            .putIfPresent("customVocabulary", settings.get("vocabulary"))
            .build());
  }

  private static List<Json.Obj> safety(Json.Obj safety) {
    List<Json.Obj> settings = new ArrayList<>();
    for (String harm : safety.members().keySet()) {
      settings.add(
          Json.object()
              .put("category", "HARM_CATEGORY_" + constant(harm))
              .put("threshold", constant(safety.text(harm).orElse("")))
              .build());
    }
    return settings;
  }

  private static String constant(String word) {
    return GenerationConfig.upper(word.replaceAll("([A-Z])", "_$1"));
  }

  private static Json.Obj avatar(Json.Obj avatar) {
    return Json.object()
        .putIfPresent("avatarName", avatar.get("name"))
        .putIfPresent("audioBitrateBps", avatar.get("audioBitrate"))
        .putIfPresent("videoBitrateBps", avatar.get("videoBitrate"))
        .build();
  }

  /** Both, objects within objects too; of two values in one place the made one stays. */
  private static Json.Obj merged(Json.Obj made, Json.Obj added) {
    Map<String, Json> members = new LinkedHashMap<>(made.members());
    added
        .members()
        .forEach(
            (key, value) ->
                members.merge(
                    key,
                    value,
                    (ours, theirs) ->
                        ours instanceof Json.Obj a && theirs instanceof Json.Obj b
                            ? merged(a, b)
                            : ours));
    return new Json.Obj(members, Map.of(), made.place());
  }

  /** The paths in {@code added} at which {@code made} has a value already. */
  static List<List<String>> collisions(Json.Obj made, Json.Obj added) {
    List<List<String>> paths = new ArrayList<>();
    for (Map.Entry<String, Json> member : added.members().entrySet()) {
      Json ours = made.members().get(member.getKey());
      if (ours instanceof Json.Obj a && member.getValue() instanceof Json.Obj b) {
        for (List<String> below : collisions(a, b)) {
          List<String> path = new ArrayList<>(List.of(member.getKey()));
          path.addAll(below);
          paths.add(path);
        }
      } else if (ours != null) {
        paths.add(List.of(member.getKey()));
      }
    }
    return paths;
  }
}

package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.profile.Profile;
import dev.talkspurt.simulator.profile.Profile.Calling;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the service makes of the tools of a setup. */
final class ToolRules {
  private static final String PATH = "* BidiGenerateContentRequest.setup.tools";

  /** What no Live model offers. */
  private static final List<String> NEVER = List.of("codeExecution", "urlContext");

  private static final Set<String> TYPES =
      Set.of("STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL");

  private ToolRules() {}

  /**
   * How each function is called, by its name.
   *
   * @throws Refusal when the service would close the session
   */
  static Map<String, Calling> check(Json.Obj setup, Profile profile) throws Refusal {
    Map<String, Calling> functions = new HashMap<>();
    List<Json> tools = items(setup, "tools");
    for (int i = 0; i < tools.size(); i++) {
      if (!(tools.get(i) instanceof Json.Obj tool)
          || NEVER.stream().anyMatch(name -> tool.get(name).isPresent())) {
        throw Refusal.invalidArgument();
      }
      List<Json> declarations = items(tool, "functionDeclarations");
      for (int j = 0; j < declarations.size(); j++) {
        String where = PATH + "[" + i + "].function_declarations[" + j + "]";
        declaration(declarations.get(j), where, profile, functions);
      }
    }
    return functions;
  }

  private static void declaration(
      Json declaration, String where, Profile profile, Map<String, Calling> functions)
      throws Refusal {
    String name = declaration instanceof Json.Obj function ? function.text("name").orElse("") : "";
    if (!(declaration instanceof Json.Obj function) || name.isEmpty()) {
      throw Refusal.invalidArgument();
    }
    Optional<Json.Obj> parameters = function.obj("parameters");
    if (parameters.isPresent()) {
      schema(parameters.get(), where + ".parameters");
    }
    if (functions.put(name, calling(function, profile)) != null) {
      throw new Refusal(1007, "Duplicate function declaration found: " + name);
    }
  }

  private static Calling calling(Json.Obj function, Profile profile) throws Refusal {
    String behavior = function.text("behavior").orElse("").toUpperCase(Locale.ROOT);
    Calling asked =
        switch (behavior) {
          case "", "UNSPECIFIED", "BEHAVIOR_UNSPECIFIED" -> profile.tools().otherwise();
          case "BLOCKING" -> Calling.BLOCKING;
          case "NON_BLOCKING" -> Calling.NON_BLOCKING;
          default -> throw Refusal.invalidArgument();
        };
    if (asked == Calling.BLOCKING && !profile.tools().blocking()) {
      throw Refusal.invalidArgument();
    }
    return profile.tools().nonBlocking() ? asked : Calling.BLOCKING;
  }

  /** The dialect of OpenAPI that {@code parameters} is written in. */
  private static void schema(Json.Obj schema, String where) throws Refusal {
    String type = schema.text("type").orElse("").toUpperCase(Locale.ROOT);
    if (!type.isEmpty() && !TYPES.contains(type)) {
      throw wrong(where, ".type: unknown type");
    }
    if (schema.get("enum").isPresent() && !type.isEmpty() && !type.equals("STRING")) {
      throw wrong(where, ".enum: only allowed for STRING type");
    }
    Optional<Json.Obj> items = schema.obj("items");
    if (type.equals("ARRAY") && items.isEmpty()) {
      throw wrong(where, ".items: missing field.");
    }
    if (items.isPresent()) {
      schema(items.get(), where + ".items");
    }
    Optional<Json.Obj> properties = schema.obj("properties");
    if (properties.isPresent()) {
      for (Map.Entry<String, Json> property : properties.get().members().entrySet()) {
        if (property.getValue() instanceof Json.Obj inner) {
          schema(inner, where + ".properties[" + property.getKey() + "]");
        }
      }
    }
  }

  private static Refusal wrong(String where, String what) {
    return new Refusal(1007, where + what);
  }

  /** A repeated field, which some clients send as a single object. */
  static List<Json> items(Json.Obj object, String key) {
    Json value = object.members().get(key);
    return value instanceof Json.Obj single ? List.of(single) : object.items(key);
  }
}

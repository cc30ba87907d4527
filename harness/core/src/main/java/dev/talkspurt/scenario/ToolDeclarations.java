package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an agent declares of its tools, and whether a call could fit it. Of JSON Schema it reads the
 * part that tells names and simple types: {@code properties}, {@code required}, {@code type},
 * {@code enum}, {@code additionalProperties}.
 */
final class ToolDeclarations {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_.:-]{0,127}";

  static final List<String> KEYS =
      List.of("name", "description", "parameters", "behavior", "scheduling");
  private static final List<String> BEHAVIORS = List.of("blocking", "nonBlocking");
  private static final List<String> SCHEDULINGS = List.of("interrupt", "whenIdle", "silent");

  private ToolDeclarations() {}

  static AgentFile.ToolDeclaration read(Section tool) {
    tool.require("name", "the tool's name (for example name: find_slots)");
    tool.require("description", "what the tool does, for the model to read");
    String name = tool.text("name", 128).orElse("");
    if (!name.isEmpty() && !name.matches(NAME)) {
      tool.wrong("name", "letters, digits and underscores");
    }
    Optional<String> behavior =
        tool.has("behavior") ? tool.oneOf("behavior", BEHAVIORS) : Optional.empty();
    return new AgentFile.ToolDeclaration(
        name,
        tool.text("description").orElse(""),
        parameters(tool),
        behavior.map("blocking"::equals),
        scheduling(tool, behavior));
  }

  private static Optional<String> scheduling(Section tool, Optional<String> behavior) {
    if (!tool.has("scheduling")) {
      return Optional.empty();
    }
    if (behavior.filter("blocking"::equals).isPresent()) {
      tool.add(
          tool.keyPlace("scheduling"),
          "'scheduling' stands at a blocking tool, whose answer is waited for (remove it, or write"
              + " behavior: nonBlocking)");
    }
    return tool.oneOf("scheduling", SCHEDULINGS);
  }

  private static Json.Obj parameters(Section tool) {
    Json.Obj none = Json.object().put("type", "object").put("properties", Map.of()).build();
    if (!tool.has("parameters")) {
      return none;
    }
    Optional<Json.Obj> schema = tool.object("parameters");
    schema.ifPresent(object -> check(object, tool));
    return schema.orElse(none);
  }

  private static void check(Json.Obj schema, Section tool) {
    if (!schema.text("type").equals(Optional.of("object"))) {
      tool.add(schema.place(), "parameters of a tool have no 'type: object' (add it)");
    }
    Json properties = schema.get("properties").orElse(Json.object().build());
    if (!(properties instanceof Json.Obj known)) {
      String is = "'properties' is " + Words.describe(properties);
      tool.add(properties.place(), is + ", expected an object of parameter names");
      return;
    }
    for (Json item : schema.items("required")) {
      String name = item instanceof Json.Str text ? text.value() : item.compact();
      if (!known.members().containsKey(name)) {
        Set<String> names = known.members().keySet();
        tool.add(item.place(), "unknown parameter " + Words.unknown(name, "in 'required'", names));
      }
    }
  }

  /** Note each way in which such arguments can never be a call of the tool. */
  static void checkArguments(
      AgentFile.ToolDeclaration tool, Json.Obj arguments, Place callPlace, Section script) {
    Json.Obj properties = tool.parameters().obj("properties").orElse(Json.object().build());
    Json extra = tool.parameters().get("additionalProperties").orElse(null);
    boolean open = extra instanceof Json.Obj || extra instanceof Json.Bool b && b.value();
    for (Map.Entry<String, Json> argument : arguments.members().entrySet()) {
      Optional<Json.Obj> schema = properties.obj(argument.getKey());
      if (schema.isPresent()) {
        checkValue(argument.getKey(), argument.getValue(), schema.get(), script);
      } else if (!open && properties.get(argument.getKey()).isEmpty()) {
        Set<String> names = properties.members().keySet();
        String where = "of tool '" + tool.name() + "'";
        script.add(
            arguments.keyPlace(argument.getKey()),
            "unknown argument " + Words.unknown(argument.getKey(), where, names));
      }
    }
    for (Json required : tool.parameters().items("required")) {
      if (required instanceof Json.Str name && !arguments.members().containsKey(name.value())) {
        script.add(
            callPlace,
            "expected call of '%s' has no argument '%s', which the tool requires (add %s: any)"
                .formatted(tool.name(), name.value(), name.value()));
      }
    }
  }

  private static void checkValue(String name, Json value, Json.Obj schema, Section script) {
    boolean matcher =
        value instanceof Json.Obj || value instanceof Json.Str text && text.value().equals("any");
    if (matcher) {
      return;
    }
    String type = schema.text("type").orElse("");
    if (!fits(value, type)) {
      boolean quotable = type.equals("string") && !(value instanceof Json.Arr);
      String fix = quotable ? " (put it in quotes: \"" + value.compact() + "\")" : "";
      script.add(
          value.place(),
          "argument '%s' is %s, expected %s as the tool declares%s"
              .formatted(name, Words.describe(value), type, fix));
      return;
    }
    List<Json> choices = schema.items("enum");
    if (!choices.isEmpty() && !choices.contains(value)) {
      List<String> words =
          choices.stream().map(c -> c instanceof Json.Str s ? s.value() : c.compact()).toList();
      script.add(
          value.place(),
          "argument '%s' is %s, expected %s as the tool declares"
              .formatted(name, Words.describe(value), Words.anyOf(words)));
    }
  }

  private static boolean fits(Json value, String type) {
    return switch (type) {
      case "string" -> value instanceof Json.Str;
      case "number" -> value instanceof Json.Num;
      case "integer" -> value instanceof Json.Num n && n.value().stripTrailingZeros().scale() <= 0;
      case "boolean" -> value instanceof Json.Bool;
      case "array" -> value instanceof Json.Arr;
      default -> true;
    };
  }
}

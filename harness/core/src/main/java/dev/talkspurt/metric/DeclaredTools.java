package dev.talkspurt.metric;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether calls fit what an agent declares of its tools. Of JSON Schema it reads {@code type,
 * properties, required, additionalProperties, items, enum, const, minimum, maximum, nullable}, the
 * part that live services take. Thread-safe.
 */
final class DeclaredTools {
  private final List<AgentFile.ToolDeclaration> tools;

  DeclaredTools(List<AgentFile.ToolDeclaration> tools) {
    this.tools = tools;
  }

  Optional<AgentFile.ToolDeclaration> find(String name) {
    return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
  }

  /** The tool exists and its arguments fit. */
  boolean accepts(String name, Json.Obj args) {
    return find(name).filter(tool -> object(args, tool.parameters())).isPresent();
  }

  /** The tool, or one of the arguments, is not declared. */
  boolean isInvented(String name, Json.Obj args) {
    return find(name).filter(tool -> known(args, tool.parameters())).isEmpty();
  }

  private static boolean known(Json.Obj value, Json.Obj schema) {
    Optional<Json.Obj> properties = schema.obj("properties");
    Json extra = schema.get("additionalProperties").orElse(null);
    boolean open = extra instanceof Json.Obj || extra instanceof Json.Bool b && b.value();
    return open
        || properties.isEmpty()
        || properties.get().members().keySet().containsAll(value.members().keySet());
  }

  private static boolean object(Json.Obj value, Json.Obj schema) {
    if (!known(value, schema)) {
      return false;
    }
    for (Json required : schema.items("required")) {
      if (required instanceof Json.Str name && value.get(name.value()).isEmpty()) {
        return false;
      }
    }
    Json.Obj properties = schema.obj("properties").orElse(Json.object().build());
    for (Map.Entry<String, Json> member : value.members().entrySet()) {
      Optional<Json.Obj> declared =
          properties.obj(member.getKey()).or(() -> schema.obj("additionalProperties"));
      if (declared.isPresent() && !fits(member.getValue(), declared.get())) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Json value, Json.Obj schema) {
    if (value instanceof Json.Null && schema.isTrue("nullable")) {
      return true;
    }
    List<Json> choices = schema.items("enum");
    boolean chosen = choices.isEmpty() || choices.contains(value);
    boolean constant = schema.get("const").filter(c -> !c.equals(value)).isEmpty();
    return chosen && constant && isOfType(value, schema) && inBounds(value, schema);
  }

  private static boolean isOfType(Json value, Json.Obj schema) {
    Json type = schema.get("type").orElse(null);
    if (type instanceof Json.Arr several) {
      return several.items().stream()
          .anyMatch(one -> one instanceof Json.Str name && is(value, name.value(), schema));
    }
    return !(type instanceof Json.Str name) || is(value, name.value(), schema);
  }

  private static boolean is(Json value, String type, Json.Obj schema) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "string" -> value instanceof Json.Str;
      case "number" -> value instanceof Json.Num;
      case "integer" -> value instanceof Json.Num n && n.value().stripTrailingZeros().scale() <= 0;
      case "boolean" -> value instanceof Json.Bool;
      case "null" -> value instanceof Json.Null;
      case "object" -> value instanceof Json.Obj object && object(object, schema);
      case "array" ->
          value instanceof Json.Arr list
              && schema
                  .obj("items")
                  .filter(items -> list.items().stream().anyMatch(item -> !fits(item, items)))
                  .isEmpty();
      default -> true;
    };
  }

  private static boolean inBounds(Json value, Json.Obj schema) {
    if (!(value instanceof Json.Num number)) {
      return true;
    }
    Optional<BigDecimal> least = schema.number("minimum");
    Optional<BigDecimal> most = schema.number("maximum");
    return least.filter(bound -> number.value().compareTo(bound) < 0).isEmpty()
        && most.filter(bound -> number.value().compareTo(bound) > 0).isEmpty();
  }
}

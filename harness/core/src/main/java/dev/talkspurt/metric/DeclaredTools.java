package dev.talkspurt.metric;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.ArgumentSchema;
import java.util.List;
import java.util.Optional;

/**
 * Whether calls fit what an agent declares of its tools, by the same check that mock tools make.
 * Thread-safe.
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
    return find(name).filter(tool -> ArgumentSchema.faults(tool, args).isEmpty()).isPresent();
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
}

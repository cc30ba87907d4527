package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What makes an agent: the part of a product that a team versions.
 *
 * @param name as the file states it
 * @param source the file it was read from
 * @param model provider model id, without {@code models/}
 * @param voice provider voice name
 * @param prompt system instruction
 * @param tools declared functions
 * @param turnDetection voice activity settings
 * @param thinking thinking settings: {@code level} or {@code budget}
 * @param simulated the part only the simulated agent reads, unparsed; an empty object if none
 */
public record AgentFile(
    String name,
    Path source,
    Optional<String> model,
    Optional<String> voice,
    Optional<String> language,
    String prompt,
    List<ToolDeclaration> tools,
    TurnDetection turnDetection,
    Thinking thinking,
    Json.Obj simulated) {
  public AgentFile {
    tools = List.copyOf(tools);
  }

  /** A function the agent may call; {@code parameters} is a JSON Schema object. */
  public record ToolDeclaration(String name, String description, Json.Obj parameters) {}

  /**
   * Provider-side voice activity settings; empty means the provider's default.
   *
   * @param startSensitivity {@code high} or {@code low}; {@code endSensitivity} likewise
   * @param interruptible whether caller activity cuts the agent
   * @param manual whether we tell the agent when the caller speaks, and it finds nothing itself;
   *     the other settings then say nothing, but for {@code interruptible}
   */
  public record TurnDetection(
      Optional<String> startSensitivity,
      Optional<String> endSensitivity,
      Optional<Integer> prefixPaddingMs,
      Optional<Integer> silenceMs,
      Optional<Boolean> interruptible,
      boolean manual) {
    /** The provider finds turns itself. */
    public TurnDetection(
        Optional<String> startSensitivity,
        Optional<String> endSensitivity,
        Optional<Integer> prefixPaddingMs,
        Optional<Integer> silenceMs,
        Optional<Boolean> interruptible) {
      this(startSensitivity, endSensitivity, prefixPaddingMs, silenceMs, interruptible, false);
    }

    /** The same with turns that we end, or that the provider finds. */
    TurnDetection manual(boolean ours) {
      return new TurnDetection(
          startSensitivity, endSensitivity, prefixPaddingMs, silenceMs, interruptible, ours);
    }

    /** As configurations are compared by it, which had no manual turns once. */
    @Override
    public String toString() {
      return "TurnDetection[startSensitivity="
          + startSensitivity
          + ", endSensitivity="
          + endSensitivity
          + ", prefixPaddingMs="
          + prefixPaddingMs
          + ", silenceMs="
          + silenceMs
          + ", interruptible="
          + interruptible
          + (manual ? ", manual=true]" : "]");
    }
  }

  /** Thinking settings; empty means the provider's default. */
  public record Thinking(Optional<String> level, Optional<Integer> budget) {}
}

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
 * @param settings everything else about its sessions
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
    Json.Obj simulated,
    AgentSettings settings) {
  public AgentFile {
    tools = List.copyOf(tools);
  }

  /** An agent without further settings. */
  public AgentFile(
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
    this(
        name,
        source,
        model,
        voice,
        language,
        prompt,
        tools,
        turnDetection,
        thinking,
        simulated,
        AgentSettings.NONE);
  }

  /** The same with another model, voice, language and prompt. */
  AgentFile with(
      Optional<String> newModel,
      Optional<String> newVoice,
      Optional<String> newLanguage,
      String newPrompt) {
    return new AgentFile(
        name,
        source,
        newModel,
        newVoice,
        newLanguage,
        newPrompt,
        tools,
        turnDetection,
        thinking,
        simulated,
        settings);
  }

  /** The same with other turn detection and thinking. */
  AgentFile with(TurnDetection newTurnDetection, Thinking newThinking) {
    return new AgentFile(
        name,
        source,
        model,
        voice,
        language,
        prompt,
        tools,
        newTurnDetection,
        newThinking,
        simulated,
        settings);
  }

  /** The same with other tools. */
  public AgentFile withTools(List<ToolDeclaration> newTools) {
    return new AgentFile(
        name,
        source,
        model,
        voice,
        language,
        prompt,
        newTools,
        turnDetection,
        thinking,
        simulated,
        settings);
  }

  /**
   * A function the agent may call.
   *
   * @param parameters a JSON Schema object
   * @param blocking whether the agent waits for the answer before it goes on; empty: as the model
   *     does by itself
   * @param scheduling what an answer that is not waited for does when it comes: {@code interrupt},
   *     {@code whenIdle} or {@code silent}; empty: the provider's default
   */
  public record ToolDeclaration(
      String name,
      String description,
      Json.Obj parameters,
      Optional<Boolean> blocking,
      Optional<String> scheduling) {
    /** One that is waited for as the model does by itself. */
    public ToolDeclaration(String name, String description, Json.Obj parameters) {
      this(name, description, parameters, Optional.empty(), Optional.empty());
    }
  }

  /**
   * Provider-side voice activity settings; empty means the provider's default.
   *
   * @param startSensitivity {@code high} or {@code low}; {@code endSensitivity} likewise
   * @param interruptible whether caller activity cuts the agent
   * @param manual whether we tell the agent when the caller speaks, and it finds nothing itself;
   *     the other settings then say nothing, but for {@code interruptible} and {@code coverage}
   * @param coverage what of the caller belongs to a turn: {@code onlyActivity}, {@code allInput} or
   *     {@code activityAndVideo}
   */
  public record TurnDetection(
      Optional<String> startSensitivity,
      Optional<String> endSensitivity,
      Optional<Integer> prefixPaddingMs,
      Optional<Integer> silenceMs,
      Optional<Boolean> interruptible,
      boolean manual,
      Optional<String> coverage) {
    /** The provider finds turns itself. */
    public TurnDetection(
        Optional<String> startSensitivity,
        Optional<String> endSensitivity,
        Optional<Integer> prefixPaddingMs,
        Optional<Integer> silenceMs,
        Optional<Boolean> interruptible) {
      this(
          startSensitivity,
          endSensitivity,
          prefixPaddingMs,
          silenceMs,
          interruptible,
          false,
          Optional.empty());
    }

    /** The same with turns that we end, or that the provider finds. */
    TurnDetection manual(boolean ours) {
      return new TurnDetection(
          startSensitivity,
          endSensitivity,
          prefixPaddingMs,
          silenceMs,
          interruptible,
          ours,
          coverage);
    }

    /** As configurations are compared by it, which had no manual turns and no coverage once. */
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
          + (manual ? ", manual=true" : "")
          + coverage.map(word -> ", coverage=" + word).orElse("")
          + "]";
    }
  }

  /**
   * Thinking settings; empty means the provider's default.
   *
   * @param thoughts whether the model sends what it thinks
   */
  public record Thinking(
      Optional<String> level, Optional<Integer> budget, Optional<Boolean> thoughts) {
    /** Thoughts are sent or not as the model does by itself. */
    public Thinking(Optional<String> level, Optional<Integer> budget) {
      this(level, budget, Optional.empty());
    }

    /** As configurations are compared by it, which knew nothing of thoughts once. */
    @Override
    public String toString() {
      String shown = thoughts.map(sent -> ", thoughts=" + sent).orElse("");
      return "Thinking[level=" + level + ", budget=" + budget + shown + "]";
    }
  }
}

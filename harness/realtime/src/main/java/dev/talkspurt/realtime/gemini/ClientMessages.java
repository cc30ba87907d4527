package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is sent once a session is set up, audio aside. */
final class ClientMessages {
  private static final Map<String, String> SCHEDULINGS =
      Map.of("interrupt", "INTERRUPT", "whenIdle", "WHEN_IDLE", "silent", "SILENT");

  private ClientMessages() {}

  static Json.Obj realtimeInput(String member, Object value) {
    return Json.object().put("realtimeInput", Map.of(member, value)).build();
  }

  /** Typed words, in the form that the agent's model takes as such. */
  static Json.Obj text(AgentFile agent, String text) {
    return ModelProfile.of(agent.model().orElse("")).typesAsContent()
        ? InitialHistory.content(List.of(InitialHistory.turn("user", text)), true)
        : realtimeInput("text", text);
  }

  static Json.Obj picture(byte[] picture, String mimeType) {
    String data = Base64.getEncoder().encodeToString(picture);
    return realtimeInput(
        "video", Json.object().put("data", data).put("mimeType", mimeType).build());
  }

  /** The answer to one call; an id that we gave ourselves is not sent. */
  static Json.Obj toolResponse(AgentFile agent, String id, String name, Json.Obj response) {
    Json.Builder answer = Json.object();
    if (!ServerMessages.isOwnId(id)) {
      answer.put("id", id);
    }
    Json.Obj message =
        answer
            .put("name", name)
            .put("response", response)
            .putIfPresent("scheduling", scheduling(agent, name))
            .build();
    return Json.object().put("toolResponse", Map.of("functionResponses", List.of(message))).build();
  }

  /** What the answer is to do when it comes, for a tool that the agent does not wait for. */
  private static Optional<String> scheduling(AgentFile agent, String tool) {
    return agent.tools().stream()
        .filter(declared -> declared.name().equals(tool))
        .findFirst()
        .flatMap(AgentFile.ToolDeclaration::scheduling)
        .map(SCHEDULINGS::get);
  }
}
